"""Try what servers, networks, processes and callers do to each client with each transport."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor

from .kinds import cases
from .running import done, prepare


def main() -> int:
    """Return 1 if a client did something that it must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("--kind", default="", help="only kinds whose names contain this")
    parser.add_argument(
        "--client", default="", help="only clients and transports that contain this"
    )
    parser.add_argument("--times", action="store_true", help="show how long each case took")
    options = parser.parse_args()
    wanted = [
        number
        for number, case in enumerate(cases())
        if options.kind in case.kind and options.client in f"{case.client}, {case.transport}"
    ]
    faults = total = 0
    slowest, peak_mb = (0.0, ""), 0.0
    started = time.perf_counter()
    for name in [name for name in os.environ if name.upper().startswith(("VOLC", "OTEL"))]:
        del os.environ[name]
    print("| kind | client | transport | count | outcomes | faults |")
    print("| --- | --- | --- | ---: | --- | ---: |")
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), context, prepare) as processes:
            for each in processes.map(done, wanted):
                if each.fault:
                    faults += 1
                    print(f"FAULT {each.case}: {each.fault}", file=sys.stderr, flush=True)
                shown = ", ".join(f"{name} {count:,}" for name, count in each.counts.most_common())
                total += each.counts.total()
                cells = (*each.row, f"{each.counts.total():,}", shown, str(int(bool(each.fault))))
                print(f"| {' | '.join(cells)} |", flush=True)
                if options.times:
                    print(f"{each.seconds:.1f} s {each.case}", file=sys.stderr)
                slowest = max(slowest, (each.seconds, each.case))
                peak_mb = max(peak_mb, each.peak_mb)
    print(
        f"\n{total:,} tries, {faults} faults; {time.perf_counter() - started:.0f} s,"
        f" slowest {slowest[0]:.0f} s ({slowest[1]}), peak {peak_mb:.0f} MB"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

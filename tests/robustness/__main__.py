"""Try what servers, networks, processes and callers do to each client with each transport."""

from __future__ import annotations

import argparse
import faulthandler
import os
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Final

from attacks.outcomes import Fault

from .cases import Case
from .kinds import cases

_LIMIT_S: Final = 240
"""A case that takes longer hangs: the process then shows where, and ends."""


def tried(case: Case) -> tuple[Counter[str], str]:
    """Return the outcomes of a case, and what is wrong."""
    counts: Counter[str] = Counter()

    def report(outcome: str) -> None:
        counts[outcome] += 1

    try:
        case.run(report)
    except Fault as fault:
        return counts, _with_notes(fault, str(fault))
    except Exception as error:  # noqa: BLE001 - any other exception is what this looks for
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        return counts, _with_notes(error, f"{place}: {str(error)[:300]}")
    return counts, ""


def _with_notes(error: Exception, text: str) -> str:
    return "; ".join((text, *getattr(error, "__notes__", ())))


def main() -> int:
    """Return 1 if a client did something that it must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("--kind", default="", help="only kinds whose names contain this")
    parser.add_argument(
        "--client", default="", help="only clients and transports that contain this"
    )
    options = parser.parse_args()
    faults: list[str] = []
    total = 0
    started = time.perf_counter()
    print("| kind | client | transport | count | outcomes | faults |")
    print("| --- | --- | --- | ---: | --- | ---: |")
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        for name in [name for name in os.environ if name.startswith("VOLC")]:
            del os.environ[name]
        os.chdir(home)
        for case in cases():
            if (
                options.kind not in case.kind
                or options.client not in f"{case.client}, {case.transport}"
            ):
                continue
            faulthandler.dump_traceback_later(_LIMIT_S, exit=True)
            begun = time.perf_counter()
            counts, reason = tried(case)
            faulthandler.cancel_dump_traceback_later()
            total += counts.total()
            if reason:
                faults.append(f"{case}: {reason}")
                print(f"FAULT {faults[-1]}", file=sys.stderr, flush=True)
            outcomes = ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
            row = (
                case.kind,
                case.client,
                case.transport,
                f"{counts.total():,}",
                outcomes,
                bool(reason) * 1,
            )
            print(f"| {' | '.join(map(str, row))} |", flush=True)
            print(f"{time.perf_counter() - begun:.1f} s  {case}", file=sys.stderr)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{total:,} tries, {len(faults)} faults; {time.perf_counter() - started:.0f} s,"
        f" peak {peak_mb:.0f} MB"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Try every hostile input in every position, each within 10 s and the process within 1 GB.

With --fuzz, try inputs that are damaged at random, as long as the time lasts.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Final

from . import positions
from .case import FAULT, Case, tried
from .fuzz import cases as fuzz_cases
from .outcomes import DATA, REFUSED
from .texts import CANARY

_LIMIT_MB: Final = 1_000
_MOST_MB: Final = 4_000
"""Address space of this process, so that an input that needs all memory does not stop the machine."""


def main() -> int:
    """Return 1 if an input did something that it must not."""
    options = _parser().parse_args()
    counts: dict[tuple[str, str], Counter[str]] = {}
    faults: list[str] = []
    slowest, peak_mb = (0.0, ""), 0.0
    # Ctrl-C ends a long run with what it has found.
    with tempfile.TemporaryDirectory() as name, suppress(KeyboardInterrupt):
        os.environ["HOME"] = name
        os.chdir(name)
        for case in _cases(options, Path(name)):
            started = time.perf_counter()
            outcome, reason = tried(case)
            slowest = max(slowest, (time.perf_counter() - started, str(case)))
            peak_mb, before_mb = _peak_mb(), peak_mb
            if outcome != FAULT and _was_executed(Path(name)):
                outcome, reason = FAULT, "a text was executed"
            if peak_mb > _LIMIT_MB >= before_mb:
                outcome, reason = FAULT, f"{peak_mb:.0f} MB of memory; {reason}"
            counts.setdefault((case.position, case.kind), Counter())[outcome] += 1
            if reason:
                faults.append(f"{case}: {reason}")
                again = "".join(f"\n  {each}" for each in case.made)
                print(f"FAULT {faults[-1]}{again}", file=sys.stderr, flush=True)
    _print_table(counts)
    total = sum(found.total() for found in counts.values())
    places = len({position for position, _ in counts})
    print(
        f"\n{total} cases in {places} positions, {len(faults)} faults;"
        f" slowest {slowest[0]:.1f} s ({slowest[1]}), peak {peak_mb:.0f} MB"
    )
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--position", default="", help="only positions whose names contain this")
    parser.add_argument("--kind", default="", help="only attacks of kinds that contain this")
    parser.add_argument(
        "--fuzz",
        type=float,
        metavar="SECONDS",
        help="damage inputs at random, for this processor time",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (default: 1)")
    parser.add_argument(
        "--case", type=int, metavar="N", help="with --fuzz: only the case of this number"
    )
    return parser


def _cases(options: argparse.Namespace, folder: Path) -> Iterator[Case]:
    if options.fuzz is None:
        return positions.cases(folder, options.position, options.kind)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MB << 20, resource.RLIM_INFINITY))
    first = options.case or 0
    found = fuzz_cases.cases(folder, options.seed, options.position, options.kind, first)
    end = time.process_time() + options.fuzz

    def goes_on(case: Case) -> bool:
        return time.process_time() < end and options.case in (None, case.number)

    return takewhile(goes_on, found)


def _was_executed(folder: Path) -> bool:
    """Return whether a text created its file, in the folder of this process or of a project."""
    return any(any(folder.glob("*/" * depth + CANARY)) for depth in range(4))


def _print_table(counts: dict[tuple[str, str], Counter[str]]) -> None:
    print(f"| position | kind | count | {DATA} | {REFUSED} | faults |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for (position, kind), found in counts.items():
        row = (found.total(), found[DATA], found[REFUSED], found[FAULT])
        print(f"| {position} | {kind} | {' | '.join(map(str, row))} |")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())

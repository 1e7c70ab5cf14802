"""Try every hostile input in every position, each within 10 s and the process within 1 GB."""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Final

from .outcomes import DATA, REFUSED, Fault
from .positions import Case, cases
from .texts import CANARY

_LIMIT_S: Final = 10
_LIMIT_MB: Final = 1_000
_FAULT: Final = "FAULT"


class _TooLong(BaseException):
    """A case took more than its time; not an Exception, so that no code of ours catches it."""


def _end(number: int, frame: FrameType | None) -> None:
    raise _TooLong


def tried(case: Case) -> tuple[str, str]:
    """Return the outcome of a case, and what is wrong."""
    signal.signal(signal.SIGPROF, _end)
    signal.setitimer(signal.ITIMER_PROF, _LIMIT_S)
    try:
        return case.run(), ""
    except _TooLong:
        return _FAULT, f"not done after {_LIMIT_S} s of processor time"
    except Fault as fault:
        return _FAULT, str(fault)
    except Exception as error:  # noqa: BLE001 - any other exception is what this looks for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (
            _FAULT,
            f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {str(error)[:300]}",
        )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> int:
    """Return 1 if an input did something that it must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--position", default="", help="only positions whose names contain this")
    parser.add_argument("--kind", default="", help="only attacks of kinds that contain this")
    options = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = {}
    faults: list[str] = []
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as name:
        os.environ["HOME"] = name
        os.chdir(name)
        for case in cases(Path(name), options.position, options.kind):
            started = time.perf_counter()
            outcome, reason = tried(case)
            taken = time.perf_counter() - started
            slowest = max(slowest, (taken, str(case)))
            if outcome != _FAULT and list(Path(name).rglob(CANARY)):
                outcome, reason = _FAULT, "a text was executed"
            counts.setdefault((case.position, case.kind), Counter())[outcome] += 1
            if reason:
                faults.append(f"{case}: {reason}")
                print(f"FAULT {faults[-1]}", file=sys.stderr, flush=True)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if peak_mb > _LIMIT_MB:
        faults.append(f"{peak_mb:.0f} MB of memory")
    print(f"| position | kind | count | {DATA} | {REFUSED} | faults |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for (position, kind), found in counts.items():
        row = (found.total(), found[DATA], found[REFUSED], found[_FAULT])
        print(f"| {position} | {kind} | {' | '.join(map(str, row))} |")
    total = sum(found.total() for found in counts.values())
    positions = len({position for position, _ in counts})
    print(
        f"\n{total} cases in {positions} positions, {len(faults)} faults;"
        f" slowest {slowest[0]:.1f} s ({slowest[1]}), peak {peak_mb:.0f} MB"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs one case in a process of its own, and returns what happened."""

from __future__ import annotations

import faulthandler
import os
import resource
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

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


class Done(NamedTuple):
    """A case that was tried."""

    case: str
    row: tuple[str, str, str]
    counts: Counter[str]
    fault: str
    seconds: float
    peak_mb: float


def prepare() -> None:
    """Let a process start in an empty home directory, and retry without pauses."""
    home = tempfile.mkdtemp(dir=os.environ["HOME"])
    os.environ["HOME"] = home
    os.chdir(home)
    import volc_im._core.call.retry

    volc_im._core.call.retry.BASE_S = 0.0  # type: ignore[misc]


def done(number: int) -> Done:
    """Try the case of a number."""
    case = [*cases()][number]
    faulthandler.dump_traceback_later(_LIMIT_S, exit=True)
    begun = time.perf_counter()
    counts, fault = tried(case)
    faulthandler.cancel_dump_traceback_later()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = (case.kind, case.client, case.transport)
    return Done(str(case), row, counts, fault, time.perf_counter() - begun, peak_mb)

"""One hostile input in one position, and what happens to it within its limits."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

from .outcomes import Fault

FAULT: Final = "FAULT"
LIMIT_S: Final = 10
"""Processor time of one case."""
_WAIT_S: Final = 120
"""Time of one case, which only one that waits for ever takes."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input in one position."""

    position: str
    kind: str
    number: int
    run: Callable[[], str] = field(repr=False)
    made: list[str] = field(default_factory=list, repr=False)
    """How the input was made, if it was made at random."""

    def __str__(self) -> str:
        return f"{self.position}, {self.kind} {self.number}"


class _TooLong(BaseException):
    """A case took more than its time; not an Exception, so that no code of ours catches it."""


def _end(number: int, frame: FrameType | None) -> None:
    raise _TooLong(f"{LIMIT_S} s of processor time" if number == signal.SIGPROF else f"{_WAIT_S} s")


def tried(case: Case) -> tuple[str, str]:
    """Return the outcome of a case, and what is wrong."""
    signal.signal(signal.SIGPROF, _end)
    signal.signal(signal.SIGALRM, _end)
    signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
    signal.setitimer(signal.ITIMER_REAL, _WAIT_S)
    try:
        return case.run(), ""
    except _TooLong as error:
        at = traceback.extract_tb(error.__traceback__)[-8:-1]
        places = " > ".join(f"{Path(each.filename).name}:{each.lineno}" for each in at)
        return FAULT, f"not done after {error}, at {places}"
    except Fault as fault:
        return FAULT, str(fault)
    except Exception as error:  # noqa: BLE001 - any other exception is what this looks for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (
            FAULT,
            f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {str(error)[:300]}",
        )
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

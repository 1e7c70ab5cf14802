"""The clock that measures durations, which runs on while a test freezes time.

freezegun replaces `time.monotonic` everywhere, also in modules that imported it. Deadlines and pauses
would then never end, or be years away if this package was imported meanwhile. The time of day comes
from `time.time`, which tests may freeze: it is what they want to see in signatures and messages.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType
from typing import Final


def _real_monotonic() -> Callable[[], float]:
    if isinstance(time.monotonic, BuiltinFunctionType):
        return time.monotonic
    if sys.platform != "win32":
        return partial(time.clock_gettime, time.CLOCK_MONOTONIC)
    real: Callable[[], float] = getattr(
        sys.modules.get("freezegun.api"), "real_monotonic", time.monotonic
    )
    return real


# freezegun replaces the values of module attributes, but not those in a tuple.
_REAL: Final = (_real_monotonic(),)


def monotonic(_clock: Callable[[], float] = _REAL[0]) -> float:
    """Return seconds of a clock that no test stops."""
    return _clock()

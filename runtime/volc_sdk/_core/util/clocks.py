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


# freezegun replaces the attributes of modules that are the real clock, but not a partial of it. Calling
# a partial needs no frame, unlike a function.
monotonic: Final[Callable[[], float]] = partial(_real_monotonic())
"""Return seconds of a clock that no test stops."""

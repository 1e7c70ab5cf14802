"""Deadlines for effects, such as those of a credentials provider during a call."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ..errors import SDKError, TransportError
from ..http.transport import HTTPRequest
from ..util.clocks import monotonic
from .effects import Effect, Effects, Sleep, T, transform

MIN_TIMEOUT_S: Final = 0.001
"""If less time is left, the deadline counts as passed, because no response is that fast."""


def with_deadline(
    expires: float, effects: Effects[T], make_error: Callable[[], SDKError]
) -> Effects[T]:
    """Perform effects until a deadline: `monotonic` reaches `expires`.

    Timeouts and pauses are shortened to the time that is left. After the deadline no effect is
    performed, and `make_error()` is raised from the last error. The function of a `Run` effect is not
    interrupted.
    """
    if expires == math.inf:
        return (yield from effects)
    error: Exception | None = None

    def bounded(effect: Effect) -> Effects[Any]:
        nonlocal error
        left_s = expires - monotonic()
        if left_s < MIN_TIMEOUT_S:
            raise _DeadlinePassed from error
        if isinstance(effect, HTTPRequest):
            effect = replace(effect, timeout_s=min(effect.timeout_s, left_s))
        elif isinstance(effect, Sleep):
            effect = Sleep(min(effect.seconds, left_s))
        try:
            return (yield effect)
        except Exception as raised:
            # The effects must not treat the deadline as a failure of their server.
            if isinstance(raised, TransportError) and expires - monotonic() < MIN_TIMEOUT_S:
                raise _DeadlinePassed from raised
            error = raised
            raise

    try:
        return (yield from transform(effects, bounded))
    except _DeadlinePassed as reached:
        cause = reached.__cause__
    finally:
        error = None  # its traceback refers to this frame: a reference cycle
    raise make_error() from cause


class _DeadlinePassed(BaseException):
    """The deadline has passed. A BaseException, so that the effects do not handle it."""

"""Steps that end in time: what a provider asks for on its own terms, within those of a call."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any, Final

from ..errors import SDKError, TransportError
from ..http.transport import HTTPRequest
from .effects import Sleep, Steps, T

SHORTEST_S: Final = 0.001
"""Less is as good as nothing: no reply comes so soon."""


def within(expires: float, steps: Steps[T], late: Callable[[], SDKError]) -> Steps[T]:
    """The same steps until a moment of `time.monotonic`, then an error, with the last one as its
    cause. A function of the user's may return later; nothing follows on it.
    """
    if expires == math.inf:
        return (yield from steps)
    came: list[Any] = [None]  # as in the drivers, so that no traceback shows it
    error: Exception | None = None
    try:
        while True:
            step = steps.send(came.pop()) if error is None else steps.throw(error)
            left_s = _left_s(expires)
            if left_s < SHORTEST_S:
                raise late() from error
            if isinstance(step, HTTPRequest):
                step = replace(step, timeout_s=min(step.timeout_s, left_s))
            elif isinstance(step, Sleep):
                step = Sleep(min(step.seconds, left_s))
            came, error = [None], None
            try:
                came = [(yield step)]
            except Exception as raised:
                # For want of time alone; whose steps they are would take it for their server's fault.
                if isinstance(raised, TransportError) and _left_s(expires) < SHORTEST_S:
                    raise late() from raised
                error = raised
    except StopIteration as done:
        result: T = done.value
        return result
    finally:
        steps.close()
        error = None  # it knows this frame, and would stay until the garbage is collected


def _left_s(expires: float) -> float:
    return expires - monotonic()

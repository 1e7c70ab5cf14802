"""Calls per second as the documents allow them to an account, refused beyond; off unless asked."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

from .._runtime.facts import Action
from .failures import Failure

_WINDOW_NS: Final = 1_000_000_000


class Quotas:
    """A sliding window for each action: in no second more calls than its documented rate.

    An emulator has one account, so all AppIds share a window. A refused call does not count. The
    seconds are those of the emulator's clock: while it is frozen, no call becomes free.
    """

    def __init__(self, *, on: bool = False) -> None:
        self.on = on
        """Whether calls are counted. May be switched at any time."""
        self._taken: dict[str, deque[int]] = {}

    def clear(self) -> None:
        """Forget all calls."""
        self._taken = {}

    def take(self, action: Action[Any], now_ns: int) -> None:
        """Count a call; raises Failure where the rate allows none now."""
        if not self.on or action.qps is None:
            return
        taken = self._taken.setdefault(action.name, deque())
        # A time ahead of the present is from before the clock was moved back.
        while taken and not now_ns - _WINDOW_NS < taken[0] <= now_ns:
            taken.popleft()
        if len(taken) >= action.qps:
            raise Failure(
                "AccountFlowLimitExceeded",
                f"{action.name} may be called {action.qps} times a second by an account",
            )
        taken.append(now_ns)

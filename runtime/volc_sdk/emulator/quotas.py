"""The documented rates of an account, refused beyond; off unless asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, Final

from .._core.schema.actions import Action
from .errors import Failure

_SECOND_NS: Final = 1_000_000_000
_MINUTE_NS: Final = 60 * _SECOND_NS


class _Window:
    """What was taken in the last second, or minute."""

    def __init__(self, length_ns: int, size: int) -> None:
        self._length_ns = length_ns
        self._size = size
        self._sum = 0
        self._taken: deque[tuple[int, int]] = deque()

    def take(self, amount: int, now_ns: int) -> bool:
        """Count an amount; False, and nothing is counted, where it is too much now."""
        # A time ahead of the present is from before the clock was moved back.
        while self._taken and not now_ns - self._length_ns < self._taken[0][0] <= now_ns:
            self._sum -= self._taken.popleft()[1]
        if self._sum + amount > self._size:
            return False
        self._sum += amount
        self._taken.append((now_ns, amount))
        return True


class Quotas:
    """A sliding window for each action: never more than its documented rate.

    Most rates are calls a second; some count the items of a field, a minute. An emulator has one
    account, so all AppIds share a window. A refused call does not count. The time is that of the
    emulator's clock: while it is frozen, no call becomes free. What is limited by the day belongs
    to the action's behaviour, which knows what a day is.
    """

    def __init__(self, *, on: bool = False) -> None:
        self.on = on
        """Whether calls are counted. May be switched at any time."""
        self._windows: dict[str, _Window] = {}

    def clear(self) -> None:
        """Forget all calls."""
        self._windows = {}

    def take_call(self, action: Action[Any], now_ns: int) -> None:
        """Count a call; raises Failure where the rate allows none now."""
        if not self.on or action.qps is None:
            return
        if not self._window(action.name, _SECOND_NS, action.qps).take(1, now_ns):
            raise _refused(f"{action.name} may be called {action.qps} times a second")

    def take_items(self, action: Action[Any], body: Mapping[str, Any], now_ns: int) -> None:
        """Count the items of a call where these are what counts; raises Failure for too many."""
        limit = action.rate_limit
        if not self.on or limit is None or limit.per == "day":
            return
        window = self._window(action.name, _MINUTE_NS, limit.amount)
        if not window.take(limit.taken_by(body), now_ns):
            counted = f"items of {limit.counts}" if limit.counts else "calls"
            raise _refused(f"{action.name} takes {limit.amount} {counted} a {limit.per}")

    def _window(self, action: str, length_ns: int, size: int) -> _Window:
        return self._windows.setdefault(action, _Window(length_ns, size))


def _refused(words: str) -> Failure:
    return Failure("AccountFlowLimitExceeded", f"{words} by an account")

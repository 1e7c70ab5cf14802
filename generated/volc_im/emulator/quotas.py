"""Enforce the documented rates of an account; off by default."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, Final

from .._core.schema.actions import Action
from .errors import ServiceError

_SECOND_NS: Final = 1_000_000_000
_MINUTE_NS: Final = 60 * _SECOND_NS


class _Window:
    """Amounts that were taken in the last second or minute."""

    def __init__(self, length_ns: int, size: int) -> None:
        self._length_ns = length_ns
        self._size = size
        self._sum = 0
        self._taken: deque[tuple[int, int]] = deque()

    def take(self, amount: int, now_ns: int) -> bool:
        """Count an amount, or return False if it exceeds the quota."""
        # An entry later than the present was made before the clock was moved back.
        while self._taken and not now_ns - self._length_ns < self._taken[0][0] <= now_ns:
            self._sum -= self._taken.popleft()[1]
        if self._sum + amount > self._size:
            return False
        self._sum += amount
        self._taken.append((now_ns, amount))
        return True


class Quotas:
    """Limits each action to its documented rate, with a sliding window for each.

    Actions with one quota share its window. Most rates count calls per second; some count the items of a field per minute. An emulator has
    one account, so all calls to an action share a window. A refused call does not count. The
    windows use the emulator's clock: while it is frozen, no quota becomes free. Quotas per day are
    left to the action's handler, which knows when a day begins.
    """

    def __init__(self, *, on: bool = False) -> None:
        self.on = on
        """Whether quotas are enforced. It can be changed at any time."""
        self._windows: dict[str, _Window] = {}

    def clear(self) -> None:
        """Forget all calls."""
        self._windows = {}

    def take_call(self, action: Action[Any], now_ns: int) -> None:
        """Count a call; raise ServiceError if it exceeds the rate."""
        if not self.on or action.qps is None:
            return
        if not self._window(action.rate_name, _SECOND_NS, action.qps).take(1, now_ns):
            raise _exceeded(f"{action.name} accepts {action.qps} calls per second")

    def take_items(self, action: Action[Any], body: Mapping[str, Any], now_ns: int) -> None:
        """Count the items of a call if its quota counts items; raise ServiceError for too many."""
        quota = action.quota
        if not self.on or quota is None or quota.per == "day":
            return
        window = self._window(action.rate_name, _MINUTE_NS, quota.amount)
        if not window.take(quota.cost(body), now_ns):
            counted = f"items of {quota.counts}" if quota.counts else "calls"
            raise _exceeded(f"{action.name} accepts {quota.amount} {counted} per {quota.per}")

    def _window(self, action: str, length_ns: int, size: int) -> _Window:
        return self._windows.setdefault(action, _Window(length_ns, size))


def _exceeded(rate: str) -> ServiceError:
    return ServiceError("AccountFlowLimitExceeded", f"{rate} from an account")

"""Rate limiter of one process, which keeps a log of reserved slots in a sliding window.

It never sleeps. It reserves the next free slot and returns how long to wait for it. One limiter can
therefore serve threads and tasks, and a caller knows at once whether its slot is after its deadline.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final, cast

from ..errors import ConfigError
from ..util.clocks import monotonic
from ..util.forks import register_after_fork
from ..util.package import public_in

WINDOW_S: Final = 1.0
"""Quotas are numbers of calls per second."""
MARGIN_S: Final = 0.02
"""Added to the window, because the server counts calls when they arrive: a delayed call arrives closer
to the next one than it was sent. Delays vary by a few milliseconds. The margin costs 2 % of the rate."""
ITEMS_WINDOW_S: Final = 60.0
"""Quotas of actions whose calls have a cost are numbers of items per minute."""
MIN_FACTOR: Final = 0.1
"""Throttling never reduces the rate of an action below this part of its full rate."""
RECOVERY_PER_S: Final = 0.05
"""Part of the full rate that is restored per second. Restoring half of the rate takes ten seconds."""
THROTTLE_DELAY_S: Final = 1.0
"""Maximum time from a call to its throttling error. An error that arrives within this time after the
last slot reserved before a slow-down was caused by the old rate. It does not reduce the rate again."""


class _ActionWindow:
    """The sliding window of one action."""

    __slots__ = (
        "factor", "kept_s", "max_calls", "max_items", "not_before", "rate", "recovered_until",
        "released_slots", "slots", "throttle_ignored_until", "window_s",
    )  # fmt: skip

    def __init__(self) -> None:
        self.slots: list[float] = []
        """Sorted times of the reserved slots, in the future and in the last `kept_s`."""
        self.kept_s = 0.0
        """Time for which slots are kept; 0 for one window."""
        self.released_slots: list[float] = []
        """Sorted times of the slots that were released while later slots were reserved."""
        self.rate = 1.0
        """Full rate in calls per second."""
        self.factor = 1.0
        """Part of the full rate that is used; less than 1 after throttling."""
        self.not_before = float("-inf")
        """Retry-After of the server: no slot may be earlier."""
        self.throttle_ignored_until = float("-inf")
        """Until then, throttling errors concern calls that were reserved before the slow-down."""
        self.recovered_until = float("-inf")
        """Time until which `factor` includes the recovery."""
        self.set_rate(1.0)

    def set_rate(self, rate: float) -> None:
        """Set the full rate, and compute the limits.

        They are `max_calls` in any `window_s` and, for calls with a cost, `max_items` in any
        `ITEMS_WINDOW_S`.
        """
        effective_rate = rate * self.factor
        self.rate = rate
        self.max_calls = max(1, int(effective_rate))
        self.max_items = max(1, int(effective_rate * ITEMS_WINDOW_S + 1e-6))
        self.window_s = max(WINDOW_S, 1 / effective_rate) + MARGIN_S

    def first_slot(self, now: float, cost: int) -> float:
        """Return the slot of a call, after all reserved ones.

        A call whose cost exceeds `max_calls` sends all its items at this slot, although it reserves
        the following seconds for them. Its minute must therefore have room for all of them.
        """
        slot = self.next_slot(now, min(cost, self.max_calls))
        if cost > self.max_calls and self.slots:
            before = max(1, self.max_items - cost + 1)
            if len(self.slots) >= before:
                slot = max(slot, self.slots[-before] + ITEMS_WINDOW_S + MARGIN_S)
        return slot

    def next_slot(self, now: float, cost: int) -> float:
        """Return the first slot after all reserved ones; `cost` must be at most `max_calls`."""
        slots = self.slots
        slot = now if now > self.not_before else self.not_before
        if slots and slots[-1] > slot:
            slot = slots[-1]
        before = self.max_calls - cost + 1
        if len(slots) >= before and slots[-before] + self.window_s > slot:
            slot = slots[-before] + self.window_s
        return slot

    def released_slot(self, now: float, cost: int) -> float | None:
        """Return the first released slot with capacity for `cost` calls, or None."""
        released = self.released_slots
        del released[: bisect_left(released, max(now, self.not_before))]
        index = 0
        while index < len(released):
            capacity = self._capacity_at(released[index])
            if capacity >= cost:
                return released[index]
            if capacity > 0:
                index += 1
            else:
                del released[index]
        return None

    def _capacity_at(self, slot: float) -> int:
        """Return how many more calls can be reserved at a time between other slots."""
        slots, window_s = self.slots, self.window_s
        first, index = bisect_right(slots, slot - window_s), bisect_left(slots, slot)
        # All windows that contain the slot; each starts at a reserved slot or at this one.
        starts = [*enumerate(slots[first:index], first), (index, slot)]
        return self.max_calls - max(bisect_left(slots, at + window_s) - i for i, at in starts)

    def reserve(self, now: float, slot: float, cost: int) -> None:
        """Reserve a slot for `cost` calls."""
        slots = self.slots
        oldest = now - max(self.window_s, self.kept_s)  # before every window that still counts
        if slots and slots[0] < oldest - self.kept_s:  # seldom, if there are many
            del slots[: bisect_left(slots, oldest)]
        index = bisect_right(slots, slot)
        slots[index:index] = [slot] * cost

    def release(self, approximate_slot: float, cost: int) -> None:
        """Release the slot closest to `approximate_slot`, which differs by a few microseconds."""
        slots, released = self.slots, self.released_slots
        index = bisect_left(slots, approximate_slot)
        neighbors = slots[max(0, index - 1) : index + 1]
        if not neighbors:
            return
        slot = min(neighbors, key=lambda neighbor: abs(neighbor - approximate_slot))
        first, end = bisect_left(slots, slot), bisect_right(slots, slot)
        # A call whose cost exceeds the rate filled this slot; its remaining slots stay reserved.
        del slots[first : min(first + cost, end)]
        insort(released, slot)
        while released and (not slots or released[-1] >= slots[-1]):
            released.pop()  # `next_slot` can return it, because no slot is reserved after it

    def slow_down(self, now: float) -> None:
        """Halve the rate. Recovery starts when all reserved slots have passed."""
        last = max(now, self.slots[-1]) if self.slots else now
        self.throttle_ignored_until = last + THROTTLE_DELAY_S
        self.recovered_until = max(self.recovered_until, last)
        self.factor = max(MIN_FACTOR, self.factor / 2)
        self.set_rate(self.rate)

    def recover(self, now: float) -> None:
        """Raise the rate in proportion to the time since the last slow-down or recovery."""
        if now > self.recovered_until:
            recovered = RECOVERY_PER_S * (now - self.recovered_until)
            self.factor = min(1.0, self.factor + recovered)
            self.recovered_until = now
            self.set_rate(self.rate)


@public_in("rate_limits")
class LocalRateLimiter:
    """Rate limiter of one process. Slots are reserved in the order of the calls of each action.

    Only the slot of a cancelled call may go to a call that comes later.

    It is a `RateLimiter` that can be shared between threads. It never blocks, so an async client
    can use it as well.

    Args:
        rates: Calls per second by action, which replace the documented rates. Action names are
            checked when a client is created with the limiter.
        clock: Function that returns monotonic seconds.

    Raises:
        ConfigError: A rate is not a number above 0.

    Example:
        >>> limiter = LocalRateLimiter(clock=lambda: 0.0)
        >>> [limiter.reserve("CreateItem", 2, max_wait_s=5) for _ in range(3)]
        [0.0, 0.0, 1.02]
    """

    keeps_minutes = True
    """`reserve` accepts None as the cost, for actions whose quota does not count items."""

    def __init__(
        self,
        rates: Mapping[str, float] | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.rates: dict[str, float] = check_rates(rates)
        self._clock = clock
        self._windows: dict[str, _ActionWindow] = {}
        self.reset_after_fork()
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Create a new lock: in a forked child the old one may never be released."""
        self._lock = Lock()

    def reserve(
        self, action: str, rate: float, max_wait_s: float, cost: int | None = None
    ) -> float:
        """Reserve the next slot; see `RateLimiter.reserve`.

        Without a cost, the quota of the action counts calls per second: slots are not kept for a
        minute.
        """
        with self._lock:
            now = self._clock()
            window = self._windows.get(action) or self._windows.setdefault(action, _ActionWindow())
            if window.rate != rate:
                window.set_rate(rate)
            if window.factor < 1:
                window.recover(now)
            if cost is None:
                cost = 1
            else:
                window.kept_s = ITEMS_WINDOW_S + MARGIN_S
            released = window.released_slot(now, cost) if window.released_slots else None
            if released is None:
                part = min(cost, window.max_calls)
                slot = window.first_slot(now, cost)
            else:
                part = cost
                slot = released
            wait_s = slot - now
            if wait_s <= max_wait_s:
                window.reserve(now, slot, part)
                if cost > part:
                    # Its minute was computed without them.
                    window.released_slots.clear()
                while (cost := cost - part) > 0:
                    part = min(cost, window.max_calls)
                    window.reserve(now, window.next_slot(now, part), part)
            return wait_s

    def release(self, action: str, wait_s: float, cost: int = 1) -> None:
        """Release a slot that is `wait_s` seconds ahead, because its call will not be sent.

        The next caller gets it, as long as the rate allows.
        """
        if wait_s <= 0:
            return
        with self._lock:
            window = self._windows.get(action)
            if window is not None:
                window.release(self._clock() + wait_s, cost)

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down; see `RateLimiter.throttled`."""
        with self._lock:
            now = self._clock()
            window = self._windows.get(action) or self._windows.setdefault(action, _ActionWindow())
            window.recover(now)
            if now >= window.throttle_ignored_until:
                window.slow_down(now)
            window.not_before = max(window.not_before, now + (retry_after_s or 0.0))
            window.recovered_until = max(window.recovered_until, now, window.not_before)


def check_rates(rates: object, argument: str = "rates") -> dict[str, float]:
    """Return calls per second by action; raise ConfigError if the argument is not valid."""
    if rates is None:
        return {}
    if not isinstance(rates, Mapping):
        raise ConfigError(
            f"{argument}: expected a mapping of action names to calls per second, got {rates!r}"
        )
    items = cast(Mapping[object, object], rates).items()
    return {_check_name(name, argument): _check_rate(name, rate, argument) for name, rate in items}


def _check_name(name: object, argument: str) -> str:
    if isinstance(name, str):
        return name
    raise ConfigError(f"{argument}: expected the name of an action, got {name!r}")


def _check_rate(name: object, rate: object, argument: str) -> float:
    if isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < math.inf:
        return float(rate)
    raise ConfigError(
        f"{argument}: expected a number of calls per second above 0 for {name!r}, got {rate!r}"
    )

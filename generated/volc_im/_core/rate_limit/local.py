"""Pace calls before the server complains: a log of slots in a sliding window, for one process.

A limiter never sleeps. It books the next free slot and says how long to wait for it, so one serves threads and tasks, and a caller knows at once whether the slot comes before its deadline.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final, cast

from ..errors import ConfigError
from ..util.forks import renew_in_children

WINDOW_S: Final = 1.0
"""Quotas count calls per second."""
MARGIN_S: Final = 0.02
"""The server counts arrivals: a call that was slow on its way and a fast one after it arrive closer
together than they left. Networks vary by some milliseconds; 20 ms cost 2 % of the rate."""
SLOWEST_PACE: Final = 0.1
"""Complaints take an action down to a tenth of its rate, never to a stop."""
RECOVERY_PER_S: Final = 0.05
"""Share of the full rate that comes back in each second without complaints: ten from a half."""
REACTION_S: Final = 1.0
"""A complaint comes within a second of its call. Until the calls that were booked before a halving
have gone and been complained about, further complaints tell nothing about the new pace."""


class _Lane:
    """What is known about one action."""

    __slots__ = (
        "count", "holes", "not_before", "pace", "rate", "settled_at", "since", "slots", "window_s",
    )  # fmt: skip

    def __init__(self) -> None:
        self.slots: list[float] = []
        """When calls go, in order: those to come, and those of the last second."""
        self.holes: list[float] = []
        """When calls that gave their slots back would have gone, between others that do."""
        self.rate = self.pace = 1.0
        self.not_before = float("-inf")
        self.settled_at = float("-inf")
        """From when on complaints are about the pace of now."""
        self.since = float("-inf")
        """Up to when the pace has recovered."""
        self.tune(1.0)

    def tune(self, rate: float) -> None:
        """Take on a rate, and the pace of now: at most `count` calls in any `window_s`."""
        speed = rate * self.pace
        self.rate = rate
        self.count = max(1, int(speed))
        self.window_s = max(WINDOW_S, 1 / speed) + MARGIN_S

    def next_slot(self, now: float, cost: int) -> float:
        """When so many calls may go together, after all others; `count` of them at the most."""
        slots = self.slots
        slot = now if now > self.not_before else self.not_before
        if slots and slots[-1] > slot:
            slot = slots[-1]
        before = self.count - cost + 1
        if len(slots) >= before and slots[-before] + self.window_s > slot:
            slot = slots[-before] + self.window_s
        return slot

    def hole(self, now: float, cost: int) -> float | None:
        """The first slot given back that still has room for so many calls, at the pace of now."""
        holes = self.holes
        del holes[: bisect_left(holes, max(now, self.not_before))]
        place = 0
        while place < len(holes):
            room = self._room(holes[place])
            if room >= cost:
                return holes[place]
            if room > 0:
                place += 1
            else:
                del holes[place]
        return None

    def _room(self, slot: float) -> int:
        """How many more calls may go at a time between others."""
        slots, window_s = self.slots, self.window_s
        first, here = bisect_right(slots, slot - window_s), bisect_left(slots, slot)
        starts = [*enumerate(slots[first:here], first), (here, slot)]
        return self.count - max(bisect_left(slots, at + window_s) - place for place, at in starts)

    def book(self, now: float, slot: float, cost: int) -> None:
        """Take a slot for so many calls."""
        slots = self.slots
        del slots[: bisect_left(slots, now - self.window_s)]  # no window reaches them any more
        place = bisect_right(slots, slot)
        slots[place:place] = [slot] * cost

    def give_back(self, about: float, cost: int) -> None:
        """Take back the slot that lies nearest to a time, which callers know to some microseconds."""
        slots, holes = self.slots, self.holes
        after = bisect_left(slots, about)
        near = slots[max(0, after - 1) : after + 1]
        if not near:
            return
        slot = min(near, key=lambda each: abs(each - about))
        first, end = bisect_left(slots, slot), bisect_right(slots, slot)
        # A call too heavy for one second had the first for itself; the rest of it stays booked.
        del slots[first : min(first + cost, end)]
        insort(holes, slot)
        while holes and (not slots or holes[-1] >= slots[-1]):
            holes.pop()  # nobody goes after it, so it needs no hole

    def halve(self, now: float) -> None:
        """Go at half the pace. It recovers once what was booked before has gone."""
        last = max(now, self.slots[-1]) if self.slots else now
        self.settled_at = last + REACTION_S
        self.since = max(self.since, last)
        self.pace = max(SLOWEST_PACE, self.pace / 2)
        self.tune(self.rate)

    def recover(self, now: float) -> None:
        """Bring the pace up to date."""
        if now > self.since:
            self.pace = min(1.0, self.pace + RECOVERY_PER_S * (now - self.since))
            self.since = now
            self.tune(self.rate)


class LocalRateLimiter:
    """Books slots in the order of asking, each action on its own. Safe to share between threads.

    It is a `RateLimiter`, and never blocks: async clients may use it as well.

    Args:
        rates: Calls a second of some actions, in place of the documented ones.
        clock: Seconds that never go back.

    Raises:
        ConfigError: There is no such action, or a rate is no number above 0.

    Example:
        >>> limiter = LocalRateLimiter(clock=lambda: 0.0)
        >>> [limiter.reserve("CreateConversation", 2, max_wait_s=5) for _ in range(3)]
        [0.0, 0.0, 1.02]
    """

    def __init__(
        self,
        rates: Mapping[str, float] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rates: dict[str, float] = checked_rates(rates)
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}
        self.renew()
        renew_in_children(self)

    def renew(self) -> None:
        """A child that was forked has a lock of its own."""
        self._lock = Lock()

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book the next slot; see `RateLimiter.reserve`."""
        with self._lock:
            now = self._clock()
            lane = self._lanes.get(action) or self._lanes.setdefault(action, _Lane())
            if lane.rate != rate:
                lane.tune(rate)
            if lane.pace < 1:
                lane.recover(now)
            hole = lane.hole(now, cost) if lane.holes else None
            slot = lane.next_slot(now, min(cost, lane.count)) if hole is None else hole
            wait_s = slot - now
            if wait_s <= max_wait_s:
                part = cost if hole is not None else min(cost, lane.count)
                lane.book(now, slot, part)
                while (cost := cost - part) > 0:
                    part = min(cost, lane.count)
                    lane.book(now, lane.next_slot(now, part), part)
            return wait_s

    def release(self, action: str, wait_s: float, cost: int = 1) -> None:
        """Give back a slot that lies `wait_s` seconds ahead: its call is not sent after all.

        Whoever asks next may go then, as long as no second holds more than the pace of now.
        """
        if wait_s <= 0:
            return
        with self._lock:
            lane = self._lanes.get(action)
            if lane is not None:
                lane.give_back(self._clock() + wait_s, cost)

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down; see `RateLimiter.throttled`."""
        with self._lock:
            now = self._clock()
            lane = self._lanes.get(action) or self._lanes.setdefault(action, _Lane())
            lane.recover(now)
            if now >= lane.settled_at:
                lane.halve(now)
            lane.not_before = max(lane.not_before, now + (retry_after_s or 0.0))
            lane.since = max(lane.since, now, lane.not_before)


def checked_rates(rates: object, named: str = "rates") -> dict[str, float]:
    """Calls a second by action; raises ConfigError, which begins with the argument's name."""
    if rates is None:
        return {}
    if not isinstance(rates, Mapping):
        words = f"{named} is a mapping of action to calls a second, not {rates!r}"
        raise ConfigError(words)
    from ..schema.action_names import (
        known_action,  # here: most limiters keep to the documented rates
    )

    given = cast(Mapping[object, object], rates)
    return {
        known_action(name, f"{named}: "): _rate(name, rate, named) for name, rate in given.items()
    }


def _rate(name: object, rate: object, named: str) -> float:
    if isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < math.inf:
        return float(rate)
    words = f"{named}: {name!r} needs a number of calls a second above 0, not {rate!r}"
    raise ConfigError(words)

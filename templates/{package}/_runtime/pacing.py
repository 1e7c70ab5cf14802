"""Pace calls before the server complains: a log of slots in a sliding window, for one process.

A pacer never sleeps. It books the next free slot and says how long to wait for it, so one pacer
serves threads and tasks, and a caller knows at once whether the slot comes before its deadline.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

from .retry import RETRY_AFTER_CAP_S

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


def pause_asked_s(retry_after_s: float | None) -> float:
    """How long a server's Retry-After stops an action: one reply is not to stop it for a day."""
    if retry_after_s is None:
        return 0.0
    if not math.isfinite(retry_after_s):
        return RETRY_AFTER_CAP_S
    return min(retry_after_s, RETRY_AFTER_CAP_S)


class _Lane:
    """What is known about one action."""

    __slots__ = (
        "count", "free", "not_before", "pace", "rate", "settled_at", "since", "slots", "window_s",
    )  # fmt: skip

    def __init__(self) -> None:
        self.slots: deque[float] = deque(maxlen=1)
        """When the last calls go, oldest first; as many as the rate allows in a window. Slots that
        were given back stay: whoever takes one goes at the same moment."""
        self.free: list[tuple[float, int]] = []
        """Slots that were given back, each with the number of calls that it holds, in order."""
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
        if (self.slots.maxlen or 0) < self.count:
            self.slots = deque(self.slots, maxlen=self.count)

    def next_slot(self, now: float, cost: int) -> float:
        """When so many calls may go together, `count` of them at the most."""
        slots = self.slots
        slot = now if now > self.not_before else self.not_before
        if slots and slots[-1] > slot:
            slot = slots[-1]
        before = self.count - cost + 1
        if len(slots) >= before and slots[-before] + self.window_s > slot:
            slot = slots[-before] + self.window_s
        return slot

    def given_back(self, now: float, cost: int) -> int | None:
        """Place of the first free slot that still lies ahead and holds so many calls."""
        free = self.free
        del free[: bisect_left(free, (max(now, self.not_before), 0))]
        return next((place for place, (_, calls) in enumerate(free) if calls >= cost), None)

    def hand_on(self, place: int, cost: int) -> None:
        """Take a free slot; what it holds beyond the cost stays free."""
        slot, calls = self.free.pop(place)
        if calls > cost:
            insort(self.free, (slot, calls - cost))

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


class Pacer:
    """Books slots in the order of asking, each action on its own. Safe to share between threads.

    It is a `RateLimiter`, and never blocks: async clients may use it as well.

    Args:
        clock: Seconds that never go back.
        rates: Calls a second of some actions, in place of the documented ones.

    Example:
        >>> pacer = Pacer(clock=lambda: 0.0)
        >>> [pacer.reserve("CreateConversation", 2, max_wait_s=5) for _ in range(3)]
        [0.0, 0.0, 1.02]
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        rates: Mapping[str, float] | None = None,
    ) -> None:
        self.rates = dict(rates or {})
        self._clock = clock
        self._lock = Lock()
        self._lanes: dict[str, _Lane] = {}

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book the next slot; see `RateLimiter.reserve`."""
        with self._lock:
            now = self._clock()
            lane = self._lanes.get(action) or self._lanes.setdefault(action, _Lane())
            if lane.rate != rate:
                if rate < lane.rate:
                    lane.free.clear()  # they lie too close for this rate
                lane.tune(rate)
            if lane.pace < 1:
                lane.recover(now)
            place = lane.given_back(now, cost) if lane.free else None
            if place is None:
                wait_s = lane.next_slot(now, min(cost, lane.count)) - now
            else:
                wait_s = lane.free[place][0] - now
            if wait_s > max_wait_s:
                return wait_s
            if place is not None:
                lane.hand_on(place, cost)
                return wait_s
            while cost > 0:
                part = min(cost, lane.count)
                lane.slots.extend([lane.next_slot(now, part)] * part)
                cost -= part
            return wait_s

    def release(self, action: str, wait_s: float, cost: int = 1) -> None:
        """Give back a slot that lies ahead; see `RateLimiter`."""
        if wait_s <= 0:
            return
        with self._lock:
            lane = self._lanes.get(action)
            if lane is not None:
                # A call that was too heavy for one second had the whole of its first for itself.
                insort(lane.free, (self._clock() + wait_s, min(cost, lane.count)))

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down; see `RateLimiter.throttled`."""
        with self._lock:
            now = self._clock()
            lane = self._lanes.get(action) or self._lanes.setdefault(action, _Lane())
            lane.recover(now)
            if now >= lane.settled_at:
                lane.halve(now)
            lane.not_before = max(lane.not_before, now + pause_asked_s(retry_after_s))
            lane.since = max(lane.since, now, lane.not_before)

"""Simulation of a server with a quota and of callers with a rate limiter, on a simulated clock."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from volc_sdk.rate_limits import LocalRateLimiter, RateLimiter

ACTION = "CreateItem"
FOREVER = float("inf")


@dataclass
class Clock:
    """A clock that tests set."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Quota:
    """A server that accepts `rate` calls in any second and rejects the others."""

    rate: int
    served: list[float] = field(default_factory=list[float])
    rejected: list[float] = field(default_factory=list[float])

    def accept(self, now: float) -> bool:
        """Return whether a call at this time is accepted."""
        recent = len(self.served) - bisect_right(self.served, now - 1)
        (self.served if recent < self.rate else self.rejected).append(now)
        return recent < self.rate

    def busiest_second(self) -> int:
        """Return the largest number of calls, accepted or rejected, in any second."""
        window: deque[float] = deque()
        most = 0
        for moment in sorted(self.served + self.rejected):
            window.append(moment)
            while window[0] <= moment - 1:
                window.popleft()
            most = max(most, len(window))
        return most


def simulate_retries(
    limiter: RateLimiter, clock: Clock, server: Quota, arrivals: Sequence[float], client_rate: float
) -> None:
    """Run calls that wait for their slots, and that retry when they are rejected."""
    order = count()
    events = [(moment, next(order), "reserve", 0) for moment in arrivals]
    heapq.heapify(events)
    while events:
        clock.now, _, event, attempt = heapq.heappop(events)
        if event == "reserve":
            at = clock.now + limiter.reserve(ACTION, client_rate, FOREVER)
            heapq.heappush(events, (at, next(order), "send", attempt + 1))
        elif not server.accept(clock.now):
            limiter.throttled(ACTION, None)
            at = clock.now + min(20.0, 0.1 * 2**attempt)
            heapq.heappush(events, (at, next(order), "reserve", attempt))


def simulate_cancellations(
    limiter: LocalRateLimiter,
    clock: Clock,
    arrivals: Sequence[float],
    rate: float,
    patience_s: float,
) -> list[float]:
    """Run calls that are cancelled after `patience_s` in the queue; return when the others are sent."""
    order = count()
    events = [(moment, next(order), 0.0) for moment in arrivals]
    heapq.heapify(events)
    sent: list[float] = []
    while events:
        clock.now, _, left_s = heapq.heappop(events)
        if left_s:
            limiter.release(ACTION, left_s)
            continue
        wait_s = limiter.reserve(ACTION, rate, FOREVER)
        if wait_s > patience_s:
            heapq.heappush(events, (clock.now + patience_s, next(order), wait_s - patience_s))
        else:
            sent.append(clock.now + wait_s)
    return sent

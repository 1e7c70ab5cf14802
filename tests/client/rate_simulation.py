"""A server with a quota and callers that a limiter paces, on a clock that a test moves."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from volc_im.rate_limits import LocalRateLimiter, RateLimiter

ACTION = "CreateConversation"
FOREVER = float("inf")


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Quota:
    """A server that takes so many calls in any second and refuses the rest."""

    rate: int
    served: list[float] = field(default_factory=list[float])
    refused: list[float] = field(default_factory=list[float])

    def takes(self, now: float) -> bool:
        recent = len(self.served) - bisect_right(self.served, now - 1)
        (self.served if recent < self.rate else self.refused).append(now)
        return recent < self.rate

    def busiest_second(self) -> int:
        """The most calls, served or refused, that came in any second."""
        window: deque[float] = deque()
        most = 0
        for moment in sorted(self.served + self.refused):
            window.append(moment)
            while window[0] <= moment - 1:
                window.popleft()
            most = max(most, len(window))
        return most


def crowd(
    limiter: RateLimiter, clock: Clock, server: Quota, arrivals: Sequence[float], client_rate: float
) -> None:
    """Calls that begin at these moments wait for their slots, and try again when they are refused."""
    order = count()
    events = [(moment, next(order), "asks", 0) for moment in arrivals]
    heapq.heapify(events)
    while events:
        clock.now, _, what, attempt = heapq.heappop(events)
        if what == "asks":
            then = clock.now + limiter.reserve(ACTION, client_rate, FOREVER)
            heapq.heappush(events, (then, next(order), "goes", attempt + 1))
        elif not server.takes(clock.now):
            limiter.throttled(ACTION, None)
            then = clock.now + min(20.0, 0.1 * 2**attempt)
            heapq.heappush(events, (then, next(order), "asks", attempt))


def hurried(
    limiter: LocalRateLimiter,
    clock: Clock,
    arrivals: Sequence[float],
    rate: float,
    patience_s: float,
) -> list[float]:
    """When calls go, of those that are cancelled if they have not gone after so long."""
    order = count()
    events = [(moment, next(order), 0.0) for moment in arrivals]
    heapq.heapify(events)
    gone: list[float] = []
    while events:
        clock.now, _, left_s = heapq.heappop(events)
        if left_s:
            limiter.release(ACTION, left_s)
            continue
        wait_s = limiter.reserve(ACTION, rate, FOREVER)
        if wait_s > patience_s:
            heapq.heappush(events, (clock.now + patience_s, next(order), wait_s - patience_s))
        else:
            gone.append(clock.now + wait_s)
    return gone

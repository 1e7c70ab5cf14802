"""Protocols of rate limiters, and of the Redis clients that they use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol


class RateLimiter(Protocol):
    """Decides when calls may be sent. Must be safe to share between threads.

    If a call is cancelled while it waits, a `LocalRateLimiter` releases its slot. With any other
    limiter, the slot stays reserved.
    """

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Reserve the next free slot of an action, and return the seconds to wait for it.

        Released slots are used first; otherwise slots are assigned in the order of the calls of
        this method. Any second contains at most `rate` slots, rounded down: 2 for a rate of 2.5. A
        rate below 1 means one slot in 1 / rate seconds.

        Args:
            action: Name of the action.
            rate: Calls per second.
            max_wait_s: Longest wait that the caller accepts. If the wait is longer, it is returned
                and nothing is reserved.
            cost: Number of slots that the call takes: the number of its items if the quota of the
                action counts items per minute, else 1. If the cost exceeds the rate, the call takes
                all slots of its second, and the remaining ones from the seconds after it, and it waits
                until its minute contains at most 60 * `rate` items.
        """
        ...

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down, because the server rejected a call with a throttling error.

        The rate is halved, but not below a tenth of the full rate. Slots that are already reserved
        stay. Until their calls have been sent, further errors do not halve the rate again. After
        that, and without further errors, the full rate is restored within 20 s.

        Args:
            action: Name of the action.
            retry_after_s: Retry-After of the server, at most 60, or None. No slot is assigned
                before that time has passed.
        """
        ...


class AsyncRateLimiter(Protocol):
    """A `RateLimiter` whose methods are async."""

    async def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Reserve a slot; see `RateLimiter.reserve`."""
        ...

    async def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down; see `RateLimiter.throttled`."""
        ...


class RedisClient(Protocol):
    """The part of `redis.Redis` that the limiter uses."""

    def register_script(self, script: str) -> Callable[..., Any]:
        """Return a function with parameters `keys` and `args` that runs a Lua script."""
        ...


class AsyncRedisClient(Protocol):
    """The part of `redis.asyncio.Redis` that the limiter uses."""

    def register_script(self, script: str) -> Callable[..., Awaitable[Any]]:
        """Return an async function with parameters `keys` and `args` that runs a Lua script."""
        ...

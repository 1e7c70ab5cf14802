"""Rate limiters, which decide when a call is sent, so that an account stays within its quota.

The platform counts the calls of each action per second and account: all processes and hosts of the
account share the quota. A client with `rate_limit="spec"` counts only its own calls. To share the
count, pass one limiter to several clients: a `LocalRateLimiter` within a process, or a
`RedisRateLimiter` across processes and hosts.

A limiter never sleeps. It reserves a slot and returns how long to wait for it, and the client waits.
"""

from __future__ import annotations

from ._core.rate_limit.local import LocalRateLimiter
from ._core.rate_limit.protocols import (
    AsyncRateLimiter,
    AsyncRedisClient,
    RateLimiter,
    RedisClient,
)
from ._core.rate_limit.redis import AsyncRedisRateLimiter, RedisRateLimiter

__all__ = [
    "AsyncRateLimiter",
    "AsyncRedisClient",
    "AsyncRedisRateLimiter",
    "LocalRateLimiter",
    "RateLimiter",
    "RedisClient",
    "RedisRateLimiter",
]

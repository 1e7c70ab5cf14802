"""Limiters: who says when a call may be sent, so that an account's quota is not overrun.

The platform counts the calls of each action per second and account: all AppIds, processes and
hosts of the account share the quota. A client with `rate_limit="spec"` counts its own calls. To
share the count, give several clients one limiter: a `LocalRateLimiter` within a process, a
`RedisRateLimiter` over processes and hosts.

A limiter never sleeps. It books a slot and answers how long to wait for it; the client waits.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from inspect import iscoroutinefunction
from typing import Any, Protocol

from ._core.errors import ConfigError
from ._core.rate_limit.local import LocalRateLimiter, checked_rates
from ._core.rate_limit.redis_script import OnError, RedisPacing, is_blocking, script_of

__all__ = [
    "AsyncRateLimiter",
    "AsyncRedisClient",
    "AsyncRedisRateLimiter",
    "LocalRateLimiter",
    "RateLimiter",
    "RedisClient",
    "RedisRateLimiter",
]


class RateLimiter(Protocol):
    """Says when calls may be sent. Must be safe to share between threads.

    A call that is cancelled as it waits keeps its slot; a `LocalRateLimiter` is given it back.
    """

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book the next free slot of an action and return the seconds until then, 0.0 for now.

        Slots are given in the order of asking, those that were given back first. Any second holds
        at most `rate` of them; a rate counts in whole calls (2.5 allows 2 in any second), and one
        below 1 is one call in 1 / rate seconds. A wait above `max_wait_s` is
        returned as well, with nothing booked: the caller gives up.

        A call may count for several: `cost` is the number of its items where the documents limit
        items, such as the receivers of BatchSendMessage. It goes when there is room for them all,
        or for as many as one second holds; the rest is booked in the seconds after it.
        """
        ...

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """The server refused a call for its rate.

        From now on slots come at half the pace, down to a tenth of the rate, and none before
        `retry_after_s` seconds have passed, a minute at the most. Slots that are booked already
        stay; until those calls have gone, further complaints change nothing. The pace comes back
        by itself, within 20 s from then on without complaints.
        """
        ...


class AsyncRateLimiter(Protocol):
    """The same, awaited."""

    async def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book a slot; see `RateLimiter.reserve`."""
        ...

    async def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down; see `RateLimiter.throttled`."""
        ...


class RedisClient(Protocol):
    """What is needed of a `redis.Redis`."""

    def register_script(self, script: str) -> Callable[..., Any]:
        """A function of `keys` and `args` that runs the script."""
        ...


class AsyncRedisClient(Protocol):
    """What is needed of a `redis.asyncio.Redis`."""

    def register_script(self, script: str) -> Callable[..., Awaitable[Any]]:
        """A function of `keys` and `args` that runs the script."""
        ...


class RedisRateLimiter:
    """One quota for all processes and hosts that use the same Redis, 5 or later, or Valkey.

    Costs one round trip to Redis per call. Give the client short timeouts, and no retries: by
    itself redis-py tries several times more, and a call waits for all of that when Redis is away.
    Keys expire seconds after they were last used. A call that is cancelled as it waits keeps its
    slot: bound calls by `deadline=` instead.

    Args:
        client: A `redis.Redis`. You close it yourself.
        account: A name that is the same for all who share the quota: the account's id, or its
            access key. Redis sees a hash of it.
        prefix: Begins the names of the keys.
        rates: Calls a second of some actions, in place of the documented ones. All who share the
            quota give the same.
        on_error: While Redis fails, "local" paces by what this process sends and logs one warning,
            and one call at a time finds out whether it is back; "raise" raises TransportError with
            nothing sent.

    Raises:
        ConfigError: The extra `redis` is not installed, or an argument does not fit.

    Example:
        shared = redis.Redis(
            "redis.internal",
            socket_timeout=0.5,
            socket_connect_timeout=0.5,
            retry=Retry(NoBackoff(), 0),  # of redis.retry and redis.backoff
        )
        im = Client(rate_limit=RedisRateLimiter(shared, account="2100001234"), app_id=1234)
    """

    def __init__(
        self,
        client: RedisClient,
        *,
        account: str,
        prefix: str = "volc_im",
        rates: Mapping[str, float] | None = None,
        on_error: OnError = "local",
    ) -> None:
        self.rates: dict[str, float] = checked_rates(rates)
        self._pacing = RedisPacing(account, prefix, on_error)
        self._script = script_of(client, "redis")
        if iscoroutinefunction(type(self._script).__call__):
            raise ConfigError("this is a client of redis.asyncio: use AsyncRedisRateLimiter")

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book a slot for all hosts; see `RateLimiter.reserve`."""
        pacing = self._pacing
        asked_at = pacing.asks()
        if asked_at is not None:
            try:
                booked = self._script(
                    keys=pacing.keys(action), args=pacing.booking(rate, max_wait_s, cost)
                )
                return pacing.waited(booked)
            except pacing.failures as error:
                pacing.refused(action, error, asked_at)
        return pacing.local.reserve(action, rate, max_wait_s, cost)

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow all hosts down; see `RateLimiter.throttled`."""
        pacing = self._pacing
        asked_at = pacing.asks()
        if asked_at is not None:
            try:
                self._script(keys=pacing.keys(action), args=pacing.complaint(retry_after_s))
                pacing.answered()
                return
            except pacing.failures as error:
                pacing.lost(error, asked_at)
        pacing.local.throttled(action, retry_after_s)


class AsyncRedisRateLimiter:
    """The same for `redis.asyncio.Redis` and `AsyncClient`; see `RedisRateLimiter`.

    A client of `redis.asyncio` belongs to one event loop: make it, and the limiter, inside of what
    `asyncio.run` runs. With connections of a loop that is closed Redis counts as away.
    """

    def __init__(
        self,
        client: AsyncRedisClient,
        *,
        account: str,
        prefix: str = "volc_im",
        rates: Mapping[str, float] | None = None,
        on_error: OnError = "local",
    ) -> None:
        self.rates: dict[str, float] = checked_rates(rates)
        self._pacing = RedisPacing(account, prefix, on_error)
        self._script = script_of(client, "redis.asyncio")
        if is_blocking(self._script):
            raise ConfigError("this is no client of redis.asyncio: use RedisRateLimiter")
        # What asyncio raises for a connection whose event loop is closed, or is another one.
        self._failures: tuple[type[Exception], ...] = (*self._pacing.failures, RuntimeError)

    async def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        """Book a slot for all hosts; see `RateLimiter.reserve`."""
        pacing = self._pacing
        asked_at = pacing.asks()
        if asked_at is not None:
            try:
                booked = await self._script(
                    keys=pacing.keys(action), args=pacing.booking(rate, max_wait_s, cost)
                )
                return pacing.waited(booked)
            except self._failures as error:
                pacing.refused(action, error, asked_at)
        return pacing.local.reserve(action, rate, max_wait_s, cost)

    async def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow all hosts down; see `RateLimiter.throttled`."""
        pacing = self._pacing
        asked_at = pacing.asks()
        if asked_at is not None:
            try:
                await self._script(keys=pacing.keys(action), args=pacing.complaint(retry_after_s))
                pacing.answered()
                return
            except self._failures as error:
                pacing.lost(error, asked_at)
        pacing.local.throttled(action, retry_after_s)

"""Rate limiters that share a quota between processes and hosts through Redis."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import iscoroutinefunction

from ..errors import ConfigError
from ..util.package import PACKAGE, public_in
from .local import check_rates
from .protocols import AsyncRedisClient, RedisClient
from .redis_script import OnError, RedisWindow, is_sync_script, register_script


@public_in("rate_limits")
class RedisRateLimiter:
    """Shares one quota between all processes and hosts that use the same Redis server.

    The server must be Redis 5 or later, or Valkey.

    Each attempt takes one round trip to Redis, and one more if the server throttles it. Create the Redis client with short timeouts and without
    retries: by default redis-py retries several times, and a call waits for all retries while Redis
    is unavailable. Keys expire when their slots and slow-downs are over. If a call is cancelled while it
    waits, its slot stays reserved: limit calls with `deadline=` instead.

    Args:
        client: A `redis.Redis`. The limiter does not close it.
        account: A name that all users of the quota have in common: the id of the account, or its
            access key. Redis receives only a hash of it.
        prefix: Prefix of the keys.
        rates: Calls per second by action, which replace the documented rates. All users of the
            quota must pass the same rates.
        on_error: What to do while Redis is unavailable. "local" limits the calls of this process
            only, logs one warning, and tests with one call at a time whether Redis is available
            again. "raise" raises TransportError; nothing is sent.

    Raises:
        ConfigError: An argument is not valid, or, as MissingExtraError, the extra `redis` is not
            installed.

    Example:
        redis_client = redis.Redis(
            "redis.internal",
            socket_timeout=0.5,
            socket_connect_timeout=0.5,
            retry=Retry(NoBackoff(), 0),  # from redis.retry and redis.backoff
        )
        client = Client(rate_limit=RedisRateLimiter(redis_client, account="2100001234"))
    """

    blocks = True
    """Marks the limiter as blocking, so that an `AsyncClient` rejects it."""
    keeps_minutes = True
    """As in `LocalRateLimiter`."""

    def __init__(
        self,
        client: RedisClient,
        *,
        account: str,
        prefix: str = PACKAGE,
        rates: Mapping[str, float] | None = None,
        on_error: OnError = "local",
    ) -> None:
        self.rates: dict[str, float] = check_rates(rates)
        self._window = RedisWindow(account, prefix, on_error)
        self._script = register_script(client, "redis")
        if iscoroutinefunction(type(self._script).__call__):
            raise ConfigError(
                "client: expected redis.Redis, got a client of redis.asyncio: use "
                "AsyncRedisRateLimiter for it"
            )

    def reserve(
        self, action: str, rate: float, max_wait_s: float, cost: int | None = None
    ) -> float:
        """Reserve a slot for all hosts; see `RateLimiter.reserve`."""
        window = self._window
        started_at = window.start_attempt()
        if started_at is not None:
            try:
                reply = self._script(
                    keys=window.keys(action), args=window.reserve_args(rate, max_wait_s, cost)
                )
                window.record_success()
                return window.wait_s(reply)
            except window.error_types as error:
                window.record_failure(error, started_at)
                window.raise_if_strict(action, error)
        return window.local.reserve(action, rate, max_wait_s, cost)

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down all hosts; see `RateLimiter.throttled`."""
        window = self._window
        started_at = window.start_attempt()
        if started_at is not None:
            try:
                self._script(keys=window.keys(action), args=window.throttle_args(retry_after_s))
                window.record_success()
                return
            except window.error_types as error:
                window.record_failure(error, started_at)
        window.local.throttled(action, retry_after_s)


@public_in("rate_limits")
class AsyncRedisRateLimiter:
    """Async variant of `RedisRateLimiter`, for `redis.asyncio.Redis` and `AsyncClient`.

    A client of `redis.asyncio` belongs to one event loop: create it, and the limiter, in the
    coroutine that `asyncio.run` runs. If its loop is closed, Redis counts as unavailable.
    """

    keeps_minutes = True
    """As in `LocalRateLimiter`."""

    def __init__(
        self,
        client: AsyncRedisClient,
        *,
        account: str,
        prefix: str = PACKAGE,
        rates: Mapping[str, float] | None = None,
        on_error: OnError = "local",
    ) -> None:
        self.rates: dict[str, float] = check_rates(rates)
        self._window = RedisWindow(account, prefix, on_error)
        self._script = register_script(client, "redis.asyncio")
        if is_sync_script(self._script):
            raise ConfigError(
                "client: expected redis.asyncio.Redis, got redis.Redis: use "
                "RedisRateLimiter for it"
            )
        # asyncio raises RuntimeError for a connection whose event loop is closed or not the running one.
        self._error_types: tuple[type[Exception], ...] = (*self._window.error_types, RuntimeError)

    async def reserve(
        self, action: str, rate: float, max_wait_s: float, cost: int | None = None
    ) -> float:
        """Reserve a slot for all hosts; see `RateLimiter.reserve`."""
        window = self._window
        started_at = window.start_attempt()
        if started_at is not None:
            try:
                reply = await self._script(
                    keys=window.keys(action), args=window.reserve_args(rate, max_wait_s, cost)
                )
                window.record_success()
                return window.wait_s(reply)
            except self._error_types as error:
                window.record_failure(error, started_at)
                window.raise_if_strict(action, error)
        return window.local.reserve(action, rate, max_wait_s, cost)

    async def throttled(self, action: str, retry_after_s: float | None) -> None:
        """Slow down all hosts; see `RateLimiter.throttled`."""
        window = self._window
        started_at = window.start_attempt()
        if started_at is not None:
            try:
                await self._script(
                    keys=window.keys(action), args=window.throttle_args(retry_after_s)
                )
                window.record_success()
                return
            except self._error_types as error:
                window.record_failure(error, started_at)
        window.local.throttled(action, retry_after_s)

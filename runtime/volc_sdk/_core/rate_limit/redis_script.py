"""The sliding window in Redis: keys, Lua script, and the handling of an unavailable Redis.

This module does no I/O; the sync and the async limiter run the script.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from threading import Lock
from typing import Any, Final, Literal

from ..errors import ConfigError, TransportError, missing_extra
from ..util.clocks import monotonic
from ..util.forks import register_after_fork
from ..util.log import LOGGER
from ..util.typeguards import unchecked
from .local import (
    ITEMS_WINDOW_S,
    MARGIN_S,
    MIN_FACTOR,
    RECOVERY_PER_S,
    THROTTLE_DELAY_S,
    WINDOW_S,
    LocalRateLimiter,
)
from .protocols import AsyncRedisClient, RedisClient

OnError = Literal["local", "raise"]

RETRY_DELAY_S: Final = 1.0
"""Minimum time from a failed attempt to the next one. If the attempt took longer than this, the delay is
as long as the attempt: a Redis client that retries takes several times its timeout to fail."""
MAX_TIME_S: Final = 1e6
"""Longer times are reduced to this, so that microseconds are exact in a double."""

# Implements the algorithm of `local`, without released slots, in microseconds of the clock of Redis, so that the clocks of the
# hosts do not matter. KEYS[1] is the list of reserved slots, oldest first. KEYS[2] is the hash with
# the state after throttling.
SCRIPT: Final = """
local slots, state = KEYS[1], KEYS[2]
local second, margin = tonumber(ARGV[1]), tonumber(ARGV[2])
local throttle_delay = tonumber(ARGV[3])
local recovery_per_s, min_factor = tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local saved = redis.call('HMGET', state, 'factor', 'recovered_until', 'not_before',
  'throttle_ignored_until')
local factor, recovered_until = tonumber(saved[1] or 1), tonumber(saved[2] or now)
local not_before, throttle_ignored_until = tonumber(saved[3] or 0), tonumber(saved[4] or 0)
local function last_slot() return tonumber(redis.call('LINDEX', slots, -1) or 0) end
local function integer(number) return string.format('%.0f', number) end
factor = math.min(1, factor + recovery_per_s * math.max(0, now - recovered_until) / 1000000)

if ARGV[6] == 'throttled' then
  local retry_after = tonumber(ARGV[7])
  if now >= throttle_ignored_until then
    factor = math.max(min_factor, factor / 2)
    recovered_until = math.max(recovered_until, last_slot())
    throttle_ignored_until = math.max(now, last_slot()) + throttle_delay
  end
  not_before = math.max(not_before, now + retry_after)
  recovered_until = math.max(recovered_until, now, not_before)
  redis.call('HSET', state, 'factor', string.format('%.17g', factor),
    'recovered_until', integer(recovered_until), 'not_before', integer(not_before),
    'throttle_ignored_until', integer(throttle_ignored_until))
  redis.call('PEXPIRE', state, integer((recovered_until - now) / 1000 + 1000 / recovery_per_s))
  return {0, 0}
end

local rate, max_wait, cost = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local items_window = tonumber(ARGV[10])
local effective_rate = rate * factor
local max_calls = math.max(1, math.floor(effective_rate))
local window = math.ceil(math.max(second, 1000000 / effective_rate)) + margin
local max_items = math.max(1, math.floor(effective_rate * items_window / 1000000 + 0.000001))
local kept = window
if items_window > 0 then kept = math.max(window, items_window + margin) end
local oldest = redis.call('LINDEX', slots, 0)
while oldest and tonumber(oldest) + kept < now do
  redis.call('LPOP', slots)
  oldest = redis.call('LINDEX', slots, 0)
end
local function next_slot(part)
  local slot = math.max(now, not_before, last_slot())
  local before = redis.call('LINDEX', slots, part - max_calls - 1)
  if before then slot = math.max(slot, tonumber(before) + window) end
  return slot
end
local slot = next_slot(math.min(cost, max_calls))
if cost > max_calls then
  local before = redis.call('LINDEX', slots, -math.max(1, max_items - cost + 1))
  if before then slot = math.max(slot, tonumber(before) + items_window + margin) end
end
local wait = slot - now
if wait <= max_wait then
  local last = slot
  local first = true
  while cost > 0 do
    local part = math.min(cost, max_calls)
    if not first then last = next_slot(part) end
    first = false
    for _ = 1, part do redis.call('RPUSH', slots, integer(last)) end
    cost = cost - part
  end
  redis.call('PEXPIRE', slots, integer(math.ceil((last - now + kept) / 1000)))
end
return {wait, slot}
"""


class RedisWindow:
    """The common part of the sync and the async limiter, with a circuit breaker around Redis."""

    def __init__(self, account: str, prefix: str, on_error: OnError) -> None:
        if not isinstance(unchecked(account), str) or not account:
            raise ConfigError(
                "account: expected a string that all users of the quota have in common, such as "
                "the id of the account"
            )
        if on_error not in ("local", "raise"):
            raise ConfigError(f'on_error: expected "local" or "raise", got {on_error!r}')
        try:
            from redis.exceptions import RedisError
        except ImportError:
            raise missing_extra("a rate limiter in Redis", "redis", "redis") from None
        self.error_types: tuple[type[Exception], ...] = (RedisError, OSError)
        """Exceptions of a Redis client that mean that Redis is unavailable."""
        self.local = LocalRateLimiter()
        """Limits the calls of this process while Redis is unavailable."""
        self.clock: Callable[[], float] = monotonic
        self._account_hash = hashlib.sha256(account.encode()).hexdigest()[:32]
        self._prefix = prefix
        self._is_strict = on_error == "raise"
        self._retry_at: float | None = None
        """Time of the next attempt; None while Redis is available."""
        self._retry_delay_s = RETRY_DELAY_S
        self.reset_after_fork()
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Create a new lock: in a forked child the old one may never be released."""
        self._lock = Lock()

    def keys(self, action: str) -> list[str]:
        """Return both keys of an action. The braces keep them on one node of a cluster."""
        base = f"{self._prefix}:{{{self._account_hash}:{action}}}"
        return [f"{base}:slots", f"{base}:throttling"]

    def reserve_args(self, rate: float, max_wait_s: float, cost: int | None) -> list[Any]:
        """Return the arguments of the script to reserve a slot."""
        wait = _microseconds(max_wait_s)
        if cost is None:
            return [*_CONSTANTS, "reserve", rate, wait, 1, 0]
        return [*_CONSTANTS, "reserve", rate, wait, cost, _microseconds(ITEMS_WINDOW_S)]

    def throttle_args(self, retry_after_s: float | None) -> list[Any]:
        """Return the arguments of the script to slow down all hosts."""
        return [*_CONSTANTS, "throttled", _microseconds(retry_after_s or 0.0)]

    def wait_s(self, reply: list[int]) -> float:
        """Return the seconds to wait, from the reply of the script."""
        return int(reply[0]) / 1e6

    def start_attempt(self) -> float | None:
        """Return the start time of an attempt to use Redis, or None if Redis must not be used now.

        After a failure, at most one caller per delay tests whether Redis is available again, while
        the others do without it. If that caller does not report back, for example because it was
        cancelled, another one tests after the delay.
        """
        now = self.clock()
        with self._lock:
            if self._retry_at is not None:
                if now < self._retry_at:
                    return None
                self._retry_at = now + self._retry_delay_s
        return now

    def record_success(self) -> None:
        """Record that Redis is available."""
        with self._lock:
            was_unavailable, self._retry_at = self._retry_at is not None, None
        if was_unavailable:
            LOGGER.info("Redis is available again; the quota is shared")

    def record_failure(self, error: Exception, started_at: float) -> None:
        """Record that Redis is unavailable, and log a warning if it was available before."""
        if self._is_strict:
            return
        now = self.clock()
        with self._lock:
            was_available = self._retry_at is None
            self._retry_delay_s = max(RETRY_DELAY_S, now - started_at)
            self._retry_at = now + self._retry_delay_s
        if was_available:
            LOGGER.warning(
                "%s; until Redis is available again, this process limits only its own calls",
                _message(error),
            )

    def raise_if_strict(self, action: str, error: Exception) -> None:
        """Raise TransportError if `on_error` is "raise"."""
        if self._is_strict:
            raise TransportError(action, _message(error), request_sent=False) from error


def register_script(
    client: RedisClient | AsyncRedisClient, module: str, script: str = SCRIPT
) -> Callable[..., Any]:
    """Return a script as a function; raise ConfigError if the client is not a Redis client.

    Args:
        client: The user's client.
        module: Module of the expected class, for the error message.
        script: The script in Lua.
    """
    if not callable(getattr(client, "register_script", None)):
        # The message does not contain the value: a URL may contain a password.
        raise ConfigError(f"client: expected {module}.Redis, got {type(client).__name__}")
    return client.register_script(script)


def is_sync_script(script: object) -> bool:
    """Return whether a script belongs to the sync client of redis-py.

    A script of another client may be sync or async.
    """
    from redis.commands.core import Script

    return isinstance(script, Script)


def _message(error: Exception) -> str:
    return f"sharing the quota through Redis failed: {error}"


def _microseconds(seconds: float) -> int:
    return int(min(max(seconds, -1.0), MAX_TIME_S) * 1e6)


_CONSTANTS: Final = (
    _microseconds(WINDOW_S),
    _microseconds(MARGIN_S),
    _microseconds(THROTTLE_DELAY_S),
    RECOVERY_PER_S,
    MIN_FACTOR,
)

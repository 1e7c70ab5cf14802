"""The limiter's window in Redis: keys, script, and what happens while Redis fails.

Does no I/O; the sync and the async limiter run the script.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Literal

from ...service import DISTRIBUTION
from ..errors import ConfigError, TransportError
from ..util.forks import renew_in_children
from ..util.log import LOGGER
from ..util.typeguards import unchecked
from .local import MARGIN_S, REACTION_S, RECOVERY_PER_S, SLOWEST_PACE, WINDOW_S, LocalRateLimiter

if TYPE_CHECKING:
    from ...rate_limits import AsyncRedisClient, RedisClient

OnError = Literal["local", "raise"]

RETRY_S: Final = 1.0
"""After a failure calls leave Redis alone for this long, or for as long as it took to fail where that
is more: a client that tries again by itself takes a multiple of its timeout."""
LONGEST_S: Final = 1e6
"""Stands for any longer time, so that times in microseconds stay exact in a double."""

# The same arithmetic as `LocalRateLimiter`, in microseconds of the clock of Redis, so that the clocks
# of the hosts do not matter. KEYS: the booked slots, oldest first; the pace after complaints.
SCRIPT: Final = """
local slots, state = KEYS[1], KEYS[2]
local second, margin, reaction = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local recovery, slowest = tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local found = redis.call('HMGET', state, 'pace', 'since', 'not_before', 'settled_at')
local pace, since = tonumber(found[1] or 1), tonumber(found[2] or now)
local not_before, settled_at = tonumber(found[3] or 0), tonumber(found[4] or 0)
local booked = tonumber(redis.call('LINDEX', slots, -1) or 0)
local function text(number) return string.format('%.0f', number) end
pace = math.min(1, pace + recovery * math.max(0, now - since) / 1000000)

if ARGV[6] == 'throttled' then
  if now >= settled_at then
    pace = math.max(slowest, pace / 2)
    since = math.max(since, booked)
    settled_at = math.max(now, booked) + reaction
  end
  not_before = math.max(not_before, now + tonumber(ARGV[7]))
  since = math.max(since, now, not_before)
  redis.call('HSET', state, 'pace', string.format('%.17g', pace), 'since', text(since),
    'not_before', text(not_before), 'settled_at', text(settled_at))
  redis.call('PEXPIRE', state, text((since - now) / 1000 + 1000 / recovery))
  return {0, 0}
end

local speed, max_wait, cost = tonumber(ARGV[7]) * pace, tonumber(ARGV[8]), tonumber(ARGV[9])
local count = math.max(1, math.floor(speed))
local window = math.ceil(math.max(second, 1000000 / speed)) + margin
local oldest = redis.call('LINDEX', slots, 0)
while oldest and tonumber(oldest) + window < now do
  redis.call('LPOP', slots)
  oldest = redis.call('LINDEX', slots, 0)
end
local function next_slot(part)
  local slot = math.max(now, not_before, tonumber(redis.call('LINDEX', slots, -1) or 0))
  local before = redis.call('LINDEX', slots, part - count - 1)
  if before then slot = math.max(slot, tonumber(before) + window) end
  return slot
end
local slot = next_slot(math.min(cost, count))
local wait = slot - now
if wait <= max_wait then
  local last = slot
  while cost > 0 do
    local part = math.min(cost, count)
    last = next_slot(part)
    for _ = 1, part do redis.call('RPUSH', slots, text(last)) end
    cost = cost - part
  end
  redis.call('PEXPIRE', slots, text(math.ceil((last - now + window) / 1000)))
end
return {wait, slot}
"""


class RedisPacing:
    """What the sync and the async limiter have in common."""

    def __init__(self, account: str, prefix: str, on_error: OnError) -> None:
        if not isinstance(unchecked(account), str) or not account:
            words = "a text that all who share the quota have in common, such as its id"
            raise ConfigError(f"account is needed: {words}")
        if on_error not in ("local", "raise"):
            raise ConfigError(f'on_error is "local" or "raise", not {on_error!r}')
        try:
            from redis.exceptions import RedisError
        except ImportError:
            needed = f"{DISTRIBUTION}[redis]"
            raise ConfigError(f"the package redis is missing: pip install '{needed}'") from None
        self.failures: tuple[type[Exception], ...] = (RedisError, OSError)
        """What a client of Redis raises."""
        self.local = LocalRateLimiter()
        """Paces while Redis fails."""
        self.clock: Callable[[], float] = time.monotonic
        self._hashed = hashlib.sha256(account.encode()).hexdigest()[:32]
        self._prefix = prefix
        self._raises = on_error == "raise"
        self.renew()
        renew_in_children(self)
        self._retry_at: float | None = None
        """When Redis is asked again; None while it answers."""
        self._rest_s = RETRY_S

    def renew(self) -> None:
        """A child that was forked has a lock of its own."""
        self._lock = Lock()

    def keys(self, action: str) -> list[str]:
        """Both keys of an action; the braces keep them on one node of a cluster."""
        tag = f"{self._prefix}:{{{self._hashed}:{action}}}"
        return [f"{tag}:slots", f"{tag}:pace"]

    def booking(self, rate: float, max_wait_s: float, cost: int) -> list[Any]:
        """Arguments of the script that book a slot."""
        return [*_CONSTANTS, "reserve", rate, _us(max_wait_s), cost]

    def complaint(self, retry_after_s: float | None) -> list[Any]:
        """Arguments of the script that slow all hosts down."""
        return [*_CONSTANTS, "throttled", _us(retry_after_s or 0.0)]

    def waited(self, reply: list[int]) -> float:
        """The answer of the script, in seconds to wait."""
        self.answered()
        return int(reply[0]) / 1e6

    def asks(self) -> float | None:
        """When this caller asks Redis: now, or None while Redis is left alone.

        After a failure one caller at a time finds out whether Redis is back. The others go on
        meanwhile; one of them asks next if nothing is heard of it, as when it is cancelled.
        """
        now = self.clock()
        with self._lock:
            if self._retry_at is not None:
                if now < self._retry_at:
                    return None
                self._retry_at = now + self._rest_s
        return now

    def answered(self) -> None:
        """Redis did what it was asked."""
        with self._lock:
            is_news, self._retry_at = self._retry_at is not None, None
        if is_news:
            LOGGER.info("Redis is back; the quota is shared again")

    def refused(self, action: str, error: Exception, asked_at: float) -> None:
        """No slot could be booked: raise TransportError, or go on alone."""
        if self._raises:
            raise TransportError(action, _words(error), request_sent=False) from error
        self.lost(error, asked_at)

    def lost(self, error: Exception, asked_at: float) -> None:
        """Redis failed: leave it alone for a while; one warning an outage."""
        if self._raises:
            return
        now = self.clock()
        with self._lock:
            is_news = self._retry_at is None
            self._rest_s = max(RETRY_S, now - asked_at)
            self._retry_at = now + self._rest_s
        if is_news:
            LOGGER.warning("%s; until it is back this process paces by itself", _words(error))


def script_of(client: RedisClient | AsyncRedisClient, module: str) -> Callable[..., Any]:
    """The script, ready to run; `module` is where such clients come from."""
    if not callable(getattr(client, "register_script", None)):
        # No value: a URL may hold a password.
        raise ConfigError(f"client is a {module}.Redis, not {type(client).__name__}")
    return client.register_script(SCRIPT)


def is_blocking(script: object) -> bool:
    """Whether this is a script of redis-py that blocks. Any other function may be of either kind."""
    from redis.commands.core import Script

    return isinstance(script, Script)


def _words(error: Exception) -> str:
    return f"Redis failed to share the quota: {error}"


def _us(seconds: float) -> int:
    return int(min(max(seconds, -1.0), LONGEST_S) * 1e6)


_CONSTANTS: Final = (_us(WINDOW_S), _us(MARGIN_S), _us(REACTION_S), RECOVERY_PER_S, SLOWEST_PACE)

"""The records of a job in Redis, for workers on many machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import iscoroutinefunction
from typing import Any, Final

from .._core.errors import ConfigError
from .._core.rate_limit.protocols import RedisClient
from .._core.rate_limit.redis_script import register_script
from .._core.util.package import PACKAGE, public_in

KEEP_S: Final = 90 * 24 * 60 * 60.0

# KEYS[1] has the records by number, KEYS[2] the totals. The lease of a claim is measured with the
# clock of Redis, so that the clocks of the machines do not matter.
SCRIPT: Final = """
local step = ARGV[1]
if step == 'read' then
  local time = redis.call('TIME')
  return {time[1] .. '.' .. string.format('%06d', time[2]), redis.call('HGET', KEYS[1], ARGV[2])}
end
if step == 'totals' then return redis.call('HGETALL', KEYS[2]) end
if step == 'scan' then return redis.call('HSCAN', KEYS[1], ARGV[2], 'COUNT', 500) end
local number, old, new, keep_ms = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if (redis.call('HGET', KEYS[1], number) or '') ~= old then return 0 end
redis.call('HSET', KEYS[1], number, new)
for i = 6, #ARGV, 2 do redis.call('HINCRBY', KEYS[2], ARGV[i], ARGV[i + 1]) end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, keep_ms) end
return 1
"""


@public_in("bulk")
class RedisStore:
    """Keeps the records of a job in Redis 5 or later, or Valkey, for workers on many machines.

    The records do not contain items, only keys of those that failed. Use a server that writes its data to the disk
    (`appendonly yes`) and does not evict keys. While Redis is unavailable, methods raise the error of
    the Redis client.

    Args:
        client: A `redis.Redis`. The store does not close it.
        job: Name of the job, the same for all of its workers. A new job needs a new name.
        prefix: Prefix of the keys.
        keep_s: Seconds for which the records are kept after their last change.

    Raises:
        ConfigError: An argument is not valid.
    """

    def __init__(
        self, client: RedisClient, *, job: str, prefix: str = PACKAGE, keep_s: float = KEEP_S
    ) -> None:
        if not job:
            raise ConfigError("job: expected a name that all workers of the job have in common")
        if not 0 < keep_s < float("inf"):
            raise ConfigError(f"keep_s: expected seconds above 0, got {keep_s!r}")
        self._keep_ms = max(1, int(keep_s * 1000))
        # The braces keep both keys on one node of a cluster.
        base = f"{prefix}:{{bulk:{job}}}"
        self._keys = [f"{base}:chunks", f"{base}:totals"]
        self._script: Callable[..., Any] = register_script(client, "redis", SCRIPT)
        if iscoroutinefunction(type(self._script).__call__):
            raise ConfigError("client: expected redis.Redis, got a client of redis.asyncio")

    def read(self, number: int) -> tuple[float, bytes | None]:
        """Return the time of Redis and a record; see `Store.read`."""
        time, record = self._run("read", number)
        return float(time), _as_bytes(record) if record is not None else None

    def exchange(
        self, number: int, old: bytes | None, new: bytes, totals: Mapping[str, int]
    ) -> bool:
        """Replace a record; see `Store.exchange`."""
        changes = [part for total in totals.items() for part in total]
        return bool(self._run("exchange", number, old or b"", new, self._keep_ms, *changes))

    def totals(self) -> dict[str, int]:
        """Return the totals by name."""
        found = [_as_bytes(each).decode() for each in self._run("totals")]
        return {name: int(value) for name, value in zip(found[::2], found[1::2], strict=True)}

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Yield the records in any order, a part of them at a time."""
        seen: set[int] = set()  # Redis may return a record more than once
        cursor: Any = 0
        while True:
            cursor, found = self._run("scan", cursor)
            for number, record in zip(found[::2], found[1::2], strict=True):
                if int(number) not in seen:
                    seen.add(int(number))
                    yield int(number), _as_bytes(record)
            if int(cursor) == 0:
                return

    def _run(self, *args: Any) -> Any:
        return self._script(keys=self._keys, args=args)


def _as_bytes(value: bytes | str) -> bytes:
    """Return a value of Redis; a client with `decode_responses=True` returns text."""
    return value.encode() if isinstance(value, str) else value

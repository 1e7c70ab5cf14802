"""Deduplicators that share events between processes and hosts through Redis."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any, Final

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.rate_limit.protocols import AsyncRedisClient, RedisClient
from volc_sdk._core.rate_limit.redis_script import is_sync_script, register_script
from volc_sdk._core.util.package import PACKAGE, public_in
from volc_sdk.callbacks.deduplication import KEEP_S, LEASE_S, Claim, check_times, keys_of
from volc_sdk.callbacks.event import Event

# A value is `c` and the token of a claim, or `d` and the reply of a handled event.
SCRIPT: Final = """
local step, value, ttl_ms = ARGV[1], ARGV[2], ARGV[3]
for _, key in ipairs(KEYS) do
  local found = redis.call('GET', key)
  if step == 'claim' and found then return found end
  if step == 'release' and found == value then redis.call('DEL', key) end
end
if step ~= 'release' then
  for _, key in ipairs(KEYS) do redis.call('SET', key, value, 'PX', ttl_ms) end
end
return false
"""


class _Steps:
    """Arguments of the script, and the meaning of its reply."""

    def __init__(self, prefix: str, lease_s: float, keep_s: float) -> None:
        check_times(lease_s, keep_s)
        self._prefix = prefix
        self._lease_ms = max(1, int(lease_s * 1000))
        self._keep_ms = max(1, int(keep_s * 1000))

    def claim(self, event: Event, claim: Claim) -> dict[str, list[Any]]:
        return self._arguments(event, "claim", f"c{claim.token}", self._lease_ms)

    def complete(self, event: Event, reply: bytes) -> dict[str, list[Any]]:
        return self._arguments(event, "complete", b"d" + reply, self._keep_ms)

    def release(self, event: Event, claim: Claim) -> dict[str, list[Any]]:
        return self._arguments(event, "release", f"c{claim.token}", 0)

    def _arguments(
        self, event: Event, step: str, value: str | bytes, ttl_ms: int
    ) -> dict[str, list[Any]]:
        # The braces keep both keys on one node of a cluster.
        keys = [f"{{{self._prefix}:event}}:{key}" for key in keys_of(event)]
        return {"keys": keys, "args": [step, value, ttl_ms]}


def _new_claim() -> Claim:
    return Claim("new", secrets.token_hex(8))


def _answer(claim: Claim, found: bytes | str | None) -> Claim:
    """Return the claim of an event, from the value that Redis has for the event."""
    if found is None:
        return claim
    # A client with `decode_responses=True` returns text.
    value = found.encode() if isinstance(found, str) else found
    return Claim("done", reply=value[1:]) if value.startswith(b"d") else Claim("busy")


@public_in("callbacks")
class RedisDeduplicator:
    """Keeps the events of all processes that use the same Redis server, or Valkey.

    While Redis is unavailable, its methods raise the error of the Redis client: an event is then not
    handled, and the service sends it again.

    Args:
        client: A `redis.Redis`. The deduplicator does not close it.
        prefix: Prefix of the keys, which contain hashes of the id and of the signature of an event.
        lease_s: Seconds after which a claim expires: more than a handler needs.
        keep_s: Seconds for which a handled event is remembered.

    Raises:
        ConfigError: An argument is not valid.
    """

    def __init__(
        self,
        client: RedisClient,
        *,
        prefix: str = PACKAGE,
        lease_s: float = LEASE_S,
        keep_s: float = KEEP_S,
    ) -> None:
        self._steps = _Steps(prefix, lease_s, keep_s)
        self._script: Callable[..., Any] = register_script(client, "redis", SCRIPT)
        if iscoroutinefunction(type(self._script).__call__):
            raise ConfigError(
                "client: expected redis.Redis, got a client of redis.asyncio: use "
                "AsyncRedisDeduplicator for it"
            )

    def claim(self, event: Event) -> Claim:
        """Claim an event; see `Deduplicator.claim`."""
        claim = _new_claim()
        return _answer(claim, self._script(**self._steps.claim(event, claim)))

    def complete(self, event: Event, reply: bytes = b"") -> None:
        """Record that an event was handled; see `Deduplicator.complete`."""
        self._script(**self._steps.complete(event, reply))

    def release(self, event: Event, claim: Claim) -> None:
        """Let an event pass again; see `Deduplicator.release`."""
        self._script(**self._steps.release(event, claim))


@public_in("callbacks")
class AsyncRedisDeduplicator:
    """Async variant of `RedisDeduplicator`, for `redis.asyncio.Redis`."""

    def __init__(
        self,
        client: AsyncRedisClient,
        *,
        prefix: str = PACKAGE,
        lease_s: float = LEASE_S,
        keep_s: float = KEEP_S,
    ) -> None:
        self._steps = _Steps(prefix, lease_s, keep_s)
        self._script: Callable[..., Any] = register_script(client, "redis.asyncio", SCRIPT)
        if is_sync_script(self._script):
            raise ConfigError(
                "client: expected redis.asyncio.Redis, got redis.Redis: use RedisDeduplicator for it"
            )

    async def claim(self, event: Event) -> Claim:
        """Claim an event; see `Deduplicator.claim`."""
        claim = _new_claim()
        return _answer(claim, await self._script(**self._steps.claim(event, claim)))

    async def complete(self, event: Event, reply: bytes = b"") -> None:
        """Record that an event was handled; see `Deduplicator.complete`."""
        await self._script(**self._steps.complete(event, reply))

    async def release(self, event: Event, claim: Claim) -> None:
        """Let an event pass again; see `Deduplicator.release`."""
        await self._script(**self._steps.release(event, claim))

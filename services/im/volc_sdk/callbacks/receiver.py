"""Receivers, which do everything with a request body except HTTP: verify, deduplicate, handle, reply.

If a handler raises CallbackError, the event is refused with the status of the reason. Other exceptions
reach the web framework, which responds with status 500 and logs them. In both cases the event passes
again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from inspect import isawaitable, iscoroutinefunction
from typing import Any

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.util.package import public_in
from volc_sdk.callbacks.deduplication import AsyncDeduplicator, Claim, Deduplicator, check_claim
from volc_sdk.callbacks.errors import CallbackError
from volc_sdk.callbacks.event import Event
from volc_sdk.callbacks.redis import RedisDeduplicator
from volc_sdk.callbacks.reply import (
    MAX_BODY_BYTES,
    Answer,
    Reply,
    as_reply,
    check_size,
    from_bytes,
    refusal,
    to_bytes,
)
from volc_sdk.callbacks.signature import SecretKeys, check_keys, verify

_NEW = Claim("new")


class _Checks:
    """The options that both receivers have."""

    def __init__(
        self,
        secret_key: SecretKeys,
        app_id: int | str | None,
        max_age_s: float | None,
        max_body_bytes: int,
    ) -> None:
        self._secret_keys = check_keys(secret_key)
        self._app_id = app_id
        self._max_age_s = max_age_s
        self.max_body_bytes = max_body_bytes
        """Largest body that is read."""
        if max_body_bytes < 1:
            raise ConfigError(f"max_body_bytes: expected bytes above 0, got {max_body_bytes!r}")

    def _verify(self, body: bytes) -> Event:
        check_size(len(body), self.max_body_bytes)
        return verify(body, self._secret_keys, app_id=self._app_id, max_age_s=self._max_age_s)


@public_in("callbacks")
class Receiver(_Checks):
    """Handles the bodies of requests, in any synchronous web framework.

    Args:
        handle: Called with each event once. It returns None for an empty reply with status 200, a
            mapping that is sent as JSON, or a `Reply`. The documents do not state which reply to a
            *before* event refuses it, so the package does not make one.
        secret_key: Secret key of callbacks from the console, or several keys.
        app_id: AppId that events must have; None for any.
        max_age_s: See `verify`.
        deduplicator: Without it, a repeated event is handled again.
        max_body_bytes: Larger bodies are refused.

    Raises:
        ConfigError: An argument is not valid.
    """

    def __init__(
        self,
        handle: Callable[[Event], Answer],
        secret_key: SecretKeys,
        *,
        app_id: int | str | None = None,
        max_age_s: float | None = None,
        deduplicator: Deduplicator | None = None,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        super().__init__(secret_key, app_id, max_age_s, max_body_bytes)
        if _is_async(handle) or _is_async(getattr(deduplicator, "claim", None)):
            raise ConfigError(
                "handle and deduplicator: expected sync ones, got an async one: use AsyncReceiver "
                "or ASGIHandler"
            )
        self._handle = handle
        self._deduplicator = deduplicator

    def receive(self, body: bytes) -> Reply:
        """Return the reply to a request body. Exceptions of `handle` are raised."""
        try:
            return self._receive(self._verify(body))
        except CallbackError as error:
            return refusal(error)

    def _receive(self, event: Event) -> Reply:
        seen = self._deduplicator
        claim = check_claim(seen.claim(event)) if seen else _NEW
        if claim.state == "done":
            return from_bytes(claim.reply)
        try:
            reply = as_reply(self._handle(event))
        except BaseException:
            if seen:
                seen.release(event, claim)
            raise
        if seen and reply.is_final:
            seen.complete(event, to_bytes(reply))
        elif seen:
            seen.release(event, claim)
        return reply


@public_in("callbacks")
class AsyncReceiver(_Checks):
    """Async variant of `Receiver`: `handle` is an async function.

    Its deduplicator is an `AsyncRedisDeduplicator` or a `LocalDeduplicator`.
    """

    def __init__(
        self,
        handle: Callable[[Event], Awaitable[Answer]],
        secret_key: SecretKeys,
        *,
        app_id: int | str | None = None,
        max_age_s: float | None = None,
        deduplicator: AsyncDeduplicator | Deduplicator | None = None,
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        super().__init__(secret_key, app_id, max_age_s, max_body_bytes)
        if not _is_async(handle):
            raise ConfigError(
                "handle: expected an async function, because a sync one would block the event loop"
            )
        if isinstance(deduplicator, RedisDeduplicator):
            raise ConfigError(
                "deduplicator: expected an AsyncRedisDeduplicator, because a RedisDeduplicator "
                "would block the event loop"
            )
        self._handle = handle
        self._deduplicator = deduplicator

    async def receive(self, body: bytes) -> Reply:
        """Return the reply to a request body. Exceptions of `handle` are raised."""
        try:
            return await self._receive(self._verify(body))
        except CallbackError as error:
            return refusal(error)

    async def _receive(self, event: Event) -> Reply:
        seen = self._deduplicator
        claim = check_claim(await _result(seen.claim(event))) if seen else _NEW
        if claim.state == "done":
            return from_bytes(claim.reply)
        try:
            reply = as_reply(await self._handle(event))
        except BaseException:
            if seen:
                await _result(seen.release(event, claim))
            raise
        if seen and reply.is_final:
            await _result(seen.complete(event, to_bytes(reply)))
        elif seen:
            await _result(seen.release(event, claim))
        return reply


def _is_async(function: Any) -> bool:
    call: Any = getattr(function, "__call__", None)  # noqa: B004
    return iscoroutinefunction(function) or iscoroutinefunction(call)


async def _result(value: Any) -> Any:
    return await value if isawaitable(value) else value

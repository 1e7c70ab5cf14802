"""Base classes of the sync and the async client. They perform the I/O; the rest of the core does none."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from .base_client import BaseClient
from .call.options import Options, check_headers
from .errors import ConfigError, SDKError
from .util.hide_locals import hide_locals, hide_locals_async
from .util.lazy_annotations import annotate_lazily
from .util.lazy_module import LazyModule

# Imported with the first call, so that making a client is fast.
if TYPE_CHECKING:
    import asyncio as _asyncio

    from . import middleware as _middleware
    from . import untyped as _untyped
    from .call import attempts as _attempts
    from .call.attempts import Attempts
    from .call.state import ClientState
    from .effects import effects as _effects
    from .effects.effects import Effect, Effects, T
    from .http import transport as _http
    from .http.client_transport import AsyncClientTransport, SyncClientTransport
    from .middleware import AsyncMiddleware, Call, Middleware
    from .schema.actions import Action, R
    from .schema.models import Request, UntypedResult
    from .serde import encode as _serde
else:
    _asyncio = LazyModule("asyncio", __package__)
    _attempts = LazyModule(".call.attempts", __package__)
    _effects = LazyModule(".effects.effects", __package__)
    _http = LazyModule(".http.transport", __package__)
    _middleware = LazyModule(".middleware", __package__)
    _serde = LazyModule(".serde.encode", __package__)
    _untyped = LazyModule(".untyped", __package__)

S = TypeVar("S", bound="BaseSyncClient")
A = TypeVar("A", bound="BaseAsyncClient")


class BaseSyncClient(BaseClient):
    """Makes calls through a blocking transport."""

    def _set_up(
        self,
        state: ClientState,
        options: Options,
        transport: SyncClientTransport,
        middleware: Sequence[Middleware],
    ) -> None:
        self._state = state
        self._options = options
        self._transport = transport
        self._middleware = (
            _middleware.check_middleware(middleware, _middleware.Middleware) if middleware else ()
        )

    def _call(self, action: Action[R], request: Request) -> R:
        if self._transport.current is None:
            self._prepare(self._transport)
        options, state = self._options, self._state
        if not self._middleware:
            encoded = _serde.encode(action, request, validate=options.validate)
            return self._attempt(
                _attempts.Attempts(action, encoded, options.headers, options, state)
            )
        # The request is encoded once, so a call that middleware repeats has the same idempotency key.
        encode = cache(lambda: _serde.encode(action, request, validate=options.validate))

        def proceed(call: Call) -> R:
            headers = check_headers(options.headers, call.headers)
            return self._attempt(_attempts.Attempts(action, encode(), headers, options, state))

        around = _middleware.around_calls(self._middleware, proceed)
        result: R = _middleware.check_result(around(_middleware.Call(action.name, action.access)))
        return result

    def _attempt(self, attempts: Attempts[R]) -> R:
        send = self._transport.send
        if self._middleware:
            send = _middleware.around_attempts(self._middleware, send)
        try:
            request = attempts.try_start()
            if request is None:
                request = self._run(attempts.start())
            while True:
                try:
                    result = attempts.accept(send(request))
                except SDKError as error:
                    request = self._run(attempts.retry(error))
                else:
                    return attempts.finish(result)
        except BaseException as error:
            attempts.stop(error)
            raise

    @hide_locals
    def call(
        self,
        action: str,
        body: Mapping[str, Any],
        *,
        read: bool = False,
        version: str | None = None,
        method: Literal["GET", "POST"] | None = None,
    ) -> UntypedResult:
        """Call any action by its name, including one that this package does not know.

        Signing, rate limiting, retries and errors work as in the typed methods. Fields that every
        request carries are added unless the body has them.

        Args:
            action: Name of the action.
            body: Fields by wire names.
            read: True if the action changes nothing: the call is then retried after any temporary
                failure. Not needed for known actions.
            version: API version; the default is that of the action, or of the service.
            method: HTTP method; the default is that of the action, or of the service.

        Returns:
            A result whose `data` is the field `Result` of the reply, unchanged.

        Example:
            client.call("NewAction", {"Name": "x", "Limit": 20}).data
        """
        called = _untyped.untyped_call(
            self._state.service,
            action,
            body,
            self._options,
            read=read,
            version=version,
            method=method,
        )
        return self._call(*called)

    def _run(self, effects: Effects[T]) -> T:
        return _effects.run(effects, self._perform)

    def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, _http.HTTPRequest):
            return self._transport.send(self._with_user_agent(effect))
        if isinstance(effect, _effects.Sleep):
            return time.sleep(effect.seconds)
        # Kept in a list, which `pop` empties: tracebacks with locals could show a plain variable.
        outcome: list[Any] = [effect.function()]
        if hasattr(outcome[0], "__await__"):
            with suppress(AttributeError):  # a coroutine warns unless it is closed
                outcome.pop().close()
            raise ConfigError("expected a blocking function in a sync client, got an async one")
        return outcome.pop()

    def close(self) -> None:
        """Close the connections of this client and of its copies.

        Further calls raise ConfigError. Closing twice is allowed.
        """
        self._transport.close()

    def __enter__(self: S) -> S:
        self._transport.check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class BaseAsyncClient(BaseClient):
    """Makes calls through an async transport."""

    def _set_up(
        self,
        state: ClientState,
        options: Options,
        transport: AsyncClientTransport,
        middleware: Sequence[AsyncMiddleware],
    ) -> None:
        self._state = state
        self._options = options
        self._transport = transport
        self._middleware = (
            _middleware.check_middleware(middleware, _middleware.AsyncMiddleware)
            if middleware
            else ()
        )

    async def _call(self, action: Action[R], request: Request) -> R:
        if self._transport.current is None:
            self._prepare(self._transport)
        options, state = self._options, self._state
        if not self._middleware:
            encoded = _serde.encode(action, request, validate=options.validate)
            return await self._attempt(
                _attempts.Attempts(action, encoded, options.headers, options, state)
            )
        # The request is encoded once, so a call that middleware repeats has the same idempotency key.
        encode = cache(lambda: _serde.encode(action, request, validate=options.validate))

        async def proceed(call: Call) -> R:
            headers = check_headers(options.headers, call.headers)
            return await self._attempt(
                _attempts.Attempts(action, encode(), headers, options, state)
            )

        around = _middleware.around_calls(self._middleware, proceed)
        call = _middleware.Call(action.name, action.access)
        result: R = _middleware.check_result(await around(call))
        return result

    async def _attempt(self, attempts: Attempts[R]) -> R:
        send = self._transport.send
        if self._middleware:
            send = _middleware.around_attempts(self._middleware, send)
        try:
            request = attempts.try_start()
            if request is None:
                request = await self._run(attempts.start())
            while True:
                try:
                    result = attempts.accept(await send(request))
                except SDKError as error:
                    request = await self._run(attempts.retry(error))
                else:
                    return attempts.finish(result)
        except BaseException as error:
            attempts.stop(error)
            raise

    @hide_locals_async
    async def call(
        self,
        action: str,
        body: Mapping[str, Any],
        *,
        read: bool = False,
        version: str | None = None,
        method: Literal["GET", "POST"] | None = None,
    ) -> UntypedResult:
        """Call any action by its name; see `Client.call`.

        Args:
            action: Name of the action.
            body: Fields by wire names.
            read: True if the action changes nothing: the call is then retried after any temporary
                failure.
            version: API version; the default is that of the action, or of the service.
            method: HTTP method; the default is that of the action, or of the service.

        Example:
            (await client.call("NewAction", {"Name": "x", "Limit": 20})).data
        """
        called = _untyped.untyped_call(
            self._state.service,
            action,
            body,
            self._options,
            read=read,
            version=version,
            method=method,
        )
        return await self._call(*called)

    async def _run(self, effects: Effects[T]) -> T:
        return await _effects.run_async(effects, self._perform)

    async def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, _http.HTTPRequest):
            return await self._transport.send(self._with_user_agent(effect))
        if isinstance(effect, _effects.Sleep):
            return await _asyncio.sleep(effect.seconds)
        # Kept in a list, which `pop` empties: tracebacks with locals could show a plain variable.
        outcome: list[Any] = [effect.function()]
        if hasattr(outcome[0], "__await__"):
            return await outcome.pop()
        return outcome.pop()

    async def close(self) -> None:
        """Close the connections of this client and of its copies.

        Further calls raise ConfigError. Closing twice is allowed.
        """
        await self._transport.close()

    async def __aenter__(self: A) -> A:
        self._transport.check_open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


annotate_lazily(__name__, (".schema.models",), BaseSyncClient, BaseAsyncClient)

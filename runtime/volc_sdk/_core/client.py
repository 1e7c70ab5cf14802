"""The two clients without their methods: they send and sleep, and leave every decision to the core."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from .base_client import BaseClient
from .call.options import Options, checked_headers
from .effects.effects import Sleep
from .errors import ConfigError, SDKError
from .http.transport import HTTPRequest
from .util.lazy_module import LazyModule

# What a call needs loads with the first call: making a client is to cost little.
if TYPE_CHECKING:
    import asyncio as _asyncio

    from . import middleware as _middleware
    from . import untyped as _untyped
    from .call import attempts as _core
    from .call.attempts import Attempts, Call
    from .call.state import Shared
    from .effects.effects import Steps, T
    from .http.client_transport import AsyncPool, SyncPool
    from .middleware import AsyncMiddleware, Middleware
    from .schema.actions import Action, R
    from .schema.models import Request, UntypedResult
else:
    _asyncio = LazyModule("asyncio", __package__)
    _core = LazyModule(".call.attempts", __package__)
    _middleware = LazyModule(".middleware", __package__)
    _untyped = LazyModule(".untyped", __package__)

S = TypeVar("S", bound="BaseSyncClient")
A = TypeVar("A", bound="BaseAsyncClient")


class BaseSyncClient(BaseClient):
    """Drives the steps of calls with a transport that blocks."""

    def _set_up(
        self,
        shared: Shared,
        options: Options,
        pool: SyncPool,
        middleware: Sequence[Middleware],
    ) -> None:
        self._shared = shared
        self._options = options
        self._pool = pool
        self._middleware = (
            _middleware.checked(middleware, _middleware.Middleware) if middleware else ()
        )

    def _call(self, action: Action[R], request: Request) -> R:
        if not self._pool.is_ready:
            self._pool.get_ready(self._shared.endpoint)
        options, shared = self._options, self._shared
        if not self._middleware:
            body = _core.prepare(action, request, options)
            return self._made(_core.Attempts(action, body, options.headers, options, shared))
        # Once, so that a call that middleware repeats keeps its idempotency key.
        prepared = cache(lambda: _core.prepare(action, request, options))

        def proceed(call: Call) -> R:
            headers = checked_headers(options.headers, call.headers)
            return self._made(_core.Attempts(action, prepared(), headers, options, shared))

        around = _middleware.around_calls(self._middleware, proceed)
        result: R = _middleware.returned(around(_core.Call(action.name, action.access)))
        return result

    def _made(self, attempts: Attempts[R]) -> R:
        send = self._pool.send
        if self._middleware:
            send = _middleware.around_attempts(self._middleware, send)
        request = attempts.at_once()
        if request is None:
            request = self._drive(attempts.ready())
        while True:
            try:
                result = attempts.judged(send(request))
            except SDKError as error:
                request = self._drive(attempts.again(error))
            else:
                return attempts.done(result)

    def call(
        self,
        action: str,
        body: Mapping[str, Any],
        *,
        read: bool = False,
        version: str | None = None,
    ) -> UntypedResult:
        """Call any action by its name, one that this package does not know included.

        Signing, pacing, retries and errors are those of the typed methods. Fields that every
        request carries, such as AppId, are added unless the body has them.

        Args:
            action: Name of the action on the wire.
            body: Fields by their names on the wire.
            read: The action changes nothing, so it may be sent again after an ambiguous failure.
                Known actions need no telling.
            version: Version of the API in place of the service's.

        Returns:
            The reply's Result as it came, in `data`.

        Example:
            im.call("GetUserConversations", {"ParticipantUserId": 1, "Cursor": 0, "Limit": 20}).data
        """
        try:
            made = _untyped.untyped_call(action, body, self._options, read=read, version=version)
        finally:
            del body  # a traceback with locals would show what users wrote
        return self._call(*made)

    def _drive(self, steps: Steps[T]) -> T:
        came: list[Any] = [None]  # in a list, for a traceback with locals may show what is in none
        error: Exception | None = None
        try:
            while True:
                step = steps.send(came.pop()) if error is None else steps.throw(error)
                came, error = [None], None
                try:
                    if isinstance(step, HTTPRequest):
                        came = [self._pool.send(step)]
                    elif isinstance(step, Sleep):
                        time.sleep(step.seconds)
                    else:
                        came = [step.function()]
                        if hasattr(came[0], "__await__"):
                            with suppress(AttributeError):  # a coroutine warns, others cannot close
                                came.pop().close()
                            words = "an async function was given to a client that is not async"
                            raise ConfigError(words)
                except Exception as raised:  # noqa: BLE001 - whose steps they are decides
                    error = raised
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            steps.close()
            error = None  # it knows this frame, and would stay until the garbage is collected

    def close(self) -> None:
        """Close the connections, also those of copies. May be called twice; a call afterwards
        raises ConfigError.
        """
        self._pool.close()

    def __enter__(self: S) -> S:
        self._pool.check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class BaseAsyncClient(BaseClient):
    """The same, awaited."""

    def _set_up(
        self,
        shared: Shared,
        options: Options,
        pool: AsyncPool,
        middleware: Sequence[AsyncMiddleware],
    ) -> None:
        self._shared = shared
        self._options = options
        self._pool = pool
        self._middleware = (
            _middleware.checked(middleware, _middleware.AsyncMiddleware) if middleware else ()
        )

    async def _call(self, action: Action[R], request: Request) -> R:
        if not self._pool.is_ready:
            self._pool.get_ready(self._shared.endpoint)
        options, shared = self._options, self._shared
        if not self._middleware:
            body = _core.prepare(action, request, options)
            return await self._made(_core.Attempts(action, body, options.headers, options, shared))
        # Once, so that a call that middleware repeats keeps its idempotency key.
        prepared = cache(lambda: _core.prepare(action, request, options))

        async def proceed(call: Call) -> R:
            headers = checked_headers(options.headers, call.headers)
            return await self._made(_core.Attempts(action, prepared(), headers, options, shared))

        around = _middleware.around_calls(self._middleware, proceed)
        result: R = _middleware.returned(await around(_core.Call(action.name, action.access)))
        return result

    async def _made(self, attempts: Attempts[R]) -> R:
        send = self._pool.send
        if self._middleware:
            send = _middleware.around_attempts(self._middleware, send)
        request = attempts.at_once()
        if request is None:
            request = await self._drive(attempts.ready())
        while True:
            try:
                result = attempts.judged(await send(request))
            except SDKError as error:
                request = await self._drive(attempts.again(error))
            else:
                return attempts.done(result)

    async def call(
        self,
        action: str,
        body: Mapping[str, Any],
        *,
        read: bool = False,
        version: str | None = None,
    ) -> UntypedResult:
        """Call any action by its name, one that this package does not know included.

        Signing, pacing, retries and errors are those of the typed methods. Fields that every
        request carries, such as AppId, are added unless the body has them.

        Args:
            action: Name of the action on the wire.
            body: Fields by their names on the wire.
            read: The action changes nothing, so it may be sent again after an ambiguous failure.
                Known actions need no telling.
            version: Version of the API in place of the service's.

        Returns:
            The reply's Result as it came, in `data`.

        Example:
            (await im.call("GetUserConversations", {"Cursor": 0, "Limit": 20})).data
        """
        try:
            made = _untyped.untyped_call(action, body, self._options, read=read, version=version)
        finally:
            del body  # a traceback with locals would show what users wrote
        return await self._call(*made)

    async def _drive(self, steps: Steps[T]) -> T:
        came: list[Any] = [None]
        error: Exception | None = None
        try:
            while True:
                step = steps.send(came.pop()) if error is None else steps.throw(error)
                came, error = [None], None
                try:
                    if isinstance(step, HTTPRequest):
                        came = [await self._pool.send(step)]
                    elif isinstance(step, Sleep):
                        await _asyncio.sleep(step.seconds)
                    else:
                        came = [step.function()]
                        if hasattr(came[0], "__await__"):
                            came = [await came.pop()]
                except Exception as raised:  # noqa: BLE001 - whose steps they are decides
                    error = raised
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            steps.close()
            error = None  # it knows this frame, and would stay until the garbage is collected

    async def close(self) -> None:
        """Close the connections, also those of copies. May be called twice; a call afterwards
        raises ConfigError.
        """
        await self._pool.close()

    async def __aenter__(self: A) -> A:
        self._pool.check_open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

"""The two clients without their methods: they send and sleep, and leave every decision to the core."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import ConfigError
from .base import BaseClient
from .lazy import LazyModule
from .options import Options
from .steps import Sleep
from .transport import HTTPRequest

# What a call needs loads with the first call: making a client is to cost little.
if TYPE_CHECKING:
    import asyncio as _asyncio

    from . import call as _core
    from . import middleware as _middleware
    from . import untyped as _untyped
    from .call import Call
    from .facts import Action, R
    from .middleware import AsyncMiddleware, Middleware
    from .model import Request, UntypedResult
    from .pool import AsyncPool, SyncPool
    from .shared import Shared
    from .steps import Steps, T
    from .transport import HTTPResponse
else:
    _asyncio = LazyModule("asyncio", __package__)
    _core = LazyModule(".call", __package__)
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
        middleware: tuple[Middleware, ...],
    ) -> None:
        self._shared = shared
        self._options = options
        self._pool = pool
        self._middleware = middleware

    def _call(self, action: Action[R], request: Request) -> R:
        self._pool.check_open()
        options, shared = self._options, self._shared
        if not self._middleware:
            steps = _core.call_steps(action, request, options.headers, options, shared)
            return self._drive(steps, action.name)

        def proceed(call: Call) -> R:
            headers = {**options.headers, **call.headers}
            return self._drive(
                _core.call_steps(action, request, headers, options, shared), action.name
            )

        around = _middleware.around_calls(self._middleware, proceed)
        result: R = around(_core.Call(action.name, action.access))
        return result

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

    def _drive(self, steps: Steps[T], action: str) -> T:
        answer: Any = None
        error: Exception | None = None
        try:
            while True:
                try:
                    step = steps.send(answer) if error is None else steps.throw(error)
                except StopIteration as done:
                    result: T = done.value
                    return result
                answer = error = None
                try:
                    if isinstance(step, HTTPRequest):
                        answer = self._send(step, action)
                    elif isinstance(step, Sleep):
                        time.sleep(step.seconds)
                    else:
                        answer = step.function()
                        if hasattr(answer, "__await__"):
                            answer.close()
                            words = "an async function was given to a client that is not async"
                            raise ConfigError(words)
                except Exception as raised:  # noqa: BLE001 - the core decides
                    error = raised
        finally:
            steps.close()

    def _send(self, request: HTTPRequest, action: str) -> HTTPResponse:
        if not self._middleware or request.action != action:
            return self._pool.send(request)
        response: HTTPResponse = _middleware.around_attempts(self._middleware, self._pool.send)(
            request
        )
        return response

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
        middleware: tuple[AsyncMiddleware, ...],
    ) -> None:
        self._shared = shared
        self._options = options
        self._pool = pool
        self._middleware = middleware

    async def _call(self, action: Action[R], request: Request) -> R:
        self._pool.check_open()
        options, shared = self._options, self._shared
        if not self._middleware:
            steps = _core.call_steps(action, request, options.headers, options, shared)
            return await self._drive(steps, action.name)

        async def proceed(call: Call) -> R:
            headers = {**options.headers, **call.headers}
            return await self._drive(
                _core.call_steps(action, request, headers, options, shared), action.name
            )

        around = _middleware.around_calls(self._middleware, proceed)
        result: R = await around(_core.Call(action.name, action.access))
        return result

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

    async def _drive(self, steps: Steps[T], action: str) -> T:
        answer: Any = None
        error: Exception | None = None
        try:
            while True:
                try:
                    step = steps.send(answer) if error is None else steps.throw(error)
                except StopIteration as done:
                    result: T = done.value
                    return result
                answer = error = None
                try:
                    if isinstance(step, HTTPRequest):
                        answer = await self._send(step, action)
                    elif isinstance(step, Sleep):
                        await _asyncio.sleep(step.seconds)
                    else:
                        answer = step.function()
                        if hasattr(answer, "__await__"):
                            answer = await answer
                except Exception as raised:  # noqa: BLE001 - the core decides
                    error = raised
        finally:
            steps.close()

    async def _send(self, request: HTTPRequest, action: str) -> HTTPResponse:
        if not self._middleware or request.action != action:
            return await self._pool.send(request)
        response: HTTPResponse = await _middleware.around_attempts(
            self._middleware, self._pool.send
        )(request)
        return response

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

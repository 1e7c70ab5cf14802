"""Tests of middleware: what it may change, and the errors for its mistakes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import AsyncClient, AsyncMiddleware, Client, ConfigError, Middleware, ServerError
from volc_im.enums import MessageType

SENT = envelope(result={"MessageId": 1})
MESSAGE: dict[str, Any] = {
    "conversation_short_id": 1, "sender": 1, "content": "x", "msg_type": MessageType.CUSTOM,
}  # fmt: skip


class Again(Middleware):
    """Repeats a failed call."""

    def around_call(self, call: Any, proceed: Any) -> Any:
        try:
            return proceed(call)
        except ServerError:
            return proceed(call)


class AsyncAgain(AsyncMiddleware):
    async def around_call(self, call: Any, proceed: Any) -> Any:
        try:
            return await proceed(call)
        except ServerError:
            return await proceed(call)


def send(server: ScriptedServer, *, through_async: bool, middleware: Any) -> Any:
    settings: dict[str, Any] = {
        **KEYS, "endpoint": server.endpoint, "app_id": 1, "max_retries": 0, "middleware": [middleware],
    }  # fmt: skip
    if not through_async:
        with Client(**settings) as im:
            return im.send_message(**MESSAGE)

    async def run() -> Any:
        async with AsyncClient(**settings) as im:
            return await im.send_message(**MESSAGE)

    return asyncio.run(run())


@pytest.mark.parametrize("through_async", [False, True])
def test_a_call_that_middleware_repeats_keeps_its_key(
    server: ScriptedServer, through_async: bool
) -> None:
    """Otherwise a message whose reply was lost would be sent twice."""
    server.answer(b"", 503)
    server.answer(SENT)
    result = send(
        server, through_async=through_async, middleware=AsyncAgain() if through_async else Again()
    )
    first, second = [seen.json["ClientMsgId"] for seen in server.seen]
    assert first == second == result.idempotency_key


class Forgetful(Middleware):
    def around_call(self, call: Any, proceed: Any) -> Any:
        proceed(call)


class AsyncForgetful(AsyncMiddleware):
    async def around_call(self, call: Any, proceed: Any) -> Any:
        await proceed(call)


@pytest.mark.parametrize("through_async", [False, True])
def test_middleware_that_forgets_to_return_is_told(
    server: ScriptedServer, through_async: bool
) -> None:
    server.answer(SENT)
    middleware = AsyncForgetful() if through_async else Forgetful()
    with pytest.raises(
        ConfigError, match="expected around_call to return the result of `proceed`, got NoneType"
    ):
        send(server, through_async=through_async, middleware=middleware)


class Silent(Middleware):
    def around_attempt(self, request: Any, proceed: Any) -> Any:
        proceed(request)


class AsyncSilent(AsyncMiddleware):
    async def around_attempt(self, request: Any, proceed: Any) -> Any:
        await proceed(request)


@pytest.mark.parametrize("through_async", [False, True])
def test_middleware_that_forgets_the_reply_is_told(
    server: ScriptedServer, through_async: bool
) -> None:
    server.answer(envelope(result={}))
    middleware: Any = AsyncSilent() if through_async else Silent()
    with pytest.raises(
        ConfigError,
        match=r"expected an HTTPResponse .*`around_attempt` of a middleware, got NoneType",
    ):
        send(server, through_async=through_async, middleware=middleware)


class Heading(Middleware):
    def around_call(self, call: Any, proceed: Any) -> Any:
        return proceed(replace(call, headers={"X-Pass": "canary\n"}))


def test_headers_of_middleware_are_checked_too(server: ScriptedServer) -> None:
    with pytest.raises(ConfigError, match="the header X-Pass must be printable") as caught:
        send(server, through_async=False, middleware=Heading())
    assert "canary" not in str(caught.value)
    assert server.seen == []

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer
from support.transport_servers import listening, silence

import volc_im
from volc_im import AsyncClient, Client, ConversationCoreInfo, ConversationType
from volc_im.errors import InterruptedCall, interrupted_call
from volc_sdk._core import interruption

CREATE: dict[str, Any] = {
    "conversation_core_info": ConversationCoreInfo(conversation_type=ConversationType.GROUP),
    "owner_user_id": 1,
    "idempotent_id": "k1",
}
CALL = interruption.InterruptedCall("Act", "k1", True, 1)


def test_the_call_is_found_through_the_chain_of_causes() -> None:
    error = asyncio.CancelledError()
    interruption.set_interrupted_call(error, CALL)
    outer, other = TimeoutError(), ValueError()
    outer.__cause__ = error
    other.__context__ = outer
    error.__context__ = other  # a cycle
    for each in (error, outer, other):
        assert interruption.interrupted_call(each) == CALL
    assert interruption.interrupted_call(ValueError()) is None
    assert error.__notes__ == ["Act: interrupted (the server may have acted; idempotency key k1)"]


def test_the_innermost_call_counts() -> None:
    """A function that fetches credentials may make calls itself."""
    error = KeyboardInterrupt()
    interruption.set_interrupted_call(error, CALL)
    interruption.set_interrupted_call(error, CALL._replace(action="Outer"))
    assert interruption.interrupted_call(error) == CALL
    assert len(error.__notes__) == 1


def test_a_call_that_was_cancelled_while_it_was_under_way() -> None:
    async def run() -> InterruptedCall | None:
        async with AsyncClient(**KEYS, endpoint=endpoint, app_id=1) as im:
            try:
                async with asyncio.timeout(0.2):
                    await im.create_conversation(**CREATE)
            except TimeoutError as error:
                return interrupted_call(error)
        return None

    with listening(silence) as endpoint:
        call = asyncio.run(run())
    assert call == InterruptedCall("CreateConversation", "k1", True, 1)


def test_a_call_that_was_cancelled_before_it_was_sent() -> None:
    async def run() -> BaseException:
        limited = AsyncClient(
            **KEYS,
            endpoint=endpoint,
            app_id=1,
            transport=volc_im.TransportConfig(max_connections=1),
        )
        async with limited as im:
            tasks = [asyncio.create_task(im.create_conversation(**CREATE)) for _ in range(2)]
            await asyncio.sleep(0)
            tasks[1].cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await tasks[1]
            tasks[0].cancel()
            await asyncio.wait(tasks[:1])
        return caught.value

    with listening(silence) as endpoint:
        error = asyncio.run(run())
    assert interrupted_call(error) == InterruptedCall("CreateConversation", "k1", False, 1)
    assert "nothing was sent; idempotency key k1" in error.__notes__[0]


def test_an_attempt_before_may_have_acted(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The call is cancelled during the pause before its second attempt."""
    server.answer(b"", 503)
    paused = threading.Event()

    def longest(error: object, attempt: object) -> float:
        paused.set()
        return 60.0

    monkeypatch.setattr("volc_im._core.call.attempts.pause_s", longest)

    async def run() -> BaseException:
        async with AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            task = asyncio.create_task(im.create_conversation(**CREATE))
            while not paused.is_set():
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
        return caught.value

    call = interrupted_call(asyncio.run(run()))
    assert call == InterruptedCall("CreateConversation", "k1", True, 1)


@pytest.mark.parametrize("seen", [True, False])
def test_ctrl_c_in_a_sync_client(seen: bool) -> None:
    class Interrupted:
        def send(self, request: object, /) -> volc_im.HTTPResponse:
            raise KeyboardInterrupt

    class NotSent:
        def send(self, request: object, /) -> volc_im.HTTPResponse:
            error = KeyboardInterrupt()
            volc_im._core.interruption.set_request_sent(error, False)
            raise error

    transport = Interrupted() if seen else NotSent()
    with (
        Client(**KEYS, endpoint="http://localhost", app_id=1, transport=transport) as im,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        im.create_conversation(**CREATE)
    call = interrupted_call(caught.value)
    assert call == InterruptedCall("CreateConversation", "k1", seen, 1)

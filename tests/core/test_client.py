"""Tests of both clients over real HTTP: requests, opening, closing, and equal signatures."""

from __future__ import annotations

import asyncio
import inspect
import socket
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import (
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationType,
    HTTPRequest,
    HTTPResponse,
)
from volc_im.credentials import Credentials
from volc_im.providers import CallableProvider
from volc_im.signing import sign

TALK = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="群聊 😀")
CREATED = envelope(result={"ConversationShortId": 7244530000000000001, "Exist": False})


def methods(kind: type) -> dict[str, inspect.Signature]:
    return {
        name: inspect.signature(member)
        for name, member in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }


def test_both_clients_have_the_same_methods_and_signatures() -> None:
    sync, through_async = methods(Client), methods(AsyncClient)
    assert [*sync] == [*through_async]
    assert {"create_conversation", "get_user_conversations", "iter_user_conversations"} <= {*sync}
    for name, signature in sync.items():
        assert signature.parameters == through_async[name].parameters, name
        wanted = {"Pager": "AsyncPager", "Client": "AsyncClient"}
        returned = str(signature.return_annotation)
        kind, bracket, rest = returned.partition("[")
        assert through_async[name].return_annotation == wanted.get(kind, kind) + bracket + rest
    own = inspect.signature(Client).parameters
    other = inspect.signature(AsyncClient).parameters
    assert [*own] == [*other]
    assert all(p.kind is p.KEYWORD_ONLY for p in own.values())
    for name, parameter in own.items():
        assert parameter.default == other[name].default


def test_what_goes_over_the_wire(server: ScriptedServer) -> None:
    server.answer(CREATED)
    with Client(**KEYS, endpoint=server.endpoint, app_id=661000) as im:
        made = im.create_conversation(conversation_core_info=TALK, owner_user_id=2**62)
    assert made.conversation_short_id == 7244530000000000001
    (seen,) = server.seen
    assert (seen.method, seen.target) == (
        "POST",
        "/?Action=CreateConversation&Version=2020-12-01",
    )
    assert seen.json == {
        "AppId": 661000,
        "ConversationCoreInfo": {"ConversationType": 2, "Name": "群聊 😀"},
        "OwnerUserId": 2**62,
        "IdempotentId": made.idempotency_key,
    }
    assert "群聊 😀".encode() in seen.body, "compact UTF-8, not escapes"
    assert b": " not in seen.body
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["user-agent"].startswith(f"volc-im/{volc_im.__version__} ")


def test_the_signature_is_that_of_the_bytes(server: ScriptedServer) -> None:
    server.answer(CREATED)
    with Client(
        **KEYS, session_token="token", endpoint=server.endpoint, region="ap-southeast-1", app_id=1
    ) as im:
        im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    (seen,) = server.seen
    from datetime import datetime

    again = sign(
        method="POST",
        url=server.endpoint + seen.target,
        headers=seen.headers,
        body=seen.body,
        credentials=Credentials(**KEYS, session_token="token"),
        region="ap-southeast-1",
        service="rtc",
        now=datetime.strptime(seen.headers["x-date"], "%Y%m%dT%H%M%SZ"),
    )
    for name, value in again.items():
        assert seen.headers[name.lower()] == value


def test_app_id_per_call_wins(server: ScriptedServer) -> None:
    server.answer(CREATED)
    with Client(**KEYS, endpoint=server.endpoint, app_id=1) as im:
        im.create_conversation(conversation_core_info=TALK, owner_user_id=1, app_id=2)
    assert server.seen[0].json["AppId"] == 2


def test_a_missing_app_id_says_where_to_put_it(server: ScriptedServer) -> None:
    with (
        Client(**KEYS, endpoint=server.endpoint) as im,
        pytest.raises(volc_im.ConfigError, match="app_id="),
    ):
        im.create_conversation(conversation_core_info=TALK, owner_user_id=1)


def test_close_is_repeatable_and_final(server: ScriptedServer) -> None:
    server.answer(CREATED)
    im = Client(**KEYS, endpoint=server.endpoint, app_id=1)
    im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    im.close()
    im.close()
    with pytest.raises(volc_im.ConfigError, match="closed"):
        im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    with pytest.raises(volc_im.ConfigError, match="closed"), im:
        pass

    async def run() -> None:
        client = AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1)
        await client.create_conversation(conversation_core_info=TALK, owner_user_id=1)
        await client.close()
        await client.close()
        with pytest.raises(volc_im.ConfigError, match="closed"):
            await client.create_conversation(conversation_core_info=TALK, owner_user_id=1)

    asyncio.run(run())


def test_an_async_client_outlives_its_loop(server: ScriptedServer) -> None:
    server.answer(CREATED)
    im = AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1)

    async def run() -> int:
        made = await im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
        return made.conversation_short_id

    assert asyncio.run(run()) == asyncio.run(run())
    asyncio.run(im.close())


def test_a_refused_connection_is_a_connect_error() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{held.getsockname()[1]}"
        with (
            Client(**KEYS, endpoint=endpoint, app_id=1) as im,
            pytest.raises(volc_im.ConnectError, match="nothing was sent") as caught,
        ):
            im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    assert caught.value.request_sent is False


def test_no_reply_in_time_is_a_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        endpoint = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with (
            Client(**KEYS, endpoint=endpoint, app_id=1, timeout=0.2) as im,
            pytest.raises(volc_im.TimeoutError, match=r"no reply within 0.2 s") as caught,
        ):
            im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    assert caught.value.request_sent is True
    assert isinstance(caught.value, TimeoutError)


def test_a_redirect_is_not_followed(server: ScriptedServer) -> None:
    server.answer(b"", 307, Location=server.endpoint + "/elsewhere")
    with (
        Client(**KEYS, endpoint=server.endpoint, app_id=1) as im,
        pytest.raises(volc_im.APIError) as caught,
    ):
        im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    assert caught.value.http_status == 307
    assert len(server.seen) == 1


def test_a_transport_of_your_own() -> None:
    class Recorder:
        def __init__(self) -> None:
            self.requests: list[HTTPRequest] = []

        def send(self, request: HTTPRequest, /) -> HTTPResponse:
            self.requests.append(request)
            return HTTPResponse(200, {}, b'{"ResponseMetadata": {}, "Result": {"Exist": true}}')

    recorder = Recorder()
    with Client(**KEYS, app_id=1, transport=recorder) as im:
        made: Any = im.create_conversation(conversation_core_info=TALK, owner_user_id=1)
    assert made.exist is True
    (request,) = recorder.requests
    assert request.action == "CreateConversation"
    assert request.url.startswith("https://rtc.volcengineapi.com/?Action=CreateConversation")
    assert request.timeout_s == 10
    assert "Authorization" in request.headers
    assert request.headers["Authorization"] not in repr(request)


class Awaitable:
    """Like a future, this can be awaited but not closed."""

    def __await__(self) -> Any:
        yield


async def fetched() -> Credentials:
    return Credentials("AK", "SK")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("function", [fetched, Awaitable])
def test_a_client_that_blocks_awaits_nothing(server: ScriptedServer, function: Any) -> None:
    im = Client(credentials=CallableProvider(function), endpoint=server.endpoint, app_id=1)
    with pytest.raises(
        volc_im.ConfigError, match="expected a blocking function in a sync client, got an async one"
    ):
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    im.close()
    assert server.seen == []

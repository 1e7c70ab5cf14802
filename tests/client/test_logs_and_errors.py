"""Tests of what logs, middleware, errors and tracebacks show of a call, and of what they hide."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import subprocess
import sys
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from support.loopback import ScriptedServer, envelope

import volc_im
from volc_im import (
    AsyncClient,
    AsyncMiddleware,
    Call,
    Client,
    ConversationCoreInfo,
    ConversationType,
    HTTPRequest,
    HTTPResponse,
    Middleware,
    TransportConfig,
)
from volc_im._core.schema import models
from volc_im._core.schema.fields import Field, fields_of
from volc_im._core.serde.encode import encode
from volc_im.actions.message import SEND_MESSAGE, SendMessageRequest
from volc_im.actions.token import GetAppTokenResult
from volc_im.providers import CallableProvider

SECRETS = {
    "secret_key": "canary-secret-key",
    "session_token": "canary-session-token",
}
CONTENT = "canary-of-somebody"
PAGE = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})


def client(server: ScriptedServer, **arguments: Any) -> Client:
    return Client(
        access_key="AKVISIBLE", **SECRETS, endpoint=server.endpoint, app_id=1, **arguments
    )


def create(im: Client) -> Any:
    talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP, notice=CONTENT)
    return im.create_conversation(conversation_core_info=talk, owner_user_id=1)


def test_records_say_what_happened(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer(envelope(error={"Code": "FlowLimitExceeded", "Message": ""}), 429)
    server.answer(PAGE)
    with caplog.at_level(logging.DEBUG, "volc_im"), client(server) as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    first, second = [record for record in caplog.records if record.name == "volc_im"]
    assert (first.levelname, second.levelname) == ("INFO", "DEBUG")
    assert first.message.startswith("GetUserConversations attempt 1: FlowLimitExceeded in ")
    extras: list[Any] = [vars(first), vars(second)]
    assert [e["attempt"] for e in extras] == [1, 2]
    assert [e["http_status"] for e in extras] == [429, 200]
    assert [e["code"] for e in extras] == ["FlowLimitExceeded", ""]
    assert extras[0]["request_id"] == "req-1"
    assert all(e["action"] == "GetUserConversations" and e["elapsed_ms"] > 0 for e in extras)

    assert extras[1]["request_id"] == "req-1"


def test_of_the_headers_few_are_logged(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer(PAGE, X_Tt_Logid="log-7", Set_Cookie="session=canary")
    with caplog.at_level(logging.DEBUG, "volc_im"), client(server) as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    (extras,) = [vars(record) for record in caplog.records if record.name == "volc_im"]
    assert extras["headers"]["x-tt-logid"] == "log-7"
    assert {*extras["headers"]} <= {"content-type", "date", "retry-after", "x-tt-logid"}
    assert "canary" not in repr(extras)


def test_the_logger_is_silent_until_it_is_configured(server: ScriptedServer) -> None:
    """Python writes warnings to stderr if there is no handler."""
    program = f"""
from volc_im import Client
im = Client(access_key="a", secret_key="b", endpoint="{server.endpoint}", app_id=1)
try:
    im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
except Exception as error:
    print(type(error).__name__)
im.close()
"""
    date = format_datetime(datetime.now(UTC) + timedelta(minutes=20), usegmt=True)
    server.answer(envelope(error={"Code": "InvalidTimestamp"}), 400, Date=date)
    server.answer(PAGE)
    server.answer(envelope(error={"Code": "InvalidParam"}), 400)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    assert logging.getLogger("volc_im").propagate


@pytest.fixture
def sensitive_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mark the notice of a conversation as content of users."""

    def marked(struct: type[models.Struct]) -> tuple[Field, ...]:
        return tuple(
            (
                replace(field, info=replace(field.info, sensitive=True))
                if struct is ConversationCoreInfo and field.wire_name == "Notice"
                else field
            )
            for field in fields_of(struct)
        )

    monkeypatch.setattr(models, "fields_of", marked)


@pytest.mark.usefixtures("sensitive_notice")
def test_what_is_sensitive_is_masked_and_what_is_long_is_cut() -> None:
    talk = ConversationCoreInfo(
        conversation_type=ConversationType.GROUP, notice=CONTENT, name="n" * 200
    )
    shown = repr(talk)
    assert "notice=***" in shown
    assert CONTENT not in shown
    assert len(shown) < 200
    assert repr(ConversationCoreInfo(conversation_type=ConversationType.LIVE)) == (
        "ConversationCoreInfo(conversation_type=<ConversationType.LIVE: 100>)"
    )


@pytest.mark.usefixtures("sensitive_notice")
@pytest.mark.parametrize("status", [200, 400, 429, 500])
@pytest.mark.parametrize("reply", ["envelope", "html", "drop"])
def test_no_secret_and_no_content_shows_anywhere(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture, status: int, reply: str
) -> None:
    match reply:
        case "envelope":
            server.answer(envelope(error={"Code": "InvalidParam", "Message": "no"}), status)
        case "html":
            server.answer(b"<html>no</html>", status)
        case _:
            server.drop()
    shown: list[str] = []
    with caplog.at_level(0), client(server, max_retries=1) as im:
        with pytest.raises(volc_im.VolcIMError) as caught:
            create(im)
        shown += [repr(im), repr(vars(im))]
    error = caught.value
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [frame for frame in report.stack if "volc_im" in frame.filename]
    assert len(frames) >= 3
    shown += [str(error), repr(error), repr(vars(error)), repr([f.locals for f in frames])]
    shown += [repr(vars(record)) for record in caplog.records]
    pickled = pickle.dumps(error)
    signatures = [seen.headers["authorization"].split("Signature=")[1] for seen in server.seen]
    assert signatures
    for canary in (*SECRETS.values(), *signatures):
        assert canary not in "".join(shown)
        assert canary.encode() not in pickled
    assert CONTENT not in "".join(shown)
    assert CONTENT.encode() not in pickled
    assert all(CONTENT.encode() in seen.body for seen in server.seen)


def shown_by(error: BaseException) -> str:
    """Return all that a report may show: the errors of the chain, their attributes, and locals."""
    shown: list[str] = []
    while True:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
        frames = [frame for frame in report.stack if "volc_im" in frame.filename]
        shown += [str(error), repr(error), repr(vars(error)), repr([f.locals for f in frames])]
        if isinstance(error, volc_im.VolcIMError):
            shown.append(repr(pickle.dumps(error)))
        following = error.__cause__ or error.__context__
        if following is None:
            return "".join(shown)
        error = following


# The content is at the beginning, which errors show of other replies.
REPLY = json.dumps({"Result": {"Messages": [{"Content": CONTENT}], "Token": CONTENT}, **envelope()})


@pytest.mark.parametrize(
    "reply",
    [
        REPLY[:-3].encode(),
        json.dumps({"ResponseMetadata": [CONTENT]}).encode(),
        json.dumps([CONTENT]).encode(),
        json.dumps({**envelope(error={"Code": "InvalidParam"}), "Result": CONTENT}).encode(),
        (REPLY + " " * 1000).encode(),
    ],
    ids=["cut short", "of another shape", "a list", "beside an error", "oversized"],
)
@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("call", ["messages", "token", "by name"])
def test_what_a_reply_holds_shows_nowhere(
    server: ScriptedServer, reply: bytes, call: str, through_async: bool
) -> None:
    """Content of messages and tokens must not be logged from replies either."""
    server.answer(reply)

    def asked(im: Any) -> Any:
        if call == "messages":
            return im.get_messages(conversation_short_id=1, message_ids=[1])
        if call == "token":
            return im.get_app_token(user_id=1, expire_time=1)
        return im.call("SomethingNew", {})

    settings: dict[str, Any] = {
        "access_key": "AK", **SECRETS, "endpoint": server.endpoint, "app_id": 1, "max_retries": 0,
        "transport": TransportConfig(max_response_bytes=1000),
    }  # fmt: skip

    async def awaited() -> Any:
        async with AsyncClient(**settings) as im:
            return await asked(im)

    def run() -> Any:
        if through_async:
            return asyncio.run(awaited())
        with Client(**settings) as im:
            return asked(im)

    with pytest.raises(volc_im.APIError if len(reply) < 1000 else volc_im.TransportError) as caught:
        run()
    assert CONTENT not in shown_by(caught.value)


def test_a_result_by_name_shows_names_alone(server: ScriptedServer) -> None:
    server.answer(REPLY.encode())
    with client(server) as im:
        assert repr(im.call("SomethingNew", {})) == "UntypedResult(data=<Messages, Token>)"


def test_rich_shows_no_more_than_repr(server: ScriptedServer) -> None:
    """rich uses `__rich_repr__`, in tracebacks with locals too."""
    server.answer(REPLY.encode())
    with client(server) as im:
        untyped = im.call("SomethingNew", {})
    message = SendMessageRequest(
        app_id=1, conversation_short_id=1, sender=1, msg_type=10001, content=CONTENT
    )
    token = GetAppTokenResult(token=CONTENT)
    encoded = encode(SEND_MESSAGE, message, validate=False)
    assert CONTENT.encode() in encoded.body
    for thing in (untyped, message, token, encoded):
        assert CONTENT not in repr(thing.__rich_repr__())
    assert dict(message.__rich_repr__())["sender"] == 1
    assert CONTENT not in repr(message) + repr(token)


@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
def test_what_a_function_brings_instead_of_credentials_shows_nowhere(through_async: bool) -> None:
    provider: Any = CallableProvider(lambda: {"secret": CONTENT})
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 1}

    async def awaited() -> None:
        async with AsyncClient(credentials=provider, app_id=1, deadline=9) as im:
            await im.get_user_conversations(**arguments)

    def run() -> None:
        if through_async:
            asyncio.run(awaited())
            return
        with Client(credentials=provider, app_id=1, deadline=9) as im:
            im.get_user_conversations(**arguments)

    with pytest.raises(volc_im.ConfigError) as caught:
        run()
    assert CONTENT not in shown_by(caught.value)


def test_a_page_of_a_gateway_is_shown(server: ScriptedServer) -> None:
    server.answer(b"<html>bad gateway</html>", 502)
    with client(server, max_retries=0) as im, pytest.raises(volc_im.ServerError, match="<html>bad"):
        im.get_messages(conversation_short_id=1, message_ids=[1])


class Recorder(Middleware):
    def __init__(self, name: str, log: list[str]) -> None:
        self.name = name
        self.log = log

    def around_call(self, call: Call, proceed: Callable[[Call], Any]) -> Any:
        self.log.append(f"{self.name} call {call.action} {call.access}")
        result = proceed(replace(call, headers={**call.headers, f"X-{self.name}": "yes"}))
        self.log.append(f"{self.name} done {result.request_id}")
        return result

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        response = proceed(request)
        self.log.append(f"{self.name} {response.status}")
        return response


class AsyncRecorder(AsyncMiddleware):
    def __init__(self, name: str, log: list[str]) -> None:
        self.name = name
        self.log = log

    async def around_call(self, call: Call, proceed: Callable[[Call], Awaitable[Any]]) -> Any:
        self.log.append(f"{self.name} call {call.action} {call.access}")
        result = await proceed(replace(call, headers={**call.headers, f"X-{self.name}": "yes"}))
        self.log.append(f"{self.name} done {result.request_id}")
        return result

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        response = await proceed(request)
        self.log.append(f"{self.name} {response.status}")
        return response


@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
def test_middleware_wraps_calls_and_attempts(server: ScriptedServer, through_async: bool) -> None:
    server.answer(b"", 503)
    server.answer(PAGE)
    log: list[str] = []
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 1}
    settings: dict[str, Any] = {
        "access_key": "AK", "secret_key": "SK", "endpoint": server.endpoint, "app_id": 1,
    }  # fmt: skip

    async def run() -> None:
        both = [AsyncRecorder("Outer", log), AsyncRecorder("Inner", log)]
        async with AsyncClient(**settings, middleware=both) as im:
            await im.get_user_conversations(**arguments)

    if through_async:
        asyncio.run(run())
    else:
        with Client(**settings, middleware=[Recorder("Outer", log), Recorder("Inner", log)]) as im:
            im.get_user_conversations(**arguments)
    assert log == [
        "Outer call GetUserConversations read",
        "Inner call GetUserConversations read",
        "Inner 503",
        "Outer 503",
        "Inner 200",
        "Outer 200",
        "Inner done req-1",
        "Outer done req-1",
    ]
    for seen in server.seen:
        assert "x-inner;x-outer" in seen.headers["authorization"]


def test_middleware_may_answer_by_itself(server: ScriptedServer) -> None:
    class Canned(Middleware):
        def around_attempt(
            self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
        ) -> HTTPResponse:
            return HTTPResponse(200, {}, b'{"ResponseMetadata": {"RequestId": "canned"}}')

    with client(server, middleware=[Canned()]) as im:
        assert create(im).request_id == "canned"
    assert server.seen == []


def test_an_error_of_middleware_comes_through(server: ScriptedServer) -> None:
    class Refusing(Middleware):
        def around_call(self, call: Call, proceed: Callable[[Call], Any]) -> Any:
            raise LookupError(call.action)

    with client(server, middleware=[Refusing()]) as im, pytest.raises(LookupError):
        create(im)

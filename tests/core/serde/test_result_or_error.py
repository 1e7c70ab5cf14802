"""Tests of the result or the error of a reply, over real HTTP with both clients."""

from __future__ import annotations

import asyncio
import pickle
import time
from email.utils import formatdate
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import AsyncClient, Client, HTTPResponse, VolcIMError
from volc_im._core.serde.result_or_error import result_or_error
from volc_im.actions.conversation import GET_USER_CONVERSATIONS as ACTION
from volc_im.actions.token import GET_APP_TOKEN
from volc_im.service import SERVICE


def call(server: ScriptedServer, *, through_async: bool = False) -> Any:
    arguments: dict[str, Any] = {"cursor": 0, "limit": 20, "participant_user_id": 1}
    if not through_async:
        with Client(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            return im.get_user_conversations(**arguments)

    async def run() -> Any:
        async with AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            return await im.get_user_conversations(**arguments)

    return asyncio.run(run())


def failure(server: ScriptedServer) -> VolcIMError:
    """Return the error of the sync client; check that the async client raises the same."""
    errors: list[VolcIMError] = []
    for through_async in (False, True):
        with pytest.raises(VolcIMError) as caught:
            call(server, through_async=through_async)
        errors.append(caught.value)
    assert type(errors[0]) is type(errors[1])
    assert str(errors[0]) == str(errors[1])
    return errors[0]


CASES = [
    ("InvalidParam", None, 400, volc_im.InvalidParameterError),
    ("InvalidParam", None, 200, volc_im.InvalidParameterError),
    ("ConversationNotFound", None, 200, volc_im.NotFoundError),
    ("SignatureDoesNotMatch", 100010, 401, volc_im.AuthError),
    ("InvalidTimestamp", 100006, 400, volc_im.ClockSkewError),
    ("InvalidTimestamp", 100006, 403, volc_im.ClockSkewError),
    ("AccessDenied", 100013, 403, volc_im.PermissionDeniedError),
    ("OnlyOwnerCanOperator", None, 200, volc_im.PermissionDeniedError),
    ("FlowLimitExceeded", 100018, 429, volc_im.ThrottledError),
    ("AccountFlowLimitExceeded", 100027, 200, volc_im.ThrottledError),
    ("InternalServiceTimeout", 100016, 504, volc_im.ServerError),
    ("SingleConversationNotSupport", None, 200, volc_im.InvalidParameterError),
    ("ManagerMoreThanLimit", None, 200, volc_im.APIError),
    ("SomethingNew", None, 200, volc_im.APIError),
    ("SomethingNew", None, 429, volc_im.ThrottledError),
    ("SomethingNew", None, 500, volc_im.ServerError),
    ("", 100099, 404, volc_im.NotFoundError),
    ("ExpiredToken", None, 400, volc_im.AuthError),
    ("ExpiredToken", None, 200, volc_im.AuthError),
]


@pytest.mark.parametrize(("code", "number", "status", "kind"), CASES)
def test_the_code_decides_then_the_status(
    server: ScriptedServer, code: str, number: int | None, status: int, kind: type[VolcIMError]
) -> None:
    error = {"Code": code, "Message": "words of the server"}
    server.answer(envelope(error=error if number is None else {**error, "CodeN": number}), status)
    raised = failure(server)
    assert type(raised) is kind
    assert isinstance(raised, volc_im.APIError)
    assert raised.action == "GetUserConversations"
    assert raised.code == code
    assert raised.code_n == number
    assert raised.message == "words of the server"
    assert raised.request_id == "req-1"
    assert raised.http_status == status
    for part in ("GetUserConversations", code, "req-1", f"HTTP {status}"):
        assert part in str(raised)


def test_an_error_beside_a_result_is_an_error(server: ScriptedServer) -> None:
    reply = envelope(result={"HasMore": False}, error={"Code": "InvalidParam", "Message": "no"})
    server.answer(reply)
    assert type(failure(server)) is volc_im.InvalidParameterError


def test_a_number_of_the_gateway_may_come_without_its_code(server: ScriptedServer) -> None:
    server.answer(envelope(error={"CodeN": 100008}))
    raised = failure(server)
    assert type(raised) is volc_im.NotFoundError
    assert isinstance(raised, volc_im.APIError)
    assert (raised.code, raised.code_n) == ("InvalidActionOrVersion", 100008)


@pytest.mark.parametrize("error", [{}, {"CodeN": 0, "Code": "", "Message": ""}, {"Code": None}])
def test_an_error_that_says_nothing_is_none(server: ScriptedServer, error: dict[str, Any]) -> None:
    server.answer(envelope(result={"HasMore": True, "NextCursor": 7}, error=error))
    for through_async in (False, True):
        assert call(server, through_async=through_async).next_cursor == 7


def test_a_status_that_says_no_is_an_error_without_words(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": ""}), 404)
    assert type(failure(server)) is volc_im.NotFoundError


@pytest.mark.parametrize("number", [100010, "100010", 100010.0])
def test_a_number_alone_names_its_code(server: ScriptedServer, number: Any) -> None:
    server.answer(envelope(error={"CodeN": number}), 400)
    raised: Any = failure(server)
    assert (type(raised), raised.code) == (volc_im.AuthError, "SignatureDoesNotMatch")


def test_of_endless_words_the_first_are_kept(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": "InvalidParam", "Message": "no " * 100_000}), 400)
    raised: Any = failure(server)
    assert len(raised.message) == 2048
    assert len(str(raised)) < 2200


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b"<html>"), (200, b""), (302, b"{}"), (404, b"x"), (502, b'{"ResponseMetadata": {}}')],
)
def test_an_error_that_is_not_from_the_api_names_the_server(status: int, body: bytes) -> None:
    action: Any = GET_APP_TOKEN
    with pytest.raises(volc_im.APIError, match=r"the reply of im\.test:443 (cannot|has)"):
        result_or_error(action, HTTPResponse(status, {}, body), SERVICE, "https://im.test")


@pytest.mark.parametrize("ahead_s", [-1200, 0, 1200])
def test_a_retry_after_is_a_date_of_the_servers_clock(
    server: ScriptedServer, ahead_s: float
) -> None:
    now = time.time() + ahead_s
    dates = {"Date": formatdate(now, usegmt=True), "Retry-After": formatdate(now + 3, usegmt=True)}
    action: Any = ACTION
    with pytest.raises(volc_im.ThrottledError) as caught:
        result_or_error(
            action,
            HTTPResponse(429, {name.lower(): dates[name] for name in dates}, b""),
            SERVICE,
            "https://im.test",
        )
    assert caught.value.retry_after_s == 3


@pytest.mark.parametrize(
    ("status", "body", "shows"),
    [
        (200, b'{"Result": {"Token": "canary"', False),
        (200, b'\xef\xbb\xbf {"ResponseMetadata": {}, "Result": {"Token": "canary"', False),
        (500, b'{"ResponseMetadata": {}, "Result": {"Token": "canary"', False),
        (302, b'{"Result": {"Token": "canary"}}', False),
        (502, b'{"error": "canary"}', True),
        (502, b"<html>canary</html>", True),
        (200, b"<html>canary</html>", True),
    ],
)
def test_of_what_may_be_private_nothing_shows(status: int, body: bytes, shows: bool) -> None:
    action: Any = GET_APP_TOKEN
    with pytest.raises(volc_im.APIError) as caught:
        result_or_error(action, HTTPResponse(status, {}, body), SERVICE, "https://im.test")
    assert ("canary" in str(caught.value)) is shows
    assert (b"canary" in caught.value.body) is shows


@pytest.mark.parametrize(
    ("error", "code", "code_n", "message"),
    [
        ({"Code": "InvalidParam", "Message": {"a": 1}}, "InvalidParam", None, '{"a":1}'),
        ({"Code": "InvalidParam", "CodeN": 5.5}, "InvalidParam", None, ""),
        ({"Code": "InvalidParam", "CodeN": True}, "InvalidParam", None, ""),
        ({"Code": "InvalidParam", "CodeN": "9" * 5000}, "InvalidParam", None, ""),
        ({"Code": "InvalidParam", "CodeN": "7", "Message": 3}, "InvalidParam", 7, "3"),
        ({"Code": "InvalidParam", "CodeN": 7.0}, "InvalidParam", 7, ""),
        ({"Code": 12, "Message": "no"}, "12", None, "no"),
    ],
)
def test_an_error_in_odd_types_keeps_what_it_says(
    server: ScriptedServer, error: dict[str, Any], code: str, code_n: int | None, message: str
) -> None:
    server.answer(envelope(error=error), 400)
    raised = failure(server)
    assert isinstance(raised, volc_im.InvalidParameterError)
    assert (raised.code, raised.code_n, raised.message) == (code, code_n, message)
    assert raised.request_id == "req-1"


def test_an_error_is_one_line_whatever_the_server_sends(server: ScriptedServer) -> None:
    reply = envelope(error={"Code": "A\nB", "Message": "two\r\nlines"})
    reply["ResponseMetadata"]["RequestId"] = "r\nr"
    server.answer(reply, 400)
    assert str(failure(server)).splitlines() == [
        "GetUserConversations: A B two lines [HTTP 400, request id r r]"
    ]


@pytest.mark.parametrize(
    "value", ["inf", "nan", "1e999", "Mon, 01 Jan 2020 9999999999999999:00:00 GMT"]
)
def test_a_retry_after_that_is_no_time_is_none(server: ScriptedServer, value: str) -> None:
    server.answer(envelope(error={"Code": "InvalidParam"}), 400, Retry_After=value)
    raised = failure(server)
    assert isinstance(raised, volc_im.APIError)
    assert raised.retry_after_s is None


@pytest.mark.parametrize("error", [{"CodeN": 5}, {"X": 1}, {"Message": "no"}])
def test_an_error_with_little_in_it_is_an_error(
    server: ScriptedServer, error: dict[str, Any]
) -> None:
    server.answer(envelope(error=error))
    assert isinstance(failure(server), volc_im.APIError)


HTML = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (HTML, 200, volc_im.ResponseDecodeError),
        (HTML, 502, volc_im.ServerError),
        (HTML, 403, volc_im.PermissionDeniedError),
        (HTML, 301, volc_im.APIError),
        (b"", 200, volc_im.ResponseDecodeError),
        (b"", 503, volc_im.ServerError),
        (b'{"ResponseMetadata": {"RequestId": "r"}, "Resu', 200, volc_im.ResponseDecodeError),
        (b"\xff\xfe\x00", 200, volc_im.ResponseDecodeError),
        (b"[]", 200, volc_im.ResponseDecodeError),
        (b"null", 200, volc_im.ResponseDecodeError),
        (b"{}", 200, volc_im.ResponseDecodeError),
        (b'{"ResponseMetadata": 3}', 200, volc_im.ResponseDecodeError),
        (b"[" * 100_000, 200, volc_im.ResponseDecodeError),
        (b'{"ResponseMetadata": {"Error": "words"}}', 200, volc_im.ResponseDecodeError),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_envelope(
    server: ScriptedServer, body: bytes, status: int, kind: type[VolcIMError]
) -> None:
    server.answer(body, status, X_Tt_Logid="log-7")
    raised = failure(server)
    assert type(raised) is kind
    assert isinstance(raised, volc_im.APIError)
    assert raised.body == body[:2048]
    assert raised.http_status == status
    assert raised.request_id == "log-7"
    assert "\n" not in str(raised)
    if body:
        assert repr(body[:8].decode("utf-8", "backslashreplace"))[1:-1] in str(raised)


def test_a_result_carries_what_the_server_said(server: ScriptedServer) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0}))
    for through_async in (False, True):
        page = call(server, through_async=through_async)
        assert page.request_id == "req-1"
        assert page.metadata.version == "2020-12-01"
        assert page.conversation_infos == []


def test_a_missing_result_reads_as_an_empty_one(server: ScriptedServer) -> None:
    server.answer(envelope())
    assert call(server).has_more is False


def test_a_dropped_connection_says_that_the_server_may_have_acted(server: ScriptedServer) -> None:
    server.drop()
    raised = failure(server)
    assert type(raised) is volc_im.ConnectionLostError
    assert raised.request_sent is True
    assert "may have acted" in str(raised)


def test_errors_can_be_pickled(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": "InvalidParam", "CodeN": 3, "Message": "no"}), 400)
    raised = failure(server)
    again = pickle.loads(pickle.dumps(raised))
    assert type(again) is type(raised)
    assert str(again) == str(raised)
    assert vars(again) == vars(raised)

"""The envelope, and what happens to requests that no action sees."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from volc_im import Client, NotFoundError
from volc_im.emulator import Emulator
from volc_im.emulator.registry import ALL_HANDLERS

from .signed_requests import ACCESS_KEY, SECRET_KEY, VERSION, RawClient

LIST = {"ParticipantUserId": 10001, "Cursor": 0, "Limit": 5}


def test_the_envelope_of_a_success(raw_client: RawClient, app_id: int) -> None:
    first = raw_client.call("GetUserConversations", {"AppId": app_id, **LIST})
    again = raw_client.call("GetUserConversations", {"AppId": app_id, **LIST})
    assert first.status == 200
    assert first.metadata | {"RequestId": ""} == {
        "RequestId": "",
        "Action": "GetUserConversations",
        "Version": VERSION,
        "Service": "rtc",
        "Region": "cn-north-1",
    }
    assert first.metadata["RequestId"] != again.metadata["RequestId"]
    assert first.headers["X-Tt-Logid"] == first.metadata["RequestId"]
    assert first.headers["Content-Type"] == "application/json"
    assert parsedate_to_datetime(first.headers["Date"]).year > 2020
    compact = json.dumps(first.json, separators=(",", ":"), ensure_ascii=False)
    assert first.raw == compact.encode()


def test_the_envelope_of_a_failure(raw_client: RawClient) -> None:
    gateway = raw_client.call("NoSuchAction", {})
    assert gateway.status == 404
    assert list(gateway.json) == ["ResponseMetadata"]
    assert gateway.metadata["Action"] == "NoSuchAction"
    assert gateway.error["CodeN"] == 100008
    assert gateway.headers["X-Tt-Logid"] == gateway.metadata["RequestId"]
    assert "Date" in gateway.headers
    service = raw_client.call("GetUserConversations", {})
    assert (service.status, service.code) == (400, "InvalidParam")
    assert "CodeN" not in service.error


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods(raw_client: RawClient, method: str) -> None:
    answer = raw_client.call("GetUserConversations", b"", method=method)
    assert (answer.status, answer.code) == (405, "MethodNotAllowed")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/?Action=Nothing&Version={VERSION}", 404, "InvalidActionOrVersion"),
        (f"/?Action=createconversation&Version={VERSION}", 404, "InvalidActionOrVersion"),
        ("/?Action=CreateConversation&Version=2018-01-01", 404, "InvalidActionOrVersion"),
        ("/?Action=CreateConversation", 400, "MissingParameter"),
        (f"/?Version={VERSION}", 400, "MissingParameter"),
        ("/", 400, "MissingParameter"),
        (f"/v1/?Action=CreateConversation&Version={VERSION}", 404, "ServiceNotFound"),
    ],
)
def test_addresses(raw_client: RawClient, path: str, status: int, code: str) -> None:
    answer = raw_client.call("", {}, path=path)
    assert (answer.status, answer.code) == (status, code)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"{}{}",
        b"{'AppId': 1}",
        b'{"AppId": 01}',
        b'{"AppId": NaN}',
        b'{"AppId": 1e999}',
        b'{"a":' * 100_000,
        b'{"a":' * 900 + b"1" + b"}" * 900,
        b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=lambda body: repr(body[:16]),
)
def test_bodies_that_are_no_json_object(raw_client: RawClient, body: bytes) -> None:
    answer = raw_client.call("CreateConversation", body)
    if body.startswith(b'{"a":') and body.endswith(b"}"):
        assert answer.code in ("JsonParsingError", "InvalidParam")  # deep, but an object
    else:
        assert (answer.status, answer.code) == (400, "JsonParsingError")
    assert raw_client.call("GetUserConversations", {"AppId": 1, **LIST}).status == 200


def test_a_body_that_is_too_large(raw_client: RawClient) -> None:
    limit = 4 * 1024 * 1024
    fits = b'{"AppId":1}'.ljust(limit)
    assert raw_client.call("GetUserConversations", fits).code == "InvalidParam"
    answer = raw_client.call("GetUserConversations", fits + b" ")
    assert answer.status == 413
    assert str(limit) in answer.error["Message"]


def test_all_broken_rules_are_listed(raw_client: RawClient) -> None:
    body = {"AppId": 1, "ParticipantUserId": -1, "Cursor": "0", "Limit": 21}
    answer = raw_client.call("GetUserConversations", body)
    assert answer.code == "InvalidParam"
    for path in ("ParticipantUserId: ", "Cursor: ", "Limit: "):
        assert path in answer.error["Message"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"Limit": 0},
        {"Limit": 1.0},
        {"Limit": True},
        {"Limit": None},
        {"Limit": 2**70},
        {"Cursor": -1},
        {"DataType": 3},
        {"DataType": -1},
        {"InboxType": 2**31},
        {"SkipMemberCount": 1},
        {"ParticipantUserId": None},
        {"ParticipantUserIdStr": "also"},
        {"ParticipantUserId": None, "ParticipantUserIdStr": ""},
        {"AppId": None},
    ],
    ids=str,
)
def test_fields_that_are_wrong(raw_client: RawClient, app_id: int, wrong: dict[str, Any]) -> None:
    answer = raw_client.call("GetUserConversations", {"AppId": app_id, **LIST, **wrong})
    assert (answer.status, answer.code) == (400, "InvalidParam")
    assert next(iter(wrong)) in answer.error["Message"]


def test_nulls_and_unknown_fields_are_as_good_as_absent(raw_client: RawClient, app_id: int) -> None:
    body = {
        "AppId": app_id,
        "OwnerUserId": 7,
        "OwnerUserIdStr": None,
        "OtherUserId": None,
        "IdempotentId": None,
        "InboxType": None,
        "NobodyKnows": {"a": [None]},
        "ConversationCoreInfo": {"ConversationType": 2, "Name": None, "Ext": {"a": "1", "b": None}},
    }
    info = raw_client.call("CreateConversation", body).result["ConversationInfo"]
    assert (info["Name"], info["Ext"], info["InboxType"]) == ("", {"a": "1"}, 0)


def test_applications(raw_client: RawClient) -> None:
    for app_id in (0, -5):
        answer = raw_client.call("GetUserConversations", {"AppId": app_id, **LIST})
        assert (answer.status, answer.code) == (400, "AppNotFound")
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_ids=[5, 6]) as server:
        keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
        with Client(endpoint=server.endpoint, app_id=5, **keys) as client:
            user = {"participant_user_id": 1, "cursor": 0, "limit": 1}
            assert client.get_user_conversations(**user).conversation_infos == []
            assert client.get_user_conversations(**user, app_id=6).has_more is False
            with pytest.raises(NotFoundError, match="AppNotFound"):
                client.get_user_conversations(**user, app_id=7)


def test_text_and_ids_are_exact(raw_client: RawClient, app_id: int) -> None:
    name = 'é你好 "quoted" \\ \x00 \u2028 🎈'
    owner = 2**63 - 1
    core = {"ConversationType": 2, "Name": name, "Ext": {name: name}}
    body = {"AppId": app_id, "OwnerUserId": owner, "ConversationCoreInfo": core}
    created = raw_client.call("CreateConversation", body)
    listed = raw_client.call(
        "GetUserConversations", {"AppId": app_id, **LIST, "ParticipantUserId": owner}
    )
    for info in (created.result["ConversationInfo"], listed.result["ConversationInfos"][0]):
        assert (info["Name"], info["Ext"], info["OwnerUserId"]) == (name, {name: name}, owner)
    assert "你好".encode() in created.raw


def test_an_unexpected_error_is_an_envelope(
    raw_client: RawClient,
    app_id: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(call: object) -> dict[str, Any]:
        raise ZeroDivisionError("inner words")

    monkeypatch.setitem(ALL_HANDLERS, "GetUserConversations", broken)
    answer = raw_client.call("GetUserConversations", {"AppId": app_id, **LIST})
    assert (answer.status, answer.code, answer.error["CodeN"]) == (500, "InternalError", 100014)
    assert b"inner words" not in answer.raw
    assert answer.metadata["RequestId"] in caplog.text
    monkeypatch.undo()
    assert raw_client.call("GetUserConversations", {"AppId": app_id, **LIST}).status == 200

"""Recordings contain each call and its reply, and no secrets."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from support.loopback import ScriptedServer, envelope

from volc_im import (
    APIError,
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationType,
    Credentials,
    HTTPRequest,
    HTTPResponse,
    InvalidParameterError,
    QueryOnlineResult,
    TransportError,
)
from volc_im.providers import AssumeRoleProvider
from volc_im.testing import CassetteError, record, stub

from .sensitive import mark_sensitive

CANARIES = {
    "access_key": "AKLTcanaryaccess",
    "secret_key": "canary-secret-key",
    "session_token": "canary-session-token",
}
GROUP = ConversationCoreInfo(
    conversation_type=ConversationType.GROUP, name="canary-name", ext={"canary-key": "canary-data"}
)


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> None:
    mark_sensitive(monkeypatch, {"ConversationCoreInfo": {"Name", "Ext"}})


@pytest.mark.usefixtures("private")
def test_no_secret_is_ever_written(server: ScriptedServer, tmp_path: Path) -> None:
    error = {"Code": "InvalidParam", "Message": "canary-name of AKLTcanaryaccess is bad"}
    server.answer(envelope(error=error), status=400, X_Secret="canary-header")
    server.answer(b"<html>canary-page</html>", status=404)
    server.answer(envelope({"Token": "canary-reply", "Id": 7}))
    path = tmp_path / "a" / "chat.jsonl"
    with Client(**CANARIES, app_id=7, endpoint=server.endpoint) as im:
        mine = im.with_options(headers={"X-Mine": "canary-of-mine"})
        with record(im, path):
            for _ in range(2):
                with pytest.raises(APIError):
                    mine.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
                assert b"canary" not in path.read_bytes()
            body = {"Text": "canary-text", "Key": CANARIES["secret_key"]}
            assert mine.call("Brandnew", body).data["Token"] == "canary-reply"
    text = path.read_text(encoding="utf-8")
    assert "canary" not in text
    assert [*path.parent.iterdir()] == [path]
    first, *exchanges = lines(path)
    assert first["cassette"] == 1
    assert [each["action"] for each in exchanges] == ["CreateConversation"] * 2 + ["Brandnew"]
    assert exchanges[0]["request"] == {
        "ConversationCoreInfo": {"ConversationType": 2, "Name": "***", "Ext": {}},
        "OwnerUserId": 1,
    }
    assert exchanges[0]["reply"]["ResponseMetadata"]["Error"]["Message"] == "***"
    assert "reply" not in exchanges[1]
    assert exchanges[2]["reply"]["Result"] == {"Token": "***", "Id": 7}


def test_the_client_works_as_ever(im: Client, tmp_path: Path) -> None:
    with record(im, tmp_path / "x.jsonl"):
        made = im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
        listing = im.with_options(timeout=3).iter_user_conversations(participant_user_id=1)
        assert [talk.name for talk in listing] == ["canary-name"]
        with pytest.raises(InvalidParameterError):
            im.with_options(app_id=2, validate=False).call("CreateConversation", {"OwnerUserId": 1})
    im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    exchanges = lines(tmp_path / "x.jsonl")[1:]
    assert [each["status"] for each in exchanges] == [200, 200, 400]
    result = exchanges[0]["reply"]["Result"]
    assert result["ConversationShortId"] == made.conversation_short_id


def test_sensitive_fields_in_maps_of_lists_are_masked(offline: Client, tmp_path: Path) -> None:
    connection = QueryOnlineResult(conn_id="canary-connection", device_id=7788, user_id=7)
    with stub(offline) as stubs, record(offline, tmp_path / "x.jsonl"):
        stubs.query_online_status().returns(query_online_results={"7": [connection]})
        online = offline.query_online_status(user_ids=[7]).query_online_results
    assert online == {"7": [connection]}
    (exchange,) = lines(tmp_path / "x.jsonl")[1:]
    assert exchange["reply"]["Result"]["QueryOnlineResults"] == {
        "7": [{"ConnId": "***", "DeviceId": 0, "UserId": 7}]
    }


def test_awaited_calls(async_im: AsyncClient, tmp_path: Path) -> None:
    async def main() -> None:
        with record(async_im, tmp_path / "x.jsonl"):
            await async_im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)

    asyncio.run(main())
    assert [each["status"] for each in lines(tmp_path / "x.jsonl")[1:]] == [200]


def test_a_call_without_a_reply_is_recorded_too(offline: Client, tmp_path: Path) -> None:
    with record(offline, tmp_path / "x.jsonl"), pytest.raises(TransportError):
        offline.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    (exchange,) = lines(tmp_path / "x.jsonl")[1:]
    assert (exchange["error"], exchange["request_sent"]) == ("ConnectError", False)
    assert "reply" not in exchange


class WithRole:
    """A transport that answers requests for credentials, and other calls with an empty page."""

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        keys = {
            "AccessKeyId": "AKLTcanaryrole",
            "SecretAccessKey": "canary-role-secret",
            "SessionToken": "canary-role-token",
            "ExpiredTime": "2099-01-01T00:00:00Z",
        }
        asks = request.action != "GetUserConversations"
        result = {"Credentials": keys} if asks else {"HasMore": False}
        return HTTPResponse(200, {}, json.dumps(envelope(result)).encode())


def test_requests_for_credentials_are_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    role = AssumeRoleProvider(Credentials("AK", "SK"), role_trn="trn:iam::1:role/x")
    with Client(credentials=role, app_id=7, transport=WithRole()) as im, record(im, path):
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert [each["action"] for each in lines(path)[1:]] == ["GetUserConversations"]
    assert b"canary" not in path.read_bytes()


def test_a_stub_can_be_recorded(offline: Client, tmp_path: Path) -> None:
    with stub(offline) as stubs, record(offline, tmp_path / "x.jsonl"):
        stubs.get_user_conversations()
        offline.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert len(lines(tmp_path / "x.jsonl")) == 2


def test_a_file_that_cannot_be_written_is_named(offline: Client, tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="cannot write"), record(offline, tmp_path):
        pass

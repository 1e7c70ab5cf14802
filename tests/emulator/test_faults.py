"""Each fault over the wire: what a client sees, and whether the request took effect."""

from __future__ import annotations

import gzip
import json
import socket
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import IncompleteRead, RemoteDisconnected
from typing import Any
from urllib.parse import urlsplit

import pytest

from volc_im import AuthError, Client, ConversationCoreInfo, ConversationType
from volc_im.emulator import Emulator
from volc_im.emulator.faults.faults import KINDS, Faults
from volc_im.service import SERVICE

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient

CREATE = {
    "AppId": 1,
    "OwnerUserId": 1,
    "IdempotentId": "k",
    "ConversationCoreInfo": {"ConversationType": 2, "Ext": {"a": "b"}},
}
LIST = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 5}


@pytest.fixture(scope="module")
def faulty() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield running


@pytest.fixture
def server(faulty: Emulator) -> Emulator:
    faulty.reset()
    return faulty


@pytest.fixture
def raw_client(server: Emulator) -> RawClient:
    return RawClient(server.endpoint)


def took_effect(server: Emulator) -> bool:
    assert server.faults.waiting() == []
    return server.counts()["conversation"] == 1


# --- in place of an answer, without an effect


@pytest.mark.parametrize(
    ("fault", "status", "code", "number", "retry_after"),
    [
        ("429", 429, "FlowLimitExceeded", 100018, "1"),
        ("429=2.5:1", 429, "FlowLimitExceeded", 100018, "2.5"),
        ("429-bare", 429, "FlowLimitExceeded", 100018, None),
        ("500", 500, "InternalError", 100014, None),
        ("503", 503, "ServiceUnavailableTemp", None, None),
        ("error-200", 200, "AccountFlowLimitExceeded", 100027, None),
        ("error-200-bare", 200, "AccountFlowLimitExceeded", None, None),
        ("expired", 401, "InvalidAccessKey", 100009, None),
    ],
)
def test_errors(
    server: Emulator,
    raw_client: RawClient,
    fault: str,
    status: int,
    code: str,
    number: int | None,
    retry_after: str | None,
) -> None:
    server.faults.add(fault)
    answer = raw_client.call("CreateConversation", CREATE)
    assert (answer.status, answer.code, answer.error.get("CodeN")) == (status, code, number)
    assert answer.headers["Retry-After"] == retry_after
    assert not took_effect(server)
    assert raw_client.call("CreateConversation", CREATE).result["Exist"] is False


def raw_answer(raw_client: RawClient, body: Any = None) -> tuple[int, dict[str, str], bytes]:
    request = raw_client.signed(CREATE if body is None else body, "CreateConversation")
    with raw_client.exchange(request) as reply:
        return reply.status, dict(reply.headers), reply.read()


def test_a_gateways_page(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("502")
    status, headers, body = raw_answer(raw_client)
    assert (status, headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert body.startswith(b"<html>")
    assert not took_effect(server)


def test_a_clock_that_is_off(server: Emulator, raw_client: RawClient) -> None:
    def shown(answer: Answer, value: float) -> bool:
        moved = parsedate_to_datetime(answer.headers["Date"]) - timedelta(seconds=value)
        return began <= moved <= datetime.now(UTC)

    began = datetime.now(UTC).replace(microsecond=0)
    for value in (1200, -1200):
        server.faults.add("skew", value=value)
        answer = raw_client.call("CreateConversation", CREATE)
        assert answer.code == "InvalidTimestamp"
        assert shown(answer, value)
        assert not took_effect(server)
    assert shown(raw_client.call("CreateConversation", CREATE), 0)
    server.faults.add("skew=60")
    near = raw_client.call("CreateConversation", CREATE)
    assert near.result["Exist"] is True


def test_a_reset(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("reset")
    request = raw_client.signed(CREATE, "CreateConversation")
    with pytest.raises(ConnectionResetError):
        raw_client.send(request)
    assert not took_effect(server)
    (entry,) = server.requests
    assert (entry.outcome.fault, entry.outcome.status) == ("reset", 0)


# --- with an effect, and the answer lost


def test_a_dropped_answer(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("drop")
    with pytest.raises(RemoteDisconnected):
        raw_client.call("CreateConversation", CREATE)
    assert took_effect(server)
    assert raw_client.call("CreateConversation", CREATE).result["Exist"] is True


def test_a_truncated_answer(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("truncated")
    with pytest.raises(IncompleteRead) as broken:
        raw_answer(raw_client)
    assert broken.value.partial.startswith(b'{"ResponseMetadata"')
    assert took_effect(server)


def test_answers_without_sense(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("empty")
    server.faults.add("junk")
    assert raw_answer(raw_client)[::2] == (200, b"")
    status, _, body = raw_answer(raw_client)
    assert status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)
    assert took_effect(server)


def test_a_gateway_that_gave_up(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("504")
    answer = raw_client.call("CreateConversation", CREATE)
    assert (answer.status, answer.code) == (504, "InternalServiceTimeout")
    assert took_effect(server)


def test_a_slow_answer(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("slow=0.2:1")
    assert raw_client.call("CreateConversation", CREATE).result["Exist"] is False
    assert server.requests[-1].duration_ms >= 200
    # While it waits, others are answered, and see what it did.
    server.faults.add("slow=60:1:CreateConversation")
    address = urlsplit(raw_client.endpoint)
    request = raw_client.signed({**CREATE, "IdempotentId": "k2"}, "CreateConversation")
    with socket.create_connection((address.hostname, address.port)) as waiting:
        lines = [f"POST {request.path} HTTP/1.1", f"Host: {address.netloc}"]
        lines += [f"{name}: {value}" for name, value in request.headers.items()]
        lines += [f"Content-Length: {len(request.body)}", "", ""]
        waiting.sendall("\r\n".join(lines).encode() + request.body)
        while server.faults.waiting():
            raw_client.call("GetUserConversations", LIST)
        assert len(raw_client.call("GetUserConversations", LIST).result["ConversationInfos"]) == 2
        waiting.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


# --- with an effect, and an answer that is unusual


def test_a_compressed_answer(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("gzip")
    _, headers, body = raw_answer(raw_client)
    assert headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(body))["Result"]["Exist"] is False
    assert took_effect(server)


def created(server: Emulator, raw_client: RawClient, fault: str) -> dict[str, Any]:
    server.faults.add(fault)
    result = raw_client.call("CreateConversation", CREATE).result
    assert took_effect(server)
    return result


def test_unknown_fields_and_values(server: Emulator, raw_client: RawClient) -> None:
    result = created(server, raw_client, "unknown")
    info = result["ConversationInfo"]
    assert "EmulatorUnknown" in result
    assert "EmulatorUnknown" in info
    assert (info["ConversationType"], info["Status"]) == (99_999, 99_999)
    assert info["Ext"] == {"a": "b"}


def test_nulls_and_gaps(server: Emulator, raw_client: RawClient) -> None:
    result = created(server, raw_client, "nulls")
    assert result["Exist"] is None
    assert set(result["ConversationInfo"].values()) == {None}
    server.faults.add("missing")
    assert raw_client.call("CreateConversation", CREATE).result == {"ConversationInfo": {}}
    server.faults.add("nulls")
    listed = raw_client.call("GetUserConversations", LIST).result
    assert (listed["HasMore"], listed["NextCursor"]) == (None, None)
    assert set(listed["ConversationInfos"][0].values()) == {None}


def test_ids_as_text(server: Emulator, raw_client: RawClient) -> None:
    result = created(server, raw_client, "text-ids")
    assert result["ConversationShortId"] == result["ConversationId"]
    info = result["ConversationInfo"]
    assert (info["OwnerUserId"], info["AppId"]) == ("1", 1)


def test_a_cursor_that_does_not_move(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("stuck-cursor:*:GetUserConversations")
    created_once = raw_client.call("CreateConversation", CREATE).result
    for cursor in (0, 7, 7):
        page = raw_client.call("GetUserConversations", {**LIST, "Cursor": cursor}).result
        assert (page["HasMore"], page["NextCursor"]) == (True, cursor)
    assert "HasMore" not in created_once


# --- the client, which is made for all of this


@pytest.mark.parametrize("name", [name for name in KINDS if name != "expired"])
def test_the_client_gets_through(server: Emulator, name: str) -> None:
    value = {"429": 0, "slow": 0}.get(name)
    count = 2 if name == "skew" else 1
    keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
    with Client(endpoint=server.endpoint, app_id=1, **keys) as im:
        server.faults.add(name, count, value=value)
        made = im.create_conversation(
            owner_user_id=1,
            conversation_core_info=ConversationCoreInfo(conversation_type=ConversationType.GROUP),
        )
        assert took_effect(server)
        (found,) = im.get_user_conversations(
            participant_user_id=1, cursor=0, limit=1
        ).conversation_infos
        # Where the id was taken away the reply is read all the same.
        assert made.conversation_short_id in (found.conversation_short_id, 0)
        assert (made.conversation_short_id == 0) == (name in ("nulls", "missing"))


def test_the_client_tells_of_a_token_that_has_expired(server: Emulator) -> None:
    keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
    with Client(endpoint=server.endpoint, app_id=1, **keys) as im:
        server.faults.add("expired:2")
        with pytest.raises(AuthError, match="InvalidAccessKey"):
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)


# --- which requests meet a fault


def test_counts_actions_and_order(server: Emulator, raw_client: RawClient) -> None:
    server.faults.add("500:2:CreateConversation")
    server.faults.add("503")
    server.faults.add("429-bare", count=None)
    assert server.faults.waiting() == ["500:2:CreateConversation", "503:1", "429-bare:*"]

    def status(action: str) -> int:
        answer: Answer = raw_client.call(action, CREATE)
        return answer.status

    assert raw_client.call("NoSuchAction", {}).status == 404  # meets nothing
    assert status("GetUserConversations") == 503
    assert [status("CreateConversation") for _ in range(3)] == [500, 500, 429]
    assert server.faults.waiting() == ["429-bare:*"]
    server.faults.clear()
    assert status("CreateConversation") == 200


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("nothing", "there is no fault 'nothing'"),
        ("reset:0", "1 or more"),
        ("reset:-1", "1 or more"),
        ("reset:x", "COUNT"),
        ("reset:1:Nothing", "no action 'Nothing'"),
        ("reset:1:CreateConversation:x", "NAME"),
        ("reset=1:1", "takes no value"),
        ("slow=x:1", "VALUE"),
        ("slow=-1:1", "0 or more"),
        ("slow=nan:1", "a million"),
        ("slow=1e7:1", "a million"),
        ("", "there is no fault"),
    ],
)
def test_faults_that_are_refused(text: str, word: str) -> None:
    faults = Faults(SERVICE.actions)
    with pytest.raises(ValueError, match=word):
        faults.add(text)
    assert faults.waiting() == []


@pytest.mark.parametrize("name", list(KINDS))
def test_texts_say_what_was_added(name: str) -> None:
    faults, again = Faults(SERVICE.actions), Faults(SERVICE.actions)
    faults.add(name, count=3, action="CreateConversation")
    (text,) = faults.waiting()
    again.add(text)
    assert again.waiting() == [text]
    assert text.startswith(name)

"""Text messages that apps cannot parse: refused in strict mode, logged otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from volc_im import content
from volc_im.emulator import Emulator

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient

TEXT = 10001
WORDS = 'Content: the content of a message of type 10001 must be JSON such as {"text": "…"}, not '
LOGGER = "volc_im.emulator.request_log"


@pytest.fixture(scope="module")
def strict() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, strict_fields=True) as running:
        yield running


def group(raw_client: RawClient, app_id: int) -> int:
    body = {"AppId": app_id, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 2}}
    number: int = raw_client.call("CreateConversation", body).result["ConversationShortId"]
    return number


def send(raw_client: RawClient, app_id: int, action: str, kind: int, text: str) -> Answer:
    number = group(raw_client, app_id)
    place: dict[str, Any] = {
        "SendMessage": {"ConversationShortId": number},
        "BatchSendMessage": {"Receiver": [2]},
        "BatchSendGroupMessage": {"ConversationType": 2, "ConversationShortIds": [number]},
        "P2PSendMessage": {"ConversationShortId": number},
        "UserBroadcast": {"MsgTTL": 60},
    }[action]
    body = {"AppId": app_id, "Sender": 1, "MsgType": kind, "Content": text, **place}
    return raw_client.call(action, body)


ACTIONS = (
    "SendMessage", "BatchSendMessage", "BatchSendGroupMessage", "P2PSendMessage", "UserBroadcast"
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("text", ["hello", '"hello"', "[]", "{}", '{"text": 1}'])
def test_strict_mode_refuses_what_apps_cannot_parse(
    strict: Emulator, app_id: int, action: str, text: str
) -> None:
    answer = send(RawClient(strict.endpoint), app_id, action, TEXT, text)
    assert answer.code == "InvalidParam"
    assert answer.error["Message"].startswith(WORDS)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (TEXT, content.text("hello")["content"]),
        (10012, "anything"),  # custom
        (10003, "not documented"),
        (20001, "a type of one's own"),
    ],
)
def test_strict_mode_accepts_the_rest(
    strict: Emulator, app_id: int, action: str, kind: int, text: str
) -> None:
    assert send(RawClient(strict.endpoint), app_id, action, kind, text).status == 200


@pytest.mark.parametrize("action", ACTIONS)
def test_otherwise_it_is_logged(
    server: Emulator, app_id: int, action: str, caplog: pytest.LogCaptureFixture
) -> None:
    raw_client = RawClient(server.endpoint)
    assert send(raw_client, app_id, action, TEXT, "hello").status == 200
    (record,) = [each for each in caplog.records if each.name == LOGGER]
    assert record.levelno == logging.WARNING
    assert WORDS in record.getMessage()
    assert "hello" not in record.getMessage()
    (warning,) = server.requests[-1].outcome.warnings
    assert warning.startswith(WORDS)


def test_a_change_of_a_message(strict: Emulator, app_id: int) -> None:
    raw_client = RawClient(strict.endpoint)
    number = group(raw_client, app_id)
    body = {"AppId": app_id, "ConversationShortId": number}
    for kind, code in ((TEXT, "InvalidParam"), (10012, "")):
        message = {**body, "Sender": 1, "MsgType": kind, "Content": content.text("a")["content"]}
        sent = raw_client.call("SendMessage", message).result["MessageId"]
        changed = raw_client.call("ModifyMessage", {**body, "MessageId": sent, "Content": "b"})
        assert changed.json["ResponseMetadata"].get("Error", {}).get("Code", "") == code
        assert raw_client.call("ModifyMessage", {**body, "MessageId": sent}).status == 200

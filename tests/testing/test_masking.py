"""Masked requests and replies keep documented values, and no secrets or sensitive values."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_im.service import SERVICE
from volc_im.testing.masking import MASK, Masker, header_secrets

from .sensitive import mark_sensitive

CANARY = "canary-7f3a"


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mark the name, the user's data and the owner as sensitive."""
    mark_sensitive(
        monkeypatch,
        {
            "ConversationCoreInfo": {"Name", "Ext"},
            "ConversationInfo": {"Name", "Ext", "OwnerUserId"},
        },
    )


def masker(*secrets: str, action: str = "CreateConversation") -> Masker:
    return Masker(SERVICE, action, secrets)


def failure(message: str) -> dict[str, Any]:
    return {"ResponseMetadata": {"Error": {"Code": "InvalidParam", "Message": message}}}


@pytest.mark.usefixtures("private")
def test_sensitive_fields_keep_their_type_and_nothing_else() -> None:
    info = {"Name": CANARY, "Ext": {CANARY: CANARY}, "OwnerUid": 77, "MemberCount": 2}
    reply = {"ResponseMetadata": {"RequestId": "r"}, "Result": {"ConversationInfo": info}}
    assert masker().reply(reply) == {
        "ResponseMetadata": {"RequestId": "r"},
        "Result": {"ConversationInfo": {"Name": MASK, "Ext": {}, "OwnerUid": 0, "MemberCount": 2}},
    }


def test_sensitive_fields_in_maps_of_lists_are_masked() -> None:
    connection = {"ConnId": CANARY, "DeviceId": 7788, "UserId": 7, "Platform": 1}
    reply = {"Result": {"AppId": 1, "QueryOnlineResults": {"7": [connection, connection]}}}
    masked = {"ConnId": MASK, "DeviceId": 0, "UserId": 7, "Platform": 1}
    assert masker(action="QueryOnlineStatus").reply(reply) == {
        "Result": {"AppId": 1, "QueryOnlineResults": {"7": [masked, masked]}}
    }


def test_what_differs_from_run_to_run_is_left_out() -> None:
    body = {"AppId": 5, "IdempotentId": "k", "OwnerUserId": 7, "InboxType": None}
    assert masker().request(body) == {"OwnerUserId": 7}
    assert masker(action="Other").request({"AppId": 5, "Id": 7}) == {"Id": 7}


@pytest.mark.parametrize("action", ["CreateConversation", "BatchSendGroupMessage", "Other"])
def test_what_the_documents_do_not_name_shows_its_shape_alone(action: str) -> None:
    unknown = {"Deep": [{"Text": CANARY, "Number": 3, CANARY: True}], "Nothing": None, "Empty": ""}
    expected = {"Deep": [{"Text": MASK, "Number": 3, MASK: True}], "Nothing": None, "Empty": ""}
    assert masker(action=action).request({"Brandnew": unknown}) == {"Brandnew": expected}
    reply = {"Result": {"Brandnew": unknown}, "ResponseMetadata": unknown, "More": unknown}
    assert CANARY not in json.dumps(masker(action=action).reply(reply))


WORDS = st.sampled_from([CANARY, f"a {CANARY} b", "Name", "Result", "Message"])
JSON = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(JSON, JSON)
def test_no_text_of_an_unknown_action_is_kept(request: object, reply: object) -> None:
    mine = masker(action="Other")
    assert CANARY not in json.dumps([mine.request(request), mine.reply(reply)])


def test_a_field_of_another_type_than_promised_is_not_trusted() -> None:
    body = {"OwnerUserIdStr": {"A": CANARY}, "ConversationCoreInfo": CANARY}
    assert masker().request(body) == {"OwnerUserIdStr": {"A": MASK}, "ConversationCoreInfo": MASK}
    assert masker().request([CANARY]) == [MASK]
    assert masker().reply(CANARY) == MASK


@pytest.mark.usefixtures("private")
def test_an_error_does_not_repeat_what_is_hidden() -> None:
    mine = masker()
    mine.request({"ConversationCoreInfo": {"Name": CANARY, "Ext": {"k9": ""}}})
    assert mine.reply(failure(f"the name {CANARY} is bad")) == failure(MASK)
    assert mine.reply(failure("k9 is bad")) == failure(MASK)
    assert mine.reply(failure("it is bad")) == failure("it is bad")


def test_keys_are_masked_wherever_they_stand() -> None:
    mine = masker(CANARY, "ab")
    body = {"ConversationCoreInfo": {"Name": f"x{CANARY}y ab", "Ext": {CANARY: "1"}}}
    assert mine.request(body) == {
        "ConversationCoreInfo": {"Name": f"x{MASK}y ab", "Ext": {MASK: "1"}}
    }
    assert mine.reply(failure(f"no key {CANARY}")) == failure(f"no key {MASK}")


def test_the_headers_secrets_are_found() -> None:
    headers = {
        "Content-Type": "application/json",
        "Authorization": "HMAC-SHA256 Credential=AKLTcanary1/20261122/cn-north-1/rtc/request, "
        "SignedHeaders=host;x-date, Signature=0123456789abcdef",
        "X-Security-Token": "token-canary",
        "X-Of-Mine": "mine-canary",
    }
    found = header_secrets(headers)
    assert {"AKLTcanary1", "0123456789abcdef", "token-canary", "mine-canary"} <= found
    assert "application/json" not in found

"""Tests of decoding: published replies in full, unusual ones as far as possible."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import published_replies as replies

from volc_im import ConversationInfo, ConversationStatus, ConversationType
from volc_im._core.schema.fields import fields_of
from volc_im._core.serde.decode import decoder_of
from volc_im.actions.conversation import CreateConversationResult, GetUserConversationsResult


def read_created(reply: Any) -> CreateConversationResult:
    found = decoder_of(CreateConversationResult).decode(json.dumps(reply).encode()).result
    assert found is not None
    return found


def read_listed(reply: Any) -> GetUserConversationsResult:
    found = decoder_of(GetUserConversationsResult).decode(json.dumps(reply).encode()).result
    assert found is not None
    return found


def as_wire(info: ConversationInfo) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(info)
    return {name: value for name, value in data.items() if value is not None}


def changed(**changes: Any) -> Any:
    result = replies.CREATE_CONVERSATION["Result"]
    info = {**result["ConversationInfo"], **changes}
    return {**replies.CREATE_CONVERSATION, "Result": {**result, "ConversationInfo": info}}


def test_the_published_reply_of_create_conversation() -> None:
    made = read_created(replies.CREATE_CONVERSATION)
    assert made.conversation_short_id == 1
    assert made.exist is True
    assert made.conversation_id == ""
    info = as_wire(made.conversation_info)
    assert info.pop("ConversationId") == ""
    assert info == replies.CREATE_CONVERSATION["Result"]["ConversationInfo"]
    assert made.conversation_info.conversation_type is ConversationType.SINGLE
    assert made.conversation_info.status is ConversationStatus.NORMAL


def test_the_published_reply_of_get_user_conversations() -> None:
    page = read_listed(replies.GET_USER_CONVERSATIONS)
    assert page.has_more is True
    assert page.next_cursor == 20
    first, second = page.conversation_infos
    assert first.owner_user_id == first.creator_user_id == 10001
    assert second.owner_user_id == second.creator_user_id == 10001
    for talk, published in zip(
        page.conversation_infos,
        replies.GET_USER_CONVERSATIONS["Result"]["ConversationInfos"],
        strict=True,
    ):
        renamed = {
            {"OwnerUid": "OwnerUserId", "CreatorUid": "CreatorUserId"}.get(name, name): value
            for name, value in published.items()
        }
        assert as_wire(talk) == {"ConversationId": "", **renamed}


@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, 7221856123456789013, -(2**63)])
def test_ids_are_exact(number: int) -> None:
    made = read_created(changed(OwnerUserId=number, ConversationShortId=number))
    assert made.conversation_info.owner_user_id == number
    assert made.conversation_info.conversation_short_id == number


def test_ids_as_text_are_numbers() -> None:
    made = read_created(changed(OwnerUserId="7221856123456789013", AppId="661000"))
    assert made.conversation_info.owner_user_id == 7221856123456789013
    assert made.conversation_info.app_id == 661000


def test_a_number_for_a_text_is_a_text() -> None:
    assert read_created(changed(ConversationId=7)).conversation_info.conversation_id == "7"


def test_unknown_fields_and_values_do_not_disturb() -> None:
    made = read_created(changed(ConversationType=7, Status=9, Added={"a": [1]}))
    kind = made.conversation_info.conversation_type
    assert kind == 7
    assert kind.is_unknown
    assert kind.name == "UNKNOWN_7"
    assert made.conversation_info.status == 9
    assert not ConversationType.LIVE.is_unknown


@pytest.mark.parametrize("name", [field.wire_name for field in fields_of(ConversationInfo)])
def test_null_and_missing_are_the_same(name: str) -> None:
    without = changed()
    without["Result"]["ConversationInfo"].pop(name, None)
    assert read_created(changed(**{name: None})) == read_created(without)


def test_a_promised_field_that_is_missing_is_empty() -> None:
    made = read_created({**replies.CREATE_CONVERSATION, "Result": {}})
    assert made == CreateConversationResult()
    assert made.conversation_short_id == 0
    assert made.conversation_info.name is None
    assert made.conversation_info.conversation_type == 0


def test_nulls_inside_of_lists_and_maps_are_left_out() -> None:
    page = read_listed({"ResponseMetadata": {}, "Result": {"ConversationInfos": [None, {}]}})
    assert page.conversation_infos == [ConversationInfo()]
    made = read_created(changed(Ext={"a": None, "b": "c"}))
    assert made.conversation_info.ext == {"b": "c"}


def test_an_alias_gives_way_to_the_name() -> None:
    made = read_created(changed(OwnerUserId=1, OwnerUid=2))
    assert made.conversation_info.owner_user_id == 1


def test_an_alias_inside_of_a_text_changes_nothing() -> None:
    made = read_created(changed(Name='say "OwnerUid" twice'))
    assert made.conversation_info.name == 'say "OwnerUid" twice'
    assert made.conversation_info.owner_user_id == 100001


@pytest.mark.parametrize(
    "changes",
    [{"OwnerUserId": "x"}, {"OwnerUserId": 1.5}, {"OwnerUserId": []}, {"Ext": []}, {"Name": {}}],
    ids=str,
)
def test_what_cannot_be_read_names_the_place(changes: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError, match=rf"ConversationInfo\.{next(iter(changes))}"):
        read_created(changed(**changes))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["Result", "ResponseMetadata", "Error", "Code", "OwnerUid", "Ext", "x"]),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    with suppress(msgspec.DecodeError):
        decoder_of(CreateConversationResult).decode(json.dumps(value).encode())


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        decoder_of(CreateConversationResult).decode(body)

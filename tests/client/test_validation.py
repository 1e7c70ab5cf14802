"""Requests are held against the documents' rules before anything is sent, all problems at once."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import KEYS, ScriptedServer

from volc_im import Client, ConversationCoreInfo, ConversationType, ValidationError, Violation
from volc_im._core.schema.actions import Field
from volc_im._core.serde.fast_validation import glance_of
from volc_im._core.serde.validation import violations
from volc_im.actions import conversation
from volc_im.fields import FIELDS

SINGLE = {"ConversationType": 1}
GROUP = {"ConversationType": 2}
GOOD: dict[str, Any] = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": GROUP}


def found(**changes: Any) -> dict[str, str]:
    body = {**GOOD, **changes}
    return dict(violations(body, conversation.CREATE_CONVERSATION, FIELDS))


ODD = st.none() | st.booleans() | st.integers(-(2**65), 2**65) | st.text(max_size=3)
ODD |= st.floats() | st.dictionaries(st.text(max_size=2), st.text(max_size=2), max_size=2)
BODIES = st.fixed_dictionaries(
    {},
    optional={
        **{field.wire: ODD for field in FIELDS["CreateConversationRequest"]},
        "ConversationCoreInfo": ODD
        | st.fixed_dictionaries(
            {}, optional={field.wire: ODD for field in FIELDS["ConversationCoreInfo"]}
        ),
    },
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(BODIES)
def test_what_is_good_at_a_glance_is_good_at_a_closer_look(body: dict[str, Any]) -> None:
    action = conversation.CREATE_CONVERSATION
    glance = glance_of(action).is_good(body)
    assert not (glance and violations(body, action, FIELDS))


@pytest.mark.parametrize(
    "changes",
    [
        {"InboxType": 0, "IdempotentId": "k", "OtherUserId": 2**62},
        {"OwnerUserId": None, "OwnerUserIdStr": "ann"},
        {"ConversationCoreInfo": SINGLE, "OtherUserId": 2},
        {"ConversationCoreInfo": SINGLE, "OtherUserIdStr": "bob"},
    ],
    ids=str,
)
def test_usual_requests_are_good_at_a_glance(changes: dict[str, Any]) -> None:
    body = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    assert glance_of(conversation.CREATE_CONVERSATION).is_good(body)


def test_a_condition_that_is_broken_is_seen_at_a_glance() -> None:
    body = {**GOOD, "ConversationCoreInfo": SINGLE}
    assert not glance_of(conversation.CREATE_CONVERSATION).is_good(body)


def test_a_good_request_has_no_problems() -> None:
    assert found() == {}
    assert found(OwnerUserId=None, OwnerUserIdStr="ann") == {}
    assert found(ConversationCoreInfo=SINGLE, OtherUserId=2) == {}
    assert found(ConversationCoreInfo=SINGLE, OtherUserIdStr="bob") == {}


def test_all_problems_are_found_at_once() -> None:
    problems = found(
        AppId=None,
        OwnerUserId=-1,
        OtherUserId=2**63,
        InboxType="0",
        ConversationCoreInfo={"Name": 5, "Ext": {"a": 1}},
    )
    assert sorted(problems) == [
        "AppId",
        "ConversationCoreInfo.ConversationType",
        "ConversationCoreInfo.Ext[a]",
        "ConversationCoreInfo.Name",
        "InboxType",
        "OtherUserId",
        "OwnerUserId",
    ]
    assert problems["OtherUserId"] == f"is {2**63}; 0 to {2**63 - 1} is allowed"
    assert problems["InboxType"] == "must be a whole number, not str"


@pytest.mark.parametrize("value", [True, 1.0, "1", [], {}])
def test_only_an_integer_is_an_id(value: Any) -> None:
    assert "OwnerUserId" in found(OwnerUserId=value)


@pytest.mark.parametrize(("value", "good"), [(0, True), (2**63 - 1, True), (-1, False)])
def test_ranges(value: int, good: bool) -> None:
    assert (found(OwnerUserId=value) == {}) is good


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_json_cannot_write_is_refused(value: float) -> None:
    fields = {"CreateConversationRequest": (Field("Score", "double"),)}
    action = replace(conversation.CREATE_CONVERSATION, conditions=())
    assert [v.path for v in violations({"Score": value}, action, fields)] == ["Score"]
    assert violations({"Score": 0.5}, action, fields) == ()


@pytest.mark.parametrize(("value", "good"), [(2**31 - 1, True), (2**31, False), (-(2**31), True)])
def test_an_integer_has_32_bits(value: int, good: bool) -> None:
    assert (found(InboxType=value) == {}) is good


def test_one_of_two_twins() -> None:
    assert found(OwnerUserId=None) == {"OwnerUserId": "is required (or OwnerUserIdStr)"}
    both = found(OwnerUserIdStr="ann")
    assert both == {"OwnerUserId": "and OwnerUserIdStr name the same thing; send one of them"}


def test_a_conditional_requirement() -> None:
    problem = found(ConversationCoreInfo=SINGLE)
    assert [*problem] == ["OtherUserId"]
    assert "when ConversationCoreInfo.ConversationType is 1" in problem["OtherUserId"]


def test_counts_and_lengths() -> None:
    fields = {
        **FIELDS,
        "CreateConversationRequest": (
            Field("Ids", "array", item="long", max_items=2),
            Field("Name", "string", max_length=3),
            Field("Map", "map", item="long", max_items=1),
        ),
    }
    action = conversation.CREATE_CONVERSATION
    bare = type(action)(
        name="A", doc="", access="write", qps=1, request=action.request, result=action.result
    )
    body = {"Ids": [1, 2, "3"], "Name": "four", "Map": {"a": 1, "b": None}}
    paths = [path for path, _ in violations(body, bare, fields)]
    assert paths == ["Ids", "Ids[2]", "Name", "Map", "Map[b]"]


@pytest.mark.parametrize("body", [None, [], "x", 3])
def test_a_body_that_is_no_object(body: Any) -> None:
    assert violations(body, conversation.CREATE_CONVERSATION, FIELDS)


def test_the_client_sends_nothing_that_is_wrong(server: ScriptedServer) -> None:
    with (
        Client(**KEYS, endpoint=server.endpoint, app_id=1) as im,
        pytest.raises(ValidationError) as caught,
    ):
        im.create_conversation(
            conversation_core_info=ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
        )
    assert server.seen == []
    assert [v.path for v in caught.value.violations] == ["OwnerUserId", "OtherUserId"]
    assert str(caught.value).startswith("CreateConversation: OwnerUserId: is required")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.violations == caught.value.violations
    assert isinstance(again.violations[0], Violation)


@pytest.mark.parametrize("value", [object(), {1: object()}, "\ud800", 1j])
def test_what_is_no_json_is_refused(server: ScriptedServer, value: Any) -> None:
    with (
        Client(**KEYS, endpoint=server.endpoint, app_id=1) as im,
        pytest.raises(ValidationError, match="CreateConversation"),
    ):
        im.create_conversation(
            conversation_core_info=ConversationCoreInfo(
                conversation_type=ConversationType.GROUP, name=value
            ),
            owner_user_id=1,
        )
    assert server.seen == []

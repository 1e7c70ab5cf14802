"""Tests of the check of requests against the documented rules."""

from __future__ import annotations

import pickle
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, field
from support.loopback import KEYS, ScriptedServer

from volc_im import Client, ConversationCoreInfo, ConversationType, ValidationError, Violation
from volc_im._core.schema.actions import Action
from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.models import Struct
from volc_im._core.schema.types import Int64, SentFloat, SentInt64
from volc_im._core.serde.fast_validation import fast_validator
from volc_im._core.serde.validation import violations
from volc_im.actions import conversation, user

SINGLE = {"ConversationType": 1}
GROUP = {"ConversationType": 2}
GOOD: dict[str, Any] = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": GROUP}


CREATE = conversation.CREATE_CONVERSATION


def is_valid(body: dict[str, Any]) -> bool:
    validator = fast_validator(CREATE)
    assert validator is not None
    return validator.is_valid(body)


def found(**changes: Any) -> dict[str, str]:
    body = {**GOOD, **changes}
    return {v.path: v.problem for v in violations(body, CREATE)}


ODD = st.none() | st.booleans() | st.integers(-(2**65), 2**65) | st.text(max_size=3)
ODD |= st.floats() | st.dictionaries(st.text(max_size=2), st.text(max_size=2), max_size=2)
BODIES = st.fixed_dictionaries(
    {},
    optional={
        **{each.wire_name: ODD for each in fields_of(CREATE.request)},
        "ConversationCoreInfo": ODD
        | st.fixed_dictionaries(
            {}, optional={each.wire_name: ODD for each in fields_of(ConversationCoreInfo)}
        ),
    },
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(BODIES)
def test_a_body_that_is_valid_at_once_has_no_violations(body: dict[str, Any]) -> None:
    assert not (is_valid(body) and violations(body, CREATE))


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
def test_usual_requests_are_valid_at_once(changes: dict[str, Any]) -> None:
    body = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    assert is_valid(body)


def test_a_broken_condition_is_not_valid_at_once() -> None:
    body = {**GOOD, "ConversationCoreInfo": SINGLE}
    assert not is_valid(body)


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


class Scored(Struct, kw_only=True):
    score: SentFloat | None = field(default=None, name="Score")


class Limited(Struct, kw_only=True):
    ids: Annotated[list[SentInt64], Meta(max_length=2)] = field(name="Ids")
    title: Annotated[str, Meta(max_length=3)] = field(name="Name")
    map: Annotated[dict[str, Int64], Meta(max_length=1)] = field(name="Map")


def action_of(request: type[Struct]) -> Action[Any]:
    return Action("A", "2020-12-01", "", "write", 1, request=request, result=CREATE.result)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_json_cannot_write_is_refused(value: float) -> None:
    action = action_of(Scored)
    assert [v.path for v in violations({"Score": value}, action)] == ["Score"]
    assert violations({"Score": 0.5}, action) == ()


@pytest.mark.parametrize(("value", "good"), [(2**31 - 1, True), (2**31, False), (-(2**31), True)])
def test_an_integer_has_32_bits(value: int, good: bool) -> None:
    assert (found(InboxType=value) == {}) is good


def test_a_field_or_its_string_alternative() -> None:
    assert found(OwnerUserId=None) == {"OwnerUserId": "is required (or OwnerUserIdStr)"}
    both = found(OwnerUserIdStr="ann")
    assert both == {"OwnerUserId": "is set together with OwnerUserIdStr; send one of them"}


def test_a_conditional_requirement() -> None:
    problem = found(ConversationCoreInfo=SINGLE)
    assert [*problem] == ["OtherUserId"]
    assert "when ConversationCoreInfo.ConversationType is 1" in problem["OtherUserId"]


def test_problems_name_other_fields_as_the_caller_does() -> None:
    def problems(*, python: bool) -> list[str]:
        body = {"AppId": 1, "OwnerUserId": 1, "OwnerUserIdStr": "a", "ConversationCoreInfo": SINGLE}
        return [v.problem for v in violations(body, CREATE, python=python)]

    assert problems(python=True) == [
        "is set together with owner_user_id_str; send one of them",
        "is required when conversation_core_info.conversation_type is 1 (or other_user_id_str)",
    ]
    assert problems(python=False) == [
        "is set together with OwnerUserIdStr; send one of them",
        "is required when ConversationCoreInfo.ConversationType is 1 (or OtherUserIdStr)",
    ]


def test_counts_and_lengths() -> None:
    body = {"Ids": [1, 2, "3"], "Name": "four", "Map": {"a": 1, "b": None}}
    found = violations(body, action_of(Limited))
    assert [v.path for v in found] == ["Ids", "Ids[2]", "Name", "Map", "Map[b]"]
    assert [v.name for v in found] == ["ids", "ids[2]", "title", "map", "map[b]"]
    assert [v.problem for v in found] == [
        "has 3 items; at most 2 are allowed per call",
        "must be a whole number, not str",
        "has 4 characters; at most 3 are allowed",
        "has 2 keys; at most 1 are allowed per call",
        "must be a whole number, not NoneType",
    ]


def test_a_limit_inside_of_a_struct_does_not_count_per_call() -> None:
    users = [{"UserId": 1, "Ext": {str(n): "" for n in range(21)}}] * 21
    counts = violations({"AppId": 1, "Users": users}, user.REGISTER_USERS)
    assert {(v.path, v.problem) for v in counts[:2]} == {
        ("Users", "has 21 items; at most 20 are allowed per call"),
        ("Users[0].Ext", "has 21 keys; at most 20 are allowed"),
    }


@pytest.mark.parametrize("body", [None, [], "x", 3])
def test_a_body_that_is_no_object(body: Any) -> None:
    assert violations(body, CREATE) == (Violation("", "the body must be an object"),)


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
    assert str(caught.value).startswith(
        "CreateConversation: owner_user_id (OwnerUserId): is required"
    )
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

"""Matchers, the wire form of expected values, and the paths that matchers leave open."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from volc_im import (
    AddParticipantInfo,
    ConversationCoreInfo,
    ConversationType,
    QueryOnlineResult,
)
from volc_im._core.schema.types import Array, Map, Object, Type
from volc_im.testing.matchers import (
    ANY,
    UNCHECKED,
    matched_paths,
    matching,
    to_wire,
    without_matchers,
)


def test_a_matcher_accepts_what_its_function_accepts() -> None:
    few = matching(lambda number: number < 5)
    assert few.accepts(4)
    assert not few.accepts(5)
    assert repr(few) == "matching(<lambda>)"
    assert repr(matching(str.isalnum)) == "matching(isalnum)"
    assert repr(matching(str.isalnum, "letters")) == "letters"
    assert (repr(ANY), repr(UNCHECKED)) == ("ANY", "UNCHECKED")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, 7),
        ("ab", "ab"),
        (ConversationType.GROUP, 2),
        ((ConversationType.GROUP, 7), [2, 7]),
        (range(2), [0, 1]),
        (MappingProxyType({"a": [AddParticipantInfo(participant_user_id=7)]}), {"a": [{"ParticipantUserId": 7}]}),
        (ConversationCoreInfo(conversation_type=ANY, name=None), {"ConversationType": ANY}),
    ],
)  # fmt: skip
def test_values_are_converted_to_wire_form(value: object, expected: object) -> None:
    assert to_wire(value) == expected


OBJECT = Object(QueryOnlineResult)


@pytest.mark.parametrize(
    ("value", "type_", "paths"),
    [
        (ANY, OBJECT, [""]),
        ({"UserId": ANY}, OBJECT, ["UserId"]),
        ([{}, {"UserId": ANY}, ANY], Array(OBJECT), ["[1].UserId", "[2]"]),
        ({"7": [ANY, {"UserId": ANY}]}, Map(Array(OBJECT)), ["[7][0]", "[7][1].UserId"]),
        ({"OwnerUserIdStr": ANY}, Object(ConversationCoreInfo), []),
        (7, Array(OBJECT), []),
    ],
)
def test_paths_of_matchers_are_those_of_violations(
    value: object, type_: Type, paths: list[str]
) -> None:
    assert [*matched_paths(value, type_)] == paths


def test_matchers_leave_null_behind() -> None:
    body: dict[str, Any] = {"A": ANY, "B": [1, ANY], "C": {"D": ANY, "E": None}}
    assert without_matchers(body) == {"A": None, "B": [1, None], "C": {"D": None, "E": None}}

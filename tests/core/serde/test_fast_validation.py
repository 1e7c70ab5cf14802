"""Tests of the fast path: a body that it accepts has no violations, and unusual rules are left to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, field

from volc_sdk._core.schema.actions import Action, Condition, When
from volc_sdk._core.schema.fields import FieldInfo, fields_of
from volc_sdk._core.schema.models import Result, Struct
from volc_sdk._core.schema.types import Int64, SentFloat, SentInt32, SentInt64
from volc_sdk._core.serde.fast_validation import FastValidator, fast_validator
from volc_sdk._core.serde.validation import violations


class Part(Struct, kw_only=True):
    size: Annotated[int, Meta(ge=1, le=2**31 - 1)] = field(name="Size")


class Whole(Struct, kw_only=True):
    id: Annotated[
        Annotated[Int64, Meta(ge=0, le=2**63 - 1)] | None,
        FieldInfo(required=True, string_alternative="IdStr"),
    ] = field(default=None, name="Id")
    id_str: str | None = field(default=None, name="IdStr")
    count: Annotated[int, Meta(ge=-(2**31), le=9)] | None = field(default=None, name="Count")
    score: SentFloat | None = field(default=None, name="Score")
    title: Annotated[str, Meta(max_length=2)] | None = field(default=None, name="Name")
    ids: Annotated[Sequence[SentInt64], Meta(max_length=2)] | None = field(default=None, name="Ids")
    names: Sequence[str] | None = field(default=None, name="Names")
    map: Annotated[Mapping[str, str], Meta(max_length=1)] | None = field(default=None, name="Map")
    part: Part | None = field(default=None, name="Part")
    parts: Sequence[Part] | None = field(default=None, name="Parts")
    on: bool | None = field(default=None, name="On")


class Tree(Struct, kw_only=True):
    inner: Tree | None = field(default=None, name="Inner")


class Alternatives(Struct, kw_only=True):
    part: Whole | None = field(default=None, name="Part")


class AnyOf(Struct, kw_only=True):
    a: Annotated[SentInt32 | None, FieldInfo(any_of_with=("B",))] = field(default=None, name="A")
    b: SentInt32 | None = field(default=None, name="B")


class Shared(Struct, kw_only=True):
    """A struct that replies use too, so its limits are not in the type."""

    a: Annotated[int | None, FieldInfo(limits=Meta(le=3))] = field(default=None, name="A")


class SharedInside(Struct, kw_only=True):
    inner: Sequence[Shared] | None = field(default=None, name="Inner")


def action_of(request: type[Struct], *conditions: Condition) -> Action[Any]:
    return Action(
        "A", "2020-12-01", "", "read", None, request=request, result=Result, conditions=conditions
    )  # fmt: skip


WHOLE = action_of(Whole)

SCALARS = st.none() | st.booleans() | st.integers(-(2**65), 2**65) | st.floats()
SCALARS |= st.text(max_size=3)
ODD = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["Size", "a"]), inner, max_size=2),
    max_leaves=4,
)
LIKELY: dict[str, Any] = {
    "Id": st.integers(0, 3), "Count": st.integers(8, 10), "Score": st.floats() | st.integers(0, 1),
    "Name": st.text(max_size=3), "Ids": st.lists(st.integers(), max_size=3),
    "Map": st.dictionaries(st.text(max_size=1), st.text(max_size=1), max_size=2),
    "Part": st.fixed_dictionaries({"Size": st.integers(0, 2)}),
    "Parts": st.lists(st.fixed_dictionaries({"Size": st.integers(0, 2)}), max_size=2),
}  # fmt: skip
BODIES = st.fixed_dictionaries(
    {}, optional={f.wire_name: LIKELY.get(f.wire_name, ODD) | ODD for f in fields_of(Whole)}
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(BODIES)
def test_a_valid_body_has_no_violations(body: dict[str, Any]) -> None:
    if FastValidator(WHOLE).is_valid(body):
        assert violations(body, WHOLE) == ()


GOOD: list[dict[str, Any]] = [
    {"Id": 0},
    {"Id": 2**63 - 1, "Count": 9, "Score": 1, "Name": "中文", "On": False, "Unknown": b"odd"},
    {"Id": 1, "Ids": [1, 2], "Names": ["a"], "Map": {"a": "b"}, "Part": {"Size": 1}},
    {"Id": 1, "Parts": [{"Size": 1}, {"Size": 2}]},
    {"IdStr": "ann"},
    {"Id": 1, "Score": None},
]


@pytest.mark.parametrize("body", GOOD, ids=str)
def test_usual_bodies_are_valid(body: dict[str, Any]) -> None:
    assert FastValidator(WHOLE).is_valid(body)


@pytest.mark.parametrize(
    "body",
    [
        {}, {"Id": 1, "IdStr": "ann"}, {"Id": None}, {"Id": 1, "Score": float("nan")}, {"Id": -1},
        {"Id": 1, "Count": 10}, {"Id": 1, "Name": "abc"}, {"Id": 1, "Ids": [1, 2, 3]},
        {"Id": 1, "Map": {"a": "", "b": ""}}, {"Id": 1, "Parts": [{}]}, {"Id": True}, {"Id": 1.0},
    ],
    ids=str,
)  # fmt: skip
def test_bodies_with_violations_are_not_valid(body: dict[str, Any]) -> None:
    assert not FastValidator(WHOLE).is_valid(body)
    assert violations(body, WHOLE) != ()


def test_a_recursive_struct_is_valid_at_any_depth() -> None:
    body: dict[str, Any] = {}
    for _ in range(50):
        body = {"Inner": body}
    assert FastValidator(action_of(Tree)).is_valid(body)
    assert violations(body, action_of(Tree)) == ()


@pytest.mark.parametrize(
    ("struct", "good", "bad"),
    [
        (Alternatives, {"Part": {"IdStr": "ann"}}, {"Part": {"Id": 1, "IdStr": "ann"}}),
        (AnyOf, {"B": 1}, {}),
        (Shared, {"A": 3}, {"A": 4}),
        (SharedInside, {"Inner": [{"A": 3}]}, {"Inner": [{"A": 4}]}),
    ],
)
def test_rules_that_msgspec_cannot_check_are_left_to_violations(
    struct: type[Struct], good: dict[str, Any], bad: dict[str, Any]
) -> None:
    action = action_of(struct)
    assert not FastValidator(action).is_valid(good)
    assert not FastValidator(action).is_valid(bad)
    assert violations(good, action) == ()
    assert violations(bad, action) != ()


def test_conditions_are_checked() -> None:
    action = action_of(Whole, Condition("Count", When(("On",), True)))
    assert FastValidator(action).is_valid({"Id": 1})
    assert FastValidator(action).is_valid({"Id": 1, "On": True, "Count": 1})
    assert not FastValidator(action).is_valid({"Id": 1, "On": True})


def test_a_validator_is_made_once_and_only_for_known_fields() -> None:
    assert fast_validator(WHOLE) is fast_validator(WHOLE)
    assert fast_validator(action_of(Struct)) is None
    assert issubclass(Struct, msgspec.Struct)

"""What is good at a glance is good; shapes that no type describes get the closer look."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_im._core.schema.actions import Action, Field
from volc_im._core.serde.fast_validation import Glance
from volc_im._core.schema.models import Result, Struct
from volc_im._core.serde.validation import violations

FIELDS: dict[str, tuple[Field, ...]] = {
    "Whole": (
        Field("Id", "long", required=True, min=0, twin="IdStr"),
        Field("IdStr", "string"),
        Field("Count", "integer", max=9),
        Field("Score", "double"),
        Field("Name", "string", max_length=2),
        Field("Ids", "array", item="long", max_items=2),
        Field("Names", "array", item="string"),
        Field("Map", "map", item="string", max_items=1),
        Field("Part", "object", struct="Part"),
        Field("Parts", "array", item="object", struct="Part"),
        Field("On", "boolean"),
    ),
    "Part": (Field("Size", "integer", required=True, min=1),),
    "Tree": (Field("Inner", "object", struct="Tree"),),
    "Twins": (Field("Part", "object", struct="Whole"),),
}
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
    {}, optional={f.wire: LIKELY.get(f.wire, ODD) | ODD for f in FIELDS["Whole"]}
)


def glance(struct: str) -> tuple[Action[Any], Glance]:
    request = type(struct, (Struct,), {})
    action = Action("A", doc="", access="read", qps=None, request=request, result=Result)
    return action, Glance(action, FIELDS)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(BODIES)
def test_what_is_good_at_a_glance_has_no_problem(body: dict[str, Any]) -> None:
    action, whole = WHOLE
    if whole.is_good(body):
        assert violations(body, action, FIELDS) == ()


WHOLE = glance("Whole")
GOOD: list[dict[str, Any]] = [
    {"Id": 0},
    {"Id": 2**63 - 1, "Count": 9, "Score": 1, "Name": "中文", "On": False, "Unknown": b"odd"},
    {"Id": 1, "Ids": [1, 2], "Names": ["a"], "Map": {"a": "b"}, "Part": {"Size": 1}},
    {"Id": 1, "Parts": [{"Size": 1}, {"Size": 2}]},
    {"IdStr": "ann"},
    {"Id": 1, "Score": None},
]


@pytest.mark.parametrize("body", GOOD, ids=str)
def test_usual_bodies_are_good_at_a_glance(body: dict[str, Any]) -> None:
    assert WHOLE[1].is_good(body)


@pytest.mark.parametrize(
    "body", [{}, {"Id": 1, "IdStr": "ann"}, {"Id": None}, {"Id": 1, "Score": float("nan")}], ids=str
)
def test_what_may_be_wrong_gets_the_closer_look(body: dict[str, Any]) -> None:
    assert not WHOLE[1].is_good(body)


@pytest.mark.parametrize(
    ("struct", "body"), [("Tree", {"Inner": {}}), ("Twins", {"Part": {"Id": 1}})]
)
def test_what_no_type_describes_is_looked_at_closely(struct: str, body: dict[str, Any]) -> None:
    action, made = glance(struct)
    assert not made.is_good(body)
    assert violations(body, action, FIELDS) == ()

"""Dotted names: what is written is read back, and what they cannot express is an error."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import field
from support.project import bounded

from volc_sdk._core.schema.dotted import (
    DottedError,
    form_body,
    pairs_of,
    query_of,
    read_form,
    read_pairs,
    without_action,
)
from volc_sdk._core.schema.models import Struct
from volc_sdk._core.schema.types import SentFloat, SentInt64


class Leaf(Struct, kw_only=True, omit_defaults=True):
    key: str | None = field(default=None, name="Key")
    big: SentInt64 | None = field(default=None, name="Big")
    share: SentFloat | None = field(default=None, name="Share")
    on: bool | None = field(default=None, name="On")


class Branch(Struct, kw_only=True, omit_defaults=True):
    names: list[str] | None = field(default=None, name="Names")
    leaf: Leaf | None = field(default=None, name="Leaf")
    leaves: list[Leaf] | None = field(default=None, name="Leaves")
    grid: list[list[int]] | None = field(default=None, name="Grid")
    labels: dict[str, str] | None = field(default=None, name="Labels")
    counts: dict[str, int] | None = field(default=None, name="Counts")


class Root(Branch, kw_only=True, omit_defaults=True):
    branch: Branch | None = field(default=None, name="Branch")
    branches: list[Branch] | None = field(default=None, name="Branches")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
KEYS = TEXTS.filter(bool)
INTEGERS = st.integers(-(2**63), 2**63 - 1)


def some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with at least one field, because an empty one cannot be sent in a list."""
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


LEAVES = some(
    {
        "Key": TEXTS,
        "Big": INTEGERS,
        "Share": st.floats(allow_nan=False, allow_infinity=False),
        "On": st.booleans(),
    }
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "Names": st.lists(TEXTS, min_size=1, max_size=12),
    "Leaf": LEAVES,
    "Leaves": st.lists(LEAVES, min_size=1, max_size=3),
    "Grid": st.lists(st.lists(INTEGERS, min_size=1, max_size=3), min_size=1, max_size=3),
    "Labels": st.dictionaries(KEYS, TEXTS, min_size=1, max_size=3),
    "Counts": st.dictionaries(KEYS, INTEGERS, min_size=1, max_size=3),
}
BRANCHES = some(FIELDS)
BODIES = some(
    {**FIELDS, "Branch": BRANCHES, "Branches": st.lists(BRANCHES, min_size=1, max_size=2)}
)


@bounded(150)
@given(BODIES)
def test_a_form_and_a_query_are_read_back(body: dict[str, Any]) -> None:
    form = read_form(form_body(body))
    query = parse_qsl(query_of("Do", "2020-01-01", body), keep_blank_values=True)
    assert sorted(name for name, _ in query) == [name for name, _ in query]
    for pairs in (form, without_action(query)):
        assert read_pairs(pairs, Root) == (body, [])


def test_what_is_empty_is_left_out_of_fields() -> None:
    body = {"Names": [], "Leaf": {}, "Labels": {}, "Grid": None, "Leaves": [{"Key": ""}]}
    assert [*pairs_of(body)] == [("Leaves.1.Key", "")]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"Leaves": [{"Key": "a"}, {}]}, "Leaves.2"),
        ({"Grid": [[1], []]}, "Grid.2"),
        ({"Branch": {"Names": [None]}}, "Branch.Names.1"),
        ({"Names": [b"x"]}, "Names.1"),
    ],
)
def test_what_cannot_be_sent_has_its_path(body: dict[str, Any], path: str) -> None:
    with pytest.raises(DottedError) as caught:
        form_body(body)
    assert caught.value.violation.path == path


def test_a_query_that_no_transport_sends_is_refused() -> None:
    query_of("Do", "2020-01-01", {"Names": ["x" * 59_000]})
    with pytest.raises(DottedError, match="at most 60,000 can be sent"):
        query_of("Do", "2020-01-01", {"Names": ["名" * 10_000]})
    form_body({"Names": ["x" * 100_000]})


@pytest.mark.parametrize(
    ("pairs", "broken"),
    [
        ([("Names.2", "b")], "Names.2 follows a gap: Names.1 is missing"),
        ([("Names.0", "b")], "Names.0 must be a number from 1, such as Names.1"),
        ([("Names.x", "b")], "Names.x must be a number from 1, such as Names.1"),
        ([("Names.1", "b"), ("Names.1", "c")], "Names.1 occurs 2 times"),
        ([("Leaf.Key.More", "b")], "Leaf.Key.More is not a field: Leaf.Key is a single value"),
        ([("Names.9999999999", "b")], "Names.9999999999 must be a number from 1, such as Names.1"),
    ],
)
def test_names_that_are_wrong_are_reported(pairs: list[tuple[str, str]], broken: str) -> None:
    _, violations = read_pairs(pairs, Root)
    assert [f"{each.path} {each.problem}" for each in violations] == [broken]


def test_texts_that_a_field_cannot_have_are_kept() -> None:
    pairs = [("Leaf.Big", "1e3"), ("Leaf.On", "True"), ("Leaf.Share", "nan"), ("Branch", "x"), ("A.B", "c")]  # fmt: skip
    assert read_pairs(pairs, Root) == (
        {"Leaf": {"Big": "1e3", "On": True, "Share": "nan"}, "Branch": "x", "A.B": "c"},
        [],
    )

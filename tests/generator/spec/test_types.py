"""Types as the documents write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import bounded

from volcgen.spec.types import MAX_NESTING, SCALARS, Type, parse_type

INTEGER = Type("integer")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Integer", INTEGER),
        ("Long", Type("long")),
        ("String", Type("string")),
        ("Boolean", Type("boolean")),
        ("Double", Type("double")),
        ("JSON Map", Type("map", Type("string"))),
        ("JSON Map of Integer", Type("map", INTEGER)),
        ("JSON Map of Info", Type("map", Type("object", struct="Info"))),
        ("Array of Integer", Type("array", INTEGER)),
        ("Array of Info", Type("array", Type("object", struct="Info"))),
        ("Array of JSON Map", Type("array", Type("map", Type("string")))),
        ("JSON Map of Array of Info", Type("map", Type("array", Type("object", struct="Info")))),
        ("Object of Info", Type("object", struct="Info")),
    ],
)
def test_types_are_read_and_written(text: str, type_: Type) -> None:
    assert parse_type(text) == type_
    assert str(type_) == text


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Lnog", "did you mean `Long`?"),
        ("string", "did you mean `String`?"),
        ("Json Map", "did you mean `JSON Map`?"),
        ("Info", "types are"),
        ("", "types are"),
        ("Array of ", "types are"),
        ("Array of array of Long", "types are"),
        ("Array of Object of Info", "types are"),
        ("Object of", "types are"),
        ("Object of info", "types are"),
        ("Object of Array of Info", "types are"),
        ("Object of Object of Info", "types are"),
        ("Array  of Long", "types are"),
        (" Long", "did you mean `Long`?"),
        ("Long ", "did you mean `Long`?"),
        ("Array of Long\n", "types are"),
        ("Array of " * 200 + "Long", "at most"),
    ],
)
def test_other_words_are_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=re.escape(advice)):
        parse_type(text)


def test_facts_of_a_type() -> None:
    assert parse_type("Integer").is_integer
    assert parse_type("Long").is_integer
    assert not parse_type("Double").is_integer
    assert parse_type("Array of Info").struct_name == "Info"
    assert parse_type("JSON Map of Array of Info").struct_name == "Info"
    assert parse_type("Array of Long").struct_name == ""
    assert parse_type("Array of Info").item_word == "Info"


ITEMS = st.sampled_from([*SCALARS, "Info", "P2PInfo", "JSON Map"])
NESTED = st.builds(
    "".join,
    st.tuples(
        st.lists(st.sampled_from(["Array of ", "JSON Map of "]), min_size=1, max_size=MAX_NESTING).map("".join),
        ITEMS,
    ),
)  # fmt: skip


@bounded(100)
@given(NESTED)
def test_every_type_reads_as_it_is_written(text: str) -> None:
    type_ = parse_type(text)
    # A JSON Map without an item type has texts.
    assert parse_type(str(type_)) == type_
    assert str(type_) == text.replace("JSON Map of String", "JSON Map")

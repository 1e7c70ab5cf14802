"""Tests of type trees read from annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import float_info
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta

from volc_sdk._core.enums import OpenIntEnum, OpenStrEnum
from volc_sdk._core.schema.types import (
    Array,
    Int64,
    Map,
    Object,
    OpenInt,
    OpenStr,
    Scalar,
    SentFloat,
    SentInt32,
    SentInt64,
    map_items,
    read_type,
    struct_of,
)


class Color(OpenIntEnum):
    RED = 1


class Mood(OpenStrEnum):
    CALM = "calm"


class Part(msgspec.Struct):
    pass


LONG = Scalar("long", -(2**63), 2**63 - 1)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (int, Scalar("integer")),
        (bool, Scalar("boolean")),
        (str, Scalar("string")),
        (float, Scalar("double")),
        (Int64, Scalar("long")),
        (SentInt32, Scalar("integer", -(2**31), 2**31 - 1)),
        (SentInt64, LONG),
        (SentFloat, Scalar("double", -float_info.max, float_info.max)),
        (int | None, Scalar("integer")),
        (SentInt64 | None, LONG),
        (Annotated[Int64, Meta(ge=1, le=20)] | None, Scalar("long", 1, 20)),
        (Annotated[int | None, Meta(le=3)], Scalar("integer", None, 3)),
        (Annotated[str, Meta(max_length=5)], Scalar("string", max_length=5)),
        (OpenInt[Color], Scalar("integer", enum=Color)),
        (OpenStr[Mood] | None, Scalar("string", enum=Mood)),
        (Part, Object(Part)),
        (list[Part] | None, Array(Object(Part))),
        (Sequence[list[SentInt64]], Array(Array(LONG))),
        (Mapping[str, dict[str, str]], Map(Map(Scalar("string")))),
        (Annotated[Sequence[str], Meta(max_length=2)] | None, Array(Scalar("string"), 2)),
        (Annotated[dict[str, Int64], Meta(max_length=1)], Map(Scalar("long"), 1)),
    ],
    ids=str,
)
def test_an_annotation_becomes_a_tree(annotation: Any, expected: object) -> None:
    assert read_type(annotation) == expected


def test_limits_from_elsewhere_win() -> None:
    assert read_type(int | None, Meta(ge=1, le=9)) == Scalar("integer", 1, 9)
    assert read_type(list[str], Meta(max_length=4)) == Array(Scalar("string"), 4)


@pytest.mark.parametrize("annotation", [bytes, object, None, "int"], ids=repr)
def test_other_types_are_refused(annotation: Any) -> None:
    with pytest.raises(TypeError, match="expected a type that a field can have, got "):
        read_type(annotation)


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        (Scalar("integer"), (-(2**31), 2**31 - 1)),
        (Scalar("long", ge=1), (1, 2**63 - 1)),
        (Scalar("double", le=0.5), (-float_info.max, 0.5)),
    ],
    ids=str,
)
def test_the_range_is_the_documented_one_or_that_of_the_kind(
    scalar: Scalar, expected: tuple[float, float]
) -> None:
    assert scalar.range == expected


def test_items_are_converted_with_their_type() -> None:
    def convert(item: Any, type_: Any) -> Any:
        return type_, item

    assert map_items([1, 2], Array(LONG), convert) == [(LONG, 1), (LONG, 2)]
    assert map_items((1,), Array(LONG), convert) == [(LONG, 1)]
    assert map_items({"a": 1}, Map(LONG), convert) == {"a": (LONG, 1)}
    for value, type_ in [(1, LONG), ({"a": 1}, Array(LONG)), ([1], Map(LONG)), ({}, Object(Part))]:
        assert map_items(value, type_, convert) is value


def test_the_struct_inside_lists_and_maps_is_found() -> None:
    assert struct_of(Array(Map(Array(Object(Part))))) is Part
    assert struct_of(Object(Part)) is Part
    assert struct_of(Map(LONG)) is None

"""Tests of fields read from the annotations of models."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from volc_sdk._core.schema.fields import Field, FieldInfo, fields_of, fields_within
from volc_sdk._core.schema.models import Struct
from volc_sdk._core.schema.types import Array, Map, Object, Scalar, SentInt32


class Leaf(Struct, kw_only=True):
    word: Annotated[str, FieldInfo(sensitive=True, aliases=("W",))] = field(name="Word")


class Tree(Struct, kw_only=True):
    size: SentInt32 = field(name="Size")
    ratio: float | None = field(default=None, name="Ratio")
    limited: Annotated[int | None, FieldInfo(limits=Meta(ge=1, le=3), default=2)] = field(
        default=None, name="Limited"
    )
    either: Annotated[int | None, FieldInfo(required=True, string_alternative="EitherStr")] = field(
        default=None, name="Either"
    )
    both: Annotated[Annotated[int, Meta(le=5)], FieldInfo(unit="seconds")] = field(name="Both")
    leaves: dict[str, list[Leaf]] | None = field(default=None, name="Leaves")
    inner: Tree | None = field(default=None, name="Inner")


def test_fields_have_the_order_of_the_struct() -> None:
    names = ["size", "ratio", "limited", "either", "both", "leaves", "inner"]
    assert [each.name for each in fields_of(Tree)] == names
    assert [each.wire_name for each in fields_of(Tree)] == [name.title() for name in names]


def test_a_field_is_read_from_its_annotation() -> None:
    size, ratio, limited, either, both, leaves, inner = fields_of(Tree)
    integer = Scalar("integer", -(2**31), 2**31 - 1)
    assert size == Field("size", "Size", integer, True, FieldInfo())
    assert (ratio.type, ratio.required) == (Scalar("double"), False)
    assert (limited.type, limited.required) == (Scalar("integer", 1, 3), False)
    assert limited.info.default == 2
    assert (either.required, either.info.string_alternative) == (True, "EitherStr")
    assert (both.type, both.required) == (Scalar("integer", None, 5), True)
    assert both.info.unit == "seconds"
    assert leaves.type == Map(Array(Object(Leaf)))
    assert inner.type == Object(Tree)


def test_fields_of_all_structs_inside_are_found_once() -> None:
    assert [each.name for each in fields_within(Tree)].count("size") == 1
    words = [each for each in fields_within(Tree) if each.name == "word"]
    assert [(each.info.sensitive, each.info.aliases) for each in words] == [(True, ("W",))]

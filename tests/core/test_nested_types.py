"""Property tests of all 90 types of fields up to depth three, in requests and in replies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import product
from math import inf, nan
from typing import Annotated, Any, Final, NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_sdk._core.errors import ValidationError
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.builtins import to_builtins
from volc_sdk._core.schema.fields import FieldInfo, fields_of
from volc_sdk._core.schema.models import Result, Struct
from volc_sdk._core.schema.types import (
    Array,
    Int64,
    Map,
    Object,
    Scalar,
    SentFloat,
    SentInt32,
    SentInt64,
    Type,
)
from volc_sdk._core.serde.decode import decoder_of
from volc_sdk._core.serde.encode import encode
from volc_sdk._core.serde.fast_validation import FastValidator
from volc_sdk._core.serde.validation import violations

SECRET: Final = "canary-of-a-user"


class SentPart(Struct, kw_only=True, omit_defaults=True):
    """The struct of requests."""

    id: SentInt64 = msgspec.field(name="Id")
    secret: Annotated[str | None, FieldInfo(sensitive=True)] = msgspec.field(
        default=None, name="Secret"
    )


class Part(Struct, kw_only=True):
    """The struct of replies."""

    id: Annotated[Int64, FieldInfo(aliases=("OldId",))] = msgspec.field(default=0, name="Id")
    secret: Annotated[str | None, FieldInfo(sensitive=True)] = msgspec.field(
        default=None, name="Secret"
    )


Shape = tuple[str, ...]
"""A type: any number of `array` and `map`, the outermost first, and then a leaf."""

LEAVES: Final[dict[str, tuple[Any, Any, Type]]] = {
    "integer": (SentInt32, int, Scalar("integer", -(2**31), 2**31 - 1)),
    "long": (SentInt64, Int64, Scalar("long", -(2**63), 2**63 - 1)),
    "string": (str, str, Scalar("string")),
    "boolean": (bool, bool, Scalar("boolean")),
    "double": (SentFloat, float, Scalar("double", -float(2**1023 * (2 - 2**-52)), float(2**1023 * (2 - 2**-52)))),
    "object": (SentPart, Part, Object(SentPart)),
}  # fmt: skip
"""Annotation in requests, annotation in replies, and the type tree in requests."""

SHAPES: Final = [
    (*wrappers, leaf)
    for depth in range(4)
    for wrappers in product(("array", "map"), repeat=depth)
    for leaf in LEAVES
]
OBJECTS: Final = [shape for shape in SHAPES if shape[-1] == "object"]

BAD: Final[dict[str, list[Any]]] = {
    "integer": [2**31, -(2**31) - 1, True, 1.5, "1", None, [1], {}],
    "long": [2**63, -(2**63) - 1, True, 1.5, "1", None, [1], {}],
    "string": [5, True, 1.5, None, ["a"], {}],
    "boolean": [0, 1, "true", None, [True], {}],
    "double": [nan, inf, -inf, True, "1", None, [1.0], {}],
    "object": [5, "x", None, [{"Id": 1}]],
}


def annotation(shape: Shape, leaf: Any, outer_list: Any = list) -> Any:
    match shape:
        case ("array", *inner):
            return outer_list[annotation(tuple(inner), leaf)]
        case ("map", *inner):
            values: Any = annotation(tuple(inner), leaf)
            return dict[str, values]
        case _:
            return leaf


def tree(shape: Shape) -> Type:
    match shape:
        case ("array", *inner):
            return Array(tree(tuple(inner)))
        case ("map", *inner):
            return Map(tree(tuple(inner)))
        case _:
            return LEAVES[shape[0]][2]


@cache
def action_of(shape: Shape) -> Action[Any]:
    """Return an action whose request and result have one field of the type."""
    sent, received, _ = LEAVES[shape[-1]]
    field = msgspec.field(name="Value")
    request: Any = msgspec.defstruct(
        "Request", [("value", annotation(shape, sent, Sequence), field)], bases=(Struct,)
    )
    result: Any = msgspec.defstruct(
        "AResult", [("value", annotation(shape, received), field)], bases=(Result,)
    )
    return Action("A", "2020-12-01", "", "read", None, request=request, result=result)


@cache
def validator_of(shape: Shape) -> FastValidator:
    return FastValidator(action_of(shape))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
VALUES: Final[dict[str, st.SearchStrategy[Any]]] = {
    "integer": st.integers(-(2**31), 2**31 - 1),
    "long": st.integers(-(2**63), 2**63 - 1),
    "string": TEXTS,
    "boolean": st.booleans(),
    "double": st.floats(allow_nan=False, allow_infinity=False),
    "object": st.fixed_dictionaries(
        {"Id": st.integers(-(2**63), 2**63 - 1)}, optional={"Secret": st.just(SECRET)}
    ),
}


def values(shape: Shape, *, min_size: int = 0) -> st.SearchStrategy[Any]:
    """Return good values of a type, in wire form."""
    match shape:
        case ("array", *inner):
            return st.lists(values(tuple(inner), min_size=min_size), min_size=min_size, max_size=2)
        case ("map", *inner):
            names = st.sampled_from(["a", "Id", "Secret", ""])
            items = values(tuple(inner), min_size=min_size)
            return st.dictionaries(names, items, min_size=min_size, max_size=2)
        case _:
            return VALUES[shape[0]]


class Leaf(NamedTuple):
    """A place in a body."""

    holder: Any
    key: Any
    path: str
    name: str
    kind: str


def leaves(holder: Any, key: Any, shape: Shape, path: str, name: str) -> Iterator[Leaf]:
    """Yield the leaves of `holder[key]`, those within objects too."""
    value = holder[key]
    match shape:
        case ("array" | "map", *inner):
            for item in range(len(value)) if isinstance(value, list) else value:
                yield from leaves(value, item, tuple(inner), f"{path}[{item}]", f"{name}[{item}]")
        case (kind,):
            yield Leaf(holder, key, path, name, kind)
            if kind == "object":
                yield Leaf(value, "Id", f"{path}.Id", f"{name}.id", "long")
                if "Secret" in value:
                    yield Leaf(value, "Secret", f"{path}.Secret", f"{name}.secret", "string")


def leaves_of(body: dict[str, Any], shape: Shape) -> list[Leaf]:
    return [*leaves(body, "Value", shape, "Value", "value")]


def decode(shape: Shape, value: Any) -> Any:
    reply = {"ResponseMetadata": {"RequestId": "r"}, "Result": {"Value": value}}
    return decoder_of(action_of(shape).result).decode(msgspec.json.encode(reply)).result


each_shape = pytest.mark.parametrize("shape", SHAPES, ids="-".join)
each_object = pytest.mark.parametrize("shape", OBJECTS, ids="-".join)
bounded = settings(max_examples=15, derandomize=True, deadline=None, database=None)


def test_all_types_up_to_depth_three_are_tested() -> None:
    assert len({*SHAPES}) == 90


@each_shape
def test_the_type_tree_is_that_of_the_annotation(shape: Shape) -> None:
    (field,) = fields_of(action_of(shape).request)
    assert field.type == tree(shape)


@each_shape
@bounded
@given(st.data())
def test_good_values_are_accepted_and_round_trip(shape: Shape, data: st.DataObject) -> None:
    body = {"Value": data.draw(values(shape))}
    action = action_of(shape)
    assert validator_of(shape).is_valid(body)
    assert violations(body, action) == ()
    request = msgspec.convert(body, action.request)
    encoded = encode(action, request, validate=True)
    assert json.loads(encoded.body) == body
    result = decode(shape, body["Value"])
    assert to_builtins(result.value) == to_builtins(msgspec.convert(body, action.result).value)
    assert result.to_dict() == body


@each_shape
@bounded
@given(st.data())
def test_each_bad_leaf_is_refused_with_its_path(shape: Shape, data: st.DataObject) -> None:
    body = {"Value": data.draw(values(shape, min_size=1))}
    index = data.draw(st.integers(0, len(leaves_of(body, shape)) - 1))
    body = deepcopy(body)
    leaf = leaves_of(body, shape)[index]
    # The secret is optional, so None only leaves it out.
    kinds = [value for value in BAD[leaf.kind] if value is not None or leaf.key != "Secret"]
    leaf.holder[leaf.key] = data.draw(st.sampled_from(kinds))
    action = action_of(shape)
    assert not validator_of(shape).is_valid(body)
    (violation,) = violations(body, action)
    assert (violation.path, violation.name) == (leaf.path, leaf.name)
    request = action.request(value=body["Value"])
    with pytest.raises(ValidationError) as caught:
        encode(action, request, validate=True)
    assert caught.value.violations == (violation,)


@each_shape
@bounded
@given(st.data())
def test_ids_as_text_are_exactly_the_leaves_of_64_bits(shape: Shape, data: st.DataObject) -> None:
    body = {"Value": data.draw(values(shape))}
    result = decode(shape, body["Value"])
    expected = deepcopy(body)
    for leaf in leaves_of(expected, shape):
        if leaf.kind == "long":
            leaf.holder[leaf.key] = str(leaf.holder[leaf.key])
    assert json.loads(result.to_json(ids_as_str=True)) == expected
    assert json.loads(result.to_json()) == body


def with_nulls(value: Any, shape: Shape) -> Any:
    """Return a value with nulls in all lists, maps and objects, and with aliases in objects."""
    match shape:
        case ("array", *inner):
            return [None, *(with_nulls(item, tuple(inner)) for item in value), None]
        case ("map", *inner):
            items = {name: with_nulls(item, tuple(inner)) for name, item in value.items()}
            return {"null": None, **items}
        case ("object",):
            renamed = {{"Id": "OldId"}.get(name, name): item for name, item in value.items()}
            return {"Secret": None, "Id": None, **renamed}
        case ("long",):
            return str(value)
        case _:
            return value


@each_shape
@bounded
@given(st.data())
def test_aliases_nulls_and_integers_as_text_are_decoded(shape: Shape, data: st.DataObject) -> None:
    value = data.draw(values(shape))
    assert decode(shape, with_nulls(value, shape)) == decode(shape, value)


@each_shape
def test_a_field_that_is_null_or_missing_is_empty(shape: Shape) -> None:
    empty = {"array": [], "map": {}, "object": Part(), "string": "", "boolean": False}
    assert decode(shape, None).value == empty.get(shape[0], 0)
    reply = b'{"ResponseMetadata": {}, "Result": {}}'
    result = decoder_of(action_of(shape).result).decode(reply).result
    assert result is not None
    assert result == decode(shape, None)


@each_object
@bounded
@given(st.data())
def test_repr_masks_sensitive_fields_of_nested_structs(shape: Shape, data: st.DataObject) -> None:
    value = data.draw(values(shape, min_size=1))
    for leaf in leaves_of({"Value": value}, shape):
        if leaf.kind == "object":
            leaf.holder[leaf.key]["Secret"] = SECRET
    action = action_of(shape)
    request, result = msgspec.convert({"Value": value}, action.request), decode(shape, value)
    for model in (request, result):
        assert SECRET not in repr(model) + repr(model.__rich_repr__())
        assert "secret=***" in repr(model)
        assert SECRET in model.to_json()

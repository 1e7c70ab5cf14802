"""Dicts in place of structs: names of either kind are sent by wire name, unknown keys are refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest
from msgspec import field

from volc_sdk._core.errors import ValidationError
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.dicts_for_structs import has_dicts
from volc_sdk._core.schema.models import Result, Struct, WireBody
from volc_sdk._core.serde.encode import encode


class Size(Struct, kw_only=True, omit_defaults=True):
    width: int = field(name="Width")
    depth: int | None = field(default=None, name="Depth")


class Part(Struct, kw_only=True, omit_defaults=True):
    part_name: str = field(name="PartName")
    size: Size | None = field(default=None, name="Size")
    inner: Sequence[Part] | None = field(default=None, name="Inner")


class Request(Struct, kw_only=True, omit_defaults=True):
    part: Part | None = field(default=None, name="Part")
    parts: Sequence[Part] | None = field(default=None, name="Parts")
    by_name: Mapping[str, Part] | None = field(default=None, name="ByName")
    ext: Mapping[str, str] | None = field(default=None, name="Ext")


ACTION = Action(
    "Act", "2020-12-01", "", "write", None, request=Request, result=Result
)  # fmt: skip


def sent(validate: bool = True, **fields: Any) -> Any:
    return json.loads(encode(ACTION, Request(**fields), validate=validate).body)


def problems(**fields: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        sent(**fields)
    return [str(each) for each in caught.value.violations]


@pytest.mark.parametrize(
    "part",
    [
        {"part_name": "a", "size": {"width": 1}},
        {"PartName": "a", "Size": {"Width": 1}},
        {"part_name": "a", "Size": {"width": 1, "depth": None}},
        {"part_name": "a", "size": Size(width=1), "inner": None},
        MappingProxyType({"part_name": "a", "size": MappingProxyType({"Width": 1})}),
        Part(part_name="a", size={"width": 1}),  # type: ignore[arg-type]
        Part(part_name="a", size=Size(width=1)),
    ],
)
@pytest.mark.parametrize("validate", [True, False])
def test_names_of_either_kind_are_sent_by_wire_name(part: Any, validate: bool) -> None:
    wire = {"PartName": "a", "Size": {"Width": 1}}
    nested = Part(part_name="b", inner=[part])
    assert sent(validate, part=part, parts=[part, nested], by_name={"part_name": part}) == {
        "Part": wire,
        "Parts": [wire, {"PartName": "b", "Inner": [wire]}],
        "ByName": {"part_name": wire},
    }


def test_unknown_keys_are_refused_with_a_suggestion() -> None:
    assert problems(part={"part_name": "a", "sise": 1}) == [
        "part.sise (Part.sise): is not a field; did you mean 'size'?"
    ]
    assert problems(parts=[{"PartNmae": "a"}]) == [
        "parts[0].PartNmae (Parts[0].PartNmae): is not a field; did you mean 'PartName'?",
        "parts[0].part_name (Parts[0].PartName): is required",
    ]
    assert problems(by_name={"k": {"part_name": "a", "size": {"width": 1, "x": 2}}}) == [
        "by_name[k].size.x (ByName[k].Size.x): is not a field"
    ]


def test_a_field_that_is_given_twice_is_refused() -> None:
    assert problems(part={"part_name": "a", "PartName": "b"}) == [
        "part.part_name (Part.part_name): is given twice, as 'part_name' and 'PartName'"
    ]


def test_values_inside_are_checked() -> None:
    assert problems(part={"part_name": 1}) == [
        "part.part_name (Part.PartName): must be text, not int"
    ]
    assert problems(part=5) == ["part (Part): must be an object, not int"]
    assert problems(parts=[5]) == ["parts[0] (Parts[0]): must be an object, not int"]
    assert problems(parts=(each for each in ())) == ["parts (Parts): must be a list, not generator"]


def test_maps_keep_their_keys() -> None:
    assert sent(ext={"part_name": "x"}, part={"part_name": "a"}) == {
        "Ext": {"part_name": "x"},
        "Part": {"PartName": "a"},
    }


def test_without_validation_unknown_keys_are_sent() -> None:
    assert sent(validate=False, part={"part_name": "a", "New": 1}) == {
        "Part": {"PartName": "a", "New": 1}
    }


def test_a_body_by_name_may_use_either_names_and_new_fields() -> None:
    body = WireBody({"part": {"part_name": "a", "New": None}, "Newer": {"size": 1}})
    assert json.loads(encode(ACTION, body, validate=True).body) == {
        "Part": {"PartName": "a", "New": None},
        "Newer": {"size": 1},
    }


def test_structs_take_the_fast_path() -> None:
    part = Part(part_name="a", size=Size(width=1), inner=[Part(part_name="b")])
    assert not has_dicts(Request(part=part, parts=[part, part], ext={"a": "b"}))
    assert has_dicts(Request(parts=[part, Part(part_name="c", inner=[{}])]))  # type: ignore[list-item]


def test_values_that_json_cannot_represent_are_named_like_arguments() -> None:
    with pytest.raises(ValidationError) as caught:
        sent(validate=False, parts=[Part(part_name=b"x")], ext={"k": 1j}, part=b"y")  # type: ignore[arg-type]
    assert [(each.path, each.name) for each in caught.value.violations] == [
        ("Part", "part"),
        ("Parts[0].PartName", "parts[0].part_name"),
        ("Ext.k", "ext.k"),
    ]
    with pytest.raises(ValidationError) as caught:
        encode(ACTION, WireBody({"New": {"Part": 1j}}), validate=False)
    (violation,) = caught.value.violations
    assert (violation.path, violation.name) == ("New.Part", "")

"""Examples of pages in a spec: numbers, codes and identifiers, but no words."""

from __future__ import annotations

from typing import Any

import pytest
from support.project import Project

from volcgen.changes.examples import example_of, plain_example
from volcgen.spec.load import read_spec
from volcgen.spec.types import parse_type


@pytest.mark.parametrize(
    ("value", "type_", "example"),
    [
        ("000012", "Long", 12),
        (-3, "Integer", -3),
        (2**31, "Integer", None),
        (True, "Integer", None),
        ("1.50", "Double", 1.5),
        ("1e999", "Double", None),
        ("True", "Boolean", True),
        ("yes", "Boolean", None),
        ("order-7788_a.b", "String", "order-7788_a.b"),
        (7788, "String", "7788"),
        ("two words", "String", None),
        ("会话", "String", None),
        ("-", "String", None),
        ("https://example.com/a.png", "String", None),
        ("x" * 65, "String", None),
        ('{"a": 1}', "JSON Map", None),
        (None, "Long", None),
    ],
)
def test_a_plain_example(value: Any, type_: str, example: Any) -> None:
    found = plain_example(value, parse_type(type_))
    assert found == example
    assert type(found) is type(example)


@pytest.mark.parametrize(
    ("value", "example"),
    [
        ({"Kind": "1", "Name": "Tea", "Other": 5}, {"Kind": 1, "Name": "Tea"}),
        ({"Kind": 2, "Name": "two words"}, {"Kind": 2}),
        ({"Kind": 2, "Name": "x" * 21}, {"Kind": 2}),  # longer than the maximum
        ({"Kind": 2, "Mood": "furious"}, {"Kind": 2}),  # not a value of the enum
        ({"Kind": 2, "Ext": {"a": "b", "c": "two words"}}, {"Kind": 2, "Ext": {"a": "b"}}),
        (
            {"Kind": 2, "Detail": {"Score": 1, "Tags": ["a", "two words", "c", "d"]}},
            {"Kind": 2, "Detail": {"Score": 1, "Tags": ["a"]}},
        ),
        ({"Kind": 2, "Detail": "-"}, {"Kind": 2}),
        ({"Name": "Tea"}, {"Kind": 1, "Name": "Tea"}),  # the example of the required field
        ({"Kind": 5}, {"Kind": 1}),
        ([], None),
        ("Kind", None),
    ],
)
def test_an_example_of_a_struct(plain: Project, value: Any, example: Any) -> None:
    spec = read_spec(plain.root / "spec", plain.root)
    fields = spec.structs.node.structs["Info"].fields
    assert example_of(value, fields, spec) == example


def test_a_required_field_without_an_example_leaves_none(plain: Project) -> None:
    spec = read_spec(plain.root / "spec", plain.root)
    fields = spec.structs.node.structs["Miss"].fields
    assert example_of({"Code": "NoTalk"}, fields, spec) is None
    assert example_of({"UserId": 3, "Code": "NoTalk"}, fields, spec) == {
        "UserId": 3,
        "Code": "NoTalk",
    }

"""Tests of 64-bit integers as text."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import field

from volc_sdk._core.schema.int64_text import large_as_text, longs_as_text
from volc_sdk._core.schema.models import Struct
from volc_sdk._core.schema.types import Array, Int64, Map, Object, Scalar

LONG = Scalar("long")


class Item(Struct, kw_only=True):
    id: Int64 = field(name="Id")
    size: int = field(name="Size")
    ids: dict[str, list[Int64]] = field(name="Ids")


@pytest.mark.parametrize(
    ("data", "type_", "expected"),
    [
        (5, LONG, "5"),
        (2**63 - 1, LONG, str(2**63 - 1)),
        (5, Scalar("integer"), 5),
        (None, LONG, None),
        ([1, -2], Array(LONG), ["1", "-2"]),
        ({"a": [[1]]}, Map(Array(Array(LONG))), {"a": [["1"]]}),
        (
            {"Id": 1, "Size": 2, "Ids": {"x": [3]}, "New": 4},
            Object(Item),
            {"Id": "1", "Size": 2, "Ids": {"x": ["3"]}, "New": 4},
        ),
    ],
    ids=str,
)
def test_only_fields_of_64_bits_become_text(data: Any, type_: Any, expected: Any) -> None:
    assert longs_as_text(data, type_) == expected


def test_of_unknown_fields_only_large_integers_become_text() -> None:
    data = {"A": 2**53, "B": [2**53 + 1, {"C": -(2**53) - 1}], "D": 1e300, "E": True, "F": None}
    assert large_as_text(data) == {
        "A": 2**53, "B": [str(2**53 + 1), {"C": str(-(2**53) - 1)}], "D": 1e300, "E": True, "F": None,
    }  # fmt: skip

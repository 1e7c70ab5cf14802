"""Rewrite data in wire form by what is known about its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..util.typeguards import is_list, is_mapping
from .actions import Field

_EXACT: Final = 2**53
"""Up to here every integer has a number of its own in JavaScript."""


def longs_as_text(data: Any, struct: str, fields: Mapping[str, tuple[Field, ...]]) -> Any:
    """The same data with integers of 64 bits as text."""

    def value(item: Any, field: Field, kind: str) -> Any:
        if is_list(item):
            return [value(inner, field, field.item or "string") for inner in item]
        if kind == "map" and is_mapping(item):
            return {
                name: value(inner, field, field.item or "string") for name, inner in item.items()
            }
        if kind == "object":
            return longs_as_text(item, field.struct, fields)
        return str(item) if kind == "long" and item is not None else item

    if not is_mapping(data):
        return data
    known = {field.wire: field for field in fields.get(struct, ())}
    return {
        name: value(item, known[name], known[name].kind) if name in known else item
        for name, item in data.items()
    }


def large_as_text(data: Any) -> Any:
    """The same data with integers that JavaScript cannot hold as text; for unknown fields."""
    if is_mapping(data):
        return {name: large_as_text(item) for name, item in data.items()}
    if is_list(data):
        return [large_as_text(item) for item in data]
    return str(data) if isinstance(data, int) and abs(data) > _EXACT else data

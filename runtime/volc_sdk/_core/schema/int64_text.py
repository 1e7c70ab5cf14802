"""Convert 64-bit integers to text, for languages such as JavaScript with 53-bit integers."""

from __future__ import annotations

from typing import Any, Final

from ..util.typeguards import is_list, is_mapping
from .fields import fields_of
from .types import Object, Scalar, Type, map_items

_MAX_SAFE: Final = 2**53
"""JavaScript represents all integers up to this one exactly."""


def longs_as_text(data: Any, type_: Type) -> Any:
    """Return data in wire form with the integers of 64-bit fields as text."""
    match type_:
        case Scalar(kind="long"):
            return str(data) if isinstance(data, int) else data
        case Object(struct) if is_mapping(data):
            types = {field.wire_name: field.type for field in fields_of(struct)}
            return {
                name: longs_as_text(value, types[name]) if name in types else value
                for name, value in data.items()
            }
        case _:
            return map_items(data, type_, longs_as_text)


def large_as_text(data: Any) -> Any:
    """Return data of unknown type with integers beyond 53 bits as text."""
    if is_mapping(data):
        return {name: large_as_text(item) for name, item in data.items()}
    if is_list(data):
        return [large_as_text(item) for item in data]
    return str(data) if isinstance(data, int) and abs(data) > _MAX_SAFE else data

"""Visit the objects and the values of enums in a body, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from .._core.schema.fields import fields_of
from .._core.schema.types import Array, Map, Object, Scalar, Type
from .._core.serde.validation import item_path
from .._core.util.typeguards import is_list, is_mapping


class Node(NamedTuple):
    """A value, with the type that it should have."""

    value: Any
    type: Type
    path: str
    """Place in the body by wire names, such as `Items[0].Name`; empty for the body."""
    field: str
    """Wire name of the innermost field that holds the value; empty for the body."""


def walk(
    body: dict[str, Any], struct: type[msgspec.Struct], *, dotted: bool = False
) -> Iterator[Node]:
    """Yield the body, then what it holds, each value before those inside of it.

    Plain numbers, texts and booleans of fields are left out, and lists and maps of them. With `dotted`,
    paths are dotted names, such as `Items.1.Name`. An object may be changed in place when it is
    yielded; its new values are visited.
    """
    return _walk(Node(body, Object(struct), "", ""), dotted)


def _walk(node: Node, dotted: bool) -> Iterator[Node]:
    yield node
    value, type_, path, field = node
    match type_:
        case Object(struct) if is_mapping(value):
            prefix = f"{path}." if path else ""
            for name, inner in _visited(struct):
                if name in value:
                    yield from _walk(Node(value[name], inner, f"{prefix}{name}", name), dotted)
        case Array(item) if is_list(value):
            for index, each_item in enumerate(value):
                here = item_path(path, index, dotted=dotted)
                yield from _walk(Node(each_item, item, here, field), dotted)
        case Map(item) if is_mapping(value):
            for key, each_item in value.items():
                here = item_path(path, key, dotted=dotted)
                yield from _walk(Node(each_item, item, here, field), dotted)
        case _:
            pass


@cache
def _visited(struct: type[msgspec.Struct]) -> tuple[tuple[str, Type], ...]:
    """Return wire name and type of the fields to visit."""
    return tuple(
        [(each.wire_name, each.type) for each in fields_of(struct) if _is_visited(each.type)]
    )


def _is_visited(type_: Type) -> bool:
    match type_:
        case Object():
            return True
        case Array(item) | Map(item):
            return _is_visited(item)
        case Scalar(enum=enum):
            return enum is not None

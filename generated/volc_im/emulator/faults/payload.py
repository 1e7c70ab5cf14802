"""Faults that change a result: fields that are new, null, missing or of another type."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final, TypeAlias

import msgspec

from ..._core.schema.actions import Action
from ..._core.schema.fields import fields_of
from ..._core.schema.int64_text import longs_as_text
from ..._core.schema.models import UntypedResult
from ..._core.schema.types import Object, Scalar, Type, map_items, struct_of
from ..._core.util.typeguards import is_mapping
from ..body_walk import walk
from .faults import Fault

_Change: TypeAlias = Callable[[dict[str, Any], type[msgspec.Struct]], None]
"""Changes an object of a struct in place."""

_UNKNOWN_TEXT: Final = "EmulatorUnknown"
_UNKNOWN_NUMBER: Final = 99_999
_HAS_MORE: Final = "HasMore"
_NEXT_MARK: Final = "NextToken"
_NEXT_CURSORS: Final = frozenset(("NextCursor", "NewCursor"))


def alter_result(
    fault: Fault | None, action: Action[Any], body: dict[str, Any], result: dict[str, Any]
) -> dict[str, Any]:
    """Return a result as a fault changes it; `body` is that of the request."""
    if fault is None or issubclass(action.result, UntypedResult):
        return result
    if fault.name == "stuck-cursor":
        return _stuck(result, action.result, body)
    if fault.name == "text-ids":
        changed: dict[str, Any] = longs_as_text(result, Object(action.result))
        return changed
    change = _CHANGES.get(fault.name)
    return result if change is None else _change_objects(result, action.result, change)


def _change_objects(
    result: dict[str, Any], struct: type[msgspec.Struct], change: _Change
) -> dict[str, Any]:
    result = deepcopy(result)
    for node in walk(result, struct):
        if isinstance(node.type, Object) and is_mapping(node.value):
            change(node.value, node.type.struct)
    return result


def _add_unknown(data: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    for field in fields_of(struct):
        if field.wire_name in data:
            data[field.wire_name] = _unnamed(data[field.wire_name], field.type)
    data[_UNKNOWN_TEXT] = {_UNKNOWN_TEXT: [None, 1.5]}


def _unnamed(value: Any, type_: Type) -> Any:
    """Return a value in which each enum value is replaced by one that the enum does not name."""
    match type_:
        case Scalar(enum=enum):
            if enum is None:
                return value
            return _UNKNOWN_TEXT if isinstance(value, str) else _UNKNOWN_NUMBER
        case _:
            return map_items(value, type_, _unnamed)


def _set_null(data: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    data.update(dict.fromkeys(_plain_fields(data, struct)))


def _remove(data: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    for name in _plain_fields(data, struct):
        del data[name]


def _plain_fields(data: dict[str, Any], struct: type[msgspec.Struct]) -> list[str]:
    """Return the fields of an object that do not contain objects."""
    plain = [each.wire_name for each in fields_of(struct) if struct_of(each.type) is None]
    return [name for name in plain if name in data]


def _stuck(
    result: dict[str, Any], struct: type[msgspec.Struct], body: dict[str, Any]
) -> dict[str, Any]:
    names = {field.wire_name for field in fields_of(struct)}
    if _NEXT_MARK in names:
        return {**result, _NEXT_MARK: body.get(_NEXT_MARK) or "stuck"}
    cursors = names & _NEXT_CURSORS
    if _HAS_MORE not in names or not cursors:
        return result
    return {**result, _HAS_MORE: True, cursors.pop(): body.get("Cursor", 0)}


_CHANGES: Final[dict[str, _Change]] = {
    "unknown": _add_unknown,
    "nulls": _set_null,
    "missing": _remove,
}

"""What faults do to a result: fields that are new, null, missing or of another type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..._core.schema.actions import Action, Field
from ..._core.util.typeguards import is_list, is_mapping
from ...fields import FIELDS
from ..spec_data import CHOICES
from .faults import Fault

_Object = dict[str, Any]
_Change = Callable[[_Object, str], _Object]
"""From an object and its class to the object as the fault leaves it."""

_UNKNOWN_TEXT: Final = "EmulatorUnknown"
_UNKNOWN_NUMBER: Final = 99_999


def spoilt(fault: Fault | None, action: Action[Any], body: _Object, result: _Object) -> _Object:
    """A result as the fault leaves it."""
    if fault is None:
        return result
    name = action.result.__name__
    if fault.name == "stuck-cursor":
        return _stuck(result, name, body)
    change = _CHANGES.get(fault.name)
    return result if change is None else _everywhere(result, name, change)


def _everywhere(data: _Object, name: str, change: _Change) -> _Object:
    """The object changed, and before it the structs within."""
    inner = {
        field.wire: _within(data[field.wire], field, change)
        for field in FIELDS[name]
        if field.struct and field.wire in data
    }
    return change({**data, **inner}, name)


def _within(value: Any, field: Field, change: _Change) -> Any:
    if is_list(value):
        return [_within(item, field, change) for item in value]
    if not is_mapping(value):
        return value
    if field.kind == "map":
        return {key: _within_map(item, field, change) for key, item in value.items()}
    return _everywhere(dict(value), field.struct, change)


def _within_map(value: Any, field: Field, change: _Change) -> Any:
    if is_mapping(value):
        return _everywhere(dict(value), field.struct, change)
    return _within(value, field, change)


def _with_unknown(data: _Object, name: str) -> _Object:
    named = {wire: data[wire] for wire in CHOICES.get(name, {}) if wire in data}
    odd = {
        wire: _UNKNOWN_TEXT if isinstance(value, str) else _UNKNOWN_NUMBER
        for wire, value in named.items()
        if isinstance(value, int | str)
    }
    return {_UNKNOWN_TEXT: {_UNKNOWN_TEXT: [None, 1.5]}, **data, **odd}


def _with_nulls(data: _Object, name: str) -> _Object:
    plain = {field.wire for field in FIELDS[name] if not field.struct}
    return {wire: None if wire in plain else value for wire, value in data.items()}


def _with_gaps(data: _Object, name: str) -> _Object:
    plain = {field.wire for field in FIELDS[name] if not field.struct}
    return {wire: value for wire, value in data.items() if wire not in plain}


def _with_text_ids(data: _Object, name: str) -> _Object:
    longs = {field.wire for field in FIELDS[name] if "long" in (field.kind, field.item)}
    return {wire: _as_text(value) if wire in longs else value for wire, value in data.items()}


def _as_text(value: Any) -> Any:
    if is_list(value):
        return [_as_text(item) for item in value]
    if is_mapping(value):
        return {key: _as_text(item) for key, item in value.items()}
    return str(value) if isinstance(value, int) else value


def _stuck(result: _Object, name: str, body: _Object) -> _Object:
    names = {field.wire for field in FIELDS[name]}
    cursors = names & {"NextCursor", "NewCursor"}
    if "HasMore" not in names or not cursors:
        return result
    return {**result, "HasMore": True, cursors.pop(): body.get("Cursor", 0)}


_CHANGES: Final[dict[str, _Change]] = {
    "unknown": _with_unknown,
    "nulls": _with_nulls,
    "missing": _with_gaps,
    "text-ids": _with_text_ids,
}

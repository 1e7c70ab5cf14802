"""Examples of pages as examples of the spec: only values that are facts, and that fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from volcgen.changes.differences import as_type
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.lint.values import limit_mismatches
from volcgen.spec.types import RANGES, Type, parse_type
from volcgen.typeguards import is_list, is_mapping

# An identifier, a number or a code, in contrast to the words of a page.
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


def plain_example(value: Any, type_: Type) -> Any:
    """Return a value of a page in the type of its field, or None if it is not a plain fact."""
    value = as_type(value, type_)
    match type_.kind:
        case "integer" | "long":
            low, high = RANGES[type_.kind]
            good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
            return value if good else None
        case "double":
            good = isinstance(value, int | float) and not isinstance(value, bool)
            return value if good else None
        case "boolean":
            return value if isinstance(value, bool) else None
        case "string":
            return value if isinstance(value, str) and _PLAIN.fullmatch(value) else None
        case _:
            return None


def example_of(value: Any, fields: Mapping[str, FieldSpec], spec: Spec) -> dict[str, Any] | None:
    """Return the part of an example that the fields describe; None if a required field is missing."""
    if not is_mapping(value):
        return None
    found: dict[str, Any] = {}
    for name, field in fields.items():
        inner = _fitting(value[name], field, spec) if name in value else None
        if inner is None and field.required:
            inner = field.example
        if inner is None and field.required:
            return None
        if inner is not None:
            found[name] = inner
    return found or None


def _fitting(value: Any, field: FieldSpec, spec: Spec) -> Any:
    inner = _of_type(value, parse_type(field.type), spec)
    return None if inner is None or any(limit_mismatches(inner, field, spec)) else inner


def _of_type(value: Any, type_: Type, spec: Spec) -> Any:
    item = type_.item or Type("string")
    match type_.kind:
        case "array":
            if not is_list(value):
                return None
            items = [_of_type(one, item, spec) for one in value[:2]]
            return [one for one in items if one is not None] or None
        case "map":
            if not is_mapping(value):
                return None
            pairs = {
                key: _of_type(one, item, spec)
                for key, one in value.items()
                if _PLAIN.fullmatch(key)
            }
            return {key: one for key, one in pairs.items() if one is not None} or None
        case "object":
            struct = spec.structs.node.structs.get(type_.struct)
            return None if struct is None else example_of(value, struct.fields, spec)
        case _:
            return plain_example(value, type_)

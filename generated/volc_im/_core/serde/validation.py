"""Hold a request, in its wire form, against the documented rules. All problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, Final

from ..errors import Violation
from ..schema.actions import RANGES, Action, Condition, Field
from ..util.typeguards import is_list, is_mapping
from .builtins import kind_of

Fields = Mapping[str, tuple[Field, ...]]

_WORDS: Final = {
    "integer": "a whole number",
    "long": "a whole number",
    "double": "a number",
    "string": "text",
    "boolean": "True or False",
    "map": "a mapping",
    "object": "an object",
    "array": "a list",
}


def violations(body: object, action: Action[Any], fields: Fields) -> tuple[Violation, ...]:
    """Every broken rule of a body, by its wire path."""
    if not is_mapping(body):
        return (Violation("", "the body must be an object"),)
    known = fields[action.request.__name__]
    return (*_object(body, known, "", fields), *broken_conditions(body, action, known))


def broken_conditions(
    body: Mapping[str, Any], action: Action[Any], known: tuple[Field, ...]
) -> Iterator[Violation]:
    """What a body lacks, or has too much of, in the case that it is."""
    for condition in action.conditions:
        if condition.when.holds(body):
            yield from _condition(body, condition, known)


def _object(
    data: Mapping[str, Any], known: tuple[Field, ...], path: str, fields: Fields
) -> Iterator[Violation]:
    for field in known:
        value = data.get(field.wire)
        if value is None and not field.required:
            if field.unless and all(data.get(other) is None for other in field.unless):
                listed = " or ".join(field.unless)
                yield Violation(f"{path}{field.wire}", f"is required (or {listed})")
            continue
        here = f"{path}{field.wire}"
        twin = data.get(field.twin) if field.twin else None
        if value is None:
            if twin is None:
                yield Violation(here, f"is required{_or_twin(field)}")
            continue
        if twin is not None:
            yield Violation(here, f"and {field.twin} name the same thing; send one of them")
        if type(value) is int and field.low <= value <= field.high:
            continue  # most fields are ids; the long way costs more than the rest of the check
        yield from _value(value, field, field.kind, here, fields)


def _or_twin(field: Field) -> str:
    return f" (or {field.twin})" if field.twin else ""


def _value(
    value: object, field: Field, kind: str, path: str, fields: Fields
) -> Iterator[Violation]:
    if not _is(kind, value):
        yield Violation(path, f"must be {_WORDS[kind]}, not {kind_of(value)}")
        return
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield from _number(value, field, kind, path)
    elif isinstance(value, float) and not isfinite(value):
        yield Violation(path, f"is {value}, which JSON has no number for")
    elif isinstance(value, str):
        if field.max_length is not None and len(value) > field.max_length:
            yield Violation(path, f"has {len(value)} characters; {field.max_length} at the most")
    elif is_mapping(value) and kind == "object":
        yield from _object(value, fields[field.struct], f"{path}.", fields)
    elif is_mapping(value):
        yield from _items(value, field, path, fields)
    elif is_list(value):
        yield from _items(dict(enumerate(value)), field, path, fields)


def _items(
    items: Mapping[Any, Any], field: Field, path: str, fields: Fields
) -> Iterator[Violation]:
    if field.max_items is not None and len(items) > field.max_items:
        yield Violation(path, f"has {len(items)} items; {field.max_items} at the most per call")
    for place, item in items.items():
        yield from _value(item, field, field.item or "string", f"{path}[{place}]", fields)


def _number(value: int, field: Field, kind: str, path: str) -> Iterator[Violation]:
    low, high = (field.low, field.high) if kind == field.kind else RANGES.get(kind, (value, value))
    if not low <= value <= high and kind != "double":
        yield Violation(path, f"is {value}; {low} to {high} is allowed")


def _is(kind: str, value: object) -> bool:
    match kind:
        case "integer" | "long":
            return isinstance(value, int) and not isinstance(value, bool)
        case "double":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return is_list(value)
        case _:
            return isinstance(value, dict)


def _condition(
    data: Mapping[str, Any], condition: Condition, known: tuple[Field, ...]
) -> Iterator[Violation]:
    field = next(field for field in known if field.wire == condition.field)
    value = data.get(field.wire)
    if condition.max is not None:
        if isinstance(value, int) and value > condition.max:
            message = f"is {value}; {condition.max} at the most when {condition.when}"
            yield Violation(field.wire, message)
    elif value is None and (not field.twin or data.get(field.twin) is None):
        yield Violation(field.wire, f"is required when {condition.when}{_or_twin(field)}")

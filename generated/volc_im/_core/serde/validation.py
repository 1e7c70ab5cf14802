"""Check a request in wire form against the documented rules, and report all violations at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, Final, NamedTuple

import msgspec

from ..errors import Violation
from ..schema.actions import Action, Condition
from ..schema.builtins import kind_of
from ..schema.fields import Field, fields_of
from ..schema.types import Array, Map, Object, Scalar, Type, struct_of
from ..util.typeguards import is_list, is_mapping

_EXPECTED: Final = {
    "integer": "a whole number",
    "long": "a whole number",
    "double": "a number",
    "string": "text",
    "boolean": "True or False",
}


def item_path(path: str, index: int | str, *, dotted: bool) -> str:
    """Return the path of an item of a list or a map, as requests of the action have it."""
    if not dotted:
        return f"{path}[{index}]"
    return f"{path}.{index + 1 if isinstance(index, int) else index}"


class _Location(NamedTuple):
    """The path of a value in a body, by wire names and by Python names."""

    path: str = ""
    name: str = ""
    python: bool = False
    """Whether problems name other fields by their Python names."""
    dotted: bool = False
    """Whether requests have dotted names, whose items are numbered from 1."""

    def field(self, field: Field) -> _Location:
        if not self.path:
            return self._replace(path=field.wire_name, name=field.name)
        return self._replace(
            path=f"{self.path}.{field.wire_name}", name=f"{self.name}.{field.name}"
        )

    def item(self, index: int | str) -> _Location:
        path = item_path(self.path, index, dotted=self.dotted)
        return self._replace(path=path, name=f"{self.name}[{index}]")

    def other(self, wire_name: str, struct: type[msgspec.Struct]) -> str:
        """Return the name of another field of the struct."""
        if not self.python:
            return wire_name
        return next(each.name for each in fields_of(struct) if each.wire_name == wire_name)

    def violation(self, problem: str) -> Violation:
        return Violation(self.path, problem, self.name)


def violations(body: object, action: Action[Any], *, python: bool = False) -> tuple[Violation, ...]:
    """Return all violations in the body of a request; see `struct_violations`."""
    return struct_violations(
        body, action.request, action.conditions, python=python, dotted=action.is_dotted
    )


def struct_violations(
    data: object,
    struct: type[msgspec.Struct],
    conditions: tuple[Condition, ...] = (),
    *,
    python: bool = False,
    dotted: bool = False,
) -> tuple[Violation, ...]:
    """Return all violations in the data of a struct.

    Args:
        data: The data in wire form.
        struct: Its class.
        conditions: Rules between fields.
        python: Name other fields by their Python names, for callers of methods; else by wire names.
        dotted: Give paths as dotted names, such as `Tags.1.Key`.
    """
    if not is_mapping(data):
        return (Violation("", "the body must be an object"),)
    broken = _object(data, struct, _Location(python=python, dotted=dotted))
    return (*broken, *broken_conditions(data, struct, conditions, python=python))


def broken_conditions(
    data: Mapping[str, Any],
    struct: type[msgspec.Struct],
    conditions: tuple[Condition, ...],
    *,
    python: bool = False,
) -> Iterator[Violation]:
    """Yield the violations of the conditions that apply to the data."""
    for condition in conditions:
        if condition.when.holds(data):
            yield from _condition(data, condition, struct, _Location(python=python))


def _object(
    data: Mapping[str, Any], struct: type[msgspec.Struct], location: _Location
) -> Iterator[Violation]:
    for field in fields_of(struct):
        here = location.field(field)
        value = data.get(field.wire_name)
        alternative = field.info.string_alternative
        replaced = bool(alternative) and data.get(alternative) is not None
        if value is not None:
            if replaced:
                other = location.other(alternative, struct)
                yield here.violation(f"is set together with {other}; send one of them")
            yield from _value(value, field.type, here)
        elif field.required:
            if not replaced:
                yield here.violation(f"is required{_or_alternative(field, location, struct)}")
        elif field.info.any_of_with and not any(
            data.get(other) is not None for other in field.info.any_of_with
        ):
            others = (location.other(other, struct) for other in field.info.any_of_with)
            yield here.violation(f"is required (or {' or '.join(others)})")


def _or_alternative(field: Field, location: _Location, struct: type[msgspec.Struct]) -> str:
    alternative = field.info.string_alternative
    return f" (or {location.other(alternative, struct)})" if alternative else ""


def _value(value: object, type_: Type, location: _Location) -> Iterator[Violation]:
    match type_:
        case Object(struct):
            if is_mapping(value):
                yield from _object(value, struct, location)
            else:
                yield _wrong_type("an object", value, location)
        case Array(item, max_items):
            if is_list(value):
                yield from _items(dict(enumerate(value)), item, max_items, location, "items")
            else:
                yield _wrong_type("a list", value, location)
        case Map(item, max_items):
            if is_mapping(value):
                yield from _items(value, item, max_items, location, "keys")
            else:
                yield _wrong_type("a mapping", value, location)
        case Scalar():
            yield from _scalar(value, type_, location)


def _items(
    items: Mapping[Any, Any],
    item_type: Type,
    max_items: int | None,
    location: _Location,
    counted: str,
) -> Iterator[Violation]:
    if max_items is not None and len(items) > max_items:
        # A call has a field of the request once, and one of a struct perhaps often.
        scope = "" if "." in location.path else " per call"
        yield location.violation(
            f"has {len(items)} {counted}; at most {max_items} are allowed{scope}"
        )
    for index, item in items.items():
        yield from _value(item, item_type, location.item(index))


def _scalar(value: object, type_: Scalar, location: _Location) -> Iterator[Violation]:
    if not _is(type_.kind, value):
        yield _wrong_type(_EXPECTED[type_.kind], value, location)
    elif isinstance(value, str):
        if type_.max_length is not None and len(value) > type_.max_length:
            words = f"has {len(value)} characters; at most {type_.max_length} are allowed"
            yield location.violation(words)
        if type_.pattern and not re.fullmatch(type_.pattern, value):
            yield location.violation(f"does not match the pattern {type_.pattern}")
    elif isinstance(value, float) and not isfinite(value):
        yield location.violation(f"is {value}, which JSON cannot represent")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        least, greatest = type_.range
        if not least <= value <= greatest:
            yield location.violation(f"is {value}; {_allowed(value, type_)} is allowed")


def _allowed(value: float, type_: Scalar) -> str:
    """Return the allowed range, or only the limit that is broken if no other one is documented."""
    least, greatest = type_.range
    kind_least, kind_greatest = Scalar(type_.kind).range
    if value > greatest and least == kind_least and greatest < kind_greatest:
        return f"at most {greatest}"
    if value < least and greatest == kind_greatest and least > kind_least:
        return f"at least {least}"
    return f"{least} to {greatest}"


def _wrong_type(expected: str, value: object, location: _Location) -> Violation:
    return location.violation(f"must be {expected}, not {kind_of(value)}")


def _is(kind: str, value: object) -> bool:
    match kind:
        case "integer" | "long":
            return isinstance(value, int) and not isinstance(value, bool)
        case "double":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case _:
            return isinstance(value, bool)


def _condition(
    data: Mapping[str, Any],
    condition: Condition,
    struct: type[msgspec.Struct],
    location: _Location,
) -> Iterator[Violation]:
    field = next(each for each in fields_of(struct) if each.wire_name == condition.field)
    case = f"{_case_path(condition, struct, location)} is {condition.when.equals}"
    or_alternative = _or_alternative(field, location, struct)
    location = location.field(field)
    value = data.get(field.wire_name)
    if condition.max is not None:
        if isinstance(value, int) and value > condition.max:
            words = f"is {value}; at most {condition.max} is allowed when {case}"
            yield location.violation(words)
    elif value is None and data.get(field.info.string_alternative) is None:
        yield location.violation(f"is required when {case}{or_alternative}")


def _case_path(condition: Condition, struct: type[msgspec.Struct], location: _Location) -> str:
    names: list[str] = []
    inner: type[msgspec.Struct] | None = struct
    for step in condition.when.path:
        assert inner is not None
        field = next(each for each in fields_of(inner) if each.wire_name == step)
        names.append(location.other(step, inner))
        inner = struct_of(field.type)
    return ".".join(names)

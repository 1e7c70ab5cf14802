"""Whether a value fits a type: for examples, defaults and enum values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from volcgen.data import is_list, is_mapping
from volcgen.problems import nearest
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.source import Where
from volcgen.spec.types import RANGES, Type, parse_type

if TYPE_CHECKING:
    from volcgen.spec.load import Spec


class Misfit(NamedTuple):
    """What does not fit, where below the value, and what to do."""

    where: Where
    message: str
    help: str
    instead: str | None = None
    """What to write in its place, where one answer is right."""


def misfits(value: Any, type_: Type, spec: Spec) -> Iterator[Misfit]:
    """What does not fit, each with its place below the value."""
    match type_.kind:
        case "integer" | "long":
            if isinstance(value, bool) or not isinstance(value, int):
                yield Misfit((), f"`{value}` is no {type_}", "write a whole number")
                return
            low, high = RANGES[type_.kind]
            if not low <= value <= high:
                yield Misfit((), f"{value} is no {type_}", f"use {low} to {high}")
        case "double":
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield Misfit((), f"`{value}` is no Double", "write a number")
        case "boolean":
            if not isinstance(value, bool):
                yield Misfit((), f"`{value}` is no Boolean", "write true or false")
        case "string":
            if not isinstance(value, str):
                # A fraction may be written in ways that are one number and two texts.
                instead = f'"{json.dumps(value)}"' if isinstance(value, int) else None
                help_ = f'put quotes around it: "{value}"'
                yield Misfit((), f"`{value}` is no String", help_, instead)
        case "array":
            if not is_list(value):
                yield Misfit((), f"`{value}` is no array", "write a list")
                return
            for place, item in enumerate(value):
                yield from _below(place, item, type_.item or Type("string"), spec)
        case "map":
            if not is_mapping(value):
                yield Misfit((), f"`{value}` is no JSON Map", "write a mapping")
                return
            for key, item in value.items():
                yield from _below(key, item, type_.item or Type("string"), spec)
        case "object":
            struct = spec.structs.node.structs.get(type_.struct)
            if struct is not None:
                yield from object_misfits(value, struct.fields, spec)


def object_misfits(value: Any, fields: dict[str, FieldSpec], spec: Spec) -> Iterator[Misfit]:
    """The same for a mapping of fields: unknown and missing names, and each value."""
    if not is_mapping(value):
        yield Misfit((), f"`{value}` is no object", "write a mapping of fields")
        return
    for name in value.keys() - fields.keys():
        yield Misfit((name,), f"there is no field `{name}`", f"{nearest(name, fields)}remove it")
    for name, field in fields.items():
        if name not in value:
            if field.required:
                yield Misfit((), f"the required field `{name}` is missing", f"add `{name}`")
            continue
        try:
            type_ = parse_type(field.type)
        except ValueError:
            continue  # L201 says so at the field
        yield from _below(name, value[name], type_, spec)
        for problem, help_ in limit_misfits(value[name], field, spec):
            yield Misfit((name,), problem, help_)


def limit_misfits(value: Any, field: FieldSpec, spec: Spec) -> Iterator[tuple[str, str]]:
    """What breaks a field's limits or its enum."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if field.min is not None and value < field.min:
            yield f"{value} is below the least value", f"use {field.min} or more"
        if field.max is not None and value > field.max:
            yield f"{value} is above the greatest value", f"use {field.max} or less"
    if isinstance(value, str) and field.max_length is not None and len(value) > field.max_length:
        yield "the text is too long", f"use {field.max_length} characters at the most"
    if (
        (is_list(value) or is_mapping(value))
        and field.max_items is not None
        and len(value) > field.max_items
    ):
        yield "too many items", f"use {field.max_items} at the most"
    enum = spec.structs.node.enums.get(field.enum or "")
    if enum is not None and isinstance(value, int | str):
        known = [item.value for item in enum.values.values()]
        if value not in known:
            listed = ", ".join(str(item) for item in known)
            yield f"`{value}` is no value of {field.enum}", f"one of {listed}"


def _below(step: str | int, value: Any, type_: Type, spec: Spec) -> Iterator[Misfit]:
    for misfit in misfits(value, type_, spec):
        yield misfit._replace(where=(step, *misfit.where))

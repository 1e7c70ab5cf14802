"""Checks values against types: examples, defaults and values of enums."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from volcgen.problems import did_you_mean
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec
from volcgen.spec.patterns import matches
from volcgen.spec.types import RANGES, Type, parse_type
from volcgen.typeguards import is_list, is_mapping


class Mismatch(NamedTuple):
    """A part of a value that does not fit its type."""

    where: KeyPath
    message: str
    help: str
    instead: str | None = None
    """The text to write in its place, if only one is right."""


def mismatches(value: Any, type_: Type, spec: Spec) -> Iterator[Mismatch]:
    """Yield the parts of a value that do not fit a type, each with its path in the value."""
    match type_.kind:
        case "integer" | "long":
            if isinstance(value, bool) or not isinstance(value, int):
                yield Mismatch((), f"`{value}` is not a valid {type_}", "write a whole number")
                return
            low, high = RANGES[type_.kind]
            if not low <= value <= high:
                yield Mismatch((), f"{value} is out of range for {type_}", f"use {low} to {high}")
        case "double":
            if isinstance(value, bool) or not isinstance(value, int | float):
                yield Mismatch((), f"`{value}` is not a valid Double", "write a number")
        case "boolean":
            if not isinstance(value, bool):
                yield Mismatch((), f"`{value}` is not a valid Boolean", "write true or false")
        case "string":
            if not isinstance(value, str):
                # A fraction has several spellings, and the text must be one of them.
                instead = f'"{json.dumps(value)}"' if isinstance(value, int) else None
                shown = json.dumps(value, ensure_ascii=False)  # null and true as in YAML
                help_ = 'write ""' if value is None else f'put quotes around it: "{shown}"'
                yield Mismatch((), f"`{shown}` is not a valid String", help_, instead)
        case "array":
            if not is_list(value):
                yield Mismatch((), f"`{value}` is not an array", "write a list")
                return
            for place, item in enumerate(value):
                yield from _below(place, item, type_.item or Type("string"), spec)
        case "map":
            if not is_mapping(value):
                yield Mismatch((), f"`{value}` is not a JSON Map", "write a mapping")
                return
            for key, item in value.items():
                yield from _below(key, item, type_.item or Type("string"), spec)
        case "object":
            struct = spec.structs.node.structs.get(type_.struct)
            if struct is not None:
                yield from object_mismatches(value, struct.fields, spec)


def object_mismatches(value: Any, fields: dict[str, FieldSpec], spec: Spec) -> Iterator[Mismatch]:
    """Yield unknown and missing fields of an object, and values that do not fit."""
    if not is_mapping(value):
        yield Mismatch((), f"`{value}` is not an object", "write a mapping of fields")
        return
    for name in value.keys() - fields.keys():
        yield Mismatch((name,), f"unknown field `{name}`", f"{did_you_mean(name, fields)}remove it")
    for name, field in fields.items():
        if name not in value:
            if field.required:
                yield Mismatch((), f"the required field `{name}` is missing", f"add `{name}`")
            continue
        try:
            type_ = parse_type(field.type)
        except ValueError:
            continue  # reported as L201
        yield from _below(name, value[name], type_, spec)
        for problem, help_ in limit_mismatches(value[name], field, spec):
            yield Mismatch((name,), problem, help_)


def limit_mismatches(value: Any, field: FieldSpec, spec: Spec) -> Iterator[tuple[str, str]]:
    """Yield what breaks the limits or the enum of a field, and what to do."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if field.min is not None and value < field.min:
            yield f"{value} is below the minimum", f"use {field.min} or more"
        if field.max is not None and value > field.max:
            yield f"{value} is above the maximum", f"use {field.max} or less"
    if isinstance(value, str) and field.max_length is not None and len(value) > field.max_length:
        yield "the text is too long", f"use at most {field.max_length} characters"
    if (
        (is_list(value) or is_mapping(value))
        and field.max_items is not None
        and len(value) > field.max_items
    ):
        yield "there are too many items", f"use at most {field.max_items}"
    enum = spec.structs.node.enums.get(field.enum or "")
    known = [item.value for item in enum.values.values()] if enum else []
    for leaf in _leaves(value):
        if isinstance(leaf, str) and field.pattern and not matches(field.pattern, leaf):
            yield f"`{leaf}` does not match the pattern", f"use a text that matches {field.pattern}"
        if enum is not None and isinstance(leaf, int | str) and leaf not in known:
            listed = ", ".join(str(item) for item in known)
            yield f"`{leaf}` is not a value of {field.enum}", f"use one of {listed}"


def _leaves(value: Any) -> Iterator[Any]:
    """Yield the scalars of a value."""
    if is_list(value) or is_mapping(value):
        for item in value.values() if is_mapping(value) else value:
            yield from _leaves(item)
    else:
        yield value


def _below(step: str | int, value: Any, type_: Type, spec: Spec) -> Iterator[Mismatch]:
    for mismatch in mismatches(value, type_, spec):
        yield mismatch._replace(where=(step, *mismatch.where))

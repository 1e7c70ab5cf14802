"""Schemas of the arguments of task tools, and their conversion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from .._core.errors import ValidationError, Violation
from .._core.util.typeguards import is_list
from .definitions import Arguments
from .schemas import Schema

A = TypeVar("A", bound=Arguments)


def schema_of(arguments: type[Arguments]) -> Schema:
    """Return the JSON Schema of a class of arguments."""
    schema = msgspec.json.schema(arguments)
    found: Schema = dict(schema["$defs"][arguments.__name__])
    found.pop("title", None)
    found.pop("description", None)
    return found


def read_arguments(data: Mapping[str, Any], arguments: type[A]) -> A:
    """Return arguments as an object; ids may be numbers.

    Raises:
        ValidationError: A value has the wrong type, or is missing; the problem names it.
    """
    schemas: Mapping[str, Schema] = schema_of(arguments)["properties"]
    given = {name: _text_for_ids(value, schemas.get(name, {})) for name, value in data.items()}
    try:
        return msgspec.convert(given, arguments)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$")
        name = path.rstrip("`").removeprefix(".")
        raise ValidationError("arguments", (Violation(name, problem),)) from None


def _text_for_ids(value: Any, schema: Schema) -> Any:
    """Return a value with text in place of integers, where the schema has text."""
    if schema.get("type") == "string" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if is_list(value):
        return [_text_for_ids(item, schema.get("items", {})) for item in value]
    return value

"""Python code of examples, in black's layout, from data that lint has checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from volcgen.spec.types import Type, parse_type
from volcgen.typeguards import is_list, is_mapping
from volcgen.view.call_model import FieldView
from volcgen.view.model import EnumView, StructView
from volcgen.view.text import Raw, python_literal

_WIDTH = 80  # examples are indented in docstrings


@dataclass(frozen=True, slots=True)
class Types:
    """Structs and enums by name."""

    structs: Mapping[str, StructView]
    enums: Mapping[str, EnumView]


def call(
    function: str, arguments: list[tuple[str, str]], *, column: int = 0, indent: int = 0
) -> str:
    """Return `function(name=value, …)` on one line if it fits, else with one argument per line."""
    flat = f"{function}({', '.join(f'{name}={value}' for name, value in arguments)})"
    if "\n" not in flat and column + len(flat) <= _WIDTH:
        return flat
    pad = " " * (indent + 4)
    lines = "".join(f"{pad}{name}={value},\n" for name, value in arguments)
    return f"{function}(\n{lines}{' ' * indent})"


def arguments(
    data: Mapping[str, Any], fields: tuple[FieldView, ...], types: Types, indent: int = 4
) -> list[tuple[str, str]]:
    """Return the keyword arguments of an example object, in the order of the fields."""
    return [
        (field.name, _value(data[field.wire_name.value], field, types, indent, len(field.name) + 2))
        for field in fields
        if field.wire_name.value in data
    ]


def imports(data: Any, fields: tuple[FieldView, ...], types: Types) -> set[str]:
    """Return the names that `arguments` uses."""
    found: set[str] = set()
    for field in fields:
        value = data.get(field.wire_name.value)
        if value is None:
            continue
        if field.enum and f"{field.enum}." in _enum_value(value, field, types):
            found.add(field.enum)
        if field.struct:
            found.add(field.struct)
            for item in _objects(value, parse_type(field.type)):
                found |= imports(item, types.structs[field.struct].fields, types)
    return found


def _value(value: Any, field: FieldView, types: Types, indent: int, column: int) -> str:
    if field.struct:
        return _typed(value, parse_type(field.type), types, indent, column)
    return _enum_value(value, field, types)


def _enum_value(value: Any, field: FieldView, types: Types) -> str:
    """Return the code of a scalar, or of a list of scalars with members of the field's enum."""
    if field.enum and is_list(value):
        return f"[{', '.join(_enum_value(item, field, types) for item in value)}]"
    return _enum_member(value, field, types) or python_literal(value)


def _typed(value: Any, type_: Type, types: Types, indent: int, column: int) -> str:
    """Return the code of a value that contains structs at any depth."""
    if type_.kind == "object":
        return _struct(value, type_.struct, types, indent, column)
    item_type = type_.item or Type("string")
    if is_mapping(value):
        items = [
            f"{python_literal(key)}: {_typed(item, item_type, types, indent + 4, len(python_literal(key)) + 2)}"
            for key, item in value.items()
        ]
    else:
        items = [_typed(item, item_type, types, indent + 4, 0) for item in value]
    lines = "".join(f"{' ' * (indent + 4)}{item},\n" for item in items)
    opening, closing = "{}" if is_mapping(value) else "[]"
    return f"{opening}\n{lines}{' ' * indent}{closing}" if items else f"{opening}{closing}"


def _objects(value: Any, type_: Type) -> Iterator[Any]:
    """Yield the objects in a value at any depth."""
    if type_.kind == "object":
        yield value
        return
    for item in value.values() if is_mapping(value) else value:
        yield from _objects(item, type_.item or Type("string"))


def _struct(value: Any, struct: str, types: Types, indent: int, column: int) -> str:
    inner = arguments(value, types.structs[struct].fields, types, indent + 4)
    return call(struct, inner, column=indent + column + 1, indent=indent)


def _enum_member(value: Any, field: FieldView, types: Types) -> str:
    enum = types.enums.get(field.enum)
    for item in enum.values if enum else ():
        known = item.value.value if isinstance(item.value, Raw) else item.value
        if known == value:
            return f"{field.enum}.{item.name}"
    return ""

"""Examples as Python: a call laid out as black would, from data that lint has checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from volcgen.data import is_list
from volcgen.view.model import EnumView, FieldView, StructView
from volcgen.view.text import Raw, python_literal

_WIDTH = 80  # the examples stand indented in docstrings


@dataclass(frozen=True, slots=True)
class Types:
    """What an example's values may be made of."""

    structs: Mapping[str, StructView]
    enums: Mapping[str, EnumView]


def call(
    function: str, arguments: list[tuple[str, str]], *, column: int = 0, indent: int = 0
) -> str:
    """`function(name=value, …)` on one line if it fits, else one argument a line."""
    flat = f"{function}({', '.join(f'{name}={value}' for name, value in arguments)})"
    if "\n" not in flat and column + len(flat) <= _WIDTH:
        return flat
    pad = " " * (indent + 4)
    lines = "".join(f"{pad}{name}={value},\n" for name, value in arguments)
    return f"{function}(\n{lines}{' ' * indent})"


def arguments(
    data: Mapping[str, Any], fields: tuple[FieldView, ...], types: Types, indent: int = 4
) -> list[tuple[str, str]]:
    """The keyword arguments for an object of the spec's examples, in the order of the fields."""
    return [
        (field.python, _value(data[field.wire.value], field, types, indent, len(field.python) + 2))
        for field in fields
        if field.wire.value in data
    ]


def imports(data: Any, fields: tuple[FieldView, ...], types: Types) -> set[str]:
    """Names that `arguments` uses."""
    found: set[str] = set()
    for field in fields:
        value = data.get(field.wire.value)
        if value is None:
            continue
        if field.enum and _enum_member(value, field, types):
            found.add(field.enum)
        if field.struct:
            found.add(field.struct)
            items = value if is_list(value) else [value]
            for item in items:
                found |= imports(item, types.structs[field.struct].fields, types)
    return found


def _value(value: Any, field: FieldView, types: Types, indent: int, column: int) -> str:
    if field.struct:
        if is_list(value):
            items = [_struct(item, field.struct, types, indent + 4, 0) for item in value]
            lines = "".join(f"{' ' * (indent + 4)}{item},\n" for item in items)
            return f"[\n{lines}{' ' * indent}]"
        return _struct(value, field.struct, types, indent, column)
    return _enum_member(value, field, types) or python_literal(value)


def _struct(value: Any, struct: str, types: Types, indent: int, column: int) -> str:
    inner = arguments(value, types.structs[struct].fields, types, indent + 4)
    return call(struct, inner, column=indent + column + 1, indent=indent)


def _enum_member(value: Any, field: FieldView, types: Types) -> str:
    enum = types.enums.get(field.enum)
    for item in enum.values if enum else ():
        known = item.value.value if isinstance(item.value, Raw) else item.value
        if known == value:
            return f"{field.enum}.{item.python}"
    return ""

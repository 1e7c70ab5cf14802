"""The models stage: view → JSON Schema → datamodel-code-generator → classes.

The schema holds identifiers and types only, so nothing of the spec's free text reaches the
library. Texts, literals and defaults are made here and printed by our own class templates.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from volcgen.classes import ClassMaker, marked, unmarked
from volcgen.digest import digest
from volcgen.spec.types import Type, parse_type
from volcgen.tools import tool_versions
from volcgen.view.annotations import zero
from volcgen.view.docstrings import field_text
from volcgen.view.model import EnumView, FieldView, StructView, View
from volcgen.view.text import (
    LINE_LENGTH,
    docstring,
    docstring_text,
    python_literal,
    pythonic,
    wrapped,
)

_WIDTH = 92


@dataclass(frozen=True)
class Models:
    """The classes of one module, not made yet. Prints as a mark that `expanded` replaces."""

    schema: dict[str, Any]
    texts: dict[str, dict[str, Any]] = field(repr=False)
    templates: Path

    @cached_property
    def mark(self) -> str:
        """Stands for the classes; names everything that shapes them."""
        shapes = [path.read_text(encoding="utf-8") for path in sorted(self.templates.glob("*"))]
        parts = [self.schema, self.texts, shapes, tool_versions()["datamodel-code-generator"]]
        return f"# models {digest(json.dumps(parts, ensure_ascii=True))}"

    def __str__(self) -> str:
        return self.mark

    def make(self, name: str, maker: ClassMaker) -> str:
        """The classes as Python, without imports: the view knows those."""
        texts: list[str] = []
        return unmarked(maker.make(name, self.schema, marked(self.texts, texts)), texts)


def enum_models(view: View, templates: Path) -> Models:
    """The module of all enums."""
    schema = {enum.name: _enum_schema(enum) for enum in view.enums}
    return Models(_wrapped(schema), {e.name: _enum_texts(e) for e in view.enums}, templates)


def struct_models(structs: tuple[StructView, ...], view: View, templates: Path) -> Models:
    """A module of structs; the types of other modules are named by their path."""
    here = {struct.name for struct in structs}
    package = view.service.package
    schema = {s.name: _struct_schema(s, here, package) for s in structs}
    texts = {s.name: _struct_texts(s, view.wires, here) for s in structs}
    return Models(_wrapped(schema), texts, templates)


def _wrapped(definitions: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}


def _enum_schema(enum: EnumView) -> dict[str, Any]:
    # Numbers stand in for the values: a text of the spec has no business in the library.
    return {
        "type": "integer",
        "enum": list(range(len(enum.values))),
        "x-enum-varnames": [value.python for value in enum.values],
    }


def _struct_schema(struct: StructView, here: set[str], package: str) -> dict[str, Any]:
    properties = {f.python: _field_schema(f, here, package) for f in struct.fields}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _field_schema(field: FieldView, here: set[str], package: str) -> dict[str, Any]:
    def named(name: str, module: str) -> dict[str, Any]:
        if name in here:
            return {"$ref": f"#/$defs/{name}"}
        return {"customTypePath": f"{package}.{module}.{name}"}

    def schema(type_: Type) -> dict[str, Any]:
        item = type_.item or Type("string")
        match type_.kind:
            case "array":
                return {"type": "array", "items": schema(item)}
            case "map":
                return {"type": "object", "additionalProperties": schema(item)}
            case "object":
                return named(type_.struct, "structs")
            case kind if not field.enum:
                kinds = {"integer": "integer", "long": "integer", "double": "number"}
                return {"type": kinds.get(kind, kind)}
            case _:
                return named(field.enum, "enums")

    made = schema(parse_type(field.type))
    return (
        made | {"x-python-type": field.annotation.partition("[")[0]} if field.is_sequence else made
    )


def _enum_texts(enum: EnumView) -> dict[str, Any]:
    members = {
        value.python: {
            "literal": python_literal(value.value),
            "doc": docstring(docstring_text(value.description.en), 4),
        }
        for value in enum.values
    }
    doc = docstring(docstring_text(enum.description.en), 4)
    return {"volcgen": {"base": enum.base, "doc": doc, "members": members}}


def _struct_texts(struct: StructView, wires: dict[str, str], here: set[str]) -> dict[str, Any]:
    options = "kw_only=True, omit_defaults=True" if struct.sent else "kw_only=True"
    fields = {f.python: _field_texts(f, struct, wires, here) for f in struct.fields}
    lines = wrapped(docstring_text(pythonic(struct.description.en, wires)), _WIDTH)
    base = f"{struct.base}, {options}"
    return {"volcgen": {"base": base, "doc": docstring("\n".join(lines), 4), "fields": fields}}


def _field_texts(
    field: FieldView, struct: StructView, wires: dict[str, str], here: set[str]
) -> dict[str, str | bool]:
    wire = python_literal(field.wire)
    optional = field.optional if struct.sent else not field.required
    if optional:
        call = f"field(default=None, name={wire})"
    elif struct.sent:
        call = f"field(name={wire})"
    else:
        empty = ('""' if field.kind == "string" else "0") if field.enum else ""
        value = zero(field.annotation, empty, later=field.struct in here)
        call = f"field({value}, name={wire})"
    suffix = " | None" if optional else ""
    line = f"    {field.python}: {field.annotation}{suffix} = {call}"
    if len(line) > LINE_LENGTH:
        call = call.replace("field(", "field(\n        ", 1)[:-1] + "\n    )"
    lines = "\n".join(wrapped(field_text(field, wires), _WIDTH))
    return {"optional": optional, "call": call, "doc": docstring(lines, 4)}

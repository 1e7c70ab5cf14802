"""Describes fields, structs and enums in JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from volcgen.export.openapi.texts import both, field_description, lists
from volcgen.spec.definitions import Action, EnumSpec, FieldSpec, StructSpec
from volcgen.spec.files import Spec
from volcgen.spec.types import Type, parse_type

Schema = dict[str, Any]

_SCALARS: Final[dict[str, Schema]] = {
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "double": {"type": "number", "format": "double"},
}
_MOST_ITEMS: Final = {"array": "maxItems", "map": "maxProperties"}


@dataclass(frozen=True, slots=True)
class Use:
    """Whether requests or replies have the fields: limits apply only to what is sent."""

    sent: bool
    received: bool


def reference(name: str) -> Schema:
    """Return a reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def scalar_schema(type_: str) -> Schema:
    """Return the schema of a scalar type of the documents."""
    return dict(_SCALARS[parse_type(type_).kind])


def object_schema(fields: Mapping[str, FieldSpec], use: Use) -> Schema:
    """Return the schema of an object with these fields."""
    required = [wire for wire in fields if _is_always_present(wire, fields, use)]
    return {
        "type": "object",
        "properties": {wire: _field(field, use) for wire, field in fields.items()},
        **({"required": required} if required else {}),
    }


def struct_schema(struct: StructSpec, use: Use, rules: list[Schema]) -> Schema:
    """Return the schema of a struct; `rules` are those that JSON Schema can express."""
    schema = object_schema(struct.fields, use) | both("description", struct.description)
    return schema | ({"allOf": rules} if rules else {})


def enum_schema(enum: EnumSpec) -> Schema:
    """Return the schema of the known values; a field that has them accepts others as well."""
    values = enum.values.values()
    old = [item.value for item in values if item.deprecated]
    return {
        **_SCALARS[parse_type(enum.type).kind],
        **both("description", enum.description),
        "enum": [item.value for item in values],
        "x-enum-varnames": list(enum.values),
        **lists("x-enum-descriptions", [item.description for item in values]),
        **({"x-enum-deprecated": old} if old else {}),
    }


def query_parameters(spec: Spec, action: Action) -> list[Schema]:
    """Return the fields of a request as parameters of the query.

    OpenAPI has no style for dotted names; `x-encoding` marks the parameters that stand for several.
    """
    use = Use(sent=True, received=False)
    fields = spec.request_fields(action)
    found: list[Schema] = []
    for wire, field in fields.items():
        is_dotted = parse_type(field.type).kind in ("array", "map", "object")
        found.append(
            {
                "name": wire,
                "in": "query",
                **({"required": True} if _is_always_present(wire, fields, use) else {}),
                "schema": _field(field, use),
                **({"x-encoding": "dotted"} if is_dotted else {}),
            }
        )
    return found


def alternatives(fields: Mapping[str, FieldSpec]) -> dict[str, str]:
    """Return the fields that have a string alternative, with their alternatives."""
    return {
        other: wire
        for wire, field in fields.items()
        if (other := field.string_alternative_of) is not None and other in fields
    }


def _is_always_present(wire: str, fields: Mapping[str, FieldSpec], use: Use) -> bool:
    if not fields[wire].required or wire in alternatives(fields):
        return False
    return not (use.received and fields[wire].aliases)


def _field(field: FieldSpec, use: Use) -> Schema:
    schema = _typed(field, use)
    if "$ref" not in schema and use.sent:
        schema = _limited(schema, field)
    return schema | field_description(field) | _facts(field)


def _typed(field: FieldSpec, use: Use) -> Schema:
    schema = _of_type(parse_type(field.type), field.enum)
    if not field.also_types or not use.received:
        return schema
    return {"anyOf": [schema, *(_of_type(parse_type(text), None) for text in field.also_types)]}


def _of_type(type_: Type, enum: str | None) -> Schema:
    item = type_.item or Type("string")
    match type_.kind:
        case "array":
            return {"type": "array", "items": _of_type(item, enum)}
        case "map":
            return {"type": "object", "additionalProperties": _of_type(item, enum)}
        case "object":
            return reference(type_.struct)
        case kind if enum:
            # The client sends other values of an enum of numbers as 32 bits, also in a field of 64 bits.
            other = "integer" if kind == "long" else kind
            return {"anyOf": [reference(enum), dict(_SCALARS[other])]}
        case kind:
            return dict(_SCALARS[kind])


def _limited(schema: Schema, field: FieldSpec) -> Schema:
    items = _MOST_ITEMS.get(parse_type(field.type).kind, "maxItems")
    limits = {
        "minimum": field.min,
        "maximum": field.max,
        "maxLength": field.max_length,
        items: field.max_items,
        "default": field.default,
    }
    schema = schema | {key: value for key, value in limits.items() if value is not None}
    if field.pattern is None:
        return schema
    pattern = {"pattern": f"^(?:{field.pattern})$"}
    if schema.get("type") == "array":
        return schema | {"items": schema["items"] | pattern}
    return schema | pattern


def _facts(field: FieldSpec) -> Schema:
    """Return the keys that do not restrict a value."""
    facts: Schema = {
        "examples": None if field.example is None else [field.example],
        "deprecated": True if field.deprecated else None,
        "x-unit": field.unit,
        "x-duration": field.duration if field.unit else None,
        "x-string-alternative-of": field.string_alternative_of,
        "x-aliases": list(field.aliases) or None,
        "x-sensitive": field.sensitive,
    }
    return {key: value for key, value in facts.items() if value is not None}

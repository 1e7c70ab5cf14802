"""JSON Schemas of requests and results, from the structs of the package and the texts of the API.

Hosts restrict the schemas of tools: rules between fields are in descriptions, not in `allOf`, and
structs are written in place, not referred to. 64-bit integers are text, because JavaScript cannot
represent them; numbers are accepted as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action, Condition
from .._core.schema.fields import Field, fields_of
from .._core.schema.models import UntypedResult
from .._core.schema.types import Array, Map, Object, Scalar, Type
from .texts import Texts

Schema = dict[str, Any]

_KINDS: Final = {
    "integer": "integer",
    "long": "string",
    "double": "number",
    "string": "string",
    "boolean": "boolean",
}


def request_schema(action: Action[Any], texts: Texts, optional: Collection[str] = ()) -> Schema:
    """Return the schema of the request of an action.

    Args:
        action: The action.
        texts: Descriptions of the fields.
        optional: Fields that the client adds if they are missing.
    """
    own: Mapping[str, str] = texts.actions[action.name]["request"]
    schema = _Schemas(texts).object(action.request, own, ())
    if needed := [name for name in schema.pop("required", ()) if name not in optional]:
        schema["required"] = needed
    return schema | {"additionalProperties": False}


def result_schema(action: Action[Any], texts: Texts) -> Schema:
    """Return the schema of the result of an action; it allows further fields."""
    if issubclass(action.result, UntypedResult):
        return {"type": "object"}
    own: Mapping[str, str] = texts.actions[action.name]["result"]
    schema = _Schemas(texts, is_result=True).object(action.result, own, ())
    schema.pop("required", None)
    return schema


def rules(action: Action[Any]) -> list[str]:
    """Return the rules between fields of a request, as sentences."""
    return [_rule(condition) for condition in action.conditions]


def _rule(condition: Condition) -> str:
    case = f"{'.'.join(condition.when.path)} is {condition.when.equals!r}"
    if condition.max is not None:
        return f"`{condition.field}` is at most {condition.max} when {case}."
    return f"`{condition.field}` is required when {case}."


class _Schemas:
    def __init__(self, texts: Texts, *, is_result: bool = False) -> None:
        self._texts = texts
        self._is_result = is_result

    def object(
        self,
        struct: type[msgspec.Struct],
        descriptions: Mapping[str, str],
        outer: tuple[type[msgspec.Struct], ...],
    ) -> Schema:
        fields = fields_of(struct)
        properties = {
            field.wire_name: self._field(field, descriptions, (*outer, struct)) for field in fields
        }
        required = [
            field.wire_name
            for field in fields
            if field.required and not field.info.string_alternative
        ]
        schema: Schema = {"type": "object", "properties": properties}
        return schema | ({"required": required} if required and not self._is_result else {})

    def _field(
        self,
        field: Field,
        descriptions: Mapping[str, str],
        outer: tuple[type[msgspec.Struct], ...],
    ) -> Schema:
        schema = self._type(field.type, outer)
        parts = [descriptions.get(field.wire_name, "")]
        if (enum := _enum_of(field.type)) is not None:
            parts.append(f"{_values(enum)}.")
        if field.info.string_alternative and field.required:
            parts.append(f"This or `{field.info.string_alternative}` is required.")
        if field.info.any_of_with:
            others = "`, `".join(field.info.any_of_with)
            parts.append(f"This or one of `{others}` is required.")
        description = " ".join(part for part in parts if part)
        if field.info.default is not None:
            schema["default"] = field.info.default
        return schema | ({"description": description} if description else {})

    def _type(self, type_: Type, outer: tuple[type[msgspec.Struct], ...]) -> Schema:
        match type_:
            case Scalar():
                return self._scalar(type_)
            case Array(item, most):
                return {"type": "array", "items": self._type(item, outer)} | (
                    {} if most is None or self._is_result else {"maxItems": most}
                )
            case Map(value, most):
                return {"type": "object", "additionalProperties": self._type(value, outer)} | (
                    {} if most is None or self._is_result else {"maxProperties": most}
                )
            case Object(struct):
                if struct in outer:  # a struct that contains itself
                    return {"type": "object"}
                return self.object(struct, self._texts.structs.get(struct.__name__, {}), outer)

    def _scalar(self, type_: Scalar) -> Schema:
        schema: Schema = {"type": _KINDS[type_.kind]}
        if type_.kind == "long":
            return schema | {"format": "int64"}
        if self._is_result or type_.enum is not None or type_.kind == "boolean":
            return schema
        if type_.kind == "string":
            return schema | ({} if type_.max_length is None else {"maxLength": type_.max_length})
        limits = zip(("minimum", "maximum"), type_.range, Scalar(type_.kind).range, strict=True)
        return schema | {key: own for key, own, widest in limits if own != widest}


def _enum_of(type_: Type) -> type[Enum] | None:
    match type_:
        case Scalar(enum=enum):
            return enum
        case Array(item):
            return _enum_of(item)
        case Map(value):
            return _enum_of(value)
        case _:
            return None


def _values(enum: type[Enum]) -> str:
    return ", ".join(f"{member.value}={member.name.lower()}" for member in enum)

"""The classes of enums and structs, as Python code for templates.

Types are described in JSON Schema, from which datamodel-code-generator makes annotations. The schema
holds identifiers and types only, so nothing of the spec's free text reaches the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from sys import float_info
from typing import Any, Final

from volcgen.spec.types import Type, parse_type
from volcgen.type_hints import TypeHints
from volcgen.view.annotations import annotation, zero
from volcgen.view.call_model import FieldView
from volcgen.view.deprecations import message, sentence
from volcgen.view.docstrings import field_text
from volcgen.view.model import EnumValueView, EnumView, StructView
from volcgen.view.text import (
    docstring,
    docstring_text,
    imported,
    python_literal,
    pythonic,
    wrapped,
)
from volcgen.view.view import View

_WIDTH = 92


_MODULES: Final = {
    "Annotated": "typing",
    "FieldInfo": "_core.schema.fields",
    "IdMap": "_core.schema.types",
    "Int64": "_core.schema.types",
    "Meta": "msgspec",
    "OpenInt": "_core.schema.types",
    "OpenStr": "_core.schema.types",
    "SentFloat": "_core.schema.types",
    "SentInt32": "_core.schema.types",
    "SentInt64": "_core.schema.types",
    "Sequence": "collections.abc",
    "field": "msgspec",
}
"""Names that classes may use, with the modules that they are imported from."""
_RANGES: Final[dict[str, tuple[float, float]]] = {
    "integer": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "double": (-float_info.max, float_info.max),
}
_JSON_TYPES: Final = {"integer": "integer", "long": "integer", "double": "number"}
_UNLIMITED: Final = {"integer": "SentInt32", "long": "SentInt64", "double": "SentFloat"}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an enum, as Python code."""

    name: str
    literal: str
    doc: str


@dataclass(frozen=True, slots=True)
class EnumClass:
    name: str
    base: str
    """Base class, with its options."""
    doc: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ClassField:
    """A field of a struct, as Python code."""

    name: str
    type: str
    """Its annotation."""
    call: str
    """Call of `field`."""
    doc: str


@dataclass(frozen=True, slots=True)
class StructClass:
    name: str
    base: str
    """Base class, with its options."""
    doc: str
    fields: tuple[ClassField, ...]


@dataclass(frozen=True, slots=True)
class StructClasses:
    """The structs of one module."""

    structs: tuple[StructClass, ...]
    names: frozenset[str]
    """Names of `_MODULES` that the classes use."""

    def imported(self, module: str, *others: str, prefix: str = "") -> str:
        """Return the import of the names that the classes and `others` use from a module, or ''."""
        names = {name for name in self.names if _MODULES[name] == module} | set(others)
        return imported(sorted(names, key=_isort_key), f"{prefix}{module}") if names else ""


def _isort_key(name: str) -> tuple[bool, str]:
    return (not name[:1].isupper(), name)


def enum_classes(view: View) -> tuple[EnumClass, ...]:
    """Return the classes of the module of enums."""
    return tuple(_enum_class(enum, view) for enum in view.enums)


def struct_classes(structs: tuple[StructView, ...], view: View, hints: TypeHints) -> StructClasses:
    """Return the classes of a module of structs; types of other modules are named by their path."""
    here = {struct.name for struct in structs}
    parts = [[_field_parts(f, struct, here, view) for f in struct.fields] for struct in structs]
    flat = list(chain.from_iterable(parts))
    types = iter(hints.of(part.schema for part in flat))
    return StructClasses(
        tuple(
            _struct_class(struct, [_typed(part, next(types)) for part in fields], view)
            for struct, fields in zip(structs, parts, strict=True)
        ),
        frozenset(name for part in flat for name in part.names),
    )


@dataclass(frozen=True)
class _FieldParts:
    """What a field of a class is made from."""

    field: FieldView
    schema: dict[str, Any]
    """JSON Schema of the type."""
    limits: str
    """Call of `Meta` with the limits of a field that only requests have; empty if there are none."""
    info: str
    """Call of `FieldInfo`, empty if the field needs none."""
    call: str
    """Call of `field`."""
    optional: bool
    names: frozenset[str]
    """Names of `_MODULES` that the field uses."""


def _typed(part: _FieldParts, hint: str) -> tuple[_FieldParts, str]:
    """Return a field with its annotation."""
    annotation = f"Annotated[{hint}, {part.limits}]" if part.limits else hint
    annotation += " | None" if part.optional else ""
    return part, f"Annotated[{annotation}, {part.info}]" if part.info else annotation


def _field_parts(field: FieldView, struct: StructView, here: set[str], view: View) -> _FieldParts:
    names = {"field"}
    sent_only = struct.sent and not struct.received
    limits = _limits(field) if struct.sent else {}
    type_ = parse_type(field.type)
    schema = _Schema(field, here, view, names, sent=sent_only).of(type_)
    if field.is_sequence:
        schema["x-python-type"] = "Sequence"
        names.add("Sequence")
    if field.is_id_map:
        item = type_.item or Type("string")
        value = schema["additionalProperties"].get("x-python-type", annotation(item, None))
        schema["x-python-type"] = f"IdMap[{value}]"
        names.add("IdMap")
    info = _info(field, struct, {} if sent_only else limits, view)
    limited = _meta(limits) if sent_only and limits else ""
    if limited:
        names |= {"Annotated", "Meta"}
    if info:
        names |= {"Annotated", "FieldInfo"} | ({"Meta"} if "Meta(" in info else set())
    optional = field.optional if struct.sent else not field.required
    call = _field_call(field, struct, here, optional=optional)
    return _FieldParts(field, schema, limited, info, call, optional, frozenset(names))


def _meta(limits: Mapping[str, int | float]) -> str:
    return f"Meta({', '.join(f'{name}={value!r}' for name, value in limits.items())})"


def _limits(field: FieldView) -> dict[str, int | float]:
    """Return the documented limits of a field as arguments of `Meta`."""
    if field.min is not None or field.max is not None:
        least, greatest = _RANGES[field.kind]
        return {
            "ge": least if field.min is None else field.min,
            "le": greatest if field.max is None else field.max,
        }
    longest = field.max_length if field.max_items is None else field.max_items
    return {} if longest is None else {"max_length": longest}


@dataclass(frozen=True)
class _Schema:
    """Describes the types of one field in JSON Schema, and collects the names that they use."""

    field: FieldView
    here: set[str]
    view: View
    names: set[str]
    sent: bool

    def of(self, type_: Type) -> dict[str, Any]:
        item = type_.item or Type("string")
        match type_.kind:
            case "array":
                return {"type": "array", "items": self.of(item)}
            case "map":
                return {"type": "object", "additionalProperties": self.of(item)}
            case "object":
                return self._named(type_.struct, "structs")
            case kind if self.field.enum:
                return self._enum(kind)
            case kind:
                return self._scalar(kind, limited=bool(_limits(self.field)))

    def _named(self, name: str, module: str) -> dict[str, Any]:
        if name in self.here:
            return {"$ref": f"#/$defs/{name}"}
        return {"customTypePath": f"{self.view.service.package}.{module}.{name}"}

    def _enum(self, kind: str) -> dict[str, Any]:
        if not self.sent:
            return self._named(self.field.enum, "enums")
        wrapper = "OpenStr" if kind == "string" else "OpenInt"
        self.names.add(wrapper)
        json_type = _JSON_TYPES.get(kind, kind)
        return {"type": json_type, "x-python-type": f"{wrapper}[{self.field.enum}]"}

    def _scalar(self, kind: str, *, limited: bool) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": _JSON_TYPES.get(kind, kind)}
        alias = _UNLIMITED.get(kind) if self.sent and not limited else None
        if alias is None and kind == "long":
            alias = "Int64"
        if alias is not None:
            schema["x-python-type"] = alias
            self.names.add(alias)
        return schema


def _info(field: FieldView, struct: StructView, limits: dict[str, int | float], view: View) -> str:
    """Return the call of `FieldInfo`; empty where the type alone describes the field."""
    arguments: dict[str, str] = {}
    if field.string_alternative:
        arguments["string_alternative"] = python_literal(field.string_alternative)
        if struct.sent and field.required:
            arguments["required"] = "True"
    if field.aliases:
        arguments["aliases"] = python_literal(field.aliases)
    if struct.sent:
        if field.any_of_with:
            arguments["any_of_with"] = python_literal(field.any_of_with)
        if limits:
            arguments["limits"] = _meta(limits)
        if field.pattern.value:
            arguments["pattern"] = python_literal(field.pattern)
        if field.default is not None:
            arguments["default"] = python_literal(field.default)
    if field.sensitive:
        arguments["sensitive"] = "True"
    if field.deprecated and struct.sent:
        arguments["deprecated"] = python_literal(message(field.deprecated, view.python_names))
    if field.unit:
        arguments["unit"] = python_literal(field.unit)
    given = ", ".join(f"{name}={value}" for name, value in arguments.items())
    return f"FieldInfo({given})" if given else ""


def _field_call(field: FieldView, struct: StructView, here: set[str], *, optional: bool) -> str:
    wire = python_literal(field.wire_name)
    if optional:
        return f"field(default=None, name={wire})"
    if struct.sent:
        return f"field(name={wire})"
    empty = ('""' if field.kind == "string" else "0") if field.enum else ""
    value = zero(field.annotation, empty, later=field.struct in here)
    return f"field({value}, name={wire})"


def _enum_class(enum: EnumView, view: View) -> EnumClass:
    members = tuple(
        Member(value.name, python_literal(value.value), docstring(_member_text(value, view), 4))
        for value in enum.values
    )
    deprecated = {
        value.value: message(value.deprecated, view.python_names)
        for value in enum.values
        if value.deprecated
    }
    base = f"{enum.base}, deprecated={python_literal(deprecated)}" if deprecated else enum.base
    return EnumClass(enum.name, base, docstring(docstring_text(enum.description.en), 4), members)


def _member_text(value: EnumValueView, view: View) -> str:
    text = docstring_text(value.description.en)
    if value.deprecated is None:
        return text
    notice = docstring_text(sentence(value.deprecated, view.python_names))
    return "\n".join(wrapped(f"{text} {notice}", _WIDTH))


def _struct_class(
    struct: StructView, fields: Iterable[tuple[_FieldParts, str]], view: View
) -> StructClass:
    options = "kw_only=True, omit_defaults=True" if struct.sent else "kw_only=True"
    words = view.python_names
    doc = wrapped(docstring_text(pythonic(struct.description.en, words)), _WIDTH)
    return StructClass(
        struct.name,
        f"{struct.base}, {options}",
        docstring("\n".join(doc), 4),
        tuple(
            ClassField(
                part.field.name,
                type_,
                part.call,
                docstring("\n".join(wrapped(field_text(part.field, words), _WIDTH)), 4),
            )
            for part, type_ in fields
        ),
    )

"""Parse the body of a request and check it against the fields of its action."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from .._core.errors import Violation
from .._core.schema.actions import Action
from .._core.schema.dotted import read_form, read_pairs, without_action
from .._core.schema.fields import Field, fields_of
from .._core.schema.types import Array, Map, Object, Scalar, Type
from .._core.serde.fast_validation import fast_validator
from .._core.serde.validation import violations
from .._core.util.json_text import decode_json
from .._core.util.typeguards import is_list, is_mapping
from .body_walk import Node, walk
from .errors import ServiceError


def parse_body(
    raw: bytes, action: Action[Any], query: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Return the fields of a request from its JSON body, form or query; raise ServiceError."""
    if action.encoding == "json":
        return _json(raw, action)
    pairs = read_form(raw) if action.encoding == "form" else without_action(query)
    return _dotted(pairs, action)


def _dotted(pairs: Iterable[tuple[str, str]], action: Action[Any]) -> dict[str, Any]:
    body, broken = read_pairs(pairs, action.request)
    if broken:
        raise _error(body, action, broken)
    return body


def _json(raw: bytes, action: Action[Any]) -> dict[str, Any]:
    """Return the JSON object without nulls; raise ServiceError if the body is not an object.

    A text that was cut inside of a character is read with U+FFFD, as the client reads it. A field that
    is null counts as absent. Only a required list or map counts as empty: clients in Go, such as the
    official one, send null for an empty list or map.
    """
    try:
        body = decode_json(raw)
        if b"null" in raw:
            body = _without_nulls(body, Object(action.request))
    except msgspec.DecodeError as error:
        raise ServiceError("JsonParsingError", f"the body is not JSON: {error}") from None
    except RecursionError:
        raise ServiceError("JsonParsingError", "the body is nested too deeply") from None
    if not is_mapping(body):
        raise ServiceError("JsonParsingError", "the body is not a JSON object")
    return body


def check_body(
    body: dict[str, Any],
    action: Action[Any],
    *,
    open_enum_fields: Collection[str] = (),
    strict: bool = False,
) -> tuple[str, ...]:
    """Return the paths of fields that the action does not have.

    An integer 0 beside its string alternative is removed: the official Go client sends it.

    Args:
        body: The parsed body.
        action: The action that it is for.
        open_enum_fields: Wire names of fields that accept values their enum does not name.
        strict: Refuse unknown fields.

    Raises:
        ServiceError: The body breaks documented rules; the message lists them all.
    """
    unknown: list[str] = []
    unnamed: list[Violation] = []
    for node in walk(body, action.request, dotted=action.is_dotted):
        match node.type:
            case Object(struct) if is_mapping(node.value):
                _drop_replaced_zeros(node.value, struct)
                unknown += _unknown_fields(node, struct)
            case Scalar(enum=enum) if enum is not None and node.field not in open_enum_fields:
                unnamed += _unnamed_values(node, enum)
            case _:
                pass
    validator = fast_validator(action)
    is_valid = validator is not None and validator.is_valid(body)
    broken = unnamed if is_valid else [*violations(body, action), *unnamed]
    if strict:
        broken += [Violation(path, "is not a field of the action") for path in unknown]
    if broken:
        raise _error(body, action, broken)
    return tuple(unknown)


def _drop_replaced_zeros(data: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    for name, alternative in _alternatives(struct):
        if data.get(alternative):
            value = data.get(name)
            if value in ([], {}) or (type(value) is int and value == 0):
                del data[name]


@cache
def _alternatives(struct: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Return the fields that have a string alternative, each with that."""
    names = [(field.wire_name, field.info.string_alternative) for field in fields_of(struct)]
    return tuple([(name, alternative) for name, alternative in names if alternative])


def _unknown_fields(node: Node, struct: type[msgspec.Struct]) -> Iterator[str]:
    known = struct.__struct_encode_fields__
    prefix = f"{node.path}." if node.path else ""
    return (f"{prefix}{name}" for name in node.value if name not in known)


def _unnamed_values(node: Node, enum: type[Enum]) -> Iterator[Violation]:
    """Yield a violation for a value that the enum does not name: only clients accept such values."""
    named = _values_of(enum)
    # `violations` reports a value of another type.
    if type(node.value) is type(named[0]) and node.value not in named:
        listed = ", ".join(map(str, named))
        yield Violation(node.path, f"is {node.value}; {listed} are allowed")


@cache
def _values_of(enum: type[Enum]) -> tuple[Any, ...]:
    return tuple([member.value for member in enum])


def _error(body: dict[str, Any], action: Action[Any], broken: list[Violation]) -> ServiceError:
    # Some fields that only a condition requires have an error code of their own. It is used when
    # nothing else is wrong.
    codes_by_field = {c.field: c.error for c in action.conditions if c.error and c.max is None}
    codes = {codes_by_field.get(v.path, "") if v.path not in body else "" for v in broken}
    code = codes.pop() if len(codes) == 1 else ""
    return ServiceError(code or "InvalidParam", "; ".join(f"{v.path}: {v.problem}" for v in broken))


def _without_nulls(value: object, type_: Type | None) -> object:
    if is_list(value):
        item = type_.item if isinstance(type_, Array) else None
        return [_without_nulls(each, item) for each in value]
    return dict(_present(value, type_)) if is_mapping(value) else value


def _present(data: Mapping[str, Any], type_: Type | None) -> Iterator[tuple[str, object]]:
    fields: dict[str, Field] = {}
    if isinstance(type_, Object):
        fields = {field.wire_name: field for field in fields_of(type_.struct)}
    for name, value in data.items():
        field = fields.get(name)
        inner = field.type if field else type_.value if isinstance(type_, Map) else None
        if value is not None:
            yield name, _without_nulls(value, inner)
        elif field and field.required and isinstance(inner, Array | Map):
            yield name, [] if isinstance(inner, Array) else {}

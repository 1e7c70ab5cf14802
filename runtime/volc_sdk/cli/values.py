"""Values of options: texts of the command line as values that a request has."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

from .._core.schema.action_names import suggestion
from .._core.schema.fields import Field, fields_of
from .._core.schema.types import Array, Map, Object, Scalar, Type
from .._core.util.typeguards import is_list, is_mapping
from .errors import UsageError

_BOOLEANS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_text(text: str, stdin: TextIO, where: str) -> str:
    """Return the text, or the content of the file that `@file` names; `@-` is the standard input.

    `@@` at the start is a plain `@`.

    Raises:
        UsageError: The file cannot be read, or is not UTF-8.
    """
    if not text.startswith("@"):
        return text
    if text.startswith("@@"):
        return text[1:]
    return read_file(text[1:], stdin, where)


def read_file(name: str, stdin: TextIO, where: str) -> str:
    """Return the content of a file; `-` is the standard input.

    Raises:
        UsageError: The file cannot be read, or is not UTF-8.
    """
    try:
        return stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{where}: the file {name!r} is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{where}: cannot read the file {name!r}: {reason}") from None


def parse_json(text: str, where: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        UsageError: The text is not JSON.
    """
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: expected JSON: {error}") from None


def parse_object(text: str, where: str) -> dict[str, Any]:
    """Return the object of a JSON text.

    Raises:
        UsageError: The text is not a JSON object.
    """
    value = parse_json(text, where)
    if not isinstance(value, dict):
        raise UsageError(f"{where}: expected a JSON object, found {_kind(value)}")
    return value  # pyright: ignore[reportUnknownVariableType]


def parse_values(texts: list[str], type_: Type, where: str, stdin: TextIO) -> Any:
    """Return the value of an option from its words.

    Args:
        texts: The words after the option: one, or several for a list.
        type_: Type of the field.
        where: The option, for errors.
        stdin: What `@-` reads.

    Raises:
        UsageError: A word does not fit the type.
    """
    if not isinstance(type_, Array):
        return parse_value(read_text(texts[-1], stdin, where), type_, where)
    if len(texts) == 1:
        text = read_text(texts[0], stdin, where)
        if text.lstrip().startswith("["):
            return named_values(parse_json(text, where), type_, where)
        if texts[0].startswith("@") and text != texts[0][1:]:  # a file with one item per line
            texts = [line.strip() for line in text.splitlines() if line.strip()]
    return [parse_value(read_text(text, stdin, where), type_.item, where) for text in texts]


def parse_value(text: str, type_: Type, where: str) -> Any:
    """Return the value of a text.

    Raises:
        UsageError: The text does not fit the type.
    """
    if isinstance(type_, Scalar):
        return _scalar(text, type_, where)
    return named_values(parse_json(text, where), type_, where)


def named_values(value: Any, type_: Type, where: str) -> Any:
    """Return a JSON value with the names of enum values replaced by the values, at any depth."""
    match type_:
        case Scalar(enum=None):
            return value
        case Scalar(enum=enum):
            assert enum is not None
            return _enum_value(value, enum, where) if isinstance(value, str) else value
        case Array(item) if is_list(value):
            return [named_values(each, item, f"{where}[{i}]") for i, each in enumerate(value)]
        case Map(inner) if is_mapping(value):
            return {
                name: named_values(each, inner, f"{where}.{name}") for name, each in value.items()
            }
        case Object(struct) if is_mapping(value):
            known = {field.wire_name: field for field in fields_of(struct)}
            known |= {field.name: field for field in fields_of(struct)}
            return {
                name: (
                    named_values(each, known[name].type, f"{where}.{name}")
                    if name in known
                    else each
                )
                for name, each in value.items()
            }
        case _:
            return value


def set_field(
    body: dict[str, Any], assignment: str, struct: type[msgspec.Struct], stdin: TextIO
) -> None:
    """Set the field that `Path.To.Field=value` names in a body by wire names.

    A number in the path is a position in a list, which may be one past its end.

    Raises:
        UsageError: There is no such field, or the value does not fit.
    """
    path, equals, text = assignment.partition("=")
    where = f"--field {path}"
    if not equals or not path:
        raise UsageError(f"--field: expected PATH=VALUE, found {assignment!r}")
    target: Any = body
    type_: Type = Object(struct)
    steps = path.split(".")
    for index, step in enumerate(steps):
        key, type_ = _inner(type_, step, where)
        is_last = index == len(steps) - 1
        value: Any
        if is_last:
            value = parse_values([text], type_, where, stdin)
        else:
            value = [] if isinstance(type_, Array) else {}
        target = _put(target, key, value, where, replace=is_last)


def field_named(struct: type[msgspec.Struct], name: str, where: str) -> Field:
    """Return a field by its wire name or Python name.

    Raises:
        UsageError: There is no such field.
    """
    found = fields_of(struct)
    for field in found:
        if name in (field.wire_name, field.name):
            return field
    hint = suggestion(name, [field.wire_name for field in found])
    raise UsageError(f"{where}: there is no field {name!r}{hint}")


def _inner(type_: Type, step: str, where: str) -> tuple[str | int, Type]:
    match type_:
        case Object(struct):
            field = field_named(struct, step, where)
            return field.wire_name, field.type
        case Array(item):
            if not (step.isascii() and step.isdigit()):
                raise UsageError(f"{where}: expected a position in the list, found {step!r}")
            return int(step), item
        case Map(value):
            return step, value
        case _:
            raise UsageError(f"{where}: {step!r} is inside of a value that has no fields")


def _put(target: Any, key: str | int, value: Any, where: str, *, replace: bool) -> Any:
    """Set an item of a dict or a list, unless one is kept; return the item."""
    if is_list(target) and isinstance(key, int):
        if key > len(target):
            raise UsageError(f"{where}: position {key} is beyond the end of the list")
        if key == len(target):
            target.append(value)
        elif replace:
            target[key] = value
        return target[key]
    if not isinstance(target, dict):
        raise UsageError(f"{where}: {key!r} is inside of {_kind(target)}")
    if replace or key not in target:
        target[key] = value
    return target[key]  # pyright: ignore[reportUnknownVariableType]


def _scalar(text: str, type_: Scalar, where: str) -> Any:
    if type_.enum is not None:
        return _enum_value(text, type_.enum, where)
    match type_.kind:
        case "string":
            return text
        case "boolean":
            if (found := _BOOLEANS.get(text.strip().lower())) is None:
                raise UsageError(f"{where}: expected true or false, found {text!r}")
            return found
        case "double":
            try:
                return float(text)
            except ValueError:
                raise UsageError(f"{where}: expected a number, found {text!r}") from None
        case _:
            return _integer(text, where, "an integer")


def _integer(text: str, where: str, expected: str) -> int:
    stripped = text.strip()
    digits = stripped.removeprefix("-").removeprefix("+")
    # Python limits the digits that `int` reads; no field has that many.
    if digits.isascii() and digits.isdigit() and len(digits) < 100:
        return int(stripped)
    raise UsageError(f"{where}: expected {expected}, found {text[:80]!r}")


def _enum_value(text: str, enum: type[Enum], where: str) -> Any:
    wanted = text.strip().replace("-", "_").upper()
    for name, member in enum.__members__.items():
        if name == wanted:
            return member.value
    if issubclass(enum, str):
        return text
    names = ", ".join(enum.__members__)
    return _integer(text, where, f"{names}, or a number")


def _kind(value: object) -> str:
    names: dict[type[object], str] = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "a boolean",
        type(None): "null",
    }
    return names.get(type(value), "a number")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")

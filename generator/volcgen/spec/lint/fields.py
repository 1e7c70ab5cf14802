"""What holds for every field, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from volcgen.problems import Problem, nearest, single, visible
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.lint.values import limit_misfits, misfits
from volcgen.spec.source import Where
from volcgen.spec.types import RANGES, SCALARS, Type, parse_type

if TYPE_CHECKING:
    from volcgen.spec.load import File, Spec


def check(
    spec: Spec, file: File[Any], where: Where, fields: dict[str, FieldSpec]
) -> Iterator[Problem]:
    """Problems of the fields of one request, result or struct."""
    seen: dict[str, str] = {}
    for name, field in fields.items():
        here = (*where, name)
        for alias in (name, *field.aliases):
            if alias in seen:
                message = f"`{alias}` is a name of `{seen[alias]}` already"
                yield Problem("L220", message, file.document.at((*here, "aliases")))
            seen[alias] = name
        try:
            type_ = parse_type(field.type)
        except ValueError as error:
            message = f"unknown type `{field.type}`"
            at = file.document.at((*here, "type"))
            yield Problem("L201", message, at, str(error), instead=_scalar(field.type))
            continue
        yield from _links(spec, file, here, field, type_)
        yield from _limits(file, here, field, type_)
        yield from _values(spec, file, here, field, type_)
        yield from _twin(file, here, field, type_, fields)
        for place, also in enumerate(field.also_types):
            try:
                parse_type(also)
            except ValueError as error:
                at = file.document.at((*here, "also_types", place))
                message = f"unknown type `{also}`"
                yield Problem("L201", message, at, str(error), instead=_scalar(also))


def _scalar(words: str) -> str | None:
    return single(words, [*SCALARS, "JSON Map"])


def _links(
    spec: Spec, file: File[Any], here: Where, field: FieldSpec, type_: Type
) -> Iterator[Problem]:
    structs, enums = spec.structs.node.structs, spec.structs.node.enums
    if type_.struct_name and type_.struct_name not in structs:
        help_ = f"{nearest(type_.struct_name, structs)}or define it in structs.yaml"
        message = f"there is no struct `{type_.struct_name}`"
        better = single(type_.struct_name, structs)
        instead = field.type.replace(type_.struct_name, better) if better else None
        at = file.document.at((*here, "type"))
        yield Problem("L202", message, at, help_, instead=instead)
    if field.enum is None:
        return
    enum = enums.get(field.enum)
    at = file.document.at((*here, "enum"))
    if enum is None:
        help_ = f"{nearest(field.enum, enums)}or define it in structs.yaml"
        message = f"there is no enum `{field.enum}`"
        yield Problem("L203", message, at, help_, instead=single(field.enum, enums))
    elif (type_.kind == "string") != (enum.type == "String") or type_.kind not in (
        "string", *RANGES
    ):  # fmt: skip
        message = f"the enum `{field.enum}` is {enum.type}, the field is {type_}"
        yield Problem("L208", message, at, "use one type for both")


def _limits(file: File[Any], here: Where, field: FieldSpec, type_: Type) -> Iterator[Problem]:
    allowed = {
        "min": type_.is_integer or type_.kind == "double",
        "max": type_.is_integer or type_.kind == "double",
        "max_length": type_.kind == "string",
        "max_items": type_.kind in ("array", "map"),
        "unit": type_.is_integer or (type_.item is not None and type_.item.is_integer),
    }
    for key, fits in allowed.items():
        if getattr(field, key) is not None and not fits:
            message = f"`{key}` has no meaning for {type_}"
            yield Problem("L219", message, file.document.at((*here, key), key=True), "remove it")
    if field.duration and field.unit is None:
        at = file.document.at((*here, "duration"), key=True)
        yield Problem("L226", "a length of time without a unit", at)
    if field.min is not None and field.max is not None and field.min > field.max:
        message = f"the least value {field.min} is above the greatest, {field.max}"
        yield Problem("L219", message, file.document.at((*here, "min")))


def _values(
    spec: Spec, file: File[Any], here: Where, field: FieldSpec, type_: Type
) -> Iterator[Problem]:
    for key, value, rule in (
        ("example", field.example, "L207"),
        ("default", field.default, "L210"),
    ):
        if value is None:
            continue
        found = False
        for misfit in misfits(value, type_, spec):
            found = True
            at = file.document.at((*here, key, *misfit.where))
            yield Problem(rule, misfit.message, at, misfit.help, instead=misfit.instead)
        if not found:
            for message, help_ in limit_misfits(value, field, spec):
                yield Problem(rule, message, file.document.at((*here, key)), help_)


def _twin(
    file: File[Any], here: Where, field: FieldSpec, type_: Type, fields: dict[str, FieldSpec]
) -> Iterator[Problem]:
    if field.twin_of is None:
        return
    at = file.document.at((*here, "twin_of"))
    other = fields.get(field.twin_of)
    if other is None:
        help_ = f"{nearest(field.twin_of, fields)}a twin stands beside its integer"
        message = f"there is no field `{visible(field.twin_of)}` here"
        fitting = [wire for wire, it in fields.items() if _may_stand_for(type_, it.type)]
        yield Problem("L213", message, at, help_, instead=single(field.twin_of, fitting))
    elif not _may_stand_for(type_, other.type):
        message = f"{type_} is no twin of {other.type}"
        help_ = "a String stands for an integer, arrays of them likewise, and a map for its like"
        yield Problem("L213", message, at, help_)


def _may_stand_for(type_: Type, other: str) -> bool:
    """Whether a type holds the ids of another as text; a map does so in its keys."""
    match str(type_):
        case "String":
            return other in ("Integer", "Long")
        case "Array of String":
            return other in ("Array of Integer", "Array of Long")
        case words:
            return type_.kind == "map" and other == words

"""Rules for every field of a request, a result or a struct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from volcgen.problems import Problem, did_you_mean, only_match, visible
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint.values import limit_mismatches, mismatches
from volcgen.spec.patterns import pattern_problem
from volcgen.spec.types import RANGES, SCALARS, Type, parse_type


def check(
    spec: Spec, file: SpecFile[Any], where: KeyPath, fields: dict[str, FieldSpec]
) -> Iterator[Problem]:
    """Yield the problems of the fields of one mapping."""
    seen: dict[str, str] = {}
    for name, field in fields.items():
        here = (*where, name)
        for alias in (name, *field.aliases):
            if alias in seen:
                message = f"`{alias}` is already a name of `{seen[alias]}`"
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
        yield from _text_ids(file, here, field, type_, fields)
        for place, also in enumerate(field.also_types):
            try:
                parse_type(also)
            except ValueError as error:
                at = file.document.at((*here, "also_types", place))
                message = f"unknown type `{also}`"
                yield Problem("L201", message, at, str(error), instead=_scalar(also))


def _scalar(words: str) -> str | None:
    return only_match(words, [*SCALARS, "JSON Map"])


def _links(
    spec: Spec, file: SpecFile[Any], here: KeyPath, field: FieldSpec, type_: Type
) -> Iterator[Problem]:
    structs, enums = spec.structs.node.structs, spec.structs.node.enums
    if type_.struct_name and type_.struct_name not in structs:
        help_ = f"{did_you_mean(type_.struct_name, structs)}or define it in structs.yaml"
        message = f"unknown struct `{type_.struct_name}`"
        better = only_match(type_.struct_name, structs)
        instead = field.type.replace(type_.struct_name, better) if better else None
        at = file.document.at((*here, "type"))
        yield Problem("L202", message, at, help_, instead=instead)
    if field.enum is None:
        return
    enum = enums.get(field.enum)
    at = file.document.at((*here, "enum"))
    if enum is None:
        help_ = f"{did_you_mean(field.enum, enums)}or define it in structs.yaml"
        message = f"unknown enum `{field.enum}`"
        yield Problem("L203", message, at, help_, instead=only_match(field.enum, enums))
    elif (type_.scalar.kind == "string") != (enum.type == "String") or type_.scalar.kind not in (
        "string", *RANGES
    ):  # fmt: skip
        message = f"the enum `{field.enum}` is {enum.type}, the field is {type_}"
        yield Problem("L208", message, at, "use one type for both")


def _limits(file: SpecFile[Any], here: KeyPath, field: FieldSpec, type_: Type) -> Iterator[Problem]:
    allowed = {
        "min": type_.is_integer or type_.kind == "double",
        "max": type_.is_integer or type_.kind == "double",
        "max_length": type_.kind == "string",
        "pattern": str(type_) in ("String", "Array of String"),
        "max_items": type_.kind in ("array", "map"),
        "unit": type_.is_integer or (type_.item is not None and type_.item.is_integer),
    }
    for key, fits in allowed.items():
        if getattr(field, key) is not None and not fits:
            message = f"`{key}` does not apply to {type_}"
            yield Problem("L219", message, file.document.at((*here, key), key=True), "remove it")
    yield from _pattern(file, here, field)
    if field.duration and field.unit is None:
        at = file.document.at((*here, "duration"), key=True)
        yield Problem("L226", "a duration without a unit", at)
    if field.min is not None and field.max is not None and field.min > field.max:
        message = f"the minimum {field.min} is above the maximum {field.max}"
        yield Problem("L219", message, file.document.at((*here, "min")))


def _pattern(file: SpecFile[Any], here: KeyPath, field: FieldSpec) -> Iterator[Problem]:
    if field.pattern is None:
        return
    at = file.document.at((*here, "pattern"))
    if problem := pattern_problem(field.pattern):
        message, _, help_ = problem.partition("; ")
        yield Problem("L249", message, at, help_ or "correct the expression")
    elif field.example is None:
        message = f"`{here[-1]}` has a pattern and no example, which tests need to make a value"
        yield Problem("L249", message, at, "add `example`")


def _values(
    spec: Spec, file: SpecFile[Any], here: KeyPath, field: FieldSpec, type_: Type
) -> Iterator[Problem]:
    for key, value, rule in (
        ("example", field.example, "L207"),
        ("default", field.default, "L210"),
    ):
        if value is None:
            continue
        found = False
        for mismatch in mismatches(value, type_, spec):
            found = True
            at = file.document.at((*here, key, *mismatch.where))
            yield Problem(rule, mismatch.message, at, mismatch.help, instead=mismatch.instead)
        if not found:
            for message, help_ in limit_mismatches(value, field, spec):
                yield Problem(rule, message, file.document.at((*here, key)), help_)


def _text_ids(
    file: SpecFile[Any], here: KeyPath, field: FieldSpec, type_: Type, fields: dict[str, FieldSpec]
) -> Iterator[Problem]:
    if field.string_alternative_of is None:
        return
    at = file.document.at((*here, "string_alternative_of"))
    other = fields.get(field.string_alternative_of)
    if other is None:
        help_ = (
            f"{did_you_mean(field.string_alternative_of, fields)}name a field of the same mapping"
        )
        message = f"unknown field `{visible(field.string_alternative_of)}`"
        fitting = [wire for wire, it in fields.items() if _can_replace(type_, it.type)]
        yield Problem(
            "L213", message, at, help_, instead=only_match(field.string_alternative_of, fitting)
        )
    elif not _can_replace(type_, other.type):
        message = f"{type_} cannot replace {other.type}"
        help_ = "use a String for an integer, an Array of String for an array, or the same JSON Map"
        yield Problem("L213", message, at, help_)


def _can_replace(type_: Type, other: str) -> bool:
    """Return whether a type holds the ids of another as text; a map does so in its keys."""
    match str(type_):
        case "String":
            return other in ("Integer", "Long")
        case "Array of String":
            return other in ("Array of Integer", "Array of Long")
        case words:
            return type_.kind == "map" and other == words

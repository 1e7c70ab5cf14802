"""Build the views of fields."""

from __future__ import annotations

from typing import Literal

from volcgen import names
from volcgen.spec.definitions import FieldSpec, Package
from volcgen.spec.types import Type, parse_type
from volcgen.view.annotations import accepted, annotation, default_value
from volcgen.view.call_model import FieldView
from volcgen.view.deprecations import notice
from volcgen.view.limits import limit_sentences
from volcgen.view.text import Raw, localized


def root_error(package: Package) -> str:
    """Return the class of all errors, such as `TinyChatError` of the package `tiny_chat`."""
    words = package.import_.split("_")
    return package.root_error or "".join(word.capitalize() for word in words) + "Error"


def field_views(
    fields: dict[str, FieldSpec],
    parameters: dict[str, FieldSpec] | None = None,
    at_least_one_of: tuple[str, ...] = (),
    *,
    of_request: bool = False,
) -> tuple[FieldView, ...]:
    """Return the views of the fields of a request, a result or a struct, in their order."""
    alternatives = {
        field.string_alternative_of: wire
        for wire, field in fields.items()
        if field.string_alternative_of
    }
    return tuple(
        _view(
            wire,
            field,
            alternatives.get(wire, ""),
            needed=field.required
            or (
                field.string_alternative_of in fields
                and fields[field.string_alternative_of].required
            ),
            is_parameter=wire in (parameters or {}),
            # It is enough to look at the first of them.
            unless=at_least_one_of[1:] if wire in at_least_one_of[:1] else (),
            of_request=of_request,
        )
        for wire, field in fields.items()
    )


def _view(
    wire: str,
    field: FieldSpec,
    alternative: str,
    *,
    needed: bool,
    is_parameter: bool,
    unless: tuple[str, ...],
    of_request: bool,
) -> FieldView:
    type_ = parse_type(field.type)
    return FieldView(
        wire_name=Raw(wire),
        name=names.snake(wire),
        type=str(type_),
        kind=type_.kind,
        item=type_.item.kind if type_.item else "",
        struct=type_.struct_name,
        enum=field.enum or "",
        annotation=(
            accepted(type_, field.enum, by_id=_is_by_id(type_, alternative))
            if of_request
            else annotation(type_, field.enum)
        ),
        required=field.required,
        optional=not field.required or bool(alternative),
        description=localized(field.description),
        default=field.default,
        example=field.example,
        min=field.min,
        max=field.max,
        max_length=field.max_length,
        max_items=field.max_items,
        pattern=Raw(field.pattern or ""),
        unit=field.unit or "",
        is_moment=field.unit is not None and not field.duration,
        string_alternative=Raw(alternative),
        alternative_name=names.snake(alternative) if alternative else "",
        alternative_of=(
            names.snake(field.string_alternative_of) if field.string_alternative_of else ""
        ),
        aliases=tuple(Raw(alias) for alias in field.aliases),
        sensitive=field.sensitive is not None,
        any_of_with=tuple(Raw(other) for other in unless),
        is_parameter=is_parameter,
        need=_need(field, alternative, needed=needed, is_parameter=is_parameter),
        limits=limit_sentences(field, per_call=of_request),
        default_value=default_value(type_, field.enum) if field.required else "None",
        deprecated=notice(field.deprecated),
    )


def _is_by_id(type_: Type, alternative: str) -> bool:
    """Return whether the keys of a map are integers: another field takes them as text."""
    return type_.kind == "map" and bool(alternative)


def _need(
    field: FieldSpec, alternative: str, *, needed: bool, is_parameter: bool
) -> Literal["yes", "no", "either", "client"]:
    if is_parameter:
        return "client"
    if not needed:
        return "no"
    return "either" if alternative or field.string_alternative_of else "yes"

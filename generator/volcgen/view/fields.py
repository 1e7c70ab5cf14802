"""Fields as Python sees them."""

from __future__ import annotations

from typing import Literal

from volcgen import names
from volcgen.spec.definitions import FieldSpec, Text
from volcgen.spec.types import parse_type
from volcgen.view.annotations import absent, accepted, annotation
from volcgen.view.facts import field_facts
from volcgen.view.model import FieldView
from volcgen.view.text import Localized, Raw, unspaced


def localized(text: Text) -> Localized:
    return Localized(Raw(text.en), Raw(unspaced(text.zh)))


def field_views(
    fields: dict[str, FieldSpec],
    parameters: dict[str, FieldSpec] | None = None,
    at_least_one_of: tuple[str, ...] = (),
    *,
    of_request: bool = False,
) -> tuple[FieldView, ...]:
    """The views of a request's, a result's or a struct's fields, in their order."""
    twins = {field.twin_of: wire for wire, field in fields.items() if field.twin_of}
    return tuple(
        _view(
            wire,
            field,
            twins.get(wire, ""),
            needed=field.required or (field.twin_of in fields and fields[field.twin_of].required),
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
    twin: str,
    *,
    needed: bool,
    is_parameter: bool,
    unless: tuple[str, ...],
    of_request: bool,
) -> FieldView:
    type_ = parse_type(field.type)
    return FieldView(
        wire=Raw(wire),
        python=names.snake(wire),
        type=str(type_),
        kind=type_.kind,
        item=type_.item.kind if type_.item else "",
        struct=type_.struct_name,
        enum=field.enum or "",
        annotation=(accepted if of_request else annotation)(type_, field.enum),
        required=field.required,
        optional=not field.required or bool(twin),
        description=localized(field.description),
        default=field.default,
        example=field.example,
        min=field.min,
        max=field.max,
        max_length=field.max_length,
        max_items=field.max_items,
        unit=field.unit or "",
        twin=Raw(twin),
        twin_python=names.snake(twin) if twin else "",
        twin_of_python=names.snake(field.twin_of) if field.twin_of else "",
        aliases=tuple(Raw(alias) for alias in field.aliases),
        sensitive=field.sensitive is not None,
        unless=tuple(Raw(other) for other in unless),
        is_parameter=is_parameter,
        need=_need(field, twin, needed=needed, is_parameter=is_parameter),
        facts=field_facts(field),
        absent=absent(type_, field.enum) if field.required else "None",
    )


def _need(
    field: FieldSpec, twin: str, *, needed: bool, is_parameter: bool
) -> Literal["yes", "no", "either", "client"]:
    if is_parameter:
        return "client"
    if not needed:
        return "no"
    return "either" if twin or field.twin_of else "yes"

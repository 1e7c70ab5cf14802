"""Fields of models, read from their annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from ..util.import_lock import IMPORT_LOCK
from .types import Type, read_type, struct_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldInfo:
    """Metadata of a field, which its annotation contains: `Annotated[str, FieldInfo(…)]`."""

    required: bool = False
    """The field or its string alternative is required, although the annotation allows None."""
    string_alternative: str = ""
    """Wire name of a text field that may be sent in place of this integer field."""
    any_of_with: tuple[str, ...] = ()
    """Wire names of other fields: this field or one of them is required."""
    aliases: tuple[str, ...] = ()
    """Other wire names of the field in replies."""
    sensitive: bool = False
    """The value is content of users or a credential, and is never shown."""
    limits: msgspec.Meta | None = None
    """Limits that apply in requests only, if replies use the same struct: replies are not checked."""
    pattern: str = ""
    """Regular expression that a whole text, or each text of a list, must match in requests."""
    default: Any = None
    """Value that the server uses if a request lacks the field."""
    deprecated: str = ""
    """Since when the field is deprecated in requests, and what to use; empty if it is not."""
    unit: Literal["", "seconds", "milliseconds"] = ""
    """Unit of a time; empty for other values."""


_PLAIN = FieldInfo()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a struct."""

    name: str
    """Python name."""
    wire_name: str
    """Name in JSON."""
    type: Type
    required: bool
    """Whether a request must have the field or its string alternative. For replies: whether the
    documents promise the field."""
    info: FieldInfo


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """Return the fields of a struct in the order of the documents."""
    with IMPORT_LOCK:
        hints = get_type_hints(struct, include_extras=True)
    return tuple(
        _field(name, wire_name, hints[name])
        for name, wire_name in zip(
            struct.__struct_fields__, struct.__struct_encode_fields__, strict=True
        )
    )


def fields_within(struct: type[msgspec.Struct]) -> Iterator[Field]:
    """Yield the fields of a struct and of all structs inside it. Each struct is visited once."""
    waiting = [struct]
    seen = {struct}
    while waiting:
        for field in fields_of(waiting.pop()):
            yield field
            inner = struct_of(field.type)
            if inner is not None and inner not in seen:
                seen.add(inner)
                waiting.append(inner)


def _field(name: str, wire_name: str, hint: Any) -> Field:
    info = _PLAIN
    if get_origin(hint) is Annotated:
        found = [each for each in hint.__metadata__ if isinstance(each, FieldInfo)]
        info = found[0] if found else _PLAIN
        if not any(isinstance(each, msgspec.Meta) for each in hint.__metadata__):
            hint = hint.__origin__
    is_optional = type(None) in get_args(hint)
    return Field(
        name,
        wire_name,
        read_type(hint, info.limits, info.pattern),
        info.required or not is_optional,
        info,
    )

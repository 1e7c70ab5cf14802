"""Whether a request is good, seen at a glance: msgspec looks, in C.

Nearly all requests are good, and the closer look of `validation` costs more than the signature.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Annotated, Any, NotRequired, Required, TypedDict

import msgspec

from ..fields import FIELDS
from .facts import RANGES, Action, Field
from .validation import Fields, broken_conditions


class _NotPlain(Exception):
    """There is no type that says all that is known about the fields."""


class Glance:
    """What good requests of one action have in common."""

    def __init__(self, action: Action[Any], fields: Fields) -> None:
        known = fields[action.request.__name__]
        self._action = action
        self._known = known
        self._twins = [(field.wire, field.twin, field.required) for field in known if field.twin]
        self._decoder: msgspec.json.Decoder[dict[str, Any]] | None = None
        with suppress(_NotPlain):
            self._decoder = msgspec.json.Decoder(_object(known, fields, ()))

    def is_good(self, body: bytes) -> bool:
        """True only where nothing can be wrong; False where a closer look is due."""
        if self._decoder is None:
            return False
        try:
            data = self._decoder.decode(body)
        except (msgspec.DecodeError, RecursionError):
            return False
        for name, twin, required in self._twins:
            sent = (data.get(name) is not None) + (data.get(twin) is not None)
            if sent == 2 or (required and not sent):
                return False
        return not any(broken_conditions(data, self._action, self._known))


def _object(known: tuple[Field, ...], fields: Fields, outer: tuple[str, ...]) -> Any:
    """A type of these fields, for msgspec."""
    described: dict[str, Any] = {}
    for field in known:
        if field.unless:
            raise _NotPlain
        annotation = _type(field, field.kind, fields, outer)
        needed = field.required and not field.twin
        described[field.wire] = Required[annotation] if needed else NotRequired[annotation]
    make: Any = TypedDict  # at run time, which type checkers do not follow
    return make("Plain", described)


def _type(field: Field, kind: str, fields: Fields, outer: tuple[str, ...]) -> Any:
    whole = kind == field.kind
    match kind:
        case "integer" | "long":
            low, high = (field.low, field.high) if whole else RANGES[kind]
            return Annotated[int, msgspec.Meta(ge=low, le=high)]
        case "double":
            return float
        case "string":
            return Annotated[str, msgspec.Meta(max_length=field.max_length)]
        case "boolean":
            return bool
        case "object" if field.struct not in outer:
            inner = fields[field.struct]
            if any(each.twin for each in inner):
                raise _NotPlain
            return _object(inner, fields, (*outer, field.struct))
        case "array" | "map" if whole:
            generic: Any = list if kind == "array" else dict
            item = _type(field, field.item or "string", fields, outer)
            plain = generic[item] if kind == "array" else generic[str, item]
            return Annotated[plain, msgspec.Meta(max_length=field.max_items)]
        case _:
            raise _NotPlain


@cache
def glance_of(action: Action[Any]) -> Glance:
    """Made once for an action."""
    return Glance(action, FIELDS)

"""Whether a request is good, seen at a glance: msgspec looks, in C.

Nearly all requests are good, and the closer look of `validation` costs more than the signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from sys import float_info
from typing import Annotated, Any

import msgspec

from ...fields import FIELDS
from ..schema.actions import RANGES, Action, Field
from ..util.import_lock import LOADING
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
        self._type: Any = None
        with suppress(_NotPlain), LOADING:
            made = _struct(known, fields, ())
            msgspec.json.Decoder(made)  # takes the type in
            self._type = made

    def is_good(self, data: Mapping[str, Any]) -> bool:
        """True only where nothing can be wrong; False where a closer look is due."""
        if self._type is None:
            return False
        for name, twin, required in self._twins:
            if name in data:
                if twin in data:
                    return False
            elif required and twin not in data:
                return False
        try:
            msgspec.convert(data, self._type)
        except (msgspec.ValidationError, RecursionError):
            return False
        for condition in self._action.conditions:
            if condition.when.holds(data):
                return not any(broken_conditions(data, self._action, self._known))
        return True


def _struct(known: tuple[Field, ...], fields: Fields, outer: tuple[str, ...]) -> Any:
    """A class of these fields, for msgspec."""
    described: list[Any] = []
    spares = {field.twin for field in known}
    for place, field in enumerate(known):
        if field.unless:
            raise _NotPlain
        annotation = _type(field, field.kind, fields, outer)
        if field.twin or field.wire in spares:  # no null: which of the two counts?
            described.append((f"f{place}", annotation, None))
        elif field.required:
            described.append((f"f{place}", annotation))
        else:
            described.append((f"f{place}", annotation | None, None))
    names = {f"f{place}": field.wire for place, field in enumerate(known)}
    return msgspec.defstruct("Plain", described, rename=names, kw_only=True, gc=False)


def _type(field: Field, kind: str, fields: Fields, outer: tuple[str, ...]) -> Any:
    whole = kind == field.kind
    match kind:
        case "integer" | "long":
            low, high = (field.low, field.high) if whole else RANGES[kind]
            return Annotated[int, msgspec.Meta(ge=low, le=high)]
        case "double":
            return Annotated[float, msgspec.Meta(ge=-float_info.max, le=float_info.max)]
        case "string":
            return Annotated[str, msgspec.Meta(max_length=field.max_length)]
        case "boolean":
            return bool
        case "object" if field.struct not in outer:
            inner = fields[field.struct]
            if any(each.twin for each in inner):
                raise _NotPlain
            return _struct(inner, fields, (*outer, field.struct))
        case "array" | "map" if whole:
            generic: Any = list if kind == "array" else dict
            item = _type(field, field.item or "string", fields, outer)
            plain = generic[item] if kind == "array" else generic[str, item]
            return Annotated[plain, msgspec.Meta(max_length=field.max_items)]
        case _:
            raise _NotPlain


@cache
def glance_of(action: Action[Any]) -> Glance | None:
    """Made once for an action; None for one whose fields are not known."""
    return Glance(action, FIELDS) if action.request.__name__ in FIELDS else None

"""The body of a call, made ready once for all its attempts: completed, checked, encoded."""

from __future__ import annotations

import os
from typing import Any, Final

import msgspec

from ...fields import FIELDS
from ..call.options import Options
from ..errors import ValidationError, Violation
from ..schema.actions import Action
from ..schema.models import Request, WireBody
from .builtins import not_json, plain
from .fast_validation import glance_of
from .validation import violations

_encoder: Final = msgspec.json.Encoder()


class Prepared(msgspec.Struct):
    """What all attempts of a call send."""

    body: bytes
    key: str | None
    """The idempotency key that is sent."""
    safe: bool
    """Whether the call may reach the server twice without harm."""
    cost: int = 1
    """How many calls it counts for, where the quota counts the items of a field."""

    def __repr__(self) -> str:
        return f"Prepared(key={self.key!r}, safe={self.safe})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("key", self.key), ("safe", self.safe)]


def prepare(action: Action[Any], request: Request, options: Options) -> Prepared:
    """Fill in the idempotency key, check, encode; raises ValidationError."""
    body = request.data if isinstance(request, WireBody) else request
    data: Any = None
    broken: tuple[Violation, ...] = ()
    try:
        data = plain(body)
        key = _key(action, data) if action.idempotency_field else None
        glance = glance_of(action) if options.validate else None
        if glance is not None and not glance.is_good(data):
            broken = violations(data, action, FIELDS)
        if not broken and (glance is None or isinstance(request, WireBody)):
            broken = tuple(not_json(data))
        if not broken:
            cost = 1 if action.rate_limit is None else action.rate_limit.taken_by(data)
            return Prepared(_encoder.encode(data), key, action.repeatable, cost)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        broken = tuple(not_json(data)) or (
            Violation("", f"the request cannot be written as JSON: {error}"),
        )
    finally:
        del body, data  # a traceback with locals would show what users wrote
    raise ValidationError(action.name, broken)


def _key(action: Action[Any], data: dict[str, Any]) -> str | None:
    """The key that makes repeated calls one: the caller's or a new one, which is filled in. None
    where the server derives it from other fields.
    """
    key: str | None = data.get(action.idempotency_field)
    if key:
        return key
    derived = action.idempotency_derived
    if derived is not None and derived.holds(data):
        return None
    key = data[action.idempotency_field] = os.urandom(16).hex()
    return key

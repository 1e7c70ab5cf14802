"""Encode the body of a call once for all its attempts: idempotency key, validation, JSON."""

from __future__ import annotations

import os
from typing import Any

import msgspec

from ..errors import ValidationError, Violation
from ..schema.actions import Action
from ..schema.builtins import not_json, to_builtins
from ..schema.dicts_for_structs import WireNames, has_dicts
from ..schema.models import Request, WireBody
from ..schema.types import Object
from .fast_validation import fast_validator
from .validation import violations


class EncodedRequest(msgspec.Struct):
    """An encoded body, which all attempts of a call send."""

    body: bytes
    key: str | None
    """The idempotency key in the body, if any."""
    safe: bool
    """Whether the call may take effect twice without harm."""
    cost: int = 1
    """Slots of the rate limiter: the number of items if the quota counts items, else 1."""
    query: str = ""
    """The whole query, if it has the fields of the request."""

    def __repr__(self) -> str:
        return f"EncodedRequest(key={self.key!r}, safe={self.safe})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("key", self.key), ("safe", self.safe)]


def encode(action: Action[Any], request: Request, *, validate: bool) -> EncodedRequest:
    """Return the encoded body of a request, with an idempotency key where the action has one.

    Raises:
        ValidationError: The body breaks rules, all of which are listed, or JSON cannot represent it.
    """
    body = request.data if isinstance(request, WireBody) else request
    data: Any = None
    found: tuple[Violation, ...] = ()
    try:
        data = to_builtins(body)
        by_name = isinstance(request, WireBody)
        if isinstance(request, WireBody) or has_dicts(request):
            names = WireNames(keep_unknown=by_name or not validate, keep_none=by_name)
            data = names.written(data, action.request)
            found = tuple(names.violations)
        if action.warns:
            from .deprecated_uses import warn_of_deprecated  # of few actions

            warn_of_deprecated(action, data, by_wire_name=by_name)
        key = _fill_in_key(action, data) if action.idempotency_field else None
        validator = fast_validator(action) if validate else None
        if validator is not None and not validator.is_valid(data):
            found += violations(data, action, python=True)
        if not found and (validator is None or by_name):
            found = tuple(not_json(data, Object(action.request)))
        if not found:
            if validator is not None and action.check is not None:
                action.check(action.name, data)
            cost = 1 if action.quota is None else action.quota.cost(data)
            body_bytes = action.body_of(data)
            query = _query(action, data) if action.is_query else ""
            return EncodedRequest(body_bytes, key, action.repeatable, cost, query)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        found = tuple(not_json(data, Object(action.request))) or (_cannot_be_sent(error),)
    raise ValidationError(action.name, found)


def _query(action: Action[Any], data: dict[str, Any]) -> str:
    from ..schema.dotted import query_of  # few services have such queries

    return query_of(action.name, action.version, data)


def _cannot_be_sent(error: Exception) -> Violation:
    found: object = getattr(error, "violation", None)
    if isinstance(found, Violation):
        return found
    return Violation("", f"the request cannot be written as JSON: {error}")


def _fill_in_key(action: Action[Any], data: dict[str, Any]) -> str | None:
    """Return the idempotency key of the caller, or a new one that is added to the body.

    Return None if the server derives the key from other fields.
    """
    key: str | None = data.get(action.idempotency_field)
    if key:
        return key
    derived = action.idempotency_derived
    if derived is not None and derived.holds(data):
        return None
    key = data[action.idempotency_field] = os.urandom(16).hex()
    return key

"""Prints what was read from documents as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Reading, Refusal, Unknown

_LIMITS: Final = ("default", "min", "max", "max_length", "max_items", "unit")
_OPTIONAL: Final = ("encoding", "service")
"""Facts of an action that few documents state; they are left out otherwise."""


def as_json(reading: Reading) -> dict[str, Any]:
    """Return one document as it is, and several as a list `apis`."""
    documents = [_action(action) for action in reading.actions]
    documents += [_refusal(refusal) for refusal in reading.refused]
    return documents[0] if len(documents) == 1 else {"apis": documents}


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {"refused": refusal.reason, "path": refusal.path, "line": refusal.line}


def _action(action: ActionFacts) -> dict[str, Any]:
    head = ("action", "version", "method", "host", "qps")
    shown: dict[str, Any] = {name: _value(getattr(action, name)) for name in head}
    shown |= {key: fact.value for key in _OPTIONAL if (fact := getattr(action, key)) is not None}
    shown["request"] = [_field(field, is_sent=True) for field in action.request]
    shown["result"] = [_field(field) for field in action.result]
    shown["structs"] = {
        struct.name: [_field(field) for field in struct.fields] for struct in action.structs
    }
    shown["path"] = action.path
    if action.errors:
        shown["errors"] = [
            {"code": error.code, "http_status": error.http_status, "meaning": error.meaning, "line": error.line}
            for error in action.errors
        ]  # fmt: skip
    doubts = [name for name in head if _is_doubtful(getattr(action, name))]
    return shown | _doubts(doubts, action.unknown)


def _field(field: FieldFacts, *, is_sent: bool = False) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": field.name,
        "type": _value(field.type),
        "required": _value(field.required),
        "example": _value(field.example),
        "enum": [
            {"value": fact.value.value, "meaning": fact.value.meaning, "line": fact.line}
            for fact in field.enum
        ],
    }
    if is_sent:
        shown["in"] = field.location
    for name in _LIMITS:
        fact: Fact[Any] | None = getattr(field, name)
        if fact is not None:
            shown[name] = fact.value
    shown["line"] = field.line
    doubts = [
        name
        for name in ("type", "required", "example", *_LIMITS)
        if _is_doubtful(getattr(field, name))
    ]
    if any(not fact.certain for fact in field.enum):
        doubts.append("enum")
    return shown | _doubts(doubts, field.unknown)


def _doubts(uncertain: Sequence[str], unknown: Sequence[Unknown]) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    if uncertain:
        shown |= {"certain": False, "uncertain": list(uncertain)}
    if unknown:
        shown["unknown"] = [
            {"what": item.what, "reason": item.reason, "line": item.line} for item in unknown
        ]
    return shown


def _value(fact: Fact[Any] | None) -> Any:
    return None if fact is None else fact.value


def _is_doubtful(fact: Fact[Any] | None) -> bool:
    return fact is not None and not fact.certain

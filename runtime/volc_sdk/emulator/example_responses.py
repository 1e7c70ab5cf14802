"""What an action without behaviour answers: the documents' example, or a result with nothing in it."""

from __future__ import annotations

from typing import Any, Final

from .._core.schema.actions import Action, Field
from ..fields import FIELDS
from .call import Call
from .examples import EXAMPLES

_EMPTY: Final[dict[str, Any]] = {
    "integer": 0,
    "long": 0,
    "double": 0.0,
    "string": "",
    "boolean": False,
    "map": {},
    "array": [],
}


def example(call: Call) -> dict[str, Any]:
    """The action's example; the fields that a reply must have, empty, where there is none."""
    return EXAMPLES.get(call.action.name) or empty_result(call.action)


def empty_result(action: Action[Any]) -> dict[str, Any]:
    """Each required field of the result with the least value of its type."""
    return _empty_object(action.result.__name__)


def _empty_object(name: str) -> dict[str, Any]:
    return {field.wire: _empty(field) for field in FIELDS[name] if field.required}


def _empty(field: Field) -> Any:
    return _empty_object(field.struct) if field.kind == "object" else _EMPTY[field.kind]

"""From the bytes of a body to checked fields: the action's own facts decide what is allowed."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from .._runtime.facts import Action
from .._runtime.validation import violations
from ..fields import FIELDS
from .failures import Failure, invalid


def parsed(raw: bytes) -> dict[str, Any]:
    """The JSON object without its nulls, for a null is as good as nothing; raises Failure."""
    try:
        body = _without_nulls(msgspec.json.decode(raw))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Failure("JsonParsingError", f"the body is not JSON: {error}") from None
    except RecursionError:
        raise Failure("JsonParsingError", "the body is nested too deeply") from None
    if not isinstance(body, dict):
        raise Failure("JsonParsingError", "the body is not a JSON object")
    return cast("dict[str, Any]", body)


def check(body: dict[str, Any], action: Action[Any]) -> None:
    """Raises Failure that lists every broken rule."""
    broken = violations(body, action, FIELDS)
    if not broken:
        return
    # A field that only a condition asks for has an error of its own; it speaks when nothing
    # else is wrong.
    errors = {c.field: c.error for c in action.conditions if c.error and c.max is None}
    codes = {errors.get(v.path, "") if v.path not in body else "" for v in broken}
    code = codes.pop() if len(codes) == 1 else ""
    raise Failure(code or "InvalidParam", "; ".join(f"{v.path}: {v.problem}" for v in broken))


def check_app(body: dict[str, Any], app_ids: frozenset[int]) -> None:
    """Raises Failure unless the application exists; with no list, every positive one does."""
    app_id = body["AppId"]
    if app_id <= 0 or (app_ids and app_id not in app_ids):
        raise Failure("AppNotFound", f"there is no application {app_id}")


def check_choice(path: str, value: int, allowed: tuple[int, ...]) -> None:
    """Raises Failure unless the value is one that the documents name; clients leave them open."""
    if value not in allowed:
        raise invalid(f"{path}: is {value}; {', '.join(map(str, allowed))} are allowed")


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value)
        return {key: _without_nulls(item) for key, item in pairs.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in cast("list[object]", value)]
    return value

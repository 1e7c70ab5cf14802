"""JSON read strictly: no duplicate keys, no NaN, no text that UTF-8 cannot represent."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from volc_im.callbacks.errors import CallbackError, Reason


def read_json(text: str, what: str, reason: Reason) -> Any:
    """Return the value of a JSON text.

    Args:
        text: The JSON.
        what: What the text is, for the message of the error.
        reason: Reason of the error if the text is not JSON.

    Raises:
        CallbackError: The text is not JSON, or an object has a key twice.
    """

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                shown = key.encode("ascii", "backslashreplace").decode()[:80]
                raise CallbackError(f"{what} has the key {shown!r} twice", reason="duplicate_key")
            found[key] = value
        return found

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not a value of JSON")

    try:
        return json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CallbackError(f"{what} is not JSON: {error.msg} at {place}", reason=reason) from None
    except (ValueError, RecursionError) as error:
        raise CallbackError(f"{what} cannot be read as JSON: {error}", reason=reason) from None

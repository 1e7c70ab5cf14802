"""The envelope of callbacks, as a typed value.

RTC and IM share the envelope; documents 6348/293099 and 6348/69820 describe it. All eight fields are
Strings. Other members of the object are not signed, so they are ignored.

The signature does not bind a value to its field: exchanging the values of two fields keeps it valid.
Therefore fields that have a documented form are refused without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Final

from volc_im._core.util.package import public_in
from volc_im._core.util.typeguards import is_mapping, unchecked
from volc_im.callbacks.errors import CallbackError
from volc_im.callbacks.strict_json import read_json


@public_in("callbacks")
@dataclass(frozen=True, kw_only=True)
class Event:
    """One event of the service. All attributes are texts, exactly as they were signed."""

    event_type: str
    """Kind of the event, such as `BeforeSendMessage`."""
    event_data: str = field(repr=False)
    """Details as JSON text, exactly as signed; see `json`."""
    event_time: str
    """Time of the event in UTC, such as `2026-01-01T08:00:00.000000000Z`; see `time`."""
    event_id: str
    """Id of the event. An event may arrive more than once, with the same id."""
    app_id: str
    """AppId of the application."""
    version: str
    """Version of the callbacks, such as `2020-12-01`."""
    nonce: str
    """Random number that is part of the signature."""
    signature: str = field(repr=False)
    """Signature, as received."""

    @property
    def time(self) -> datetime:
        """Time of the event in UTC, without digits after the microseconds."""
        found = datetime.fromisoformat(self.event_time)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)

    def json(self) -> Any:
        """Return `event_data` as a JSON value.

        Raises:
            CallbackError: It is not JSON (reason `data`), or an object in it has a key twice
                (reason `duplicate_key`).
        """
        return read_json(self.event_data, "EventData", "data")


FIELDS: Final = {
    each.name: "".join(word.capitalize() for word in each.name.split("_")) for each in fields(Event)
}
"""Wire name of each field, by its Python name."""
_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_FORMS: Final = (
    (
        "event_time",
        _DAY + r"T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?",
        "2026-01-01T08:00:00.000000000Z",
    ),
    ("version", _DAY, "2020-12-01"),
    ("nonce", r"\d+", "1234"),
    ("event_id", r"(?s:.+)", "a text that is not empty"),
)
"""Fields with a documented form: name, pattern and example."""


def read_event(body: bytes | str) -> Event:
    """Return the event of a request body without a check of its signature.

    Raises:
        CallbackError: The body is not the JSON of an event.
    """
    data = read_json(_text(body), "the body", "malformed")
    if not is_mapping(data):
        raise CallbackError(f"the body: expected a JSON object, got {type(data).__name__}")
    values: dict[str, str] = {}
    for name, wire_name in FIELDS.items():
        value = data.get(wire_name)
        if not isinstance(value, str):
            found = "it is missing" if wire_name not in data else f"got {type(value).__name__}"
            raise CallbackError(f"{wire_name}: expected a String, {found}")
        if not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
            raise CallbackError(f"{wire_name}: a surrogate of UTF-16 has no partner")
        values[name] = value
    event = Event(**values)
    for name, pattern, example in _FORMS:
        if not re.fullmatch(pattern, values[name], re.ASCII):
            raise CallbackError(f"{FIELDS[name]}: expected a value such as {example}")
    try:
        _ = event.time
    except (ValueError, OverflowError):
        raise CallbackError("EventTime: expected a time that exists") from None
    return event


def _text(body: bytes | str) -> str:
    if isinstance(body, str):
        return body
    if not isinstance(unchecked(body), bytes | bytearray | memoryview):
        raise TypeError(
            f"body: expected the bytes of the request, got {type(body).__name__}; "
            "the signature is of the text before it is decoded"
        )
    try:
        return bytes(body).decode()
    except UnicodeDecodeError as error:
        raise CallbackError(f"the body is not UTF-8: byte {error.start} is not valid") from None

"""Events of messages, as typed values.

The names of the events and of the fields below are documented, in the change log of the OpenAPI
(6348/1121959). The types of the fields, and further events, are not: values have the type `Any`,
and `raw` contains everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from volc_im._core.util.package import public_in
from volc_im._core.util.typeguards import is_mapping
from volc_im.callbacks.errors import CallbackError
from volc_im.callbacks.event import Event


@public_in("callbacks")
@dataclass(frozen=True, kw_only=True)
class BeforeSendMessage:
    """A client is about to send a message. An attribute is None if the event has no such field."""

    header: Any = field(default=None, repr=False)
    """`Header`."""
    client_message_id: Any = None
    """`ClientMessageId`."""
    mentioned_users: Any = field(default=None, repr=False)
    """`MentionedUsers`."""
    message_priority: Any = None
    """`MessagePriority`."""
    raw: Mapping[str, Any] = field(repr=False)
    """The whole object, with the wire names."""


@public_in("callbacks")
@dataclass(frozen=True, kw_only=True)
class AfterSendMessage:
    """A message was sent. An attribute is None if the event has no such field."""

    header: Any = field(default=None, repr=False)
    """`Header`, with the IP address and the device of the sender."""
    raw: Mapping[str, Any] = field(repr=False)
    """The whole object, with the wire names."""


@public_in("callbacks")
@dataclass(frozen=True, kw_only=True)
class OtherEvent:
    """An event of another type."""

    event_type: str
    """Type of the event."""
    raw: Any = field(repr=False)
    """The data of the event: any JSON value."""


EventData: TypeAlias = BeforeSendMessage | AfterSendMessage | OtherEvent
"""What `read` returns."""


def read(event: Event) -> EventData:
    """Return the data of an event as a typed value, for a `match` statement.

    Raises:
        CallbackError: The data is not JSON, or not an object where one is expected (reason `data`),
            or an object in it has a key twice (reason `duplicate_key`).
    """
    data = event.json()
    if event.event_type not in ("BeforeSendMessage", "AfterSendMessage"):
        return OtherEvent(event_type=event.event_type, raw=data)
    if not is_mapping(data):
        raise CallbackError(
            f"EventData: expected a JSON object, got {type(data).__name__}", reason="data"
        )
    if event.event_type == "AfterSendMessage":
        return AfterSendMessage(header=data.get("Header"), raw=data)
    return BeforeSendMessage(
        header=data.get("Header"),
        client_message_id=data.get("ClientMessageId"),
        mentioned_users=data.get("MentionedUsers"),
        message_priority=data.get("MessagePriority"),
        raw=data,
    )

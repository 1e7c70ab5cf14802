"""The kind of spec file that describes callbacks: requests that the service sends to servers of users."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from volcgen.spec.nodes import LAX, DocId, Evidence, Name, Node, Text, WireName


class CallbackField(Node):
    """A field of the envelope, or of the data of an event."""

    description: Text = Field(description="What the field means.")
    type: Literal["String", "Integer", "Long", "Boolean", "Double"] | None = Field(
        None, description="Type; left out if no document states it."
    )
    holds: Literal["event_type", "event_data"] | None = Field(
        None,
        description="Set for the field of the envelope that has the name of the event, or its data as "
        "JSON text.",
    )
    example: Any = Field(None, description="A value that fits the type.")


class CallbackEvent(Node):
    """One event."""

    summary: Text = Field(description="When the event is sent, in one sentence.")
    fields: dict[WireName, CallbackField] = Field(
        default_factory=dict,
        description="Known fields of the data by wire name; there may be others.",
    )


class CallbackFacts(Node):
    """What all events share, and the events."""

    doc: DocId = Field(description="Id of the page in the documents.")
    signature: Text = Field(description="How a receiver verifies a request.")
    reply: Text = Field(description="What a receiver replies.")
    envelope: dict[WireName, CallbackField] = Field(
        min_length=1, description="Fields of the body by wire name; all are required."
    )
    events: dict[Name, CallbackEvent] = Field(min_length=1, description="Events by name.")


class Callbacks(Node):
    """spec/<service>/callbacks.yaml: the callbacks of a service that sends them."""

    callbacks: CallbackFacts = Field(description="The callbacks.")
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )

"""Views of the events that a service sends to servers of its users."""

from __future__ import annotations

from dataclasses import dataclass

from volcgen.spec.files import Spec
from volcgen.view.text import Localized, localized


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, and what is known of its data."""

    name: str
    summary: Localized
    fields: tuple[tuple[str, Localized], ...]
    """Wire name and description of each field."""


def event_views(spec: Spec) -> tuple[EventView, ...]:
    """Return the events of a service; empty if it sends none."""
    if spec.callbacks is None:
        return ()
    return tuple(
        EventView(
            name,
            localized(event.summary),
            tuple((wire, localized(field.description)) for wire, field in event.fields.items()),
        )
        for name, event in spec.callbacks.node.callbacks.events.items()
    )

"""Types of arguments that the tools for tasks share."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from volc_im.mcp.definitions import Arguments

Id = Annotated[str, Meta(pattern="^[0-9]{1,19}$")]
Conversation = Annotated[Id, Meta(description="ID of the conversation (ConversationShortId).")]
User = Annotated[Id, Meta(description="ID of the user.")]
Acting = Annotated[Id, Meta(description="ID of the user who acts.")]
Users = Annotated[list[Id], Meta(min_length=1, max_length=50, description="IDs of users.")]
Limit = Annotated[int, Meta(ge=1, le=20, description="Number of items.")]
Cursor = Annotated[
    Id, Meta(description="`next_cursor` of the previous page; leave it out for the first page.")
]


class OfConversation(Arguments, kw_only=True):
    """Arguments of a tool for one conversation."""

    conversation_id: Conversation


def picked(data: dict[str, Any], **names: str) -> dict[str, Any]:
    """Return the fields of a reply that are set, under the names of the tools."""
    found = {name: data.get(wire_name) for name, wire_name in names.items()}
    return {name: value for name, value in found.items() if value not in (None, "", {}, [])}


def page(data: dict[str, Any], items: str, rows: list[Any], cursor: str) -> dict[str, Any]:
    """Return the rows of a page, with the cursor if another page follows."""
    return {items: rows, "next_cursor": data[cursor] if data.get("HasMore") else None}

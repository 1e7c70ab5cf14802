"""Change, recall and delete messages."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.errors import invalid
from volc_im.emulator.store import as_text, from_text

from ..conversation_store import LIVE, MANAGER, MEMBER, OWNER, SINGLE, conversation, member
from ..im_context import IMContext, user_key
from ..message_content import check_content
from ..message_store import DELETED, RECALLED, message, message_of

# Requirement of each role for recalling a message.
_RIGHTS: Final = {
    MEMBER: "is its sender",
    OWNER: "is the group's owner",
    MANAGER: "is a manager of the group",
}

_EVERYONE: Final = 0


def modify_message(context: IMContext) -> dict[str, Any]:
    """ModifyMessage: replace the content, and merge the custom data by key."""
    row = conversation(context)
    found = message(context, row, context.body["MessageId"])
    check_content(context, found["type"])
    context.database.execute(
        "UPDATE message SET content = ?, ext = ? WHERE id = ?",
        (
            context.body.get("Content", found["content"]),
            as_text(from_text(found["ext"]) | context.body.get("Ext", {})),
            found["id"],
        ),
    )
    return {}


def recall_message(context: IMContext) -> dict[str, Any]:
    """RecallMessage: allowed for the sender, and for owner and managers of the group."""
    row = conversation(context)
    user = context.user("ParticipantUserId")
    here = member(context, row, user)
    found = message_of(context, row, context.body["MessageId"], user)
    rights = _rights(row, here, found)
    role = context.body.get("RecallRole")
    if role is None and not rights:
        listed = " or ".join(_RIGHTS.values())
        raise invalid(
            f"{user} cannot recall it; only a user who {listed} can",
            path=context.user_path("ParticipantUserId"),
        )
    if role is not None and role not in rights:
        raise invalid(f"{role} is for a user who {_RIGHTS[role]}; {user} is not", path="RecallRole")
    _end(context, found, RECALLED)
    return {}


def delete_message(context: IMContext) -> dict[str, Any]:
    """DeleteMessage: hide a message from one member."""
    row = conversation(context)
    user = context.user("ParticipantUserId")
    member(context, row, user)
    found = message_of(context, row, context.body["MessageId"], user)
    context.database.execute(
        "INSERT INTO message_deletion (message_id, user_key) VALUES (?, ?)",
        (found["id"], user_key(user)),
    )
    return {}


def delete_conversation_message(context: IMContext) -> dict[str, Any]:
    """DeleteConversationMessage: hide a message from all, or from all but its sender."""
    row = conversation(context)
    everyone = context.value("DeleteType") == _EVERYONE
    if row["kind"] == LIVE and not everyone:
        raise invalid(f"must be {_EVERYONE} for a live group", path="DeleteType")
    found = message(context, row, context.body["MessageId"])
    if everyone:
        _end(context, found, DELETED)
    else:
        context.database.execute("UPDATE message SET sender_only = 1 WHERE id = ?", (found["id"],))
    return {}


def _rights(row: sqlite3.Row, here: sqlite3.Row, found: sqlite3.Row) -> set[int]:
    """Return the roles in which a member can recall a message."""
    rights = {MEMBER} if here["user_key"] == found["sender_key"] else set[int]()
    # In a one-to-one conversation neither user can recall messages of the other.
    return rights if row["kind"] == SINGLE else rights | ({here["role"]} & {OWNER, MANAGER})


def _end(context: IMContext, found: sqlite3.Row, status: int) -> None:
    context.database.execute("UPDATE message SET status = ? WHERE id = ?", (status, found["id"]))


HANDLERS: Final = {
    "ModifyMessage": modify_message,
    "RecallMessage": recall_message,
    "DeleteMessage": delete_message,
    "DeleteConversationMessage": delete_conversation_message,
}

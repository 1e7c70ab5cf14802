"""Messages changed, recalled by somebody with the right to, and deleted for one or for all."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, user_key
from volc_sdk.emulator.errors import invalid
from volc_sdk.emulator.store import as_text, from_text

from ..conversations import LIVE, MANAGER, MEMBER, OWNER, SINGLE, conversation, member
from ..messages import DELETED, RECALLED, message, message_of

# In the role of an ordinary member one recalls what one has sent.
_RIGHTS: Final = {
    MEMBER: "is its sender",
    OWNER: "is the group's owner",
    MANAGER: "is a manager of the group",
}

_EVERYONE: Final = 0


def modify_message(call: Call) -> dict[str, Any]:
    """ModifyMessage: new content, and custom data merged key by key."""
    row = conversation(call)
    found = message(call, row, call.body["MessageId"])
    call.database.execute(
        "UPDATE message SET content = ?, ext = ? WHERE id = ?",
        (
            call.body.get("Content", found["content"]),
            as_text(from_text(found["ext"]) | call.body.get("Ext", {})),
            found["id"],
        ),
    )
    return {}


def recall_message(call: Call) -> dict[str, Any]:
    """RecallMessage: by its sender, the owner of the group or a manager of it."""
    row = conversation(call)
    user = call.user("ParticipantUserId")
    here = member(call, row, user)
    found = message_of(call, row, call.body["MessageId"], user)
    rights = _rights(row, here, found)
    role = call.body.get("RecallRole")
    if role is None and not rights:
        listed = ", ".join(_RIGHTS.values())
        raise invalid(f"ParticipantUserId: {user} may not recall it; one may who {listed}")
    if role is not None and role not in rights:
        raise invalid(f"RecallRole: {role} is for one who {_RIGHTS[role]}, and {user} is not")
    _end(call, found, RECALLED)
    return {}


def delete_message(call: Call) -> dict[str, Any]:
    """DeleteMessage: one member no longer sees it."""
    row = conversation(call)
    user = call.user("ParticipantUserId")
    member(call, row, user)
    found = message_of(call, row, call.body["MessageId"], user)
    call.database.execute(
        "INSERT INTO message_deletion (message_id, user_key) VALUES (?, ?)",
        (found["id"], user_key(user)),
    )
    return {}


def delete_conversation_message(call: Call) -> dict[str, Any]:
    """DeleteConversationMessage: nobody sees it any more, or only its sender."""
    row = conversation(call)
    everyone = call.value("DeleteType") == _EVERYONE
    if row["kind"] == LIVE and not everyone:
        raise invalid(f"DeleteType: must be {_EVERYONE} in a live group")
    found = message(call, row, call.body["MessageId"])
    if everyone:
        _end(call, found, DELETED)
    else:
        call.database.execute("UPDATE message SET sender_only = 1 WHERE id = ?", (found["id"],))
    return {}


def _rights(row: sqlite3.Row, here: sqlite3.Row, found: sqlite3.Row) -> set[int]:
    """The roles in which a member may recall a message."""
    rights = {MEMBER} if here["user_key"] == found["sender_key"] else set[int]()
    # Of two users neither stands above the other.
    return rights if row["kind"] == SINGLE else rights | ({here["role"]} & {OWNER, MANAGER})


def _end(call: Call, found: sqlite3.Row, status: int) -> None:
    call.database.execute("UPDATE message SET status = ? WHERE id = ?", (status, found["id"]))


BEHAVIOUR: Final = {
    "ModifyMessage": modify_message,
    "RecallMessage": recall_message,
    "DeleteMessage": delete_message,
    "DeleteConversationMessage": delete_conversation_message,
}

"""Messages: how they are kept, in what order, for how long, and who sees them."""

from __future__ import annotations

import sqlite3
from typing import Any, Final
from uuid import uuid4

from volc_im.emulator.call import Call, User, named, user_key
from volc_im.emulator.errors import Failure, invalid
from volc_im.emulator.store import as_text, from_text
from volc_im.fields import FIELDS

from .conversations import GROUP, LIVE, SINGLE, touch

_DAY_MS: Final = 24 * 60 * 60 * 1000
HISTORY_MS: Final = {SINGLE: 7 * _DAY_MS, GROUP: 7 * _DAY_MS, LIVE: _DAY_MS}
"""How long messages can be read, by kind of conversation."""

# What became of a message; the numbers are those that a quoting message shows.
VISIBLE: Final = 0
EXPIRED: Final = 1
RECALLED: Final = 3
DELETED: Final = 4

# `position` is the IndexInConversation. `mentioned`, `visible` and `invisible` are lists of keys of
# users. Nothing is taken out: an expired or recalled message still holds its `client_msg_id`, and
# a clock that is moved back shows what had expired.
SCHEMA: Final = """
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    sender NOT NULL,
    sender_key TEXT NOT NULL,
    client_msg_id TEXT NOT NULL,
    type INTEGER NOT NULL,
    content TEXT NOT NULL,
    ext TEXT NOT NULL,
    priority INTEGER,
    mentioned TEXT NOT NULL,
    visible TEXT NOT NULL,
    invisible TEXT NOT NULL,
    quoted TEXT,
    create_time_ms INTEGER NOT NULL,
    sent_ms INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0,
    sender_only INTEGER NOT NULL DEFAULT 0,
    UNIQUE (conversation_id, position),
    UNIQUE (conversation_id, sender_key, client_msg_id)
);

CREATE TABLE message_deletion (
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    user_key TEXT NOT NULL,
    PRIMARY KEY (message_id, user_key)
) WITHOUT ROWID;
"""


def send(call: Call, row: sqlite3.Row, sender: User) -> int:
    """Put the message that the call describes into a conversation; its id, new or old.

    Which of the fields an action takes follows from the spec. Raises Failure.
    """
    known = FIELDS[call.action.request.__name__]
    fields = {field.wire: call.body[field.wire] for field in known if field.wire in call.body}
    key = fields.get("ClientMsgId") or str(uuid4())
    sent = call.database.execute(
        "SELECT id FROM message"
        " WHERE conversation_id = ? AND sender_key = ? AND client_msg_id = ?",
        (row["id"], user_key(sender), key),
    ).fetchone()
    if sent is not None:
        return int(sent["id"])
    quoted = fields.get("RefMsgInfo")
    number = call.new_id()
    values: dict[str, Any] = {
        "id": number,
        "conversation_id": row["id"],
        "position": _next_position(call, row),
        "sender": sender,
        "sender_key": user_key(sender),
        "client_msg_id": key,
        "type": fields["MsgType"],
        "content": fields["Content"],
        "ext": as_text(fields.get("Ext", {})),
        "priority": fields.get("Priority"),
        "mentioned": _keys(call, "MentionedUsers", fields),
        "visible": _keys(call, "VisibleUsers", fields),
        "invisible": _keys(call, "InvisibleUsers", fields),
        "quoted": None if quoted is None else as_text(_quoted(call, row, sender, quoted)),
        "create_time_ms": fields.get("CreateTime", call.now_ms),
        "sent_ms": call.now_ms,
    }
    # The names are those above, never text from a request.
    call.database.execute(
        f"INSERT INTO message ({', '.join(values)})"  # noqa: S608
        f" VALUES ({', '.join(f':{name}' for name in values)})",
        values,
    )
    touch(call, row)
    return number


def message_or_none(call: Call, row: sqlite3.Row, number: int) -> sqlite3.Row | None:
    """A message that is there still; None where it never was, or expired, or was taken back."""
    found: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM message WHERE id = ? AND conversation_id = ?", (number, row["id"])
    ).fetchone()
    return None if found is None or _state(call, row, found) != VISIBLE else found


def message(call: Call, row: sqlite3.Row, number: int) -> sqlite3.Row:
    """The same; raises Failure in place of None."""
    found = message_or_none(call, row, number)
    if found is None:
        raise Failure(
            "MessageNotFound", f"there is no message {number} in conversation {row['id']}"
        )
    return found


def message_of(call: Call, row: sqlite3.Row, number: int, user: User) -> sqlite3.Row:
    """The same, for a user; raises Failure too where that user does not see the message."""
    found = message(call, row, number)
    if not sees(call, found, user):
        raise Failure("MessageNotFound", f"the user {user} does not see message {number}")
    return found


def sees(call: Call, found: sqlite3.Row, user: User) -> bool:
    """Whether a user sees a message that is there still."""
    deleted = call.database.execute(
        "SELECT 1 FROM message_deletion WHERE message_id = ? AND user_key = ?",
        (found["id"], user_key(user)),
    ).fetchone()
    kept = not found["sender_only"] or user_key(user) == found["sender_key"]
    return deleted is None and kept and is_for(found, user)


def is_for(found: sqlite3.Row, user: User) -> bool:
    """Whether a message was sent for a user's eyes; a sender's own message always is."""
    key = user_key(user)
    if key == found["sender_key"]:
        return True
    visible = from_text(found["visible"])
    return (not visible or key in visible) and key not in from_text(found["invisible"])


def oldest_ms(call: Call, row: sqlite3.Row) -> int:
    """Messages of a conversation that were sent at this time, or before, have expired."""
    return call.now_ms - HISTORY_MS[row["kind"]]


def message_body(call: Call, row: sqlite3.Row, found: sqlite3.Row) -> dict[str, Any]:
    """A MessageBody."""
    body: dict[str, Any] = {
        "AppId": row["app_id"],
        "ConversationShortId": row["id"],
        "ConversationType": row["kind"],
        "MessageId": found["id"],
        "IndexInConversation": found["position"],
        "MsgType": found["type"],
        "Content": found["content"],
        **named("Sender", found["sender"]),
        "Status": found["status"],
        "Ext": from_text(found["ext"]),
        "CreateTime": found["create_time_ms"],
        "ClientMsgId": found["client_msg_id"],
    }
    if found["quoted"] is not None:
        quoted = from_text(found["quoted"])
        body["RefMsgInfo"] = quoted | {"Status": _quoted_state(call, row, quoted)}
    return body


def _next_position(call: Call, row: sqlite3.Row) -> int:
    """The time in microseconds, as the platform's are, and in any case above the last one."""
    found = call.database.execute(
        "SELECT max(position) FROM message WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return max((found[0] or 0) + 1, call.now_ns // 1000)


def _keys(call: Call, name: str, fields: dict[str, Any]) -> str:
    return as_text([user_key(user) for user in call.users(name, fields)])


def _quoted(call: Call, row: sqlite3.Row, sender: User, given: dict[str, Any]) -> dict[str, Any]:
    """What a message keeps of the one that it quotes, which its sender must see."""
    number = given["ReferencedMessageId"]
    found = message_or_none(call, row, number)
    if found is None or not sees(call, found, sender):
        raise invalid(
            f"RefMsgInfo.ReferencedMessageId: the user {sender} sees no message {number}"
            f" in conversation {row['id']}"
        )
    return {
        "Hint": given["Hint"],
        "ReferencedMessageId": number,
        "ReferencedMessageType": found["type"],
    }


def _quoted_state(call: Call, row: sqlite3.Row, quoted: dict[str, Any]) -> int:
    found = call.database.execute(
        "SELECT status, sent_ms FROM message WHERE id = ?", (quoted["ReferencedMessageId"],)
    ).fetchone()
    return _state(call, row, found)


def _state(call: Call, row: sqlite3.Row, found: sqlite3.Row) -> int:
    status = int(found["status"])
    expired = status == VISIBLE and found["sent_ms"] <= oldest_ms(call, row)
    return EXPIRED if expired else status

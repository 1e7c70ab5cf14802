"""Messages: their table, order, expiry and visibility."""

from __future__ import annotations

import sqlite3
from typing import Any, Final
from uuid import uuid4

from volc_im.emulator.errors import ServiceError, invalid
from volc_im.emulator.store import as_text, from_text

from .conversation_store import GROUP, LIVE, SINGLE, touch
from .im_context import IMContext, User, user_field, user_key

_DAY_MS: Final = 24 * 60 * 60 * 1000
HISTORY_MS: Final = {SINGLE: 7 * _DAY_MS, GROUP: 7 * _DAY_MS, LIVE: _DAY_MS}
"""Time for which messages can be read, by kind of conversation."""

# States of a message, by the numbers of `RefMsgInfo.Status`.
VISIBLE: Final = 0
EXPIRED: Final = 1
RECALLED: Final = 3
DELETED: Final = 4

# `position` is the IndexInConversation. `mentioned`, `visible` and `invisible` are lists of keys of
# users. Rows are never deleted: an expired or recalled message keeps its `client_msg_id` taken, and
# moving the clock back makes expired messages readable again.
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


def send(context: IMContext, row: sqlite3.Row, sender: User) -> int:
    """Store the message of a request, unless a message with its key exists; return the id.

    Only fields that the action has are stored. Raises ServiceError.
    """
    names = context.action.request.__struct_encode_fields__
    fields = {name: context.body[name] for name in names if name in context.body}
    key = fields.get("ClientMsgId") or str(uuid4())
    sent = context.database.execute(
        "SELECT id FROM message"
        " WHERE conversation_id = ? AND sender_key = ? AND client_msg_id = ?",
        (row["id"], user_key(sender), key),
    ).fetchone()
    if sent is not None:
        return int(sent["id"])
    quoted = fields.get("RefMsgInfo")
    number = context.new_id()
    values: dict[str, Any] = {
        "id": number,
        "conversation_id": row["id"],
        "position": _next_position(context, row),
        "sender": sender,
        "sender_key": user_key(sender),
        "client_msg_id": key,
        "type": fields["MsgType"],
        "content": fields["Content"],
        "ext": as_text(fields.get("Ext", {})),
        "priority": fields.get("Priority"),
        "mentioned": _keys(context, "MentionedUsers", fields),
        "visible": _keys(context, "VisibleUsers", fields),
        "invisible": _keys(context, "InvisibleUsers", fields),
        "quoted": None if quoted is None else as_text(_quoted(context, row, sender, quoted)),
        "create_time_ms": fields.get("CreateTime", context.now_ms),
        "sent_ms": context.now_ms,
    }
    # The column names are those above, never text from a request.
    context.database.execute(
        f"INSERT INTO message ({', '.join(values)})"  # noqa: S608
        f" VALUES ({', '.join(f':{name}' for name in values)})",
        values,
    )
    touch(context, row)
    return number


def message_or_none(context: IMContext, row: sqlite3.Row, number: int) -> sqlite3.Row | None:
    """Return a message, or None if there is none or it is expired, recalled or deleted."""
    found: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM message WHERE id = ? AND conversation_id = ?", (number, row["id"])
    ).fetchone()
    return None if found is None or _state(context, row, found) != VISIBLE else found


def message(context: IMContext, row: sqlite3.Row, number: int) -> sqlite3.Row:
    """Return a message; raise ServiceError if there is none."""
    found = message_or_none(context, row, number)
    if found is None:
        raise ServiceError(
            "MessageNotFound", f"there is no message {number} in conversation {row['id']}"
        )
    return found


def message_of(context: IMContext, row: sqlite3.Row, number: int, user: User) -> sqlite3.Row:
    """Return a message that a user can see; raise ServiceError if there is none."""
    found = message(context, row, number)
    if not sees(context, found, user):
        raise ServiceError("MessageNotFound", f"user {user} cannot see message {number}")
    return found


def sees(context: IMContext, found: sqlite3.Row, user: User) -> bool:
    """Return whether a user can see a message that is not expired, recalled or deleted."""
    deleted = context.database.execute(
        "SELECT 1 FROM message_deletion WHERE message_id = ? AND user_key = ?",
        (found["id"], user_key(user)),
    ).fetchone()
    kept = not found["sender_only"] or user_key(user) == found["sender_key"]
    return deleted is None and kept and is_for(found, user)


def is_for(found: sqlite3.Row, user: User) -> bool:
    """Return whether a message was sent to a user; senders can see their own messages."""
    key = user_key(user)
    if key == found["sender_key"]:
        return True
    visible = from_text(found["visible"])
    return (not visible or key in visible) and key not in from_text(found["invisible"])


def oldest_ms(context: IMContext, row: sqlite3.Row) -> int:
    """Return the time up to which messages of a conversation have expired, in milliseconds."""
    return context.now_ms - HISTORY_MS[row["kind"]]


def message_body(context: IMContext, row: sqlite3.Row, found: sqlite3.Row) -> dict[str, Any]:
    """Return a MessageBody."""
    body: dict[str, Any] = {
        "AppId": row["app_id"],
        "ConversationShortId": row["id"],
        "ConversationType": row["kind"],
        "MessageId": found["id"],
        "IndexInConversation": found["position"],
        "MsgType": found["type"],
        "Content": found["content"],
        **user_field("Sender", found["sender"]),
        "Status": found["status"],
        "Ext": from_text(found["ext"]),
        "CreateTime": found["create_time_ms"],
        "ClientMsgId": found["client_msg_id"],
    }
    if found["quoted"] is not None:
        quoted = from_text(found["quoted"])
        body["RefMsgInfo"] = quoted | {"Status": _quoted_state(context, row, quoted)}
    return body


def _next_position(context: IMContext, row: sqlite3.Row) -> int:
    """Return the time in microseconds, as on the platform, but at least the last position plus one."""
    found = context.database.execute(
        "SELECT max(position) FROM message WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return max((found[0] or 0) + 1, context.now_ns // 1000)


def _keys(context: IMContext, name: str, fields: dict[str, Any]) -> str:
    return as_text([user_key(user) for user in context.users(name, fields)])


def _quoted(
    context: IMContext, row: sqlite3.Row, sender: User, reference: dict[str, Any]
) -> dict[str, Any]:
    """Return the data that a message stores about the message that it quotes.

    Raises ServiceError if the sender cannot see the quoted message.
    """
    number = reference["ReferencedMessageId"]
    found = message_or_none(context, row, number)
    if found is None or not sees(context, found, sender):
        raise invalid(
            f"user {sender} can see no message {number} in conversation {row['id']}",
            path="RefMsgInfo.ReferencedMessageId",
        )
    return {
        "Hint": reference["Hint"],
        "ReferencedMessageId": number,
        "ReferencedMessageType": found["type"],
    }


def _quoted_state(context: IMContext, row: sqlite3.Row, quoted: dict[str, Any]) -> int:
    found = context.database.execute(
        "SELECT status, sent_ms FROM message WHERE id = ?", (quoted["ReferencedMessageId"],)
    ).fetchone()
    return _state(context, row, found)


def _state(context: IMContext, row: sqlite3.Row, found: sqlite3.Row) -> int:
    status = int(found["status"])
    expired = status == VISIBLE and found["sent_ms"] <= oldest_ms(context, row)
    return EXPIRED if expired else status

"""Read messages and their receipts."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.errors import ServiceError, invalid

from ..conversation_store import LIVE, SINGLE, conversation, members
from ..im_context import IMContext, User, user_list_fields
from ..message_store import VISIBLE, is_for, message, message_body, message_or_none, oldest_ms

_BACKWARD: Final = 1
_READABLE: Final = (
    "SELECT * FROM message"
    " WHERE conversation_id = :id AND status = :visible AND sent_ms > :oldest"
)
_PAGES: Final = {
    False: _READABLE + " AND position >= :cursor ORDER BY position LIMIT :limit",
    True: _READABLE + " AND position <= :cursor ORDER BY position DESC LIMIT :limit",
}


def get_messages(context: IMContext) -> dict[str, Any]:
    """GetMessages: return existing messages in the order of the request."""
    row = conversation(context)
    numbers = list(dict.fromkeys(context.body["MessageIds"]))
    found = [message_or_none(context, row, number) for number in numbers]
    bodies = [message_body(context, row, each) for each in found if each is not None]
    if numbers and not bodies:
        raise ServiceError("MessageNotFound", f"conversation {row['id']} has none of the messages")
    return {"Messages": bodies}


def get_conversation_messages(context: IMContext) -> dict[str, Any]:
    """GetConversationMessages: return one page, which begins at the index in `Cursor`.

    The next page begins after the last message of this one, whatever was sent, recalled or deleted in
    between.
    """
    row = conversation(context)
    cursor, size = context.body["Cursor"], context.body["Limit"]
    backward = context.value("Reverse") == _BACKWARD
    if row["kind"] == LIVE and not backward:
        raise invalid(f"must be {_BACKWARD} for a live group", path="Reverse")
    if cursor < 0:
        raise invalid(f"is {cursor}; an IndexInConversation is at least 0", path="Cursor")
    # One row more than the page has shows whether another page follows.
    values = {
        "id": row["id"],
        "visible": VISIBLE,
        "oldest": oldest_ms(context, row),
        "cursor": cursor,
        "limit": size + 1,
    }
    found = context.database.execute(_PAGES[backward], values).fetchall()
    shown = found[:size]
    following = shown[-1]["position"] + (-1 if backward else 1) if shown else cursor
    return {
        "Messages": [message_body(context, row, one) for one in shown],
        "HasMore": len(found) > size,
        "NewCursor": following,
    }


def get_messages_read_receipt(context: IMContext) -> dict[str, Any]:
    """GetMessagesReadReceipt: return who has read each message, without its sender."""
    row = conversation(context)
    numbers = dict.fromkeys(context.body["MessageIds"])
    found = [message(context, row, number) for number in numbers]
    present = members(context, row)
    return {"ReadReceipt": [_receipt(row, one, present) for one in found]}


def _receipt(row: sqlite3.Row, found: sqlite3.Row, present: list[sqlite3.Row]) -> dict[str, Any]:
    receivers = [
        one
        for one in present
        if one["user_key"] != found["sender_key"] and is_for(found, one["user"])
    ]
    read: list[User] = []
    unread: list[User] = []
    for one in receivers:
        (read if one["read_index"] >= found["position"] else unread).append(one["user"])
    return {
        "ConversationShortId": row["id"],
        "MessageId": found["id"],
        "ReceiverIsRead": row["kind"] == SINGLE and bool(read),
        **user_list_fields("ReadUserIds", read),
        **user_list_fields("UnReadUserIds", unread),
    }


HANDLERS: Final = {
    "GetMessages": get_messages,
    "GetConversationMessages": get_conversation_messages,
    "GetMessagesReadReceipt": get_messages_read_receipt,
}

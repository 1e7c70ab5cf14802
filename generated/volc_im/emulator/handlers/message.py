"""Messages that are there: read by id, page by page, and who has read them."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.call import Call, User, named_lists
from volc_im.emulator.errors import Failure, invalid

from .. import messages
from ..conversations import LIVE, SINGLE, conversation, members
from ..messages import VISIBLE, is_for, message, message_body, message_or_none, oldest_ms

SCHEMA: Final = messages.SCHEMA

_BACKWARD: Final = 1
_THERE: Final = (
    "SELECT * FROM message"
    " WHERE conversation_id = :id AND status = :visible AND sent_ms > :oldest"
)
_PAGES: Final = {
    False: _THERE + " AND position >= :cursor ORDER BY position LIMIT :limit",
    True: _THERE + " AND position <= :cursor ORDER BY position DESC LIMIT :limit",
}


def get_messages(call: Call) -> dict[str, Any]:
    """GetMessages: those that are there, in the order of the request."""
    row = conversation(call)
    numbers = list(dict.fromkeys(call.body["MessageIds"]))
    found = [message_or_none(call, row, number) for number in numbers]
    there = [message_body(call, row, one) for one in found if one is not None]
    if numbers and not there:
        raise Failure("MessageNotFound", f"conversation {row['id']} has none of the messages")
    return {"Messages": there}


def get_conversation_messages(call: Call) -> dict[str, Any]:
    """GetConversationMessages: one page, which begins at the index in `Cursor`.

    The next page begins at the message that follows, so it is the same whatever was sent,
    recalled or deleted meanwhile.
    """
    row = conversation(call)
    cursor, size = call.body["Cursor"], call.body["Limit"]
    backward = call.value("Reverse") == _BACKWARD
    if row["kind"] == LIVE and not backward:
        raise invalid(f"Reverse: must be {_BACKWARD} in a live group")
    if cursor < 0:
        raise invalid(f"Cursor: is {cursor}; an IndexInConversation is 0 or more")
    # One more than asked for tells whether a page follows.
    values = {
        "id": row["id"],
        "visible": VISIBLE,
        "oldest": oldest_ms(call, row),
        "cursor": cursor,
        "limit": size + 1,
    }
    found = call.database.execute(_PAGES[backward], values).fetchall()
    shown = found[:size]
    following = shown[-1]["position"] + (-1 if backward else 1) if shown else cursor
    return {
        "Messages": [message_body(call, row, one) for one in shown],
        "HasMore": len(found) > size,
        "NewCursor": following,
    }


def get_messages_read_receipt(call: Call) -> dict[str, Any]:
    """GetMessagesReadReceipt: the members whom each message is for, without its sender."""
    row = conversation(call)
    numbers = dict.fromkeys(call.body["MessageIds"])
    found = [message(call, row, number) for number in numbers]
    present = members(call, row)
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
        **named_lists("ReadUserIds", read),
        **named_lists("UnReadUserIds", unread),
    }


BEHAVIOUR: Final = {
    "GetMessages": get_messages,
    "GetConversationMessages": get_conversation_messages,
    "GetMessagesReadReceipt": get_messages_read_receipt,
}

"""The whitelist of a live group: users who can send messages while all members are muted."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.errors import ServiceError
from volc_im.emulator.paging import read_page

from ..conversation_store import check_owner, conversation
from ..im_context import IMContext, User, user_field, user_key, user_list_fields
from ..serializers import profile

MAX_ENTRIES: Final = 100

SCHEMA: Final = """
CREATE TABLE whitelist (
    number INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    user_key TEXT NOT NULL,
    user NOT NULL,
    operator NOT NULL,
    create_time_s INTEGER NOT NULL,
    UNIQUE (conversation_id, user_key)
);
CREATE INDEX whitelist_in_order ON whitelist (conversation_id, number);
"""

_LISTED: Final = "SELECT * FROM whitelist WHERE conversation_id = :conversation_id"


def batch_add_whitelist_participant(context: IMContext) -> dict[str, Any]:
    """BatchAddWhitelistParticipant: add users, in the live group or not; the owner fails."""
    row, operator = conversation(context), context.user("Operator")
    check_owner(row, operator)
    failed: list[User] = []
    for user in context.users("ParticipantUserIds"):
        if user_key(user) == row["owner_key"]:
            failed.append(user)
            continue
        context.database.execute(
            "INSERT INTO whitelist (number, conversation_id, user_key, user, operator,"
            " create_time_s) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (context.new_id(), row["id"], user_key(user), user, operator, context.now_s),
        )
    if _entry_count(context, row) > MAX_ENTRIES:
        raise ServiceError(
            "BlockConversationWhiteParticipantMoreThanLimit",
            f"the whitelist of {row['id']} would have more than {MAX_ENTRIES} users",
        )
    return user_list_fields("FailedUserIds", failed)


def batch_remove_whitelist_participant(context: IMContext) -> dict[str, Any]:
    """BatchRemoveWhitelistParticipant: remove users; those who are not on the list fail."""
    row = conversation(context)
    check_owner(row, context.user("Operator"))
    failed: list[User] = []
    for user in context.users("ParticipantUserIds"):
        done = context.database.execute(
            "DELETE FROM whitelist WHERE conversation_id = ? AND user_key = ?",
            (row["id"], user_key(user)),
        )
        if not done.rowcount:
            failed.append(user)
    return user_list_fields("FailedUserIds", failed)


def batch_get_whitelist_participant(context: IMContext) -> dict[str, Any]:
    """BatchGetWhitelistParticipant: return one page in the order of adding."""
    row = conversation(context)
    found = read_page(context, _LISTED, {"conversation_id": row["id"]}, position="number")
    return {
        "Participants": [
            {
                **user_field("ParticipantUserId", each["user"]),
                **profile(context, row, each["user"]),
                **user_field("Operator", each["operator"]),
                "CreateTime": each["create_time_s"],
            }
            for each in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_or_end,
    }


def _entry_count(context: IMContext, row: sqlite3.Row) -> int:
    found = context.database.execute(
        "SELECT count(*) FROM whitelist WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return int(found[0])


HANDLERS: Final = {
    "BatchAddWhitelistParticipant": batch_add_whitelist_participant,
    "BatchRemoveWhitelistParticipant": batch_remove_whitelist_participant,
    "BatchGetWhitelistParticipant": batch_get_whitelist_participant,
}

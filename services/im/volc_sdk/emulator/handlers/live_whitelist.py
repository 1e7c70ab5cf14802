"""The whitelist of a live group: who may speak while everyone is muted."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, named, named_lists, user_key
from volc_sdk.emulator.errors import Failure
from volc_sdk.emulator.paging import page

from ..conversations import check_owner, conversation
from ..serializers import profile

ENTRIES_AT_MOST: Final = 100

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


def batch_add_whitelist_participant(call: Call) -> dict[str, Any]:
    """BatchAddWhitelistParticipant: anybody, in the live group or not; who is on it stays."""
    row, operator = conversation(call), call.user("Operator")
    check_owner(row, operator)
    for user in call.users("ParticipantUserIds"):
        call.database.execute(
            "INSERT INTO whitelist (number, conversation_id, user_key, user, operator,"
            " create_time_s) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (call.new_id(), row["id"], user_key(user), user, operator, call.now_s),
        )
    if _entry_count(call, row) > ENTRIES_AT_MOST:
        raise Failure(
            "BlockConversationWhiteParticipantMoreThanLimit",
            f"the whitelist of {row['id']} would have more than {ENTRIES_AT_MOST} users",
        )
    return named_lists("FailedUserIds", [])


def batch_remove_whitelist_participant(call: Call) -> dict[str, Any]:
    """BatchRemoveWhitelistParticipant: those who are not on it fail."""
    row = conversation(call)
    check_owner(row, call.user("Operator"))
    failed: list[User] = []
    for user in call.users("ParticipantUserIds"):
        done = call.database.execute(
            "DELETE FROM whitelist WHERE conversation_id = ? AND user_key = ?",
            (row["id"], user_key(user)),
        )
        if not done.rowcount:
            failed.append(user)
    return named_lists("FailedUserIds", failed)


def batch_get_whitelist_participant(call: Call) -> dict[str, Any]:
    """BatchGetWhitelistParticipant: one page, in the order in which they were put on it."""
    row = conversation(call)
    found = page(call, _LISTED, {"conversation_id": row["id"]}, position="number")
    return {
        "Participants": [
            {
                **named("ParticipantUserId", each["user"]),
                **profile(call, row, each["user"]),
                **named("Operator", each["operator"]),
                "CreateTime": each["create_time_s"],
            }
            for each in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_or_end,
    }


def _entry_count(call: Call, row: sqlite3.Row) -> int:
    found = call.database.execute(
        "SELECT count(*) FROM whitelist WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return int(found[0])


BEHAVIOUR: Final = {
    "BatchAddWhitelistParticipant": batch_add_whitelist_participant,
    "BatchRemoveWhitelistParticipant": batch_remove_whitelist_participant,
    "BatchGetWhitelistParticipant": batch_get_whitelist_participant,
}

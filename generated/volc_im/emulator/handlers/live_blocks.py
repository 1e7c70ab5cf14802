"""Mutes and bans in a live group. Each ends at its time, or when it is removed."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.errors import invalid

from ..conversation_store import BAN, blocked_until_s, conversation, remove_member
from ..im_context import IMContext, User, user_field, user_key, user_list_fields
from ..serializers import profile

_LATEST_S: Final = 2**63 - 1


def batch_add_block_participants(context: IMContext) -> dict[str, Any]:
    """BatchAddBlockParticipants: mute or ban users, from now on; the owner fails."""
    row, action = conversation(context), context.value("BlockAction")
    failed: list[User] = []
    for path, user, length_s in context.user_items("ParticipantBlockInfos"):
        if length_s < 1:
            raise invalid(f"is {length_s}; at least 1 s is required", path=path)
        if user_key(user) == row["owner_key"]:
            failed.append(user)
            continue
        _block(context, row, user, action, min(context.now_s + length_s, _LATEST_S))
        if action == BAN:
            remove_member(context, row, user)
    return user_list_fields("FailedParticipantUserIds", failed)


def batch_delete_block_participants(context: IMContext) -> dict[str, Any]:
    """BatchDeleteBlockParticipants: end mutes or bans; users without one fail."""
    row, action = conversation(context), context.value("BlockAction")
    failed: list[User] = []
    for user in context.users("ParticipantUserIds"):
        if not blocked_until_s(context, row, user, action):
            failed.append(user)
            continue
        context.database.execute(
            "UPDATE live_block SET end_time_s = 0"
            " WHERE conversation_id = ? AND action = ? AND user_key = ?",
            (row["id"], action, user_key(user)),
        )
    return user_list_fields("FailedParticipantUserIds", failed)


def batch_get_block_participants(context: IMContext) -> dict[str, Any]:
    """BatchGetBlockParticipants: return one page, sorted by user id."""
    row, action = conversation(context), context.value("BlockAction")
    cursor, limit = context.body["Cursor"], context.body["Limit"]
    rows = context.database.execute(
        "SELECT * FROM live_block WHERE conversation_id = ? AND action = ? AND end_time_s > ?"
        " AND sort_key > ? ORDER BY sort_key LIMIT ?",
        # One row more than the page has shows whether another page follows.
        (row["id"], action, context.now_s, _sort_key_at(context, row, action, cursor), limit + 1),
    ).fetchall()
    shown = rows[:limit]
    return {
        "Participants": [
            {
                **user_field("ParticipantUserId", each["user"]),
                **profile(context, row, each["user"]),
                "CreateTime": each["create_time_s"],
                "BlockTime": each["end_time_s"],
            }
            for each in shown
        ],
        "HasMore": len(rows) > limit,
        "NextCursor": shown[-1]["number"] if shown else cursor,
    }


def _block(context: IMContext, row: sqlite3.Row, user: User, action: int, end_time_s: int) -> None:
    context.database.execute(
        "INSERT INTO live_block (number, conversation_id, action, user_key, user, sort_key,"
        " create_time_s, end_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (conversation_id, action, user_key) DO UPDATE SET user = excluded.user,"
        " create_time_s = excluded.create_time_s, end_time_s = excluded.end_time_s",
        (
            context.new_id(),
            row["id"],
            action,
            user_key(user),
            user,
            _sort_key(user_key(user)),
            context.now_s,
            end_time_s,
        ),
    )


def _sort_key(key: str) -> str:
    """Return a text that sorts numbers by value before other texts; unique for each key."""
    number = key.isascii() and key.isdigit() and str(int(key)) == key
    return f"0{len(key):02}{key}" if number and len(key) < 100 else f"1{key}"


def _sort_key_at(context: IMContext, row: sqlite3.Row, action: int, cursor: int) -> str:
    if cursor == 0:
        return ""
    found = context.database.execute(
        "SELECT sort_key FROM live_block WHERE number = ? AND conversation_id = ? AND action = ?",
        (cursor, row["id"], action),
    ).fetchone()
    if found is None:
        raise invalid(
            f"is {cursor}; use 0 or the cursor that the previous page returned", path="Cursor"
        )
    return str(found[0])


HANDLERS: Final = {
    "BatchAddBlockParticipants": batch_add_block_participants,
    "BatchDeleteBlockParticipants": batch_delete_block_participants,
    "BatchGetBlockParticipants": batch_get_block_participants,
}

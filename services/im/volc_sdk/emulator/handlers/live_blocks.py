"""Mutes and bans in a live group; each ends by the clock, or when it is lifted."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, named, named_lists, user_key
from volc_sdk.emulator.errors import invalid

from ..conversations import BAN, blocked_until_s, conversation, remove_member
from ..serializers import profile

_LATEST_S: Final = 2**63 - 1


def batch_add_block_participants(call: Call) -> dict[str, Any]:
    """BatchAddBlockParticipants: the owner fails; who is blocked already is so from now on."""
    row, action = conversation(call), call.value("BlockAction")
    failed: list[User] = []
    for user, length_s in call.user_items("ParticipantBlockInfos"):
        if length_s < 1:
            raise invalid(f"ParticipantBlockInfos[{user}]: is {length_s}; 1 s or more is allowed")
        if user_key(user) == row["owner_key"]:
            failed.append(user)
            continue
        _block(call, row, user, action, min(call.now_s + length_s, _LATEST_S))
        if action == BAN:
            remove_member(call, row, user)
    return named_lists("FailedParticipantUserIds", failed)


def batch_delete_block_participants(call: Call) -> dict[str, Any]:
    """BatchDeleteBlockParticipants: those who are not blocked, or no longer, fail."""
    row, action = conversation(call), call.value("BlockAction")
    failed: list[User] = []
    for user in call.users("ParticipantUserIds"):
        if not blocked_until_s(call, row, user, action):
            failed.append(user)
            continue
        call.database.execute(
            "UPDATE live_block SET end_time_s = 0"
            " WHERE conversation_id = ? AND action = ? AND user_key = ?",
            (row["id"], action, user_key(user)),
        )
    return named_lists("FailedParticipantUserIds", failed)


def batch_get_block_participants(call: Call) -> dict[str, Any]:
    """BatchGetBlockParticipants: one page by user id; the cursor is the last row's number."""
    row, action = conversation(call), call.value("BlockAction")
    cursor, limit = call.body["Cursor"], call.body["Limit"]
    rows = call.database.execute(
        "SELECT * FROM live_block WHERE conversation_id = ? AND action = ? AND end_time_s > ?"
        " AND sort_key > ? ORDER BY sort_key LIMIT ?",
        # One more than asked for tells whether a page follows.
        (row["id"], action, call.now_s, _sort_key_at(call, row, action, cursor), limit + 1),
    ).fetchall()
    shown = rows[:limit]
    return {
        "Participants": [
            {
                **named("ParticipantUserId", each["user"]),
                **profile(call, row, each["user"]),
                "CreateTime": each["create_time_s"],
                "BlockTime": each["end_time_s"],
            }
            for each in shown
        ],
        "HasMore": len(rows) > limit,
        "NextCursor": shown[-1]["number"] if shown else cursor,
    }


def _block(call: Call, row: sqlite3.Row, user: User, action: int, end_time_s: int) -> None:
    call.database.execute(
        "INSERT INTO live_block (number, conversation_id, action, user_key, user, sort_key,"
        " create_time_s, end_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (conversation_id, action, user_key) DO UPDATE SET user = excluded.user,"
        " create_time_s = excluded.create_time_s, end_time_s = excluded.end_time_s",
        (
            call.new_id(),
            row["id"],
            action,
            user_key(user),
            user,
            _sort_key(user_key(user)),
            call.now_s,
            end_time_s,
        ),
    )


def _sort_key(key: str) -> str:
    """Numbers first, by their value, then texts; each key has its own."""
    number = key.isascii() and key.isdigit() and str(int(key)) == key
    return f"0{len(key):02}{key}" if number and len(key) < 100 else f"1{key}"


def _sort_key_at(call: Call, row: sqlite3.Row, action: int, cursor: int) -> str:
    if cursor == 0:
        return ""
    found = call.database.execute(
        "SELECT sort_key FROM live_block WHERE number = ? AND conversation_id = ? AND action = ?",
        (cursor, row["id"], action),
    ).fetchone()
    if found is None:
        raise invalid(f"Cursor: is {cursor}; 0, or the cursor that came with the page before")
    return str(found[0])


BEHAVIOUR: Final = {
    "BatchAddBlockParticipants": batch_add_block_participants,
    "BatchDeleteBlockParticipants": batch_delete_block_participants,
    "BatchGetBlockParticipants": batch_get_block_participants,
}

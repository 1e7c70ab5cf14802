"""Who is in a conversation: all members page by page, chosen ones, one, or their number."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, named
from volc_sdk.emulator.paging import page
from volc_sdk.emulator.store import from_text

from ..conversations import (
    LIVE,
    MEMBER,
    MUTE,
    blocked_until_s,
    conversation,
    member_count,
    member_or_none,
)

_MEMBERS: Final = "SELECT * FROM member m WHERE m.conversation_id = :conversation_id"
_WITH_ROLE: Final = f"{_MEMBERS} AND m.role <> :ordinary"
_MARKED: Final = (
    "SELECT * FROM member m WHERE m.conversation_id = :conversation_id"
    " AND EXISTS (SELECT 1 FROM json_each(m.marks) mark WHERE mark.value = :mark)"
)
_NOBODY: Final = f"{_MEMBERS} AND FALSE"

_STAYS: Final = 0  # a member who leaves is forgotten, so no other Status is ever seen


def scan_conversation_participant_list(call: Call) -> dict[str, Any]:
    """ScanConversationParticipantList: one page, in the order of joining or against it."""
    row = conversation(call)
    mark = call.value("MarkType")
    online = bool(call.value("ScanOnlineParticipant") or mark)
    if online:
        query = _NOBODY if row["kind"] != LIVE else _MARKED if mark else _MEMBERS
    else:
        query = _WITH_ROLE if row["kind"] == LIVE else _MEMBERS
    found = page(
        call,
        query,
        {"conversation_id": row["id"], "ordinary": MEMBER, "mark": mark},
        position="m.position",
        descending=online or call.value("Reverse"),
    )
    only_ids = call.value("OnlyUserIds") and not online
    return {
        "Participants": [
            _identity(row, each["user"]) if only_ids else _scanned(call, row, each)
            for each in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_or_end,
    }


def batch_get_conversation_participant(call: Call) -> dict[str, Any]:
    """BatchGetConversationParticipant: those who are members, in the order of the request."""
    row = conversation(call)
    users = call.users("ParticipantUserIds")
    return {
        "Participants": [
            # The reply has no text ids, so the form of the question is that of the answer.
            _participant(call, row, found, user)
            for user in users
            if (found := member_or_none(call, row, user)) is not None
        ]
    }


def is_user_in_conversation(call: Call) -> dict[str, Any]:
    """IsUserInConversation: for a live group, whether the user is in it now."""
    found = member_or_none(call, conversation(call), call.user("ParticipantUserId"))
    return {"IsUserInConversation": found is not None}


def get_conversation_user_count(call: Call) -> dict[str, Any]:
    """GetConversationUserCount: all members."""
    return {"Count": member_count(call, conversation(call))}


def _identity(row: sqlite3.Row, user: User) -> dict[str, Any]:
    return {"ConversationShortId": row["id"], **named("ParticipantUserId", user)}


def _participant(call: Call, row: sqlite3.Row, found: sqlite3.Row, user: User) -> dict[str, Any]:
    end_s = blocked_until_s(call, row, user, MUTE) if row["kind"] == LIVE else found["block_end_s"]
    return {
        **_identity(row, user),
        "Role": found["role"],
        **named("Operator", found["operator"]),
        "NickName": found["nick_name"],
        "Level": found["level"],
        "Status": _STAYS,
        "CreateTime": found["create_time_s"],
        "BlockTime": end_s if end_s > call.now_s else 0,
        "Ext": from_text(found["ext"]),
    }


def _scanned(call: Call, row: sqlite3.Row, found: sqlite3.Row) -> dict[str, Any]:
    return {
        **_participant(call, row, found, found["user"]),
        "AvatarUrl": found["avatar_url"],
        "Marks": from_text(found["marks"]),
    }


BEHAVIOUR: Final = {
    "ScanConversationParticipantList": scan_conversation_participant_list,
    "BatchGetConversationParticipant": batch_get_conversation_participant,
    "IsUserInConversation": is_user_in_conversation,
    "GetConversationUserCount": get_conversation_user_count,
}

"""Read the members of a conversation, and their number."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.paging import read_page
from volc_sdk.emulator.store import from_text

from ..conversation_store import (
    LIVE,
    MEMBER,
    MUTE,
    blocked_until_s,
    conversation,
    member_count,
    member_or_none,
)
from ..im_context import IMContext, User, user_field

_MEMBERS: Final = "SELECT * FROM member m WHERE m.conversation_id = :conversation_id"
_WITH_ROLE: Final = f"{_MEMBERS} AND m.role <> :ordinary"
_MARKED: Final = (
    "SELECT * FROM member m WHERE m.conversation_id = :conversation_id"
    " AND EXISTS (SELECT 1 FROM json_each(m.marks) mark WHERE mark.value = :mark)"
)
_NONE: Final = f"{_MEMBERS} AND FALSE"

_PRESENT: Final = 0  # the only Status, because members who leave are forgotten


def scan_conversation_participant_list(context: IMContext) -> dict[str, Any]:
    """ScanConversationParticipantList: return one page in the order of joining, or reversed."""
    row = conversation(context)
    mark = context.value("MarkType")
    online = bool(context.value("ScanOnlineParticipant") or mark)
    if online:
        query = _NONE if row["kind"] != LIVE else _MARKED if mark else _MEMBERS
    else:
        query = _WITH_ROLE if row["kind"] == LIVE else _MEMBERS
    found = read_page(
        context,
        query,
        {"conversation_id": row["id"], "ordinary": MEMBER, "mark": mark},
        position="m.position",
        descending=online or context.value("Reverse"),
    )
    only_ids = context.value("OnlyUserIds") and not online
    return {
        "Participants": [
            _identity(row, each["user"]) if only_ids else _scanned(context, row, each)
            for each in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_or_end,
    }


def batch_get_conversation_participant(context: IMContext) -> dict[str, Any]:
    """BatchGetConversationParticipant: return members in the order of the request."""
    row = conversation(context)
    users = context.users("ParticipantUserIds")
    return {
        "Participants": [
            # The reply has no text ids, so ids keep the form of the request.
            _participant(context, row, found, user)
            for user in users
            if (found := member_or_none(context, row, user)) is not None
        ]
    }


def is_user_in_conversation(context: IMContext) -> dict[str, Any]:
    """IsUserInConversation: return whether a user is a member."""
    found = member_or_none(context, conversation(context), context.user("ParticipantUserId"))
    return {"IsUserInConversation": found is not None}


def get_conversation_user_count(context: IMContext) -> dict[str, Any]:
    """GetConversationUserCount: return the number of members."""
    return {"Count": member_count(context, conversation(context))}


def _identity(row: sqlite3.Row, user: User) -> dict[str, Any]:
    return {"ConversationShortId": row["id"], **user_field("ParticipantUserId", user)}


def _participant(
    context: IMContext, row: sqlite3.Row, found: sqlite3.Row, user: User
) -> dict[str, Any]:
    end_s = (
        blocked_until_s(context, row, user, MUTE) if row["kind"] == LIVE else found["block_end_s"]
    )
    return {
        **_identity(row, user),
        "Role": found["role"],
        **user_field("Operator", found["operator"]),
        "NickName": found["nick_name"],
        "Level": found["level"],
        "Status": _PRESENT,
        "CreateTime": found["create_time_s"],
        "BlockTime": end_s if end_s > context.now_s else 0,
        "Ext": from_text(found["ext"]),
    }


def _scanned(context: IMContext, row: sqlite3.Row, found: sqlite3.Row) -> dict[str, Any]:
    return {
        **_participant(context, row, found, found["user"]),
        "AvatarUrl": found["avatar_url"],
        "Marks": from_text(found["marks"]),
    }


HANDLERS: Final = {
    "ScanConversationParticipantList": scan_conversation_participant_list,
    "BatchGetConversationParticipant": batch_get_conversation_participant,
    "IsUserInConversation": is_user_in_conversation,
    "GetConversationUserCount": get_conversation_user_count,
}

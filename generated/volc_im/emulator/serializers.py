"""Conversations and members as replies of several actions show them."""

from __future__ import annotations

import sqlite3
from typing import Any

from volc_im.emulator.call import Call, User, named, user_key
from volc_im.emulator.store import from_text

from .conversations import LIVE, SINGLE, member_count, member_or_none


def conversation_info(
    call: Call, row: sqlite3.Row, asker: User | None = None, *, counted: bool = True
) -> dict[str, Any]:
    """A ConversationInfo as a user sees it, or the owner where nobody in particular asks."""
    info: dict[str, Any] = {
        "AppId": row["app_id"],
        "ConversationShortId": row["id"],
        "ConversationId": str(row["id"]),
        "ConversationType": row["kind"],
        "InboxType": row["inbox_type"],
        "Name": row["name"],
        "AvatarUrl": row["avatar_url"],
        "Description": row["description"],
        "Notice": row["notice"],
        **named("OwnerUserId", row["owner"]),
        **named("CreatorUserId", row["creator"]),
        "Status": row["status"],
        "Ext": from_text(row["ext"]),
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }
    if counted:
        info["MemberCount"] = member_count(call, row)
    if row["kind"] == LIVE:
        info["OnlineCount"] = member_count(call, row)
    if row["kind"] == SINGLE:
        info |= _other(call, row, row["owner"] if asker is None else asker)
    return info


def profile(call: Call, row: sqlite3.Row, user: User) -> dict[str, Any]:
    """How a user shows in a live group; nothing is known of one who is not in it."""
    found = member_or_none(call, row, user)
    if found is None:
        return {"NickName": "", "AvatarUrl": "", "Ext": {}, "Marks": []}
    return {
        "NickName": found["nick_name"],
        "AvatarUrl": found["avatar_url"],
        "Ext": from_text(found["ext"]),
        "Marks": from_text(found["marks"]),
    }


def _other(call: Call, row: sqlite3.Row, asker: User) -> dict[str, User]:
    rows = call.database.execute(
        "SELECT user_key, user FROM member WHERE conversation_id = ?", (row["id"],)
    ).fetchall()
    users: dict[str, User] = {found["user_key"]: found["user"] for found in rows}
    # A stranger who reuses an IdempotentId sees the conversation as its owner does.
    here = user_key(asker) if user_key(asker) in users else row["owner_key"]
    users.pop(here, None)
    return named("OtherUserId", users.popitem()[1]) if users else {}

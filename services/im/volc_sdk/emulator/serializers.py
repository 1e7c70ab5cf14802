"""Structs of replies that several actions return: conversations and profiles of members."""

from __future__ import annotations

import sqlite3
from typing import Any

from volc_sdk.emulator.store import from_text

from .conversation_store import LIVE, SINGLE, member_count, member_or_none
from .im_context import IMContext, User, user_field, user_key


def conversation_info(
    context: IMContext, row: sqlite3.Row, asker: User | None = None, *, counted: bool = True
) -> dict[str, Any]:
    """Return a ConversationInfo for the user who asks, by default the owner."""
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
        **user_field("OwnerUserId", row["owner"]),
        **user_field("CreatorUserId", row["creator"]),
        "Status": row["status"],
        "Ext": from_text(row["ext"]),
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }
    if counted:
        info["MemberCount"] = member_count(context, row)
    if row["kind"] == LIVE:
        info["OnlineCount"] = member_count(context, row)
    if row["kind"] == SINGLE:
        info |= _other(context, row, row["owner"] if asker is None else asker)
    return info


def profile(context: IMContext, row: sqlite3.Row, user: User) -> dict[str, Any]:
    """Return the profile of a user in a live group; empty if the user is not in it."""
    found = member_or_none(context, row, user)
    if found is None:
        return {"NickName": "", "AvatarUrl": "", "Ext": {}, "Marks": []}
    return {
        "NickName": found["nick_name"],
        "AvatarUrl": found["avatar_url"],
        "Ext": from_text(found["ext"]),
        "Marks": from_text(found["marks"]),
    }


def _other(context: IMContext, row: sqlite3.Row, asker: User) -> dict[str, User]:
    rows = context.database.execute(
        "SELECT user_key, user FROM member WHERE conversation_id = ?", (row["id"],)
    ).fetchall()
    users: dict[str, User] = {found["user_key"]: found["user"] for found in rows}
    # Another user who reuses an IdempotentId gets the owner's view of the conversation.
    here = user_key(asker) if user_key(asker) in users else row["owner_key"]
    users.pop(here, None)
    return user_field("OtherUserId", users.popitem()[1]) if users else {}

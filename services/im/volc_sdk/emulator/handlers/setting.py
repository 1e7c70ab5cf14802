"""A member's settings for a conversation: pinned, favourite, muted, custom data."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from volc_sdk.emulator.errors import errors_inside
from volc_sdk.emulator.store import as_text, from_text

from ..conversation_store import conversation, member
from ..im_context import IMContext, User, user_field, user_key

# A member without a row has the default settings. The row is deleted with the member.
SCHEMA: Final = """
CREATE TABLE setting (
    conversation_id INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    stick_top_time_ms INTEGER NOT NULL DEFAULT 0,
    favorite_time_ms INTEGER NOT NULL DEFAULT 0,
    is_mute INTEGER NOT NULL DEFAULT 0,
    ext TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (conversation_id, user_key),
    FOREIGN KEY (conversation_id, user_key)
        REFERENCES member (conversation_id, user_key) ON DELETE CASCADE
) WITHOUT ROWID;
"""

_DEFAULTS: Final[Mapping[str, Any]] = {
    "stick_top_time_ms": 0,
    "favorite_time_ms": 0,
    "is_mute": 0,
    "ext": "{}",
}


def get_conversation_setting(context: IMContext) -> dict[str, Any]:
    """GetConversationSetting: return a member's settings, or the defaults."""
    row = conversation(context)
    found = member(context, row, context.user("ParticipantUserId"))
    setting = _setting(context, row, found["user"]) or _DEFAULTS
    info: dict[str, Any] = {
        "AppId": row["app_id"],
        "ConversationShortId": row["id"],
        "ConversationId": str(row["id"]),
        "ConversationType": row["kind"],
        "InboxType": row["inbox_type"],
        **user_field("ParticipantUserId", found["user"]),
        "StickTopTime": setting["stick_top_time_ms"],
        "IsStickTop": setting["stick_top_time_ms"] > 0,
        "SetFavoriteTime": setting["favorite_time_ms"],
        "IsSetFavorite": setting["favorite_time_ms"] > 0,
        "IsMute": bool(setting["is_mute"]),
        "Ext": from_text(setting["ext"]),
    }
    if not context.body.get("NoReadIndex"):
        info["ReadIndex"] = found["read_index"]
    return {"ConversationSettingInfo": info}


def modify_conversation_setting(context: IMContext) -> dict[str, Any]:
    """ModifyConversationSetting: change settings; a time is changed only if its flag is set."""
    info = context.body["ConversationSettingInfo"]
    with errors_inside("ConversationSettingInfo"):
        row = conversation(context, info)
        user = context.user("ParticipantUserId", info)
    member(context, row, user)
    context.database.execute(
        "INSERT INTO setting (conversation_id, user_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (row["id"], user_key(user)),
    )
    ext = info.get("Ext")
    context.database.execute(
        "UPDATE setting SET stick_top_time_ms = coalesce(:stick_top_time_ms, stick_top_time_ms),"
        " favorite_time_ms = coalesce(:favorite_time_ms, favorite_time_ms), is_mute = :is_mute,"
        " ext = coalesce(:ext, ext)"
        " WHERE conversation_id = :conversation_id AND user_key = :user_key",
        {
            "conversation_id": row["id"],
            "user_key": user_key(user),
            # The official Go client does not send a time of 0.
            "stick_top_time_ms": info.get("StickTopTime", 0) if info.get("IsStickTop") else None,
            "favorite_time_ms": (
                info.get("SetFavoriteTime", 0) if info.get("IsSetFavorite") else None
            ),
            "is_mute": info.get("IsMute", False),
            "ext": None if ext is None else as_text(ext),
        },
    )
    return {}


def _setting(context: IMContext, row: sqlite3.Row, user: User) -> sqlite3.Row | None:
    found: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM setting WHERE conversation_id = ? AND user_key = ?",
        (row["id"], user_key(user)),
    ).fetchone()
    return found


HANDLERS: Final = {
    "GetConversationSetting": get_conversation_setting,
    "ModifyConversationSetting": modify_conversation_setting,
}

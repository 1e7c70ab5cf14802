"""Blacklists. Each user has one."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.errors import invalid
from volc_sdk.emulator.paging import read_page
from volc_sdk.emulator.store import as_text, from_text

from ..failed_infos import failed_infos
from ..im_context import IMContext, User, user_key
from .friend import friend_info, friend_or_none

# `id` is the position in the list.
SCHEMA: Final = """
CREATE TABLE blacklisted (
    id INTEGER PRIMARY KEY,
    app_id INTEGER NOT NULL,
    inbox_type INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    listed INTEGER NOT NULL,
    listed_key TEXT NOT NULL,
    ext TEXT NOT NULL,
    create_time_s INTEGER NOT NULL,
    modify_time_s INTEGER NOT NULL,
    UNIQUE (app_id, inbox_type, user_key, listed_key)
);
CREATE INDEX blacklisted_in_order ON blacklisted (app_id, inbox_type, user_key, id);
"""

_INFOS: Final = ("BlackListInfos", "BlackListUserId")


def add_black_list(context: IMContext) -> dict[str, Any]:
    """AddBlackList: add entries; existing ones are not changed."""
    user = context.user("UserId")

    def add(listed: User, info: dict[str, Any]) -> None:
        if user_key(listed) == user_key(user):
            raise invalid(f"{listed} is the owner of the blacklist")
        context.database.execute(
            "INSERT INTO blacklisted (id, app_id, inbox_type, user_key, listed, listed_key, ext,"
            " create_time_s, modify_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (
                context.new_id(),
                context.app_id,
                context.inbox_type,
                user_key(user),
                listed,
                user_key(listed),
                as_text(info.get("BlackListUserExt", {})),
                context.now_s,
                context.now_s,
            ),
        )

    return {"FailedInfos": failed_infos(context.user_infos(*_INFOS), add)}


def remove_black_list(context: IMContext) -> dict[str, Any]:
    """RemoveBlackList: users who are not on the list are ignored."""
    user = context.user("UserId")
    context.database.executemany(
        "DELETE FROM blacklisted WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND listed_key = ?",
        [
            (context.app_id, context.inbox_type, user_key(user), user_key(listed))
            for listed in context.users("BlackListUserIds")
        ],
    )
    return {}


def update_black_list(context: IMContext) -> dict[str, Any]:
    """UpdateBlackList: merge custom data into existing entries by key."""
    user = context.user("UserId")

    def update(listed: User, info: dict[str, Any]) -> None:
        if "BlackListUserExt" not in info:
            raise invalid("is required", path="BlackListUserExt")
        row = _entry_or_none(context, user, listed)
        if row is None:
            raise invalid(f"{listed} is not on the blacklist of {user}")
        context.database.execute(
            "UPDATE blacklisted SET ext = ?, modify_time_s = ? WHERE id = ?",
            (as_text(from_text(row["ext"]) | info["BlackListUserExt"]), context.now_s, row["id"]),
        )

    return {"FailedInfos": failed_infos(context.user_infos(*_INFOS), update)}


def get_black_list(context: IMContext) -> dict[str, Any]:
    """GetBlackList: return one page, latest entry first."""
    user = context.user("UserId")
    where = (
        "FROM blacklisted WHERE app_id = :app_id AND inbox_type = :inbox_type AND user_key = :user"
    )
    values = {"app_id": context.app_id, "inbox_type": context.inbox_type, "user": user_key(user)}
    found = read_page(context, f"SELECT * {where}", values, position="id", descending=True)
    total = 0
    if context.value("NeedTotal"):
        (total,) = context.database.execute(f"SELECT count(*) {where}", values).fetchone()
    return {
        "BlackListInfos": [_info(context, user, row) for row in found.rows],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor if found.has_more else -1,
        "TotalCount": total,
    }


def is_in_black_list(context: IMContext) -> dict[str, Any]:
    """IsInBlackList: return for each user whether it is on the list."""
    user = context.user("UserId")
    return {
        "IsInBlackListInfos": {
            user_key(listed): _entry_or_none(context, user, listed) is not None
            for listed in context.users("BlackListUserIds")
        }
    }


def _entry_or_none(context: IMContext, user: User, listed: User) -> sqlite3.Row | None:
    row: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM blacklisted WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND listed_key = ?",
        (context.app_id, context.inbox_type, user_key(user), user_key(listed)),
    ).fetchone()
    return row


def _info(context: IMContext, user: User, row: sqlite3.Row) -> dict[str, Any]:
    info: dict[str, Any] = {
        "BlackListUserId": row["listed"],
        "BlackListUserExt": from_text(row["ext"]),
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }
    friend = friend_or_none(context, user, row["listed"])
    return info if friend is None else info | {"FriendUserInfo": friend_info(friend)}


HANDLERS: Final = {
    "AddBlackList": add_black_list,
    "RemoveBlackList": remove_black_list,
    "UpdateBlackList": update_black_list,
    "GetBlackList": get_black_list,
    "IsInBlackList": is_in_black_list,
}

"""Blacklists: each user has one, and nobody else's list is changed by it."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.call import Call, User, user_key
from volc_im.emulator.errors import invalid
from volc_im.emulator.paging import page
from volc_im.emulator.store import as_text, from_text

from ..failed_infos import failed_infos
from .friend import friend_info, friend_or_none

# `id` is the place in the list.
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


def add_black_list(call: Call) -> dict[str, Any]:
    """AddBlackList: new entries; those that are there already stay as they are."""
    user = call.user("UserId")

    def add(listed: User, given: dict[str, Any]) -> None:
        if user_key(listed) == user_key(user):
            raise invalid(f"BlackListUserId: {listed} is the user whose list it is")
        call.database.execute(
            "INSERT INTO blacklisted (id, app_id, inbox_type, user_key, listed, listed_key, ext,"
            " create_time_s, modify_time_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (
                call.new_id(),
                call.app_id,
                call.inbox_type,
                user_key(user),
                listed,
                user_key(listed),
                as_text(given.get("BlackListUserExt", {})),
                call.now_s,
                call.now_s,
            ),
        )

    return {"FailedInfos": failed_infos(_given(call), add)}


def remove_black_list(call: Call) -> dict[str, Any]:
    """RemoveBlackList: nothing is said about users who were not on the list."""
    user = call.user("UserId")
    call.database.executemany(
        "DELETE FROM blacklisted WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND listed_key = ?",
        [
            (call.app_id, call.inbox_type, user_key(user), user_key(listed))
            for listed in call.users("BlackListUserIds")
        ],
    )
    return {}


def update_black_list(call: Call) -> dict[str, Any]:
    """UpdateBlackList: data merged key by key into entries that are there."""
    user = call.user("UserId")

    def update(listed: User, given: dict[str, Any]) -> None:
        if "BlackListUserExt" not in given:
            raise invalid("BlackListUserExt: is required")
        row = _entry_or_none(call, user, listed)
        if row is None:
            raise invalid(f"BlackListUserId: {listed} is not on the blacklist of {user}")
        call.database.execute(
            "UPDATE blacklisted SET ext = ?, modify_time_s = ? WHERE id = ?",
            (as_text(from_text(row["ext"]) | given["BlackListUserExt"]), call.now_s, row["id"]),
        )

    return {"FailedInfos": failed_infos(_given(call), update)}


def get_black_list(call: Call) -> dict[str, Any]:
    """GetBlackList: one page, the latest entry first."""
    user = call.user("UserId")
    where = (
        "FROM blacklisted WHERE app_id = :app_id AND inbox_type = :inbox_type AND user_key = :user"
    )
    values = {"app_id": call.app_id, "inbox_type": call.inbox_type, "user": user_key(user)}
    found = page(call, f"SELECT * {where}", values, position="id", descending=True)
    total = 0
    if call.value("NeedTotal"):
        (total,) = call.database.execute(f"SELECT count(*) {where}", values).fetchone()
    return {
        "BlackListInfos": [_info(call, user, row) for row in found.rows],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor if found.has_more else -1,
        "TotalCount": total,
    }


def is_in_black_list(call: Call) -> dict[str, Any]:
    """IsInBlackList: an answer for each user."""
    user = call.user("UserId")
    return {
        "IsInBlackListInfos": {
            user_key(listed): _entry_or_none(call, user, listed) is not None
            for listed in call.users("BlackListUserIds")
        }
    }


def _given(call: Call) -> list[tuple[User, dict[str, Any]]]:
    return [(call.user("BlackListUserId", item), item) for item in call.body["BlackListInfos"]]


def _entry_or_none(call: Call, user: User, listed: User) -> sqlite3.Row | None:
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM blacklisted WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND listed_key = ?",
        (call.app_id, call.inbox_type, user_key(user), user_key(listed)),
    ).fetchone()
    return row


def _info(call: Call, user: User, row: sqlite3.Row) -> dict[str, Any]:
    info: dict[str, Any] = {
        "BlackListUserId": row["listed"],
        "BlackListUserExt": from_text(row["ext"]),
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }
    friend = friend_or_none(call, user, row["listed"])
    return info if friend is None else info | {"FriendUserInfo": friend_info(friend)}


BEHAVIOUR: Final = {
    "AddBlackList": add_black_list,
    "RemoveBlackList": remove_black_list,
    "UpdateBlackList": update_black_list,
    "GetBlackList": get_black_list,
    "IsInBlackList": is_in_black_list,
}

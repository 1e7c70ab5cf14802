"""Friends. A friendship is mutual; each side has its own alias and data."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.errors import invalid
from volc_sdk.emulator.paging import read_page
from volc_sdk.emulator.store import as_text, from_text

from ..failed_infos import failed_infos
from ..im_context import IMContext, User, user_key

# Two friends have two rows. `id` is the position in the list of `user_key`.
SCHEMA: Final = """
CREATE TABLE friend (
    id INTEGER PRIMARY KEY,
    app_id INTEGER NOT NULL,
    inbox_type INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    friend INTEGER NOT NULL,
    friend_key TEXT NOT NULL,
    alias TEXT NOT NULL,
    ext TEXT NOT NULL,
    create_time_s INTEGER NOT NULL,
    modify_time_s INTEGER NOT NULL,
    UNIQUE (app_id, inbox_type, user_key, friend_key)
);
CREATE INDEX friend_in_order ON friend (app_id, inbox_type, user_key, id);
"""


def add_friend(context: IMContext) -> dict[str, Any]:
    """AddFriend: make users friends of each other; existing friendships are not changed."""
    user = context.user("UserId")
    ext = as_text(context.body.get("Ext", {}))

    def add(friend: User, _: object) -> None:
        if user_key(friend) == user_key(user):
            raise invalid(f"{friend} is the user itself")
        for one, other in ((user, friend), (friend, user)):
            context.database.execute(
                "INSERT INTO friend (id, app_id, inbox_type, user_key, friend, friend_key, alias,"
                " ext, create_time_s, modify_time_s) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (
                    context.new_id(),
                    context.app_id,
                    context.inbox_type,
                    user_key(one),
                    other,
                    user_key(other),
                    ext,
                    context.now_s,
                    context.now_s,
                ),
            )

    return {"FailedInfos": failed_infos(context.user_items("FriendUserIds"), add)}


def delete_friend(context: IMContext) -> dict[str, Any]:
    """DeleteFriend: end friendships on both sides."""
    user = context.user("UserId")

    def delete(friend: User, _: object) -> None:
        _friend(context, user, friend)
        for one, other in ((user, friend), (friend, user)):
            context.database.execute(
                "DELETE FROM friend WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
                " AND friend_key = ?",
                (context.app_id, context.inbox_type, user_key(one), user_key(other)),
            )

    return {"FailedInfos": failed_infos(context.user_items("DeleteUserIds"), delete)}


def update_friend(context: IMContext) -> dict[str, Any]:
    """UpdateFriend: change the user's side of friendships."""
    user = context.user("UserId")

    def update(friend: User, info: dict[str, Any]) -> None:
        row = _friend(context, user, friend)
        context.database.execute(
            "UPDATE friend SET alias = ?, ext = ?, modify_time_s = ? WHERE id = ?",
            (
                info.get("Alias", row["alias"]),
                as_text(info["Ext"]) if "Ext" in info else row["ext"],
                context.now_s,
                row["id"],
            ),
        )

    infos = context.user_infos("FriendInfos", "FriendUserId")
    return {"FailedInfos": failed_infos(infos, update)}


def list_friend(context: IMContext) -> dict[str, Any]:
    """ListFriend: return one page, oldest friendship first."""
    where = "FROM friend WHERE app_id = :app_id AND inbox_type = :inbox_type AND user_key = :user"
    values = {
        "app_id": context.app_id,
        "inbox_type": context.inbox_type,
        "user": user_key(context.user("UserId")),
    }
    found = read_page(context, f"SELECT * {where}", values, position="id")
    total = 0
    if context.value("NeedTotal"):
        (total,) = context.database.execute(f"SELECT count(*) {where}", values).fetchone()
    return {
        "FriendInfos": [friend_info(row) for row in found.rows],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor if found.has_more else -1,
        "TotalCount": total,
    }


def is_friend(context: IMContext) -> dict[str, Any]:
    """IsFriend: return for each user whether it is a friend."""
    user = context.user("UserId")
    return {
        "Infos": [
            {"FriendUserId": friend, "IsFriend": friend_or_none(context, user, friend) is not None}
            for friend in context.users("FriendUserIds")
        ]
    }


def friend_or_none(context: IMContext, user: User, friend: User) -> sqlite3.Row | None:
    """Return a user's side of a friendship, or None if the two are not friends."""
    row: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM friend WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND friend_key = ?",
        (context.app_id, context.inbox_type, user_key(user), user_key(friend)),
    ).fetchone()
    return row


def friend_info(row: sqlite3.Row) -> dict[str, Any]:
    """Return a FriendInfo."""
    return {
        "FriendUserId": row["friend"],
        "Alias": row["alias"],
        "Ext": from_text(row["ext"]),
        "ApplyTime": row["create_time_s"],
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }


def _friend(context: IMContext, user: User, friend: User) -> sqlite3.Row:
    row = friend_or_none(context, user, friend)
    if row is None:
        raise invalid(f"{friend} is not a friend of {user}")
    return row


HANDLERS: Final = {
    "AddFriend": add_friend,
    "DeleteFriend": delete_friend,
    "UpdateFriend": update_friend,
    "ListFriend": list_friend,
    "IsFriend": is_friend,
}

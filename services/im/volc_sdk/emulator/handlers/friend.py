"""Friends: both ways, while each side has remarks and data of its own."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, user_key
from volc_sdk.emulator.errors import invalid
from volc_sdk.emulator.paging import page
from volc_sdk.emulator.store import as_text, from_text

from ..failed_infos import failed_infos

# Two rows for two friends. `id` is the place in the list of `user_key`.
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


def add_friend(call: Call) -> dict[str, Any]:
    """AddFriend: friends of each other; those who are it already stay as they are."""
    user = call.user("UserId")
    ext = as_text(call.body.get("Ext", {}))

    def add(friend: User, _: object) -> None:
        if user_key(friend) == user_key(user):
            raise invalid(f"FriendUserIds: {friend} is the user; nobody is a friend of their own")
        for one, other in ((user, friend), (friend, user)):
            call.database.execute(
                "INSERT INTO friend (id, app_id, inbox_type, user_key, friend, friend_key, alias,"
                " ext, create_time_s, modify_time_s) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (
                    call.new_id(),
                    call.app_id,
                    call.inbox_type,
                    user_key(one),
                    other,
                    user_key(other),
                    ext,
                    call.now_s,
                    call.now_s,
                ),
            )

    return {"FailedInfos": failed_infos(call.user_items("FriendUserIds"), add)}


def delete_friend(call: Call) -> dict[str, Any]:
    """DeleteFriend: no friends any more, on both sides."""
    user = call.user("UserId")

    def delete(friend: User, _: object) -> None:
        _friend(call, user, friend)
        for one, other in ((user, friend), (friend, user)):
            call.database.execute(
                "DELETE FROM friend WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
                " AND friend_key = ?",
                (call.app_id, call.inbox_type, user_key(one), user_key(other)),
            )

    return {"FailedInfos": failed_infos(call.user_items("DeleteUserIds"), delete)}


def update_friend(call: Call) -> dict[str, Any]:
    """UpdateFriend: a user's own remarks and data; the friend's side stays as it is."""
    user = call.user("UserId")

    def update(friend: User, given: dict[str, Any]) -> None:
        row = _friend(call, user, friend)
        call.database.execute(
            "UPDATE friend SET alias = ?, ext = ?, modify_time_s = ? WHERE id = ?",
            (
                given.get("Alias", row["alias"]),
                as_text(given["Ext"]) if "Ext" in given else row["ext"],
                call.now_s,
                row["id"],
            ),
        )

    given = [(call.user("FriendUserId", item), item) for item in call.body["FriendInfos"]]
    return {"FailedInfos": failed_infos(given, update)}


def list_friend(call: Call) -> dict[str, Any]:
    """ListFriend: one page, the friend of longest standing first."""
    where = "FROM friend WHERE app_id = :app_id AND inbox_type = :inbox_type AND user_key = :user"
    values = {
        "app_id": call.app_id,
        "inbox_type": call.inbox_type,
        "user": user_key(call.user("UserId")),
    }
    found = page(call, f"SELECT * {where}", values, position="id")
    total = 0
    if call.value("NeedTotal"):
        (total,) = call.database.execute(f"SELECT count(*) {where}", values).fetchone()
    return {
        "FriendInfos": [friend_info(row) for row in found.rows],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor if found.has_more else -1,
        "TotalCount": total,
    }


def is_friend(call: Call) -> dict[str, Any]:
    """IsFriend: an answer for each user."""
    user = call.user("UserId")
    return {
        "Infos": [
            {"FriendUserId": friend, "IsFriend": friend_or_none(call, user, friend) is not None}
            for friend in call.users("FriendUserIds")
        ]
    }


def friend_or_none(call: Call, user: User, friend: User) -> sqlite3.Row | None:
    """A user's side of a friendship; None where the two are no friends."""
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM friend WHERE app_id = ? AND inbox_type = ? AND user_key = ?"
        " AND friend_key = ?",
        (call.app_id, call.inbox_type, user_key(user), user_key(friend)),
    ).fetchone()
    return row


def friend_info(row: sqlite3.Row) -> dict[str, Any]:
    """A FriendInfo."""
    return {
        "FriendUserId": row["friend"],
        "Alias": row["alias"],
        "Ext": from_text(row["ext"]),
        "ApplyTime": row["create_time_s"],
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }


def _friend(call: Call, user: User, friend: User) -> sqlite3.Row:
    row = friend_or_none(call, user, friend)
    if row is None:
        raise invalid(f"{friend} is no friend of {user}")
    return row


BEHAVIOUR: Final = {
    "AddFriend": add_friend,
    "DeleteFriend": delete_friend,
    "UpdateFriend": update_friend,
    "ListFriend": list_friend,
    "IsFriend": is_friend,
}

"""The users that the console shows: their profiles, friends, blacklists and devices; and broadcasts."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.store import from_text

SHOWN: Final = 200
"""Maximum number of users, of entries of each list, and of broadcasts."""
_TEXT_SHOWN: Final = 4000

_USERS: Final = """
SELECT * FROM (
    SELECT app_id, user_key FROM profile UNION SELECT app_id, user_key FROM device
    UNION SELECT app_id, user_key FROM member UNION SELECT app_id, user_key FROM friend
    UNION SELECT app_id, user_key FROM blacklisted
) ORDER BY app_id, length(user_key), user_key LIMIT :shown
"""
_PROFILE: Final = "SELECT * FROM profile WHERE app_id = :app_id AND user_key = :user_key"
_DEVICES: Final = """
SELECT platform FROM device WHERE app_id = :app_id AND user_key = :user_key ORDER BY device_id
"""
_FRIENDS: Final = """
SELECT friend_key FROM friend WHERE app_id = :app_id AND user_key = :user_key
ORDER BY id LIMIT :shown
"""
_BLACKLIST: Final = """
SELECT listed_key FROM blacklisted WHERE app_id = :app_id AND user_key = :user_key
ORDER BY id LIMIT :shown
"""
_BROADCASTS: Final = """
SELECT * FROM broadcast WHERE expire_time_s > :now_s ORDER BY id DESC LIMIT :shown
"""


def users(database: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the users of all applications, by id."""
    rows = database.execute(_USERS, {"shown": SHOWN}).fetchall()
    return [_user(database, row["app_id"], row["user_key"]) for row in rows]


def broadcasts(database: sqlite3.Connection, now_s: int) -> list[dict[str, Any]]:
    """Return the broadcasts that have not expired, newest first."""
    rows = database.execute(_BROADCASTS, {"now_s": now_s, "shown": SHOWN}).fetchall()
    return [
        {
            "id": str(row["id"]),
            "app_id": row["app_id"],
            "sender": str(row["sender"]),
            "type": row["type"],
            "content": row["content"][:_TEXT_SHOWN],
            "receivers": from_text(row["receivers"])[:SHOWN],
            "create_time_s": row["create_time_s"],
            "expire_time_s": row["expire_time_s"],
        }
        for row in rows
    ]


def _user(database: sqlite3.Connection, app_id: int, key: str) -> dict[str, Any]:
    query = {"app_id": app_id, "user_key": key, "shown": SHOWN}
    profile = database.execute(_PROFILE, query).fetchone()
    return {
        "app_id": app_id,
        "user": key,
        "registered": profile is not None,
        "name": "" if profile is None else profile["nick_name"],
        "is_robot": profile is not None and bool(profile["is_robot"]),
        "tags": [] if profile is None else from_text(profile["tags"]),
        "platforms": [row["platform"] for row in database.execute(_DEVICES, query)],
        "friends": [row["friend_key"] for row in database.execute(_FRIENDS, query)],
        "blacklist": [row["listed_key"] for row in database.execute(_BLACKLIST, query)],
    }

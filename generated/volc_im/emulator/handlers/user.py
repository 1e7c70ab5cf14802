"""Registered users: profiles and tags. Messages need no registration, broadcasts do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from volc_im.emulator.call import Call, User, user_key
from volc_im.emulator.errors import Failure, invalid
from volc_im.emulator.store import as_text, from_text

from ..failed_infos import failed_infos

ROBOTS: Final = 5000
_EXT_KEY_BYTES: Final = 50
_EXT_VALUE_BYTES: Final = 500
_EXT_RESERVED: Final = "s:"

_ADD: Final = 0

SCHEMA: Final = """
CREATE TABLE profile (
    app_id INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    user NOT NULL,
    nick_name TEXT NOT NULL,
    portrait TEXT NOT NULL,
    tags TEXT NOT NULL,
    ext TEXT NOT NULL,
    is_robot INTEGER NOT NULL,
    create_time_ms INTEGER NOT NULL,
    modify_time_ms INTEGER NOT NULL,
    PRIMARY KEY (app_id, user_key)
) WITHOUT ROWID;
CREATE INDEX profile_of_robot ON profile (app_id) WHERE is_robot;
"""


def register_users(call: Call) -> dict[str, Any]:
    """RegisterUsers: new profiles; a user who has one gets the new one in its place."""

    def register(user: User, given: dict[str, Any]) -> None:
        _check_ext(given.get("Ext", {}))
        is_robot = given.get("IsRobot", False)
        known = _profile_or_none(call, user)
        if is_robot and not (known and known["is_robot"]):
            _check_robots(call)
        call.database.execute(
            "INSERT INTO profile (app_id, user_key, user, nick_name, portrait, tags, ext, is_robot,"
            " create_time_ms, modify_time_ms) VALUES (:app_id, :user_key, :user, :nick_name,"
            " :portrait, :tags, :ext, :is_robot, :now_ms, :now_ms) ON CONFLICT DO UPDATE SET"
            " nick_name = :nick_name, portrait = :portrait, tags = :tags, ext = :ext,"
            " is_robot = :is_robot, modify_time_ms = :now_ms",
            {
                "app_id": call.app_id,
                "user_key": user_key(user),
                "user": user,
                "is_robot": is_robot,
                "now_ms": call.now_ms,
                **_written(given),
            },
        )

    return {"FailedInfos": failed_infos(_given(call), register)}


def un_register_users(call: Call) -> dict[str, Any]:
    """UnRegisterUsers: the profiles are gone."""

    def unregister(user: User, _: object) -> None:
        profile = _profile(call, user)
        call.database.execute(
            "DELETE FROM profile WHERE app_id = ? AND user_key = ?",
            (call.app_id, profile["user_key"]),
        )

    return {"FailedInfos": failed_infos(call.user_items("UserIds"), unregister)}


def batch_update_user(call: Call) -> dict[str, Any]:
    """BatchUpdateUser: new profiles in place of the old ones; a robot stays one."""

    def update(user: User, given: dict[str, Any]) -> None:
        profile = _profile(call, user)
        call.database.execute(
            "UPDATE profile SET nick_name = :nick_name, portrait = :portrait, tags = :tags,"
            " ext = :ext, modify_time_ms = :now_ms WHERE app_id = :app_id AND user_key = :user_key",
            {
                "app_id": call.app_id,
                "user_key": profile["user_key"],
                "now_ms": call.now_ms,
                **_written(given),
            },
        )

    return {"FailedInfos": failed_infos(_given(call), update)}


def batch_update_user_tags(call: Call) -> dict[str, Any]:
    """BatchUpdateUserTags: the same tags added to all the users, or removed from them."""
    change = call.body["Tags"]

    def update(user: User, _: object) -> None:
        profile = _profile(call, user)
        old = from_text(profile["tags"])
        if call.body["Op"] == _ADD:
            new = [*old, *change]
        else:
            new = [tag for tag in old if tag not in change]
        call.database.execute(
            "UPDATE profile SET tags = ?, modify_time_ms = ? WHERE app_id = ? AND user_key = ?",
            (_tags(new), call.now_ms, call.app_id, profile["user_key"]),
        )

    return {"FailedInfos": failed_infos(call.user_items("UserIds"), update)}


def batch_get_user(call: Call) -> dict[str, Any]:
    """BatchGetUser: the profiles, and who has none."""
    found = [(user, _profile_or_none(call, user)) for user in call.users("UserIds")]
    return {
        "Users": [_user_info(user, row) for user, row in found if row is not None],
        "NotFoundUsers": [user for user, row in found if row is None],
    }


def _given(call: Call) -> list[tuple[User, dict[str, Any]]]:
    return [(call.user("UserId", given), given) for given in call.body["Users"]]


def _written(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "nick_name": given.get("NickName", ""),
        "portrait": given.get("Portrait", ""),
        "tags": _tags(given.get("Tags", [])),
        "ext": as_text(given.get("Ext", {})),
    }


def _tags(tags: Iterable[str]) -> str:
    """Each once, in the order in which they came."""
    return as_text(list(dict.fromkeys(tags)))


def _profile(call: Call, user: User) -> sqlite3.Row:
    found = _profile_or_none(call, user)
    if found is None:
        raise Failure("UserNotFound", f"the user {user} is not registered")
    return found


def _profile_or_none(call: Call, user: User) -> sqlite3.Row | None:
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM profile WHERE app_id = ? AND user_key = ?", (call.app_id, user_key(user))
    ).fetchone()
    return row


def _check_ext(ext: dict[str, str]) -> None:
    for key, value in ext.items():
        if key.startswith(_EXT_RESERVED):
            raise invalid(f"Ext[{key}]: a key may not begin with {_EXT_RESERVED!r}")
        if len(key.encode()) > _EXT_KEY_BYTES:
            raise invalid(f"Ext[{key}]: a key has {_EXT_KEY_BYTES} bytes at the most")
        if len(value.encode()) > _EXT_VALUE_BYTES:
            raise invalid(f"Ext[{key}]: a value has {_EXT_VALUE_BYTES} bytes at the most")


def _check_robots(call: Call) -> None:
    found = call.database.execute(
        "SELECT count(*) FROM profile WHERE app_id = ? AND is_robot", (call.app_id,)
    ).fetchone()
    if found[0] >= ROBOTS:
        raise invalid(f"IsRobot: there are {ROBOTS} robots, which is the limit")


def _user_info(user: User, row: sqlite3.Row) -> dict[str, Any]:
    return {
        "AppId": row["app_id"],
        "UserId": user,
        "NickName": row["nick_name"],
        "Portrait": row["portrait"],
        "Tags": from_text(row["tags"]),
        "Ext": from_text(row["ext"]),
        "IsRobot": bool(row["is_robot"]),
        "CreateTime": row["create_time_ms"],
        "ModifyTime": row["modify_time_ms"],
    }


BEHAVIOUR: Final = {
    "RegisterUsers": register_users,
    "UnRegisterUsers": un_register_users,
    "BatchUpdateUser": batch_update_user,
    "BatchUpdateUserTags": batch_update_user_tags,
    "BatchGetUser": batch_get_user,
}

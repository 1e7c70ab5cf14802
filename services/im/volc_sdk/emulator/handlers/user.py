"""Registered users, their profiles and tags. Only broadcasts require registered users."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from volc_sdk.emulator.errors import ServiceError, invalid
from volc_sdk.emulator.store import as_text, from_text

from ..failed_infos import failed_infos
from ..im_context import IMContext, User, user_key

MAX_ROBOTS: Final = 5000
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


def register_users(context: IMContext) -> dict[str, Any]:
    """RegisterUsers: add profiles, or replace existing ones."""

    def register(user: User, info: dict[str, Any]) -> None:
        _check_ext(info.get("Ext", {}))
        is_robot = info.get("IsRobot", False)
        known = _profile_or_none(context, user)
        if is_robot and not (known and known["is_robot"]):
            _check_robots(context)
        context.database.execute(
            "INSERT INTO profile (app_id, user_key, user, nick_name, portrait, tags, ext, is_robot,"
            " create_time_ms, modify_time_ms) VALUES (:app_id, :user_key, :user, :nick_name,"
            " :portrait, :tags, :ext, :is_robot, :now_ms, :now_ms) ON CONFLICT DO UPDATE SET"
            " nick_name = :nick_name, portrait = :portrait, tags = :tags, ext = :ext,"
            " is_robot = :is_robot, modify_time_ms = :now_ms",
            {
                "app_id": context.app_id,
                "user_key": user_key(user),
                "user": user,
                "is_robot": is_robot,
                "now_ms": context.now_ms,
                **_columns(info),
            },
        )

    return {"FailedInfos": failed_infos(context.user_infos("Users", "UserId"), register)}


def un_register_users(context: IMContext) -> dict[str, Any]:
    """UnRegisterUsers: delete profiles."""

    def unregister(user: User, _: object) -> None:
        profile = _profile(context, user)
        context.database.execute(
            "DELETE FROM profile WHERE app_id = ? AND user_key = ?",
            (context.app_id, profile["user_key"]),
        )

    return {"FailedInfos": failed_infos(context.user_items("UserIds"), unregister)}


def batch_update_user(context: IMContext) -> dict[str, Any]:
    """BatchUpdateUser: replace profiles; robots stay robots."""

    def update(user: User, info: dict[str, Any]) -> None:
        profile = _profile(context, user)
        context.database.execute(
            "UPDATE profile SET nick_name = :nick_name, portrait = :portrait, tags = :tags,"
            " ext = :ext, modify_time_ms = :now_ms WHERE app_id = :app_id AND user_key = :user_key",
            {
                "app_id": context.app_id,
                "user_key": profile["user_key"],
                "now_ms": context.now_ms,
                **_columns(info),
            },
        )

    return {"FailedInfos": failed_infos(context.user_infos("Users", "UserId"), update)}


def batch_update_user_tags(context: IMContext) -> dict[str, Any]:
    """BatchUpdateUserTags: add the same tags to all users, or remove them."""
    change = context.body["Tags"]

    def update(user: User, _: object) -> None:
        profile = _profile(context, user)
        old = from_text(profile["tags"])
        if context.body["Op"] == _ADD:
            new = [*old, *change]
        else:
            new = [tag for tag in old if tag not in change]
        context.database.execute(
            "UPDATE profile SET tags = ?, modify_time_ms = ? WHERE app_id = ? AND user_key = ?",
            (_tags(new), context.now_ms, context.app_id, profile["user_key"]),
        )

    return {"FailedInfos": failed_infos(context.user_items("UserIds"), update)}


def batch_get_user(context: IMContext) -> dict[str, Any]:
    """BatchGetUser: return profiles, and the users without one."""
    found = [(user, _profile_or_none(context, user)) for user in context.users("UserIds")]
    return {
        "Users": [_user_info(user, row) for user, row in found if row is not None],
        "NotFoundUsers": [user for user, row in found if row is None],
    }


def _columns(info: dict[str, Any]) -> dict[str, Any]:
    return {
        "nick_name": info.get("NickName", ""),
        "portrait": info.get("Portrait", ""),
        "tags": _tags(info.get("Tags", [])),
        "ext": as_text(info.get("Ext", {})),
    }


def _tags(tags: Iterable[str]) -> str:
    """Return tags as text, without duplicates."""
    return as_text(list(dict.fromkeys(tags)))


def _profile(context: IMContext, user: User) -> sqlite3.Row:
    found = _profile_or_none(context, user)
    if found is None:
        raise ServiceError("UserNotFound", f"user {user} is not registered")
    return found


def _profile_or_none(context: IMContext, user: User) -> sqlite3.Row | None:
    row: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM profile WHERE app_id = ? AND user_key = ?", (context.app_id, user_key(user))
    ).fetchone()
    return row


def _check_ext(ext: dict[str, str]) -> None:
    for key, value in ext.items():
        if key.startswith(_EXT_RESERVED):
            raise invalid(f"a key must not begin with {_EXT_RESERVED!r}", path=f"Ext[{key}]")
        if len(key.encode()) > _EXT_KEY_BYTES:
            raise invalid(f"a key can have at most {_EXT_KEY_BYTES} bytes", path=f"Ext[{key}]")
        if len(value.encode()) > _EXT_VALUE_BYTES:
            raise invalid(f"a value can have at most {_EXT_VALUE_BYTES} bytes", path=f"Ext[{key}]")


def _check_robots(context: IMContext) -> None:
    found = context.database.execute(
        "SELECT count(*) FROM profile WHERE app_id = ? AND is_robot", (context.app_id,)
    ).fetchone()
    if found[0] >= MAX_ROBOTS:
        raise invalid(f"there are {MAX_ROBOTS} robots, which is the maximum", path="IsRobot")


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


HANDLERS: Final = {
    "RegisterUsers": register_users,
    "UnRegisterUsers": un_register_users,
    "BatchUpdateUser": batch_update_user,
    "BatchUpdateUserTags": batch_update_user_tags,
    "BatchGetUser": batch_get_user,
}

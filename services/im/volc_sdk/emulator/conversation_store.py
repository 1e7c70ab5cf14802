"""Conversations and their members: tables, and functions that handlers share."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from volc_sdk.emulator.errors import ServiceError, invalid

from .im_context import IMContext, User, user_key

SINGLE: Final = 1
GROUP: Final = 2
LIVE: Final = 100
NORMAL: Final = 0
DISSOLVED: Final = 1

MEMBER: Final = 0
OWNER: Final = 1
MANAGER: Final = 2

MUTE: Final = 0
BAN: Final = 1

MAX_GROUPS_PER_USER: Final = 500
MAX_LIVE_GROUPS: Final = 200
"""Live groups of an application."""
MAX_MEMBERS: Final = {GROUP: 200, LIVE: 10_000}

_FIELD: Final = "ConversationShortId"
_KIND_NAMES: Final = {SINGLE: "single", GROUP: "group", LIVE: "live"}
_ONLY_CODES: Final[dict[tuple[str, ...], str]] = {
    ("single",): "OnlySingleConversationSupport",
    ("live",): "OnlyLiveConversationSupport",
}
_NOT_CODES: Final = {SINGLE: "SingleConversationNotSupport", LIVE: "LiveConversationNotSupport"}

# The columns of users (`owner`, `creator`, `user`) have no type, so an id keeps the form in which it
# was stored, integer or text. The column `…_key` beside it identifies the user.
# `activity` is the number of the last event in a conversation. Rows of members repeat it, so that an
# index gives a user's conversations in this order.
# Members of a live group are the users who are in it at present. `position` is the order of joining.
# Rows of ended blocks are kept, because their numbers are cursors.
SCHEMA: Final = """
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    app_id INTEGER NOT NULL,
    inbox_type INTEGER NOT NULL,
    creation_key TEXT NOT NULL,
    kind INTEGER NOT NULL,
    status INTEGER NOT NULL,
    owner NOT NULL,
    owner_key TEXT NOT NULL,
    creator NOT NULL,
    creator_key TEXT NOT NULL,
    name TEXT NOT NULL,
    avatar_url TEXT NOT NULL,
    description TEXT NOT NULL,
    notice TEXT NOT NULL,
    ext TEXT NOT NULL,
    create_time_s INTEGER NOT NULL,
    modify_time_s INTEGER NOT NULL,
    activity INTEGER NOT NULL UNIQUE,
    marks TEXT NOT NULL DEFAULT '[]',
    joins INTEGER NOT NULL DEFAULT 0,
    UNIQUE (app_id, inbox_type, creation_key)
);
CREATE INDEX conversation_of_creator
    ON conversation (app_id, inbox_type, creator_key, kind, id);

CREATE TABLE member (
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    user_key TEXT NOT NULL,
    user NOT NULL,
    app_id INTEGER NOT NULL,
    inbox_type INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    activity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    create_time_s INTEGER NOT NULL,
    operator NOT NULL,
    role INTEGER NOT NULL,
    nick_name TEXT NOT NULL DEFAULT '',
    avatar_url TEXT NOT NULL DEFAULT '',
    level INTEGER NOT NULL DEFAULT 0,
    ext TEXT NOT NULL DEFAULT '{}',
    marks TEXT NOT NULL DEFAULT '[]',
    block_end_s INTEGER NOT NULL DEFAULT 0,
    read_index INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (conversation_id, user_key),
    UNIQUE (conversation_id, position)
) WITHOUT ROWID;
CREATE INDEX member_by_user ON member (app_id, inbox_type, user_key, conversation_id);
CREATE INDEX member_by_activity ON member (app_id, inbox_type, user_key, activity);
CREATE INDEX member_by_kind ON member (app_id, inbox_type, user_key, kind);

CREATE TABLE live_block (
    number INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    action INTEGER NOT NULL,
    user_key TEXT NOT NULL,
    user NOT NULL,
    sort_key TEXT NOT NULL,
    create_time_s INTEGER NOT NULL,
    end_time_s INTEGER NOT NULL,
    UNIQUE (conversation_id, action, user_key)
);
CREATE INDEX live_block_in_order ON live_block (conversation_id, action, sort_key);
"""


class MemberChanges(TypedDict, total=False):
    """Columns of a member to change."""

    operator: User
    role: int
    nick_name: str
    avatar_url: str
    level: int
    ext: str
    """A map as text; see `as_text`."""
    marks: str
    """A list as text."""
    block_end_s: int
    """End of a mute in a group, in Unix seconds; 0 for none."""
    read_index: int


def conversation(context: IMContext, within: Mapping[str, Any] | None = None) -> sqlite3.Row:
    """Return the conversation of a request; raise ServiceError if the action rejects its kind.

    `within` is an object in the body to read in place of the body.
    """
    fields = context.body if within is None else within
    return existing_conversation(context, fields[_FIELD], _FIELD)


def existing_conversation(context: IMContext, number: int, path: str) -> sqlite3.Row:
    """Return the conversation with an id, which was sent at `path`. Raises as `conversation` does."""
    found = conversation_or_none(context, number)
    if found is None:
        raise ServiceError("ConversationNotFound", f"there is no conversation {number}", path=path)
    check_kind(context, found, path)
    return found


def conversation_or_none(context: IMContext, number: int) -> sqlite3.Row | None:
    """Return the conversation with an id, of any kind; None if it does not exist or is dissolved.

    It must belong to the application of the request, and to its inbox if the request names one.
    """
    row: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM conversation WHERE id = ? AND app_id = ? AND status <> ?",
        (number, context.app_id, DISSOLVED),
    ).fetchone()
    elsewhere = row is not None and row["inbox_type"] != context.body.get(
        "InboxType", row["inbox_type"]
    )
    return None if elsewhere else row


def check_kind(context: IMContext, row: sqlite3.Row, path: str = _FIELD) -> None:
    """Raise ServiceError with the documented code if the action does not accept the kind."""
    accepted = context.conversation_kinds.get(context.action.name)
    kind = row["kind"]
    if not accepted or _KIND_NAMES[kind] in accepted:
        return
    code = _ONLY_CODES.get(accepted) or _NOT_CODES.get(kind, "InvalidParam")
    raise ServiceError(
        code,
        f"{row['id']} is a {_KIND_NAMES[kind]} conversation; {context.action.name} accepts"
        f" {' and '.join(accepted)} conversations only",
        path=path,
    )


def check_owner(row: sqlite3.Row, user: User) -> None:
    """Raise ServiceError unless the user owns the conversation."""
    if row["owner_key"] != user_key(user):
        raise ServiceError(
            "OnlyOwnerCanOperator", f"user {user} does not own conversation {row['id']}"
        )


def member_or_none(context: IMContext, row: sqlite3.Row, user: User) -> sqlite3.Row | None:
    """Return the row of a member, or None if the user is not a member."""
    found: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM member WHERE conversation_id = ? AND user_key = ?",
        (row["id"], user_key(user)),
    ).fetchone()
    return found


def member(context: IMContext, row: sqlite3.Row, user: User) -> sqlite3.Row:
    """Return the row of a member; raise ServiceError if the user is not a member."""
    found = member_or_none(context, row, user)
    if found is None:
        raise ServiceError(
            "ParticipantNotInConversation", f"user {user} is not in conversation {row['id']}"
        )
    return found


def members(context: IMContext, row: sqlite3.Row) -> list[sqlite3.Row]:
    """Return the rows of all members in the order of joining."""
    return context.database.execute(
        "SELECT * FROM member WHERE conversation_id = ? ORDER BY position", (row["id"],)
    ).fetchall()


def add_member(context: IMContext, row: sqlite3.Row, user: User) -> None:
    """Make a user a member, unless the user is one already.

    Raises ServiceError if the conversation is full, or if the user is in too many groups or banned.
    """
    if member_or_none(context, row, user) is not None:
        return
    _check_can_join(context, row, user)
    owns = row["owner_key"] == user_key(user)
    # Counted from 1 and never reused: the order of joining, in numbers that fit a 32-bit cursor.
    context.database.execute("UPDATE conversation SET joins = joins + 1 WHERE id = ?", (row["id"],))
    context.database.execute(
        "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity,"
        " position, create_time_s, operator, role) SELECT id, ?, ?, app_id, inbox_type, kind,"
        " activity, joins, ?, owner, ? FROM conversation WHERE id = ?",
        (user_key(user), user, context.now_s, OWNER if owns else MEMBER, row["id"]),
    )


def change_member(
    context: IMContext, row: sqlite3.Row, user: User, **changes: Unpack[MemberChanges]
) -> None:
    """Change columns of a member; without effect if the user is not a member."""
    context.database.execute(
        "UPDATE member SET operator = coalesce(:operator, operator), role = coalesce(:role, role),"
        " nick_name = coalesce(:nick_name, nick_name),"
        " avatar_url = coalesce(:avatar_url, avatar_url), level = coalesce(:level, level),"
        " ext = coalesce(:ext, ext), marks = coalesce(:marks, marks),"
        " block_end_s = coalesce(:block_end_s, block_end_s),"
        " read_index = coalesce(:read_index, read_index)"
        " WHERE conversation_id = :conversation_id AND user_key = :user_key",
        {
            **dict.fromkeys(MemberChanges.__annotations__),
            **changes,
            "conversation_id": row["id"],
            "user_key": user_key(user),
        },
    )


def remove_member(context: IMContext, row: sqlite3.Row, user: User) -> None:
    """Remove a user from a conversation."""
    statement = "DELETE FROM member WHERE conversation_id = ? AND user_key = ?"
    context.database.execute(statement, (row["id"], user_key(user)))


def member_count(context: IMContext, row: sqlite3.Row) -> int:
    """Return the number of members of a conversation."""
    found = context.database.execute(
        "SELECT count(*) FROM member WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return int(found[0])


def group_count(context: IMContext, user: User, inbox_type: int) -> int:
    """Return the number of groups that a user is in; live groups are not counted."""
    found = context.database.execute(
        "SELECT count(*) FROM member"
        " WHERE app_id = ? AND inbox_type = ? AND user_key = ? AND kind = ?",
        (context.app_id, inbox_type, user_key(user), GROUP),
    ).fetchone()
    return int(found[0])


def blocked_until_s(context: IMContext, row: sqlite3.Row, user: User, action: int) -> int:
    """Return the end of a user's mute or ban in a live group, in Unix seconds; 0 for none."""
    found = context.database.execute(
        "SELECT end_time_s FROM live_block"
        " WHERE conversation_id = ? AND action = ? AND user_key = ? AND end_time_s > ?",
        (row["id"], action, user_key(user), context.now_s),
    ).fetchone()
    return int(found[0]) if found else 0


def _check_can_join(context: IMContext, row: sqlite3.Row, user: User) -> None:
    limit = MAX_MEMBERS.get(row["kind"])
    if limit is not None and member_count(context, row) >= limit:
        raise ServiceError(
            "ConversationParticipantsMoreThanLimit",
            f"conversation {row['id']} has {limit} members, which is the maximum",
        )
    if (
        row["kind"] == GROUP
        and group_count(context, user, row["inbox_type"]) >= MAX_GROUPS_PER_USER
    ):
        raise ServiceError(
            "MoreThanUserConversationLimit",
            f"user {user} is in {MAX_GROUPS_PER_USER} groups, which is the maximum",
        )
    if row["kind"] == LIVE and blocked_until_s(context, row, user, BAN):
        raise invalid(f"user {user} is banned from live group {row['id']}")


def touch(context: IMContext, row: sqlite3.Row) -> None:
    """Move a conversation to the top of the lists of its members, after an event in it."""
    activity = context.new_id()
    for statement in (
        "UPDATE conversation SET activity = ? WHERE id = ?",
        "UPDATE member SET activity = ? WHERE conversation_id = ?",
    ):
        context.database.execute(statement, (activity, row["id"]))

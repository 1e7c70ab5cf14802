"""Conversations and their members, as the behaviours of all groups share them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from volc_im.emulator.call import Call, User, user_key
from volc_im.emulator.errors import Failure, invalid
from volc_im.emulator.spec_data import KINDS

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

GROUPS_PER_USER: Final = 500
MEMBERS_AT_MOST: Final = {GROUP: 200, LIVE: 10_000}

_WORDS: Final = {SINGLE: "single", GROUP: "group", LIVE: "live"}
_ONLY: Final[dict[tuple[str, ...], str]] = {
    ("single",): "OnlySingleConversationSupport",
    ("live",): "OnlyLiveConversationSupport",
}
_NOT: Final = {SINGLE: "SingleConversationNotSupport", LIVE: "LiveConversationNotSupport"}

# The columns of users (`owner`, `creator`, `user`) have no type, so that an id comes back in the
# form in which it was stored: an integer, or text; the `_key` beside it is what identifies a user.
# `activity` is the number of the last thing that happened in a conversation; members have it too,
# so that a user's conversations are read in its order without sorting them.
# Members of a live group are the users who are in it now; the server knows the owner, the managers
# and who is muted or banned. `position` is the order of joining. Blocks that are over stay as rows,
# so that their numbers are cursors that always lead somewhere.
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
    """Columns of a member; what is left out stays as it is."""

    operator: User
    role: int
    nick_name: str
    avatar_url: str
    level: int
    ext: str
    """A map as text, as `as_text` makes it."""
    marks: str
    """A list as text."""
    block_end_s: int
    """When a mute in a group ends, in Unix seconds; 0 where there is none."""
    read_index: int


def conversation(
    call: Call, field: str = "ConversationShortId", within: Mapping[str, Any] | None = None
) -> sqlite3.Row:
    """The conversation that a field names, of a kind that the action takes; raises Failure."""
    number = (call.body if within is None else within)[field]
    found = conversation_or_none(call, number)
    if found is None:
        raise Failure("ConversationNotFound", f"{field}: there is no conversation {number}")
    check_kind(call, found)
    return found


def conversation_or_none(call: Call, number: int) -> sqlite3.Row | None:
    """The conversation with an id, of any kind; None where there is none, or one dissolved.

    It must be of the call's application, and of its inbox where the request names one.
    """
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM conversation WHERE id = ? AND app_id = ? AND status <> ?",
        (number, call.app_id, DISSOLVED),
    ).fetchone()
    elsewhere = row is not None and row["inbox_type"] != call.body.get(
        "InboxType", row["inbox_type"]
    )
    return None if elsewhere else row


def check_kind(call: Call, row: sqlite3.Row) -> None:
    """Raises Failure, with the documented code, unless the action takes conversations like it."""
    taken = KINDS.get(call.action.name)
    kind = row["kind"]
    if not taken or _WORDS[kind] in taken:
        return
    code = _ONLY.get(taken) or _NOT.get(kind, "InvalidParam")
    words = " and ".join(taken)
    message = f"{row['id']} is a {_WORDS[kind]} conversation; {call.action.name} takes {words} ones"
    raise Failure(code, message)


def check_owner(row: sqlite3.Row, user: User) -> None:
    """Raises Failure unless the user owns the conversation."""
    if row["owner_key"] != user_key(user):
        raise Failure("OnlyOwnerCanOperator", f"the user {user} does not own {row['id']}")


def member_or_none(call: Call, row: sqlite3.Row, user: User) -> sqlite3.Row | None:
    """A member's row; None where the user is no member."""
    found: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM member WHERE conversation_id = ? AND user_key = ?",
        (row["id"], user_key(user)),
    ).fetchone()
    return found


def member(call: Call, row: sqlite3.Row, user: User) -> sqlite3.Row:
    """A member's row; raises Failure where the user is no member."""
    found = member_or_none(call, row, user)
    if found is None:
        raise Failure(
            "ParticipantNotInConversation", f"the user {user} is not in conversation {row['id']}"
        )
    return found


def members(call: Call, row: sqlite3.Row) -> list[sqlite3.Row]:
    """The rows of all members, in the order of joining."""
    return call.database.execute(
        "SELECT * FROM member WHERE conversation_id = ? ORDER BY position", (row["id"],)
    ).fetchall()


def add_member(call: Call, row: sqlite3.Row, user: User) -> None:
    """Make a user a member; one who is it already stays as they are.

    In a live group the user is online from now on. Raises Failure where the conversation is full,
    the user is in too many groups, or is banned.
    """
    if member_or_none(call, row, user) is not None:
        return
    _check_room(call, row, user)
    owns = row["owner_key"] == user_key(user)
    # From 1 and never again: an order of joining whose numbers fit into a 32-bit cursor.
    (position,) = call.database.execute(
        "UPDATE conversation SET joins = joins + 1 WHERE id = ? RETURNING joins", (row["id"],)
    ).fetchone()
    call.database.execute(
        "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity,"
        " position, create_time_s, operator, role) SELECT id, ?, ?, app_id, inbox_type, kind,"
        " activity, ?, ?, owner, ? FROM conversation WHERE id = ?",
        (user_key(user), user, position, call.now_s, OWNER if owns else MEMBER, row["id"]),
    )


def change_member(
    call: Call, row: sqlite3.Row, user: User, **changes: Unpack[MemberChanges]
) -> None:
    """Write some columns of a member, if the user is one."""
    call.database.execute(
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


def remove_member(call: Call, row: sqlite3.Row, user: User) -> None:
    """Take a user out of a conversation."""
    statement = "DELETE FROM member WHERE conversation_id = ? AND user_key = ?"
    call.database.execute(statement, (row["id"], user_key(user)))


def member_count(call: Call, row: sqlite3.Row) -> int:
    """How many members a conversation has; of a live group all are online."""
    found = call.database.execute(
        "SELECT count(*) FROM member WHERE conversation_id = ?", (row["id"],)
    ).fetchone()
    return int(found[0])


def group_count(call: Call, user: User, inbox_type: int) -> int:
    """In how many groups a user is; live groups don't count."""
    found = call.database.execute(
        "SELECT count(*) FROM member"
        " WHERE app_id = ? AND inbox_type = ? AND user_key = ? AND kind = ?",
        (call.app_id, inbox_type, user_key(user), GROUP),
    ).fetchone()
    return int(found[0])


def blocked_until_s(call: Call, row: sqlite3.Row, user: User, action: int) -> int:
    """When a user's mute or ban in a live group ends, in Unix seconds; 0 where there is none."""
    found = call.database.execute(
        "SELECT end_time_s FROM live_block"
        " WHERE conversation_id = ? AND action = ? AND user_key = ? AND end_time_s > ?",
        (row["id"], action, user_key(user), call.now_s),
    ).fetchone()
    return int(found[0]) if found else 0


def _check_room(call: Call, row: sqlite3.Row, user: User) -> None:
    limit = MEMBERS_AT_MOST.get(row["kind"])
    if limit is not None and member_count(call, row) >= limit:
        raise Failure(
            "ConversationParticipantsMoreThanLimit",
            f"the conversation {row['id']} has {limit} members, which is the limit",
        )
    if row["kind"] == GROUP and group_count(call, user, row["inbox_type"]) >= GROUPS_PER_USER:
        raise Failure(
            "MoreThanUserConversationLimit",
            f"the user {user} is in {GROUPS_PER_USER} groups, which is the limit",
        )
    if row["kind"] == LIVE and blocked_until_s(call, row, user, BAN):
        raise invalid(f"the user {user} is banned from the live group {row['id']}")


def touch(call: Call, row: sqlite3.Row) -> None:
    """Something happened in a conversation: it moves to the top of its members' lists."""
    activity = call.new_id()
    for statement in (
        "UPDATE conversation SET activity = ? WHERE id = ?",
        "UPDATE member SET activity = ? WHERE conversation_id = ?",
    ):
        call.database.execute(statement, (activity, row["id"]))

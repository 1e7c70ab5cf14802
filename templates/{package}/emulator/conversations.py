"""Conversations and their members, as the behaviours of all groups share them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from .call import Call, User, named, user_key
from .documented import KINDS
from .failures import Failure
from .store import from_text

SINGLE: Final = 1
GROUP: Final = 2
LIVE: Final = 100
NORMAL: Final = 0
DISSOLVED: Final = 1

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
    PRIMARY KEY (conversation_id, user_key)
) WITHOUT ROWID;
CREATE INDEX member_by_user ON member (app_id, inbox_type, user_key, conversation_id);
CREATE INDEX member_by_activity ON member (app_id, inbox_type, user_key, activity);
CREATE INDEX member_by_kind ON member (app_id, inbox_type, user_key, kind);
"""


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


def add_member(call: Call, row: sqlite3.Row, user: User) -> None:
    """Make a user a member; one who is it already stays as they are."""
    call.database.execute(
        "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            row["id"],
            user_key(user),
            user,
            row["app_id"],
            row["inbox_type"],
            row["kind"],
            row["activity"],
        ),
    )


def member_count(call: Call, row: sqlite3.Row) -> int:
    """How many members a conversation has."""
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


def touch(call: Call, row: sqlite3.Row) -> None:
    """Something happened in a conversation: it moves to the top of its members' lists."""
    activity = call.new_id()
    for statement in (
        "UPDATE conversation SET activity = ? WHERE id = ?",
        "UPDATE member SET activity = ? WHERE conversation_id = ?",
    ):
        call.database.execute(statement, (activity, row["id"]))


def conversation_info(
    call: Call, row: sqlite3.Row, asker: User | None = None, *, counted: bool = True
) -> dict[str, Any]:
    """A ConversationInfo as a user sees it, or the owner where nobody in particular asks."""
    info: dict[str, Any] = {
        "AppId": row["app_id"],
        "ConversationShortId": row["id"],
        "ConversationId": str(row["id"]),
        "ConversationType": row["kind"],
        "InboxType": row["inbox_type"],
        "Name": row["name"],
        "AvatarUrl": row["avatar_url"],
        "Description": row["description"],
        "Notice": row["notice"],
        **named("OwnerUserId", row["owner"]),
        **named("CreatorUserId", row["creator"]),
        "Status": row["status"],
        "Ext": from_text(row["ext"]),
        "CreateTime": row["create_time_s"],
        "ModifyTime": row["modify_time_s"],
    }
    if counted:
        info["MemberCount"] = member_count(call, row)
    if row["kind"] == LIVE:
        info["OnlineCount"] = 0  # no devices connect to the emulator
    if row["kind"] == SINGLE:
        info |= _other(call, row, row["owner"] if asker is None else asker)
    return info


def _other(call: Call, row: sqlite3.Row, asker: User) -> dict[str, User]:
    rows = call.database.execute(
        "SELECT user_key, user FROM member WHERE conversation_id = ?", (row["id"],)
    ).fetchall()
    users: dict[str, User] = {found["user_key"]: found["user"] for found in rows}
    # A stranger who reuses an IdempotentId sees the conversation as its owner does.
    here = user_key(asker) if user_key(asker) in users else row["owner_key"]
    users.pop(here, None)
    return named("OtherUserId", users.popitem()[1]) if users else {}

"""How conversations behave: created once for each key, listed by position.

A cursor is the position of the last conversation on a page, so the next page begins right after
it whatever was created meanwhile; 0 is the start of every listing.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final
from uuid import uuid4

import msgspec

from .body import check_choice
from .call import Call, User, user_key
from .failures import Failure, invalid
from .store import next_number, seconds

SINGLE: Final = 1
GROUP: Final = 2
LIVE: Final = 100
GROUPS_PER_USER: Final = 500

_NORMAL: Final = 0
_FIRST_PAGE: Final = 0
_BEYOND_ALL: Final = 2**63 - 1

# One listing for each DataType: the query, the column that is its position, and where it starts.
# Positions are unique, so every order is total.
_LISTINGS: Final = {
    # Most recently active first. A conversation that becomes active while somebody turns the
    # pages moves to the top: those pages don't show it twice, and may not show it at all.
    0: (
        "SELECT c.* FROM member m JOIN conversation c ON c.id = m.conversation_id"
        " WHERE m.app_id = :app_id AND m.inbox_type = :inbox_type AND m.user_key = :user_key"
        " AND c.activity < :after ORDER BY c.activity DESC LIMIT :limit",
        "activity",
        _BEYOND_ALL,
    ),
    # Oldest creation first. Ids rise with creation, so a new conversation comes at the end:
    # nothing is shown twice or left out.
    1: (
        "SELECT c.* FROM member m JOIN conversation c ON c.id = m.conversation_id"
        " WHERE m.app_id = :app_id AND m.inbox_type = :inbox_type AND m.user_key = :user_key"
        " AND c.id > :after ORDER BY c.id LIMIT :limit",
        "id",
        _FIRST_PAGE,
    ),
    # Live groups that the user created, newest first. A new one comes before the first page:
    # a walk that has begun does not show it, and shows all the others once.
    2: (
        "SELECT c.* FROM conversation c"
        " WHERE c.app_id = :app_id AND c.inbox_type = :inbox_type AND c.kind = :live"
        " AND CAST(c.creator AS TEXT) = :user_key"
        " AND c.id < :after ORDER BY c.id DESC LIMIT :limit",
        "id",
        _BEYOND_ALL,
    ),
}


def create_conversation(call: Call) -> dict[str, Any]:
    """CreateConversation: a new conversation, or the one that the key has already."""
    kind = call.body["ConversationCoreInfo"]["ConversationType"]
    check_choice("ConversationCoreInfo.ConversationType", kind, (SINGLE, GROUP, LIVE))
    owner = call.user("OwnerUserId")
    other = call.user("OtherUserId") if kind == SINGLE else None
    if other is not None and user_key(other) == user_key(owner):
        raise invalid("OtherUserId: is the owner; a one-to-one conversation needs two users")
    key = _creation_key(call, owner, other)
    found = _by_key(call, key)
    if found is None:
        if kind == GROUP and _group_count(call, owner) >= GROUPS_PER_USER:
            raise Failure(
                "MoreThanUserConversationLimit",
                f"the user {owner} is in {GROUPS_PER_USER} groups, which is the limit",
            )
        conversation = _insert(call, kind, key, owner, other)
    else:
        conversation = found
    return {
        "ConversationInfo": _info(call, conversation, owner),
        "ConversationId": str(conversation["id"]),
        "ConversationShortId": conversation["id"],
        "Exist": found is not None,
    }


def get_user_conversations(call: Call) -> dict[str, Any]:
    """GetUserConversations: one page; a user that nobody has heard of has no conversations."""
    data_type = call.body.get("DataType", 0)
    check_choice("DataType", data_type, tuple(_LISTINGS))
    cursor, limit = call.body["Cursor"], call.body["Limit"]
    if cursor < 0:
        raise invalid(f"Cursor: is {cursor}; 0, or the NextCursor of the page before, is allowed")
    user = call.user("ParticipantUserId")
    query, position, start = _LISTINGS[data_type]
    values = {
        "app_id": call.app_id,
        "inbox_type": call.inbox_type,
        "user_key": user_key(user),
        "live": LIVE,
        "after": start if cursor == _FIRST_PAGE else cursor,
        "limit": limit + 1,  # one more than asked for tells whether a page follows
    }
    rows = call.database.execute(query, values).fetchall()
    page = rows[:limit]
    counted = not call.body.get("SkipMemberCount", False)
    return {
        "ConversationInfos": [_info(call, row, user, counted=counted) for row in page],
        "HasMore": len(rows) > limit,
        "NextCursor": page[-1][position] if page else cursor,
    }


def _creation_key(call: Call, owner: User, other: User | None) -> str:
    """What makes a creation the same as another. Three name spaces, so no key hits by accident."""
    if given := call.body.get("IdempotentId"):
        return f"given:{given}"
    if other is not None:
        return f"pair:{_json(sorted((user_key(owner), user_key(other))))}"
    return f"random:{uuid4()}"


def _by_key(call: Call, key: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM conversation WHERE app_id = ? AND inbox_type = ? AND creation_key = ?",
        (call.app_id, call.inbox_type, key),
    ).fetchone()
    return row


def _group_count(call: Call, user: User) -> int:
    row = call.database.execute(
        "SELECT count(*) FROM member m JOIN conversation c ON c.id = m.conversation_id"
        " WHERE m.app_id = ? AND m.inbox_type = ? AND m.user_key = ? AND c.kind = ?",
        (call.app_id, call.inbox_type, user_key(user), GROUP),
    ).fetchone()
    return int(row[0])


def _insert(call: Call, kind: int, key: str, owner: User, other: User | None) -> sqlite3.Row:
    core = call.body["ConversationCoreInfo"]
    number = next_number(call.database)
    row: sqlite3.Row = call.database.execute(
        "INSERT INTO conversation (id, app_id, inbox_type, creation_key, kind, status, owner,"
        " creator, name, avatar_url, description, notice, ext, create_time_s, modify_time_s,"
        " activity) VALUES (:id, :app_id, :inbox_type, :key, :kind, :status, :owner, :owner,"
        " :name, :avatar_url, :description, :notice, :ext, :time_s, :time_s, :id) RETURNING *",
        {
            "id": number,
            "app_id": call.app_id,
            "inbox_type": call.inbox_type,
            "key": key,
            "kind": kind,
            "status": _NORMAL,
            "owner": owner,
            "name": core.get("Name", ""),
            "avatar_url": core.get("AvatarUrl", ""),
            "description": core.get("Description", ""),
            "notice": core.get("Notice", ""),
            "ext": _json(core.get("Ext", {})),
            # From the id, so that the order by time is the order by id even if the clock jumps.
            "time_s": seconds(number),
        },
    ).fetchone()
    for user in (owner,) if other is None else (owner, other):
        call.database.execute(
            "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type)"
            " VALUES (?, ?, ?, ?, ?)",
            (number, user_key(user), user, call.app_id, call.inbox_type),
        )
    return row


def _info(
    call: Call, conversation: sqlite3.Row, asker: User, *, counted: bool = True
) -> dict[str, Any]:
    """A ConversationInfo as the user who asks sees it."""
    info: dict[str, Any] = {
        "AppId": conversation["app_id"],
        "ConversationShortId": conversation["id"],
        "ConversationId": str(conversation["id"]),
        "ConversationType": conversation["kind"],
        "InboxType": conversation["inbox_type"],
        "Name": conversation["name"],
        "AvatarUrl": conversation["avatar_url"],
        "Description": conversation["description"],
        "Notice": conversation["notice"],
        **_named("OwnerUserId", conversation["owner"]),
        **_named("CreatorUserId", conversation["creator"]),
        "Status": conversation["status"],
        "Ext": msgspec.json.decode(conversation["ext"]),
        "CreateTime": conversation["create_time_s"],
        "ModifyTime": conversation["modify_time_s"],
    }
    if counted:
        info["MemberCount"] = _member_count(call, conversation["id"])
    if conversation["kind"] == LIVE:
        info["OnlineCount"] = 0  # no devices connect to the emulator
    if conversation["kind"] == SINGLE:
        info |= _other(call, conversation, asker)
    return info


def _member_count(call: Call, conversation_id: int) -> int:
    row = call.database.execute(
        "SELECT count(*) FROM member WHERE conversation_id = ?", (conversation_id,)
    ).fetchone()
    return int(row[0])


def _other(call: Call, conversation: sqlite3.Row, asker: User) -> dict[str, User]:
    rows = call.database.execute(
        "SELECT user_key, user FROM member WHERE conversation_id = ?", (conversation["id"],)
    ).fetchall()
    users: dict[str, User] = {row["user_key"]: row["user"] for row in rows}
    # A stranger who reuses an IdempotentId sees the conversation as its owner does.
    here = asker if user_key(asker) in users else conversation["owner"]
    users.pop(user_key(here), None)
    return _named("OtherUserId", users.popitem()[1]) if users else {}


def _named(field: str, user: User) -> dict[str, User]:
    """The field, or its twin, by the form in which the user's id was stored."""
    return {field if isinstance(user, int) else f"{field}Str": user}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

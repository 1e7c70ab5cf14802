"""Conversations: created once for each key, listed by position, changed and dissolved."""

from __future__ import annotations

import sqlite3
from typing import Any, Final
from uuid import uuid4

from volc_sdk.emulator.call import Call, User, user_key
from volc_sdk.emulator.errors import Failure, invalid
from volc_sdk.emulator.paging import page
from volc_sdk.emulator.store import as_text

from ..conversations import (
    DISSOLVED,
    LIVE,
    MEMBER,
    NORMAL,
    OWNER,
    SINGLE,
    add_member,
    change_member,
    check_owner,
    conversation,
    conversation_or_none,
    member,
)
from ..serializers import conversation_info

_OF_USER: Final = (
    "SELECT c.*, m.conversation_id FROM member m CROSS JOIN conversation c ON c.id = m.conversation_id"
    " WHERE m.app_id = :app_id AND m.inbox_type = :inbox_type AND m.user_key = :user_key"
)
# One listing for each DataType: the query, its position, and whether it goes down.
# Positions are unique, so every order is total.
_LISTINGS: Final = {
    # Most recently active first. A conversation that becomes active while somebody turns the
    # pages moves to the top: those pages don't show it twice, and may not show it at all.
    0: (_OF_USER, "m.activity", True),
    # Oldest creation first. Ids rise with creation, so a new conversation comes at the end:
    # nothing is shown twice or left out.
    1: (_OF_USER, "m.conversation_id", False),
    # Live groups that the user created, newest first. A new one comes before the first page:
    # a walk that has begun does not show it, and shows all the others once.
    2: (
        "SELECT * FROM conversation"
        " WHERE app_id = :app_id AND inbox_type = :inbox_type AND creator_key = :user_key"
        " AND kind = :live AND status <> :dissolved",
        "id",
        True,
    ),
}


def create_conversation(call: Call) -> dict[str, Any]:
    """CreateConversation: a new conversation, or the one that the key has already."""
    kind = call.body["ConversationCoreInfo"]["ConversationType"]
    owner = call.user("OwnerUserId")
    other = call.user("OtherUserId") if kind == SINGLE else None
    if other is not None and user_key(other) == user_key(owner):
        raise invalid("OtherUserId: is the owner; a one-to-one conversation needs two users")
    key = _creation_key(call, owner, other)
    found = _by_key(call, key)
    row = _insert(call, kind, key, owner, other) if found is None else found
    return {
        "ConversationInfo": conversation_info(call, row, owner),
        "ConversationId": str(row["id"]),
        "ConversationShortId": row["id"],
        "Exist": found is not None,
    }


def get_user_conversations(call: Call) -> dict[str, Any]:
    """GetUserConversations: one page; a user that nobody has heard of has no conversations."""
    user = call.user("ParticipantUserId")
    query, position, descending = _LISTINGS[call.body.get("DataType", 0)]
    values = {
        "app_id": call.app_id,
        "inbox_type": call.inbox_type,
        "user_key": user_key(user),
        "live": LIVE,
        "dissolved": DISSOLVED,
    }
    found = page(call, query, values, position=position, descending=descending)
    counted = not call.value("SkipMemberCount")
    return {
        "ConversationInfos": [
            conversation_info(call, row, user, counted=counted) for row in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor,
    }


def batch_get_conversations(call: Call) -> dict[str, Any]:
    """BatchGetConversations: those that are there, in the order of the request, each once."""
    numbers: list[int] = call.body["ConversationShortId"]
    if bad := [number for number in numbers if number < 1]:
        raise Failure(
            "ConversationShortIdsHasInvalidElem", f"ConversationShortId: {bad[0]} is no id"
        )
    found = [conversation_or_none(call, number) for number in dict.fromkeys(numbers)]
    rows = [row for row in found if row is not None]
    if numbers and not rows:
        raise Failure("ConversationNotFound", "ConversationShortId: there is none of them")
    counted = not call.value("SkipMemberCount")
    return {
        "ConversationCoreInfos": [conversation_info(call, row, counted=counted) for row in rows]
    }


def modify_conversation(call: Call) -> dict[str, Any]:
    """ModifyConversation: what is sent is changed, and a new owner must be a member."""
    core = call.body["ConversationCoreInfo"]
    row = conversation(call, within=core)
    owner = call.user_or_none("OwnerUserId", core)
    if owner is not None and user_key(owner) != row["owner_key"]:
        _hand_over(call, row, owner)
    ext = core.get("Ext")
    call.database.execute(
        "UPDATE conversation SET name = coalesce(:name, name),"
        " avatar_url = coalesce(:avatar_url, avatar_url),"
        " description = coalesce(:description, description), notice = coalesce(:notice, notice),"
        " ext = coalesce(:ext, ext), modify_time_s = :time_s WHERE id = :id",
        {
            "id": row["id"],
            "name": core.get("Name"),
            "avatar_url": core.get("AvatarUrl"),
            "description": core.get("Description"),
            "notice": core.get("Notice"),
            "ext": None if ext is None else as_text(ext),
            "time_s": call.now_s,
        },
    )
    return {}


def destroy_conversation(call: Call) -> dict[str, Any]:
    """DestroyConversation: nobody is a member any more, and no action finds it."""
    row = conversation(call)
    check_owner(row, call.user("OwnerUserId"))
    call.database.execute(
        "UPDATE conversation SET status = ?, modify_time_s = ? WHERE id = ?",
        (DISSOLVED, call.now_s, row["id"]),
    )
    call.database.execute("DELETE FROM member WHERE conversation_id = ?", (row["id"],))
    return {}


def _hand_over(call: Call, row: sqlite3.Row, owner: User) -> None:
    """The user becomes the owner, and the owner an ordinary member."""
    found = member(call, row, owner)
    change_member(call, row, row["owner"], role=MEMBER)
    change_member(call, row, owner, role=OWNER)
    # The form of the id is that in which the user became a member.
    call.database.execute(
        "UPDATE conversation SET owner = ?, owner_key = ? WHERE id = ?",
        (found["user"], found["user_key"], row["id"]),
    )


def _creation_key(call: Call, owner: User, other: User | None) -> str:
    """What makes a creation the same as another. Three name spaces, so no key hits by accident."""
    if given := call.body.get("IdempotentId"):
        return f"given:{given}"
    if other is not None:
        return f"pair:{as_text(sorted((user_key(owner), user_key(other))))}"
    return f"random:{uuid4()}"


def _by_key(call: Call, key: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = call.database.execute(
        "SELECT * FROM conversation WHERE app_id = ? AND inbox_type = ? AND creation_key = ?",
        (call.app_id, call.inbox_type, key),
    ).fetchone()
    return row


def _insert(call: Call, kind: int, key: str, owner: User, other: User | None) -> sqlite3.Row:
    core = call.body["ConversationCoreInfo"]
    row: sqlite3.Row = call.database.execute(
        "INSERT INTO conversation (id, app_id, inbox_type, creation_key, kind, status, owner,"
        " owner_key, creator, creator_key, name, avatar_url, description, notice, ext,"
        " create_time_s, modify_time_s, activity) VALUES (:id, :app_id, :inbox_type, :key, :kind,"
        " :status, :owner, :owner_key, :owner, :owner_key, :name, :avatar_url, :description,"
        " :notice, :ext, :time_s, :time_s, :id) RETURNING *",
        {
            "id": call.new_id(),
            "app_id": call.app_id,
            "inbox_type": call.inbox_type,
            "key": key,
            "kind": kind,
            "status": NORMAL,
            "owner": owner,
            "owner_key": user_key(owner),
            "name": core.get("Name", ""),
            "avatar_url": core.get("AvatarUrl", ""),
            "description": core.get("Description", ""),
            "notice": core.get("Notice", ""),
            "ext": as_text(core.get("Ext", {})),
            "time_s": call.now_s,
        },
    ).fetchone()
    for user in (owner,) if other is None else (owner, other):
        add_member(call, row, user)
    return row


BEHAVIOUR: Final = {
    "CreateConversation": create_conversation,
    "GetUserConversations": get_user_conversations,
    "BatchGetConversations": batch_get_conversations,
    "ModifyConversation": modify_conversation,
    "DestroyConversation": destroy_conversation,
}

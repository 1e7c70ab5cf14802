"""Create, list, change and dissolve conversations."""

from __future__ import annotations

import sqlite3
from typing import Any, Final
from uuid import uuid4

from volc_im.emulator.errors import ServiceError, errors_inside, invalid
from volc_im.emulator.paging import read_page
from volc_im.emulator.store import as_text

from ..conversation_store import (
    DISSOLVED,
    LIVE,
    MAX_LIVE_GROUPS,
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
from ..im_context import IMContext, User, user_key
from ..serializers import conversation_info

_OF_USER: Final = (
    "SELECT c.*, m.conversation_id FROM member m CROSS JOIN conversation c ON c.id = m.conversation_id"
    " WHERE m.app_id = :app_id AND m.inbox_type = :inbox_type AND m.user_key = :user_key"
)
# The listing of each DataType: query, position, and whether the greatest position is first.
# Positions are unique, so each order is total.
_LISTINGS: Final = {
    # Most recently active first. A conversation that becomes active between two pages moves to the
    # top: it is never listed twice, and may be left out.
    0: (_OF_USER, "m.activity", True),
    # Oldest first. A new conversation is listed last: none is listed twice or left out.
    1: (_OF_USER, "m.conversation_id", False),
    # Live groups that the user created, newest first. One that is created between two pages is left
    # out, and all others are listed once.
    2: (
        "SELECT * FROM conversation"
        " WHERE app_id = :app_id AND inbox_type = :inbox_type AND creator_key = :user_key"
        " AND kind = :live AND status <> :dissolved",
        "id",
        True,
    ),
}


def create_conversation(context: IMContext) -> dict[str, Any]:
    """CreateConversation: create a conversation, or return the existing one with the same key."""
    kind = context.body["ConversationCoreInfo"]["ConversationType"]
    owner = context.user("OwnerUserId")
    other = context.user("OtherUserId") if kind == SINGLE else None
    if other is not None and user_key(other) == user_key(owner):
        raise invalid(
            "is the owner; a one-to-one conversation requires two users",
            path=context.user_path("OtherUserId"),
        )
    key = _creation_key(context, owner, other)
    found = _by_key(context, key)
    row = _insert(context, kind, key, owner, other) if found is None else found
    return {
        "ConversationInfo": conversation_info(context, row, owner),
        "ConversationId": str(row["id"]),
        "ConversationShortId": row["id"],
        "Exist": found is not None,
    }


def get_user_conversations(context: IMContext) -> dict[str, Any]:
    """GetUserConversations: return one page; an unknown user has no conversations."""
    user = context.user("ParticipantUserId")
    query, position, descending = _LISTINGS[context.body.get("DataType", 0)]
    values = {
        "app_id": context.app_id,
        "inbox_type": context.inbox_type,
        "user_key": user_key(user),
        "live": LIVE,
        "dissolved": DISSOLVED,
    }
    found = read_page(context, query, values, position=position, descending=descending)
    counted = not context.value("SkipMemberCount")
    return {
        "ConversationInfos": [
            conversation_info(context, row, user, counted=counted) for row in found.rows
        ],
        "HasMore": found.has_more,
        "NextCursor": found.next_cursor,
    }


def batch_get_conversations(context: IMContext) -> dict[str, Any]:
    """BatchGetConversations: return existing ones in the order of the request, each once."""
    numbers: list[int] = context.body["ConversationShortId"]
    for index, number in enumerate(numbers):
        if number < 1:
            raise ServiceError(
                "ConversationShortIdsHasInvalidElem",
                f"{number} is not an id; use 1 or more",
                path=f"ConversationShortId[{index}]",
            )
    found = [conversation_or_none(context, number) for number in dict.fromkeys(numbers)]
    rows = [row for row in found if row is not None]
    if numbers and not rows:
        raise ServiceError(
            "ConversationNotFound", "none of them exists", path="ConversationShortId"
        )
    counted = not context.value("SkipMemberCount")
    return {
        "ConversationCoreInfos": [conversation_info(context, row, counted=counted) for row in rows]
    }


def modify_conversation(context: IMContext) -> dict[str, Any]:
    """ModifyConversation: change what is sent; a new owner must be a member."""
    core = context.body["ConversationCoreInfo"]
    with errors_inside("ConversationCoreInfo"):
        row = conversation(context, core)
        owner = context.user_or_none("OwnerUserId", core)
    if owner is not None and user_key(owner) != row["owner_key"]:
        _change_owner(context, row, owner)
    ext = core.get("Ext")
    context.database.execute(
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
            "time_s": context.now_s,
        },
    )
    return {}


def destroy_conversation(context: IMContext) -> dict[str, Any]:
    """DestroyConversation: remove all members; no action finds the conversation afterwards."""
    row = conversation(context)
    check_owner(row, context.user("OwnerUserId"))
    context.database.execute(
        "UPDATE conversation SET status = ?, modify_time_s = ? WHERE id = ?",
        (DISSOLVED, context.now_s, row["id"]),
    )
    context.database.execute("DELETE FROM member WHERE conversation_id = ?", (row["id"],))
    return {}


def _check_live_groups(context: IMContext) -> None:
    found = context.database.execute(
        "SELECT count(*) FROM conversation WHERE app_id = ? AND kind = ? AND status <> ?",
        (context.app_id, LIVE, DISSOLVED),
    ).fetchone()
    if found[0] >= MAX_LIVE_GROUPS:
        raise invalid(
            f"application {context.app_id} has {MAX_LIVE_GROUPS} live groups, which is the maximum",
            path="ConversationCoreInfo.ConversationType",
        )


def _change_owner(context: IMContext, row: sqlite3.Row, owner: User) -> None:
    """Make a member the owner, and the old owner an ordinary member."""
    found = member(context, row, owner)
    change_member(context, row, row["owner"], role=MEMBER)
    change_member(context, row, owner, role=OWNER)
    # The id keeps the form in which the user became a member.
    context.database.execute(
        "UPDATE conversation SET owner = ?, owner_key = ? WHERE id = ?",
        (found["user"], found["user_key"], row["id"]),
    )


def _creation_key(context: IMContext, owner: User, other: User | None) -> str:
    """Return the key of a creation. Requests with the same key create one conversation."""
    if key := context.body.get("IdempotentId"):
        return f"id:{key}"
    if other is not None:
        return f"pair:{as_text(sorted((user_key(owner), user_key(other))))}"
    return f"random:{uuid4()}"


def _by_key(context: IMContext, key: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = context.database.execute(
        "SELECT * FROM conversation WHERE app_id = ? AND inbox_type = ? AND creation_key = ?",
        (context.app_id, context.inbox_type, key),
    ).fetchone()
    return row


def _insert(
    context: IMContext, kind: int, key: str, owner: User, other: User | None
) -> sqlite3.Row:
    core = context.body["ConversationCoreInfo"]
    if kind == LIVE:
        _check_live_groups(context)
    row: sqlite3.Row = context.database.execute(
        "INSERT INTO conversation (id, app_id, inbox_type, creation_key, kind, status, owner,"
        " owner_key, creator, creator_key, name, avatar_url, description, notice, ext,"
        " create_time_s, modify_time_s, activity) VALUES (:id, :app_id, :inbox_type, :key, :kind,"
        " :status, :owner, :owner_key, :owner, :owner_key, :name, :avatar_url, :description,"
        " :notice, :ext, :time_s, :time_s, :id) RETURNING *",
        {
            "id": context.new_id(),
            "app_id": context.app_id,
            "inbox_type": context.inbox_type,
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
            "time_s": context.now_s,
        },
    ).fetchone()
    for user in (owner,) if other is None else (owner, other):
        add_member(context, row, user)
    return row


HANDLERS: Final = {
    "CreateConversation": create_conversation,
    "GetUserConversations": get_user_conversations,
    "BatchGetConversations": batch_get_conversations,
    "ModifyConversation": modify_conversation,
    "DestroyConversation": destroy_conversation,
}

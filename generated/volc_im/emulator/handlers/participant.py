"""Add, remove and change members of a group; their read positions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from volc_im.emulator.errors import ServiceError, invalid
from volc_im.emulator.store import as_text

from ..conversation_store import (
    MANAGER,
    MEMBER,
    OWNER,
    MemberChanges,
    add_member,
    change_member,
    conversation,
    member,
    member_or_none,
    members,
    remove_member,
)
from ..im_context import IMContext, User, user_field, user_key, user_list_fields


def batch_add_conversation_participant(context: IMContext) -> dict[str, Any]:
    """BatchAddConversationParticipant: add users; those in too many groups fail.

    For an existing member, all attributes are replaced, except the position, the time of joining, and
    the mute.
    """
    row = conversation(context)
    operator = context.user("Operator")
    failed: list[User] = []
    for user, info in _infos(context, row):
        try:
            add_member(context, row, user)
        except ServiceError as error:
            if error.code != "MoreThanUserConversationLimit":
                raise
            failed.append(user)
            continue
        change_member(
            context,
            row,
            user,
            operator=operator,
            role=_role(row, user, info),
            nick_name=info.get("NickName", ""),
            level=info.get("Level", 0),
            ext=as_text(info.get("Ext", {})),
            read_index=info.get("ReadIndex", 0),
        )
    return user_list_fields("FailedUserIds", failed)


def batch_delete_conversation_participant(context: IMContext) -> dict[str, Any]:
    """BatchDeleteConversationParticipant: remove members; the owner and other users fail."""
    row = conversation(context)
    failed: list[User] = []
    for user in context.users("ParticipantUserIds"):
        if user_key(user) == row["owner_key"] or member_or_none(context, row, user) is None:
            failed.append(user)
        else:
            remove_member(context, row, user)
    return user_list_fields("FailedUserIds", failed)


def batch_modify_conversation_participant(context: IMContext) -> dict[str, Any]:
    """BatchModifyConversationParticipant: change what is sent; users who are not members fail."""
    row = conversation(context)
    operator = context.user("Operator")
    failed: list[User] = []
    for user, info in _infos(context, row):
        if member_or_none(context, row, user) is None:
            failed.append(user)
            continue
        changes: MemberChanges = {"operator": operator, "role": _role(row, user, info)}
        if "NickName" in info:
            changes["nick_name"] = info["NickName"]
        if "Level" in info:
            changes["level"] = info["Level"]
        if "Ext" in info:
            changes["ext"] = as_text(info["Ext"])
        if "BlockTime" in info:
            changes["block_end_s"] = info["BlockTime"]
        change_member(context, row, user, **changes)
    return user_list_fields("FailedUserIds", failed)


def get_participant_read_index(context: IMContext) -> dict[str, Any]:
    """GetParticipantReadIndex: return members who have read messages, in the order of joining."""
    return {
        "ReadIndexes": [
            {**user_field("ParticipantUserId", found["user"]), "ReadIndex": found["read_index"]}
            for found in members(context, conversation(context))
            if found["read_index"] > 0
        ]
    }


def modify_participant_read_index(context: IMContext) -> dict[str, Any]:
    """ModifyParticipantReadIndex: move a member's read position forward."""
    row = conversation(context)
    user = context.user("ParticipantUserId")
    present, index = member(context, row, user)["read_index"], context.body["ReadIndex"]
    if index <= present:
        raise invalid(
            f"is {index}; it must be above {present}, the present position of user {user}",
            path="ReadIndex",
        )
    change_member(context, row, user, read_index=index)
    return {}


def _infos(context: IMContext, row: sqlite3.Row) -> list[tuple[User, Mapping[str, Any]]]:
    """Return the members of the request; raise ServiceError if it makes another user the owner."""
    items = context.user_infos("ParticipantInfos", "ParticipantUserId")
    for path, user, info in items:
        if info.get("Role") == OWNER and user_key(user) != row["owner_key"]:
            raise ServiceError(
                "OwnerShouldBeEqual",
                f"user {user} cannot have the role owner, which {row['owner']} has; use"
                " ModifyConversation to change the owner",
                path=f"{path}.Role",
            )
    return [(user, info) for _, user, info in items]


def _role(row: sqlite3.Row, user: User, info: Mapping[str, Any]) -> int:
    if user_key(user) == row["owner_key"]:
        return OWNER
    return MANAGER if info.get("Role") == MANAGER else MEMBER


HANDLERS: Final = {
    "BatchAddConversationParticipant": batch_add_conversation_participant,
    "BatchDeleteConversationParticipant": batch_delete_conversation_participant,
    "BatchModifyConversationParticipant": batch_modify_conversation_participant,
    "GetParticipantReadIndex": get_participant_read_index,
    "ModifyParticipantReadIndex": modify_participant_read_index,
}

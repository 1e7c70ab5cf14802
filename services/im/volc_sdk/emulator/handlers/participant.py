"""Members of a group: added, removed and changed in batches, and how far they have read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, named, named_lists, user_key
from volc_sdk.emulator.errors import Failure, invalid
from volc_sdk.emulator.store import as_text

from ..conversations import (
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


def batch_add_conversation_participant(call: Call) -> dict[str, Any]:
    """BatchAddConversationParticipant: users in too many groups fail; the others become members.

    Of a user who is a member already all that can be sent is written anew; the place in the
    order of joining, the time of it, and a mute stay.
    """
    row = conversation(call)
    operator = call.user("Operator")
    failed: list[User] = []
    for user, info in _infos(call, row):
        try:
            add_member(call, row, user)
        except Failure as failure:
            if failure.code != "MoreThanUserConversationLimit":
                raise
            failed.append(user)
            continue
        change_member(
            call,
            row,
            user,
            operator=operator,
            role=_role(row, user, info),
            nick_name=info.get("NickName", ""),
            level=info.get("Level", 0),
            ext=as_text(info.get("Ext", {})),
            read_index=info.get("ReadIndex", 0),
        )
    return named_lists("FailedUserIds", failed)


def batch_delete_conversation_participant(call: Call) -> dict[str, Any]:
    """BatchDeleteConversationParticipant: the owner and strangers fail."""
    row = conversation(call)
    failed: list[User] = []
    for user in call.users("ParticipantUserIds"):
        if user_key(user) == row["owner_key"] or member_or_none(call, row, user) is None:
            failed.append(user)
        else:
            remove_member(call, row, user)
    return named_lists("FailedUserIds", failed)


def batch_modify_conversation_participant(call: Call) -> dict[str, Any]:
    """BatchModifyConversationParticipant: strangers fail; what is sent of the others is changed."""
    row = conversation(call)
    operator = call.user("Operator")
    failed: list[User] = []
    for user, info in _infos(call, row):
        if member_or_none(call, row, user) is None:
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
        change_member(call, row, user, **changes)
    return named_lists("FailedUserIds", failed)


def get_participant_read_index(call: Call) -> dict[str, Any]:
    """GetParticipantReadIndex: of the members who have read anything, in the order of joining."""
    return {
        "ReadIndexes": [
            {**named("ParticipantUserId", found["user"]), "ReadIndex": found["read_index"]}
            for found in members(call, conversation(call))
            if found["read_index"] > 0
        ]
    }


def modify_participant_read_index(call: Call) -> dict[str, Any]:
    """ModifyParticipantReadIndex: forward only."""
    row = conversation(call)
    user = call.user("ParticipantUserId")
    present, index = member(call, row, user)["read_index"], call.body["ReadIndex"]
    if index <= present:
        raise invalid(
            f"ReadIndex: is {index}; above {present}, where the user {user} is, is allowed"
        )
    change_member(call, row, user, read_index=index)
    return {}


def _infos(call: Call, row: sqlite3.Row) -> list[tuple[User, Mapping[str, Any]]]:
    """The members of the request; raises Failure where a stranger is named as the owner."""
    infos = [(call.user("ParticipantUserId", info), info) for info in call.body["ParticipantInfos"]]
    for user, info in infos:
        if info.get("Role") == OWNER and user_key(user) != row["owner_key"]:
            raise Failure(
                "OwnerShouldBeEqual",
                f"the user {user} cannot be the owner: {row['owner']} is; ModifyConversation"
                " changes that",
            )
    return infos


def _role(row: sqlite3.Row, user: User, info: Mapping[str, Any]) -> int:
    if user_key(user) == row["owner_key"]:
        return OWNER
    return MANAGER if info.get("Role") == MANAGER else MEMBER


BEHAVIOUR: Final = {
    "BatchAddConversationParticipant": batch_add_conversation_participant,
    "BatchDeleteConversationParticipant": batch_delete_conversation_participant,
    "BatchModifyConversationParticipant": batch_modify_conversation_participant,
    "GetParticipantReadIndex": get_participant_read_index,
    "ModifyParticipantReadIndex": modify_participant_read_index,
}

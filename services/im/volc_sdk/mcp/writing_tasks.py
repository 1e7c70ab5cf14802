"""Tools for tasks that write: send and recall messages, make groups, add, remove and mute members."""

from __future__ import annotations

import json
import time
from typing import Annotated, Any, Final

from msgspec import Meta

from volc_sdk.content.message_types import KnownMessageType
from volc_sdk.mcp.definitions import Answer, Arguments, Call, Task

from .task_types import Acting, Id, OfConversation, Users, picked

_GROUP: Final = 2
_Key = Annotated[
    str,
    Meta(
        max_length=64,
        description="Leave it out, so that the same call takes effect once. To do the same again on"
        " purpose, set a new value.",
    ),
]


class SendText(OfConversation, kw_only=True):
    """Arguments of `send_text`."""

    sender_id: Acting
    text: Annotated[str, Meta(min_length=1)]
    mention_user_ids: Annotated[tuple[Id, ...], Meta(description="Members to mention with @.")] = ()
    key: _Key = ""


async def _send_text(given: SendText, call: Call) -> Answer:
    fields = {
        "ConversationShortId": given.conversation_id,
        "Sender": given.sender_id,
        "MsgType": int(KnownMessageType.TEXT),
        "Content": json.dumps({"text": given.text}, ensure_ascii=False),
        "MentionedUsers": list(given.mention_user_ids) or None,
        "ClientMsgId": given.key or None,
    }
    reply = await call("SendMessage", fields)
    return Answer(result=picked(reply.result, message_id="MessageId"))


class RecallMessage(OfConversation, kw_only=True):
    """Arguments of `recall_message`."""

    message_id: Id
    user_id: Acting


async def _recall_message(given: RecallMessage, call: Call) -> Answer:
    fields = {
        "ConversationShortId": given.conversation_id,
        "MessageId": given.message_id,
        "ParticipantUserId": given.user_id,
    }
    await call("RecallMessage", fields)
    return Answer(result={"recalled": given.message_id})


class CreateGroup(Arguments, kw_only=True):
    """Arguments of `create_group`."""

    owner_id: Acting
    name: Annotated[str, Meta(min_length=1)]
    key: _Key = ""


async def _create_group(given: CreateGroup, call: Call) -> Answer:
    fields = {
        "OwnerUserId": given.owner_id,
        "ConversationCoreInfo": {"ConversationType": _GROUP, "Name": given.name},
        "IdempotentId": given.key or None,
    }
    reply = await call("CreateConversation", fields)
    return Answer(result=picked(reply.result, conversation_id="ConversationShortId"))


class ChangeMembers(OfConversation, kw_only=True):
    """Arguments of tools that change members."""

    user_ids: Users
    operator_id: Acting


async def _add_members(given: ChangeMembers, call: Call) -> Answer:
    fields = {
        "ConversationShortId": given.conversation_id,
        "Operator": given.operator_id,
        "ParticipantInfos": [{"ParticipantUserId": user} for user in given.user_ids],
    }
    reply = await call("BatchAddConversationParticipant", fields)
    return Answer(result={"failed": reply.result.get("FailedUserIds") or []})


async def _remove_members(given: ChangeMembers, call: Call) -> Answer:
    fields = {
        "ConversationShortId": given.conversation_id,
        "Operator": given.operator_id,
        "ParticipantUserIds": given.user_ids,
    }
    reply = await call("BatchDeleteConversationParticipant", fields)
    return Answer(result={"failed": reply.result.get("FailedUserIds") or []})


class Mute(ChangeMembers, kw_only=True):
    """Arguments of `mute_members`."""

    seconds: Annotated[
        int, Meta(ge=1, le=31_536_000, description="Duration of the mute, in seconds.")
    ]
    live: Annotated[bool, Meta(description="True for a live group.")] = False


async def _mute_members(given: Mute, call: Call) -> Answer:
    if given.live:
        infos = dict.fromkeys(given.user_ids, given.seconds)
        reply = await call(
            "BatchAddBlockParticipants",
            {"ConversationShortId": given.conversation_id, "ParticipantBlockInfos": infos},
        )
        return Answer(result={"failed": reply.result.get("FailedParticipantInfos") or []})
    until = int(time.time()) + given.seconds
    infos_of_group = [{"ParticipantUserId": user, "BlockTime": until} for user in given.user_ids]
    fields: dict[str, Any] = {
        "ConversationShortId": given.conversation_id,
        "Operator": given.operator_id,
        "ParticipantInfos": infos_of_group,
    }
    reply = await call("BatchModifyConversationParticipant", fields)
    return Answer(result={"failed": reply.result.get("FailedUserIds") or []})


WRITING_TASKS: Final = (
    Task(
        name="send_text",
        title="Send a text",
        description="Send a text message to a conversation on behalf of a member.",
        actions=("SendMessage",),
        arguments=SendText,
        run=_send_text,
    ),
    Task(
        name="recall_message",
        title="Recall a message",
        description="Recall a message for all members.",
        actions=("RecallMessage",),
        arguments=RecallMessage,
        run=_recall_message,
    ),
    Task(
        name="create_group",
        title="Create a group",
        description="Create a group with an owner; add members afterwards.",
        actions=("CreateConversation",),
        arguments=CreateGroup,
        run=_create_group,
    ),
    Task(
        name="add_members",
        title="Add members",
        description="Add users to a group; returns those that could not be added.",
        actions=("BatchAddConversationParticipant",),
        arguments=ChangeMembers,
        run=_add_members,
    ),
    Task(
        name="remove_members",
        title="Remove members",
        description="Remove members from a group; returns those that could not be removed.",
        actions=("BatchDeleteConversationParticipant",),
        arguments=ChangeMembers,
        run=_remove_members,
    ),
    Task(
        name="mute_members",
        title="Mute members",
        description="Stop members of a group or a live group from sending for a time.",
        actions=("BatchModifyConversationParticipant", "BatchAddBlockParticipants"),
        arguments=Mute,
        run=_mute_members,
    ),
)

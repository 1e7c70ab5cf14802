"""Send messages to a conversation, to users, to groups, or to online devices."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any, Final

from volc_sdk.emulator.errors import ServiceError, invalid

from .. import callback_store
from ..callback_store import AFTER, message_data
from ..conversation_store import (
    GROUP,
    LIVE,
    SINGLE,
    conversation,
    conversation_or_none,
    existing_conversation,
    member,
    members,
)
from ..im_context import IMContext, User, user_key
from ..message_content import check_content
from ..message_store import send
from .conversation import create_conversation
from .online import devices

_SUCCESS: Final = "SUCCESS"
_NOT_ONLINE: Final = "NOT_ONLINE"


def send_message(context: IMContext) -> dict[str, Any]:
    """SendMessage: send a message, once per conversation, sender and ClientMsgId."""
    check_content(context, context.body["MsgType"])
    row = conversation(context)
    sender = context.user("Sender")
    member(context, row, sender)
    return {"MessageId": send(context, row, sender)}


def batch_send_message(context: IMContext) -> dict[str, Any]:
    """BatchSendMessage: send to each receiver in the one-to-one conversation of the two users."""
    check_content(context, context.body["MsgType"])
    sender = context.user("Sender")
    sent: dict[str, int] = {}
    failed: list[User] = []
    for receiver in context.users("Receiver"):
        row = _pair(context, sender, receiver)
        if row is None:
            failed.append(receiver)
        else:
            sent[user_key(receiver)] = send(context, row, sender)
    return {"UserMessageId": sent, "FailedReceiver": failed}


def batch_send_group_message(context: IMContext) -> dict[str, Any]:
    """BatchSendGroupMessage: send to all conversations, or to none if one is not valid."""
    check_content(context, context.body["MsgType"])
    sender = context.user("Sender")
    kind = context.body["ConversationType"]
    if kind == SINGLE:
        raise ServiceError(
            "SingleConversationNotSupport",
            f"is {kind}; {GROUP}, {LIVE} are allowed",
            path="ConversationType",
        )
    rows = {
        number: _group(context, kind, number, f"ConversationShortIds[{index}]")
        for index, number in enumerate(context.body["ConversationShortIds"])
    }
    sent = {number: send(context, row, sender) for number, row in rows.items()}
    for number, message_id in sent.items():
        about = {"ConversationShortId": number, "MessageId": message_id, "Sender": sender}
        callback_store.add(context, AFTER, message_data(context.body | about))
    return {"ConversationMessageId": {str(number): each for number, each in sent.items()}}


def p2p_send_message(context: IMContext) -> dict[str, Any]:
    """P2PSendMessage: return the outcome for each receiver; the message is not stored."""
    check_content(context, context.body["MsgType"])
    row = conversation(context)
    sender = context.user("Sender")
    member(context, row, sender)
    results: list[dict[str, Any]] = []
    for user in _receivers(context, row, sender):
        here = {"UserId": int(user)}
        online = devices(context, user)
        results += [
            here | {"Code": _SUCCESS, "DevicePlatform": device["platform"]} for device in online
        ] or [here | {"Code": _NOT_ONLINE}]
    return {"P2PResult": results}


def _pair(context: IMContext, sender: User, receiver: User) -> sqlite3.Row | None:
    """Return the conversation of two users, created if missing; None if it cannot be created."""
    body = {
        "AppId": context.app_id,
        "InboxType": context.inbox_type,
        "OwnerUserId": sender,
        "OtherUserId": receiver,
        "ConversationCoreInfo": {"ConversationType": SINGLE},
    }
    try:
        made = create_conversation(replace(context, body=body))
    except ServiceError:
        return None
    return conversation_or_none(context, made["ConversationShortId"])


def _group(context: IMContext, kind: int, number: int, path: str) -> sqlite3.Row:
    if number <= 0:
        raise ServiceError(
            "ConversationShortIdsHasInvalidElem",
            f"{number} is not an id; use 1 or more",
            path=path,
        )
    row = existing_conversation(context, number, path)
    if row["kind"] != kind:
        raise invalid(f"{number} is not of ConversationType {kind}", path=path)
    return row


def _receivers(context: IMContext, row: sqlite3.Row, sender: User) -> list[User]:
    """Return the members who receive a message: the named ones, or else all except the sender.

    Users with text ids are left out, because the reply has only integer ids.
    """
    named = {user_key(user) for user in context.users("ReceiverUserId")}
    ignored = {user_key(user) for user in context.users("IgnoreUserIds")} | {user_key(sender)}
    keys = [found["user_key"] for found in members(context, row)]
    return [
        key
        for key in keys
        if (key in named if named else key not in ignored) and key.isascii() and key.isdigit()
    ]


HANDLERS: Final = {
    "SendMessage": send_message,
    "BatchSendMessage": batch_send_message,
    "BatchSendGroupMessage": batch_send_group_message,
    "P2PSendMessage": p2p_send_message,
}

"""Sending: to one conversation, to many users, to many groups, or to whoever is online."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any, Final

from volc_sdk.emulator.call import Call, User, user_key
from volc_sdk.emulator.errors import Failure, invalid

from ..conversations import GROUP, LIVE, SINGLE, conversation, conversation_or_none, member, members
from ..messages import send
from .conversation import create_conversation
from .online import devices

_SUCCESS: Final = "SUCCESS"
_NOT_ONLINE: Final = "NOT_ONLINE"


def send_message(call: Call) -> dict[str, Any]:
    """SendMessage: once for each ClientMsgId of a sender in a conversation."""
    row = conversation(call)
    sender = call.user("Sender")
    member(call, row, sender)
    return {"MessageId": send(call, row, sender)}


def batch_send_message(call: Call) -> dict[str, Any]:
    """BatchSendMessage: to each receiver in the one-to-one conversation of the two users."""
    sender = call.user("Sender")
    sent: dict[str, int] = {}
    failed: list[User] = []
    for receiver in call.users("Receiver"):
        row = _pair(call, sender, receiver)
        if row is None:
            failed.append(receiver)
        else:
            sent[user_key(receiver)] = send(call, row, sender)
    return {"UserMessageId": sent, "FailedReceiver": failed}


def batch_send_group_message(call: Call) -> dict[str, Any]:
    """BatchSendGroupMessage: to all of the groups, or, where one cannot be, to none."""
    sender = call.user("Sender")
    kind = call.body["ConversationType"]
    if kind == SINGLE:
        raise Failure(
            "SingleConversationNotSupport",
            f"ConversationType: is {kind}; {GROUP}, {LIVE} are allowed",
        )
    rows = [
        _group(call, kind, number) for number in dict.fromkeys(call.body["ConversationShortIds"])
    ]
    return {"ConversationMessageId": {str(row["id"]): send(call, row, sender) for row in rows}}


def p2p_send_message(call: Call) -> dict[str, Any]:
    """P2PSendMessage: what became of it for each receiver; nothing is kept."""
    row = conversation(call)
    sender = call.user("Sender")
    member(call, row, sender)
    results: list[dict[str, Any]] = []
    for user in _receivers(call, row, sender):
        here = {"UserId": int(user)}
        online = devices(call, user)
        results += [
            here | {"Code": _SUCCESS, "DevicePlatform": device["platform"]} for device in online
        ] or [here | {"Code": _NOT_ONLINE}]
    return {"P2PResult": results}


def _pair(call: Call, sender: User, receiver: User) -> sqlite3.Row | None:
    """The conversation of two users, made as CreateConversation makes it; None where none can be."""
    body = {
        "AppId": call.app_id,
        "InboxType": call.inbox_type,
        "OwnerUserId": sender,
        "OtherUserId": receiver,
        "ConversationCoreInfo": {"ConversationType": SINGLE},
    }
    try:
        made = create_conversation(replace(call, body=body))
    except Failure:
        return None
    return conversation_or_none(call, made["ConversationShortId"])


def _group(call: Call, kind: int, number: int) -> sqlite3.Row:
    if number <= 0:
        raise Failure(
            "ConversationShortIdsHasInvalidElem", f"ConversationShortIds: {number} is no id"
        )
    row = conversation(call, "number", {"number": number})
    if row["kind"] != kind:
        raise invalid(f"ConversationShortIds: {number} is not of ConversationType {kind}")
    return row


def _receivers(call: Call, row: sqlite3.Row, sender: User) -> list[User]:
    """Members, not the sender unless named; ones whose id is no number cannot be answered."""
    named = {user_key(user) for user in call.users("ReceiverUserId")}
    ignored = {user_key(user) for user in call.users("IgnoreUserIds")} | {user_key(sender)}
    keys = [found["user_key"] for found in members(call, row)]
    return [
        key
        for key in keys
        if (key in named if named else key not in ignored) and key.isascii() and key.isdigit()
    ]


BEHAVIOUR: Final = {
    "SendMessage": send_message,
    "BatchSendMessage": batch_send_message,
    "BatchSendGroupMessage": batch_send_group_message,
    "P2PSendMessage": p2p_send_message,
}

"""Sample data: every object that the documents' examples name."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_sdk.emulator.engine_interface import Backend

from .conversation_store import GROUP, LIVE, SINGLE, add_member, conversation
from .handlers.online import set_online
from .im_context import IMContext
from .registry import ALL_HANDLERS

APP_ID: Final = 661000
"""The application of the sample data."""

_OWNER: Final = 10001
_MEMBERS: Final = (10002, 10003)
_SINGLE: Final = 7244530000000000001
_GROUPS: Final = {7244530000000000002: "Team", 7244530000000000003: "Evening shift"}
_LIVE_GROUP: Final = 7244530000000000100
_MESSAGES: Final = {
    7244530000000001001: "Your order has shipped.",
    7244530000000001002: "Thank you!",
}


def add_samples(backend: Backend) -> None:
    """Add the sample data to a database that does not have them yet."""
    query = "SELECT 1 FROM conversation WHERE id = ?"
    with backend.store.transaction(write=True) as database:
        if not database.execute(query, (_SINGLE,)).fetchone():
            _Samples(backend, database).add()


class _Samples:
    """Adds the sample data by calling handlers, so that the data is as if actions had created it."""

    def __init__(self, backend: Backend, database: sqlite3.Connection) -> None:
        self._backend = backend
        self._database = database

    def add(self) -> None:
        self._add_users()
        self._add_conversation(_SINGLE, SINGLE, "Order 7788", OtherUserId=_MEMBERS[0])
        for number, name in _GROUPS.items():
            self._add_conversation(number, GROUP, name)
            self._handle(
                "BatchAddConversationParticipant",
                ConversationShortId=number,
                Operator=_OWNER,
                ParticipantInfos=[{"ParticipantUserId": user} for user in _MEMBERS],
            )
        self._add_conversation(_LIVE_GROUP, LIVE, "Evening show")
        self._join_live_group()
        for sender, (number, text) in zip((_OWNER, _MEMBERS[0]), _MESSAGES.items(), strict=True):
            self._send(_SINGLE, sender, text, number)
        self._send(next(iter(_GROUPS)), _MEMBERS[1], "Who has the key?")
        self._send(_LIVE_GROUP, _OWNER, "Welcome!")

    def _add_users(self) -> None:
        users = [
            {"UserId": _OWNER, "NickName": "Wang", "Tags": ["city:hangzhou", "vip"]},
            {"UserId": _MEMBERS[0], "NickName": "Lin"},
            {"UserId": _MEMBERS[1], "NickName": "Chen"},
        ]
        self._handle("RegisterUsers", Users=users)
        self._handle("AddFriend", UserId=_OWNER, FriendUserIds=[_MEMBERS[0]])
        entry = {"BlackListUserId": _MEMBERS[1], "BlackListUserExt": {"reason": "spam"}}
        self._handle("AddBlackList", UserId=_OWNER, BlackListInfos=[entry])
        set_online(self._database, APP_ID, _OWNER, "Android")

    def _join_live_group(self) -> None:
        context = self._context("GetConversationUserCount", ConversationShortId=_LIVE_GROUP)
        for user in (*_MEMBERS, 10004):
            add_member(context, conversation(context), user)

    def _add_conversation(self, number: int, kind: int, name: str, **fields: Any) -> None:
        core = {"ConversationType": kind, "Name": name}
        self._set_next_id(number)
        self._handle("CreateConversation", ConversationCoreInfo=core, OwnerUserId=_OWNER, **fields)

    def _send(self, where: int, sender: int, text: str, number: int | None = None) -> None:
        if number is not None:
            self._set_next_id(number)
        self._handle(
            "SendMessage",
            ConversationShortId=where,
            Sender=sender,
            MsgType=10001,
            Content=f'{{"text":"{text}"}}',
        )

    def _set_next_id(self, number: int) -> None:
        """Set the next id. Ids of the samples are far greater than ids made from the clock."""
        self._database.execute("UPDATE counter SET last = ?", (number - 1,))

    def _context(self, action: str, **body: Any) -> IMContext:
        context: IMContext = self._backend.context(
            action, {"AppId": APP_ID, **body}, self._database
        )
        return context

    def _handle(self, action: str, **body: Any) -> None:
        ALL_HANDLERS[action](self._context(action, **body))

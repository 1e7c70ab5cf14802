"""A small world in which every example of the documents finds what it names."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from volc_im.emulator.call import Call
from volc_im.emulator.clock import Clock
from volc_im.emulator.routes import route
from volc_im.emulator.store import Store
from volc_im.service import API_VERSION

from .conversations import GROUP, LIVE, SINGLE, add_member, conversation
from .handlers.online import set_online

APP_ID: Final = 661000
"""The application that the samples belong to."""

_OWNER: Final = 10001
_MEMBERS: Final = (10002, 10003)
_TALK: Final = 7244530000000000001
_GROUPS: Final = {7244530000000000002: "Team", 7244530000000000003: "Evening shift"}
_LIVE: Final = 7244530000000000100
_MESSAGES: Final = {
    7244530000000001001: "Your order has shipped.",
    7244530000000001002: "Thank you!",
}


def add_samples(store: Store, clock: Clock) -> None:
    """Add the world to a database that does not have it yet."""
    with store.transaction(write=True) as database:
        if not database.execute("SELECT 1 FROM conversation WHERE id = ?", (_TALK,)).fetchone():
            _World(database, clock.now_ns()).make()


class _World:
    """Made by the actions themselves, so that it is what they would have left."""

    def __init__(self, database: sqlite3.Connection, now_ns: int) -> None:
        self._database = database
        self._now_ns = now_ns

    def make(self) -> None:
        self._people()
        self._talk(_TALK, SINGLE, "Order 7788", OtherUserId=_MEMBERS[0])
        for number, name in _GROUPS.items():
            self._talk(number, GROUP, name)
            self._do(
                "BatchAddConversationParticipant",
                ConversationShortId=number,
                Operator=_OWNER,
                ParticipantInfos=[{"ParticipantUserId": user} for user in _MEMBERS],
            )
        self._talk(_LIVE, LIVE, "Evening show")
        self._audience()
        for sender, (number, words) in zip((_OWNER, _MEMBERS[0]), _MESSAGES.items(), strict=True):
            self._say(_TALK, sender, words, number)
        self._say(next(iter(_GROUPS)), _MEMBERS[1], "Who has the key?")
        self._say(_LIVE, _OWNER, "Welcome!")

    def _people(self) -> None:
        users = [
            {"UserId": _OWNER, "NickName": "Wang", "Tags": ["city:hangzhou", "vip"]},
            {"UserId": _MEMBERS[0], "NickName": "Lin"},
            {"UserId": _MEMBERS[1], "NickName": "Chen"},
        ]
        self._do("RegisterUsers", Users=users)
        self._do("AddFriend", UserId=_OWNER, FriendUserIds=[_MEMBERS[0]])
        entry = {"BlackListUserId": _MEMBERS[1], "BlackListUserExt": {"reason": "spam"}}
        self._do("AddBlackList", UserId=_OWNER, BlackListInfos=[entry])
        set_online(self._database, APP_ID, _OWNER, "Android")

    def _audience(self) -> None:
        call = self._call("GetConversationUserCount", ConversationShortId=_LIVE)
        for user in (*_MEMBERS, 10004):
            add_member(call, conversation(call), user)

    def _talk(self, number: int, kind: int, name: str, **more: Any) -> None:
        core = {"ConversationType": kind, "Name": name}
        self._take(number)
        self._do("CreateConversation", ConversationCoreInfo=core, OwnerUserId=_OWNER, **more)

    def _say(self, talk: int, sender: int, words: str, number: int | None = None) -> None:
        if number is not None:
            self._take(number)
        self._do(
            "SendMessage",
            ConversationShortId=talk,
            Sender=sender,
            MsgType=10001,
            Content=f'{{"text":"{words}"}}',
        )

    def _take(self, number: int) -> None:
        """Let the next id be this one, which is far above those that follow the clock."""
        self._database.execute("UPDATE counter SET last = ?", (number - 1,))

    def _call(self, action: str, **body: Any) -> Call:
        known = route(action, API_VERSION).action
        return Call(known, {"AppId": APP_ID, **body}, self._database, self._now_ns)

    def _do(self, action: str, **body: Any) -> None:
        route(action, API_VERSION).handle(self._call(action, **body))

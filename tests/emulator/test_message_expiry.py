"""Messages are there for a while: 7 days, or one in a live group, by the emulator's clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from volc_im import QuotedStatus
from volc_im.emulator import Emulator

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient

DAY_S = 24 * 60 * 60


class Talk:
    """One conversation."""

    def __init__(self, server: Emulator, app_id: int, kind: int) -> None:
        self._wire, self._app_id = RawClient(server.endpoint), app_id
        core = {"ConversationType": kind}
        made = self._call(
            "CreateConversation", OwnerUserId=1, OtherUserId=2, ConversationCoreInfo=core
        )
        self.number = made.result["ConversationShortId"]

    def __call__(self, action: str, **fields: Any) -> Answer:
        return self._call(action, ConversationShortId=self.number, **fields)

    def _call(self, action: str, **fields: Any) -> Answer:
        return self._wire.call(action, {"AppId": self._app_id, **fields})

    def say(self, text: str, **more: Any) -> int:
        sent = self("SendMessage", Sender=1, Content=text, MsgType=10001, **more)
        return int(sent.result["MessageId"])

    def heard(self) -> list[str]:
        """The texts of all messages, newest first."""
        page = self("GetConversationMessages", Cursor=2**63 - 1, Limit=20, Reverse=1)
        return [one["Content"] for one in page.result["Messages"]]


@pytest.fixture(scope="module")
def own() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield running


@pytest.fixture
def server(own: Emulator) -> Iterator[Emulator]:
    """An emulator whose clock no other module follows."""
    yield own
    own.clock.reset()


@pytest.mark.parametrize(
    ("kind", "days"), [(1, 7), (2, 7), (100, 1)], ids=["single", "group", "live"]
)
def test_messages_expire(server: Emulator, app_id: int, kind: int, days: int) -> None:
    server.clock.freeze(1_700_000_000)
    talk = Talk(server, app_id, kind)
    old = talk.say("old", ClientMsgId="k")
    server.clock.advance(days * DAY_S - 1)
    quote = {"Hint": "old", "ReferencedMessageId": old}
    new = talk.say("new", RefMsgInfo=quote)
    assert talk.heard() == ["new", "old"]
    server.clock.advance(1)
    assert talk.heard() == ["new"]
    (found,) = talk("GetMessages", MessageIds=[old, new]).result["Messages"]
    assert found["RefMsgInfo"]["Status"] == QuotedStatus.EXPIRED
    for action in ("ModifyMessage", "RecallMessage", "DeleteMessage", "DeleteConversationMessage"):
        assert talk(action, MessageId=old, ParticipantUserId=1).code == "MessageNotFound"
    again = talk("SendMessage", Sender=1, Content="", MsgType=10001, RefMsgInfo=quote)
    assert again.code == "InvalidParam"
    # The key is remembered all the same, and time that goes back brings messages back.
    assert talk.say("again", ClientMsgId="k") == old
    server.clock.advance(-1)
    assert talk.heard() == ["new", "old"]


def test_the_order_is_that_of_sending_when_the_clock_goes_back(
    server: Emulator, app_id: int
) -> None:
    talk = Talk(server, app_id, 2)
    for number, seconds in enumerate((0, -600, 0, 300)):
        server.clock.advance(seconds)
        talk.say(str(number), CreateTime=9 - number)
    assert talk.heard() == ["3", "2", "1", "0"]

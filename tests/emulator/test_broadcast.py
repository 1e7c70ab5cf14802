"""Broadcasts: to whom they go, how many a day, and how long they live."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from volc_im import Client, MessageType, RegisterUserInfo, TagMatch
from volc_im.emulator import Emulator

from .database_access import Inside
from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient

MIDNIGHT_IN_CHINA = 1_700_064_000  # 2023-11-16, 00:00 at +08:00


@pytest.fixture
def crowd(im: Client) -> None:
    tags = {1: ["a"], 2: ["a", "b"], 3: ["b", "c"], 10: []}
    users = [RegisterUserInfo(user_id=user, tags=list(tags[user])) for user in tags]
    im.register_users(users=users)


def send(im: Client, **more: object) -> None:
    fields = {"msg_ttl": 300, "content": "News", "msg_type": MessageType.CUSTOM, "sender": 9} | more
    im.user_broadcast(**fields)  # type: ignore[arg-type]


@pytest.mark.usefixtures("crowd")
def test_who_receives_it(im: Client, inside: Inside) -> None:
    send(im)
    send(im, tags=[])
    send(im, tags=["a", "c"])
    send(im, tags=["a", "b"], tag_op=TagMatch.ALL)
    send(im, tags=["x"])
    im.un_register_users(user_ids=[1])
    send(im, tags=["a"], tag_op=TagMatch.ANY)
    assert [one.receivers for one in inside.broadcasts()] == [
        ["1", "10", "2", "3"],
        ["1", "10", "2", "3"],
        ["1", "2", "3"],
        ["2"],
        [],
        ["2"],
    ]


def test_it_is_kept_while_it_lives(im: Client, inside: Inside, app_id: int) -> None:
    send(im, ext={"campaign": "autumn"}, inbox_type=3)
    send(im.with_options(app_id=app_id + 1_000_000))
    (found,) = inside.broadcasts()
    assert (found.sender, found.type, found.content) == (9, 10012, "News")
    assert (found.ext, found.inbox_type) == ({"campaign": "autumn"}, 3)
    assert found.expire_time_s == found.create_time_s + 300
    assert inside.broadcasts(later_s=300) == []


@pytest.fixture
def clocked() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        running.clock.freeze(MIDNIGHT_IN_CHINA - 1)
        yield running


def test_20_a_day_for_each_application(clocked: Emulator) -> None:
    raw_client = RawClient(clocked.endpoint)
    body = {"MsgTTL": 1, "Content": "", "MsgType": 10012, "Sender": 1}

    def call(app_id: int = 1, **change: object) -> Answer:
        return raw_client.call("UserBroadcast", {"AppId": app_id, **body, **change})

    assert call(MsgTTL=604801).code == call(MsgTTL=0).code == call(TagOp=2).code == "InvalidParam"
    assert {call().status for _ in range(20)} == {200}
    refused = call()
    assert (refused.status, refused.code) == (429, "FlowLimitExceeded")
    assert call(app_id=2).status == 200
    clocked.clock.advance(1)
    assert call().status == 200

"""The clock: moved, frozen, and followed by ids and times, but not by signatures."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from volc_im import Client, content
from volc_im.emulator import Emulator
from volc_im.emulator.clock import Clock

from .make_conversations import GROUP, OWNER, made
from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

CREATE = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 2}}


def test_it_runs_with_the_machine() -> None:
    clock = Clock()
    before = time.time_ns()
    assert before <= clock.now_ns() <= time.time_ns()
    assert (clock.frozen, round(clock.offset_s, 3)) == (False, 0)


def test_moves_add_up() -> None:
    clock = Clock()
    clock.advance(1200)
    clock.advance(-200.5)
    assert clock.offset_s == pytest.approx(999.5, abs=0.01)
    clock.set_offset(-5)
    assert clock.offset_s == pytest.approx(-5, abs=0.01)
    clock.reset()
    assert clock.offset_s == pytest.approx(0, abs=0.01)


def test_frozen_time_stands_still_and_can_be_pushed() -> None:
    clock = Clock()
    clock.freeze(1_700_000_000)
    assert clock.now_ns() == clock.now_ns() == 1_700_000_000 * 10**9
    clock.advance(0.25)
    assert (clock.now_s(), clock.frozen) == (1_700_000_000.25, True)
    assert clock.now() == datetime.fromtimestamp(1_700_000_000, UTC)
    clock.freeze()
    assert clock.now_s() == 1_700_000_000.25
    clock.set_offset(0)
    assert not clock.frozen


@pytest.mark.parametrize("seconds", [-1e10, 1e10, float("inf"), float("nan")])
def test_times_that_no_clock_shows(seconds: float) -> None:
    clock = Clock()
    for move in (clock.advance, clock.set_offset, clock.freeze):
        with pytest.raises(ValueError, match=r"seconds|clock"):
            move(seconds)
    assert (clock.frozen, round(clock.offset_s, 3)) == (False, 0)


def test_ids_and_times_follow_it_and_signatures_do_not() -> None:
    with (
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server,
        Client(
            endpoint=server.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=1
        ) as im,
    ):
        server.clock.freeze(1_700_000_000)
        assert made(im, GROUP) == 1_700_000_000 * 10**9
        assert made(im, GROUP) == 1_700_000_000 * 10**9 + 1
        before = datetime.now(UTC).replace(microsecond=0)
        answer = RawClient(server.endpoint).call("CreateConversation", CREATE)
        after = datetime.now(UTC)
        info = answer.result["ConversationInfo"]
        assert (info["CreateTime"], info["ModifyTime"]) == (1_700_000_000, 1_700_000_000)
        assert before <= parsedate_to_datetime(answer.headers["Date"]) <= after
        assert before <= datetime.fromtimestamp(server.requests[-1].time_s, UTC) <= after
        then = datetime.fromtimestamp(1_700_000_000, UTC)
        late = RawClient(server.endpoint).call("CreateConversation", CREATE, now=then)
        assert late.code == "InvalidTimestamp"


def test_a_client_sees_messages_expire() -> None:
    with (
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server,
        Client(
            endpoint=server.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=1
        ) as im,
    ):
        talk = made(im, GROUP)
        im.send_message(conversation_short_id=talk, sender=OWNER, **content.text("hi"))
        assert len([*im.iter_conversation_messages(conversation_short_id=talk)]) == 1
        server.clock.advance(8 * 24 * 3600)
        assert [*im.iter_conversation_messages(conversation_short_id=talk)] == []

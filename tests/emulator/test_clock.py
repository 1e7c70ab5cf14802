"""The clock: moved, frozen, and followed by signatures, ids and times."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from volc_im.emulator import Emulator
from volc_im.emulator.clock import Clock

from .wire import ACCESS_KEY, SECRET_KEY, Wire

GROUP = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 2}}


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


def test_everything_follows_it() -> None:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server:
        wire = Wire(server.endpoint)
        server.clock.freeze(1_700_000_000)
        then = datetime.fromtimestamp(1_700_000_000, UTC)
        assert wire.call("CreateConversation", GROUP).code == "InvalidTimestamp"
        answer = wire.call("CreateConversation", GROUP, now=then)
        info = answer.result["ConversationInfo"]
        assert (info["CreateTime"], info["ModifyTime"]) == (1_700_000_000, 1_700_000_000)
        assert info["ConversationShortId"] == 1_700_000_000 * 10**9
        assert parsedate_to_datetime(answer.headers["Date"]) == then
        assert answer.metadata["RequestId"].startswith("20231114221320")
        again = wire.call("CreateConversation", GROUP, now=then + timedelta(minutes=15))
        assert again.result["ConversationShortId"] == 1_700_000_000 * 10**9 + 1
        late = wire.call("CreateConversation", GROUP, now=then + timedelta(seconds=901))
        assert late.code == "InvalidTimestamp"

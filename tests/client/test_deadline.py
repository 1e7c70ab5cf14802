"""Steps within a moment: the same ones before it, none after it, and nothing left open."""

from __future__ import annotations

import math
from typing import Any

import pytest

from volc_im import HTTPRequest, TransportError
from volc_im._core.effects.deadline import within
from volc_im._core.effects.effects import Run, Sleep, Steps

log: list[str] = []


def late() -> TransportError:
    return TransportError("A", "late", request_sent=False)


def steps() -> Steps[str]:
    log.clear()
    try:
        try:
            yield HTTPRequest("A", "GET", "https://im.test", {}, b"", 10.0)
        except ValueError as error:
            log.append(str(error))
        got: str = yield Run(lambda: None)
        yield Sleep(10.0)
        return got
    finally:
        log.append("closed")


@pytest.mark.parametrize("expires", [math.inf, 1e18])
def test_answers_errors_and_the_result_pass_through(expires: float) -> None:
    bounded = within(expires, steps(), late)
    request: Any = next(bounded)
    assert request.timeout_s == 10.0
    assert isinstance(bounded.throw(ValueError("lost")), Run)
    assert bounded.send("answer") == Sleep(10.0)
    with pytest.raises(StopIteration) as done:
        bounded.send(None)
    assert done.value.value == "answer"
    assert log == ["lost", "closed"]


def test_requests_and_pauses_are_cut_to_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_im._core.effects.deadline.monotonic", lambda: now[0])
    bounded = within(103.0, steps(), late)
    request: Any = next(bounded)
    assert request.timeout_s == 3.0
    now[0] = 101.0
    assert isinstance(bounded.send(None), Run)
    assert bounded.send("answer") == Sleep(2.0)


def test_nothing_follows_after_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_im._core.effects.deadline.monotonic", lambda: now[0])
    bounded = within(103.0, steps(), late)
    next(bounded)
    now[0] = 103.0
    reason = ValueError("no reply")
    with pytest.raises(TransportError, match="late") as caught:
        bounded.throw(reason)
    assert caught.value.__cause__ is reason
    assert log == ["no reply", "closed"]


def test_a_request_cut_short_is_nothing_that_its_steps_learn_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_im._core.effects.deadline.monotonic", lambda: now[0])
    bounded = within(103.0, steps(), late)
    next(bounded)
    now[0] = 103.0
    silence = TransportError("A", "no reply", request_sent=True)
    with pytest.raises(TransportError, match="late") as caught:
        bounded.throw(silence)
    assert caught.value.__cause__ is silence
    assert log == ["closed"]


def test_whoever_gives_up_closes_the_inner_steps_too() -> None:
    bounded = within(1e18, steps(), late)
    next(bounded)
    bounded.close()
    assert log == ["closed"]

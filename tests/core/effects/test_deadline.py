"""Effects with a deadline: unchanged before it, none after it, and always closed."""

from __future__ import annotations

import math
from typing import Any

import pytest

from volc_sdk._core.effects.deadline import with_deadline
from volc_sdk._core.effects.effects import Effects, Run, Sleep
from volc_sdk._core.errors import TransportError
from volc_sdk._core.http.transport import HTTPRequest

log: list[str] = []


def late() -> TransportError:
    return TransportError("A", "late", request_sent=False)


def effects() -> Effects[str]:
    log.clear()
    try:
        try:
            yield HTTPRequest("A", "GET", "https://service.test", {}, b"", 10.0)
        except ValueError as error:
            log.append(str(error))
        got: str = yield Run(lambda: None)
        yield Sleep(10.0)
        return got
    finally:
        log.append("closed")


@pytest.mark.parametrize("expires", [math.inf, 1e18])
def test_outcomes_errors_and_the_result_pass_through(expires: float) -> None:
    bounded = with_deadline(expires, effects(), late)
    request: Any = next(bounded)
    assert request.timeout_s == 10.0
    assert isinstance(bounded.throw(ValueError("lost")), Run)
    assert bounded.send("answer") == Sleep(10.0)
    with pytest.raises(StopIteration) as done:
        bounded.send(None)
    assert done.value.value == "answer"
    assert log == ["lost", "closed"]


def test_timeouts_and_pauses_are_cut_to_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_sdk._core.effects.deadline.monotonic", lambda: now[0])
    bounded = with_deadline(103.0, effects(), late)
    request: Any = next(bounded)
    assert request.timeout_s == 3.0
    now[0] = 101.0
    assert isinstance(bounded.send(None), Run)
    assert bounded.send("answer") == Sleep(2.0)


def test_no_effect_is_performed_after_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_sdk._core.effects.deadline.monotonic", lambda: now[0])
    bounded = with_deadline(103.0, effects(), late)
    next(bounded)
    now[0] = 103.0
    reason = ValueError("no reply")
    with pytest.raises(TransportError, match="late") as caught:
        bounded.throw(reason)
    assert caught.value.__cause__ is reason
    assert log == ["no reply", "closed"]


def test_effects_do_not_handle_a_request_that_the_deadline_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("volc_sdk._core.effects.deadline.monotonic", lambda: now[0])
    bounded = with_deadline(103.0, effects(), late)
    next(bounded)
    now[0] = 103.0
    silence = TransportError("A", "no reply", request_sent=True)
    with pytest.raises(TransportError, match="late") as caught:
        bounded.throw(silence)
    assert caught.value.__cause__ is silence
    assert log == ["closed"]


def test_closing_closes_the_inner_effects() -> None:
    bounded = with_deadline(1e18, effects(), late)
    next(bounded)
    bounded.close()
    assert log == ["closed"]

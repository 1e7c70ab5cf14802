"""What is tried again, after how long, and when retries stop. Pure decisions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import volc_im
from volc_im._core.call.retry import CAP_S, RetryBudget, Verdict, pause_s, verdict


@pytest.fixture
def no_pauses() -> None:
    """Here they are what is tested."""


def api(
    kind: type[volc_im.APIError], code: str = "", after: float | None = None
) -> volc_im.APIError:
    return kind("A", message="", http_status=200, code=code, retry_after_s=after)


def lost(*, sent: bool) -> volc_im.TransportError:
    return volc_im.ConnectionLostError("A", "x", request_sent=sent)


def permanent() -> volc_im.TransportError:
    error = lost(sent=True)
    error.permanent = True
    return error


@pytest.mark.parametrize(
    ("error", "safe", "unsafe"),
    [
        (lost(sent=False), Verdict.AGAIN, Verdict.AGAIN),
        (lost(sent=True), Verdict.AGAIN, Verdict.GIVE_UP),
        (permanent(), Verdict.GIVE_UP, Verdict.GIVE_UP),
        (api(volc_im.ThrottledError), Verdict.AGAIN, Verdict.AGAIN),
        (api(volc_im.ServerError), Verdict.AGAIN, Verdict.GIVE_UP),
        (api(volc_im.ResponseDecodeError), Verdict.AGAIN, Verdict.GIVE_UP),
        (api(volc_im.ClockSkewError), Verdict.CLOCK, Verdict.CLOCK),
        (api(volc_im.AuthError, "ExpiredToken"), Verdict.REFRESH, Verdict.REFRESH),
        (api(volc_im.AuthError, "InvalidAccessKey"), Verdict.REFRESH, Verdict.REFRESH),
        (api(volc_im.AuthError, "SignatureDoesNotMatch"), Verdict.GIVE_UP, Verdict.GIVE_UP),
        (api(volc_im.InvalidParameterError), Verdict.GIVE_UP, Verdict.GIVE_UP),
        (api(volc_im.NotFoundError), Verdict.GIVE_UP, Verdict.GIVE_UP),
        (api(volc_im.PermissionDeniedError), Verdict.GIVE_UP, Verdict.GIVE_UP),
        (api(volc_im.APIError), Verdict.GIVE_UP, Verdict.GIVE_UP),
    ],
    ids=lambda value: getattr(value, "name", None) or type(value).__name__,
)
def test_verdicts(error: volc_im.VolcIMError, safe: Verdict, unsafe: Verdict) -> None:
    assert verdict(error, safe=True) is safe
    assert verdict(error, safe=False) is unsafe


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.integers(1, 2000))
def test_pauses_are_bounded(attempt: int) -> None:
    pause = pause_s(attempt, lost(sent=False))
    assert pause is not None
    assert 0 <= pause <= min(CAP_S, 0.2 * 2 ** min(attempt - 1, 60))


def test_pauses_differ() -> None:
    assert len({pause_s(8, lost(sent=False)) for _ in range(20)}) == 20


@pytest.mark.parametrize(("after", "pause"), [(0.0, 0.0), (2.5, 2.5), (60.0, 60.0), (61.0, None)])
def test_the_server_is_waited_for_up_to_a_minute(after: float, pause: float | None) -> None:
    assert pause_s(1, api(volc_im.ThrottledError, after=after)) == pause


def test_the_budget_ends_retries_and_comes_back() -> None:
    budget = RetryBudget()
    taken = 0
    while budget.take(api(volc_im.ServerError)):
        taken += 1
    assert taken == RetryBudget.SIZE // RetryBudget.COST
    assert not budget.take(lost(sent=False))
    for _ in range(RetryBudget.COST):
        budget.give_back(0)
    assert budget.take(api(volc_im.ServerError))
    assert not budget.take(api(volc_im.ServerError))
    budget.give_back(15)
    assert budget.left == 15
    for _ in range(1000):
        budget.give_back(9)
    assert budget.left == RetryBudget.SIZE


def test_pauses_have_full_jitter() -> None:
    """Anything from nothing to the whole, or clients that failed together come back together."""
    error = api(volc_im.ServerError)
    for attempt, longest in ((1, 0.2), (3, 0.8), (40, 20.0)):
        pauses = [pause_s(attempt, error) or 0.0 for _ in range(400)]
        assert max(pauses) <= longest
        assert min(pauses) < longest / 10
        assert max(pauses) > longest * 9 / 10


def test_silence_costs_more() -> None:
    budget = RetryBudget()
    budget.take(lost(sent=True))
    assert budget.left == RetryBudget.SIZE - RetryBudget.COST_OF_SILENCE

"""Tests of the decision to retry, of the pauses, and of the retry budget."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_sdk._core import errors
from volc_sdk._core.call.retry import CAP_S, RetryBudget, RetryDecision, pause_s, retry_decision
from volc_sdk._core.schema.error_codes import ErrorCodes

CODES = ErrorCodes(
    categories={"ExpiredToken": "expired", "InvalidAccessKey": "expired", "BadSignature": "auth"},
    numbers={},
    http_statuses={},
)


@pytest.fixture
def no_pauses() -> None:
    """Keep the pauses, which this module tests."""


def api(kind: type[errors.APIError], code: str = "", after: float | None = None) -> errors.APIError:
    return kind("A", message="", http_status=200, code=code, retry_after_s=after)


def lost(*, sent: bool) -> errors.TransportError:
    return errors.ConnectionLostError("A", "x", request_sent=sent)


def permanent() -> errors.TransportError:
    error = lost(sent=True)
    error.permanent = True
    return error


@pytest.mark.parametrize(
    ("error", "safe", "unsafe"),
    [
        (lost(sent=False), RetryDecision.RETRY, RetryDecision.RETRY),
        (lost(sent=True), RetryDecision.RETRY, RetryDecision.GIVE_UP),
        (permanent(), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
        (api(errors.ThrottledError), RetryDecision.RETRY, RetryDecision.RETRY),
        (api(errors.ServerError), RetryDecision.RETRY, RetryDecision.GIVE_UP),
        (api(errors.ResponseDecodeError), RetryDecision.RETRY, RetryDecision.GIVE_UP),
        (api(errors.ClockSkewError), RetryDecision.CORRECT_CLOCK, RetryDecision.CORRECT_CLOCK),
        (api(errors.AuthError, "ExpiredToken"), RetryDecision.REFRESH, RetryDecision.REFRESH),
        (api(errors.AuthError, "InvalidAccessKey"), RetryDecision.REFRESH, RetryDecision.REFRESH),
        (api(errors.AuthError, "BadSignature"), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
        (api(errors.InvalidParameterError), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
        (api(errors.NotFoundError), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
        (api(errors.PermissionDeniedError), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
        (api(errors.APIError), RetryDecision.GIVE_UP, RetryDecision.GIVE_UP),
    ],
    ids=lambda value: getattr(value, "name", None) or type(value).__name__,
)
def test_decisions(error: errors.SDKError, safe: RetryDecision, unsafe: RetryDecision) -> None:
    assert retry_decision(error, safe=True, codes=CODES) is safe
    assert retry_decision(error, safe=False, codes=CODES) is unsafe


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
    assert pause_s(1, api(errors.ThrottledError, after=after)) == pause


def test_the_budget_ends_retries_and_comes_back() -> None:
    budget = RetryBudget()
    taken = 0
    while budget.take(api(errors.ServerError), 1):
        taken += 1
    assert taken == RetryBudget.SIZE // RetryBudget.COST
    assert not budget.take(lost(sent=False), 1)
    for _ in range(RetryBudget.COST):
        budget.restore(0)
    assert budget.take(api(errors.ServerError), 1)
    assert not budget.take(api(errors.ServerError), 1)
    budget.restore(15)
    assert budget.left == 15
    for _ in range(1000):
        budget.restore(9)
    assert budget.left == RetryBudget.SIZE


def test_pauses_have_full_jitter() -> None:
    """Pauses are random from 0 to the maximum, so that clients do not retry together."""
    error = api(errors.ServerError)
    for attempt, longest in ((1, 0.2), (3, 0.8), (40, 20.0)):
        pauses = [pause_s(attempt, error) or 0.0 for _ in range(400)]
        assert max(pauses) <= longest
        assert min(pauses) < longest / 10
        assert max(pauses) > longest * 9 / 10


def test_silence_costs_more() -> None:
    budget = RetryBudget()
    budget.take(lost(sent=True), 1)
    assert budget.left == RetryBudget.SIZE - RetryBudget.COST_WITHOUT_REPLY


def test_the_budget_fits_the_calls_that_are_retried() -> None:
    budget, error = RetryBudget(), lost(sent=True)
    size = RetryBudget.SIZE + 39 * RetryBudget.SIZE_PER_CALL
    for _ in range(2):  # the same number of calls again adds nothing
        paid = [budget.take(error, 0) for _ in range(40)]
        paid = [spent + budget.take(error, spent) for spent in paid]
        assert paid == [2 * RetryBudget.COST_WITHOUT_REPLY] * 40
        assert budget.left == size - sum(paid)
        for spent in paid[:20]:
            budget.restore(spent)
        for _ in paid[20:]:
            budget.end_retries()
        for _ in range(sum(paid)):  # successful calls without retries
            budget.restore(0)
    assert budget.left == size


def test_a_budget_that_is_used_up_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    budget = RetryBudget()
    for _ in range(2):
        while budget.take(lost(sent=True), 1):
            pass
        for _ in range(3):
            error = lost(sent=True)
            assert budget.take(error, 1) == 0
            assert "its retry budget is used up" in error.__notes__[0]
        budget.restore(RetryBudget.SIZE)
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 2

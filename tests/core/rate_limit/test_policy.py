from __future__ import annotations

from typing import Any

import pytest
from support.rate_simulation import ACTION

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.rate_limit.local import LocalRateLimiter
from volc_sdk._core.rate_limit.policy import RatePolicy, rate_policy

ACTIONS = ("CreateItem", "DeleteItem", "ListItems")


def test_spec_uses_the_documented_rates() -> None:
    policy = rate_policy("spec", ACTIONS)
    assert isinstance(policy.limiter, LocalRateLimiter)
    assert policy.rate(ACTION, 10) == 10
    assert policy.rate(ACTION, None) is None
    assert rate_policy("spec", ACTIONS).limiter is not policy.limiter


def test_rates_of_some_actions() -> None:
    policy = rate_policy({ACTION: 20, "ListItems": 0.5}, ACTIONS)
    assert (policy.rate(ACTION, 10), policy.rate("ListItems", None)) == (20, 0.5)
    assert policy.rate("DeleteItem", 10) == 10


def test_no_limit_and_a_limiter_of_the_user() -> None:
    assert rate_policy(None, ACTIONS) == RatePolicy()
    assert rate_policy(None, ACTIONS).rate(ACTION, 10) is None
    limiter = LocalRateLimiter()
    assert rate_policy(limiter, ACTIONS).limiter is limiter
    assert rate_policy(limiter, ACTIONS).rate(ACTION, 10) == 10


def test_a_limiter_may_have_rates() -> None:
    policy = rate_policy(LocalRateLimiter({ACTION: 20, "ListItems": 0.5}), ACTIONS)
    assert (policy.rate(ACTION, 10), policy.rate("ListItems", None)) == (20, 0.5)
    assert policy.rate("DeleteItem", 10) == 10


class UserLimiter:
    """A limiter of the user."""

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        return 0.0

    def throttled(self, action: str, retry_after_s: float | None) -> None: ...


class LimiterWithRates(UserLimiter):
    """A limiter with rates that it does not check."""

    def __init__(self, rates: object) -> None:
        self.rates = rates


class AsyncUserLimiter:
    """An async limiter of the user."""

    async def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        return 0.0

    async def throttled(self, action: str, retry_after_s: float | None) -> None: ...


class AwaitedLimiter(AsyncUserLimiter):
    """An async limiter whose name does not begin with Async."""


class BlockingLimiter(UserLimiter):
    """A limiter that does I/O."""

    blocks = True


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("limiter", [LocalRateLimiter(), UserLimiter()])
def test_a_limiter_without_io_is_for_both_clients(limiter: Any, is_async: bool) -> None:
    assert rate_policy(limiter, ACTIONS, is_async=is_async).limiter is limiter


@pytest.mark.parametrize(
    ("limiter", "is_async", "message"),
    [
        (
            AsyncUserLimiter(),
            False,
            "rate_limit: AsyncUserLimiter is async; use UserLimiter with a Client",
        ),
        (
            AwaitedLimiter(),
            False,
            "rate_limit: AwaitedLimiter is async; use a limiter that is not async with a Client",
        ),
        (
            BlockingLimiter(),
            True,
            "rate_limit: BlockingLimiter blocks the event loop; "
            "use AsyncBlockingLimiter with an AsyncClient",
        ),
    ],
)
def test_a_limiter_of_the_other_kind_is_rejected(
    limiter: Any, is_async: bool, message: str
) -> None:
    assert rate_policy(limiter, ACTIONS, is_async=not is_async).limiter is limiter
    with pytest.raises(ConfigError) as caught:
        rate_policy(limiter, ACTIONS, is_async=is_async)
    assert str(caught.value) == message


NUMBER = "rate_limit: expected a number of calls per second above 0 for 'CreateItem', got"


@pytest.mark.parametrize(
    ("rate_limit", "message"),
    [
        (
            {"CreateItm": 1},
            "rate_limit: there is no action 'CreateItm'; did you mean 'CreateItem'?",
        ),
        (
            {"create_item": 1},
            "rate_limit: there is no action 'create_item'; did you mean 'CreateItem'?",
        ),
        ({"Zzz": 1}, "rate_limit: there is no action 'Zzz'"),
        ({1: 1}, "rate_limit: expected the name of an action, got 1"),
        ({ACTION: 0}, f"{NUMBER} 0"),
        ({ACTION: float("nan")}, f"{NUMBER} nan"),
        ({ACTION: True}, f"{NUMBER} True"),
        ({ACTION: "20"}, f"{NUMBER} '20'"),
        (LocalRateLimiter({"Zzz": 1}), "rate_limit: there is no action 'Zzz'"),
        (LimiterWithRates({"Zzz": 1}), "rate_limit: there is no action 'Zzz'"),
        (LimiterWithRates({ACTION: -1}), f"{NUMBER} -1"),
        (
            LimiterWithRates(20),
            "rate_limit: expected a mapping of action names to calls per second, got 20",
        ),
        (
            "fast",
            'rate_limit: expected "spec", a mapping of action names to calls per second, '
            "a limiter or None, got 'fast'",
        ),
        (
            20,
            'rate_limit: expected "spec", a mapping of action names to calls per second, '
            "a limiter or None, got 20",
        ),
    ],
)
def test_an_invalid_rate_limit_is_rejected(rate_limit: Any, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        rate_policy(rate_limit, ACTIONS)
    assert str(caught.value) == message

"""Tests of the shared state of clients: routes, user agent, credentials and the rate limiter."""

from __future__ import annotations

from typing import Any

import pytest
from support.kv_service import kv_service

from volc_sdk._core.auth.credentials import Credentials
from volc_sdk._core.auth.refreshing import RefreshingCredentials
from volc_sdk._core.auth.static import StaticProvider
from volc_sdk._core.call.state import ClientState
from volc_sdk._core.effects.effects import Run
from volc_sdk._core.errors import APIError, ServerError, ThrottledError
from volc_sdk._core.rate_limit.local import LocalRateLimiter
from volc_sdk._core.rate_limit.policy import RatePolicy
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.models import Result, Struct

PUT = Action("PutValue", "2024-01-01", "", "write", 2, request=Struct, result=Result)
UNLIMITED = Action("Ping", "2024-01-01", "", "read", None, request=Struct, result=Result)


class RecordingLimiter:
    """A limiter outside of this process."""

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int) -> float:
        self.calls.append((action, rate, max_wait_s, cost))
        return 0.5

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        self.calls.append((action, retry_after_s))


def make_state(limiter: Any = None, user_agent: str = "") -> ClientState:
    return ClientState(
        service=kv_service(),
        endpoint="https://kv.example.com",
        region="north",
        credentials=RefreshingCredentials(StaticProvider(Credentials("AK", "SK"))),
        policy=RatePolicy(limiter),
        user_agent=user_agent,
    )


def error(kind: type[APIError], retry_after_s: float | None) -> APIError:
    return kind("PutValue", message="", http_status=429, retry_after_s=retry_after_s)


def test_the_user_agent_names_package_python_and_application() -> None:
    assert make_state().user_agent.startswith("volc-kv/1.2.3 (python/3.")
    assert make_state().user_agent.endswith(")")
    assert make_state(user_agent="shop/7").user_agent.endswith(") shop/7")


def test_a_route_is_made_once_per_action_and_headers() -> None:
    state = make_state()
    route = state.route(PUT, None, ())
    assert route.url == "https://kv.example.com/?Action=PutValue&Version=2024-01-01"
    assert route.headers["Content-Type"] == route.headers["Accept"] == "application/json"
    assert state.route(PUT, None, ()) is route
    assert state.route(PUT, "token", ()) is not route


def test_extra_headers_replace_those_of_the_client_in_any_case() -> None:
    headers = make_state().route(PUT, None, (("user-agent", "x"), ("X-A", "b"))).headers
    assert headers["user-agent"] == "x"
    assert headers["X-A"] == "b"
    assert "User-Agent" not in headers


def test_credentials_are_available_while_a_slot_is_free() -> None:
    state = make_state(LocalRateLimiter())
    found = [state.available_credentials(PUT, 1) for _ in range(3)]
    assert found == [Credentials("AK", "SK"), Credentials("AK", "SK"), None]
    assert state.available_credentials(UNLIMITED, 1) == Credentials("AK", "SK")
    assert make_state().available_credentials(PUT, 99) == Credentials("AK", "SK")


def test_a_limiter_that_may_do_io_is_an_effect() -> None:
    limiter = RecordingLimiter()
    state = make_state(limiter)
    assert state.available_credentials(PUT, 1) is None
    effect = state.reserve(PUT, 3.0, 2)
    assert isinstance(effect, Run)
    assert limiter.calls == []
    assert effect.function() == 0.5
    assert limiter.calls == [("PutValue", 2, 3.0, 2)]
    assert state.reserve(UNLIMITED, 3.0, 1) == 0.0


@pytest.mark.parametrize(("asked", "reported"), [(2.0, 2.0), (86400.0, 60.0), (None, None)])
def test_a_throttled_call_is_reported_with_a_bounded_wait(
    asked: float | None, reported: float | None
) -> None:
    limiter = RecordingLimiter()
    effect = make_state(limiter).throttled(PUT, error(ThrottledError, asked))
    assert isinstance(effect, Run)
    effect.function()
    assert limiter.calls == [("PutValue", reported)]


def test_other_errors_are_not_reported() -> None:
    assert make_state(RecordingLimiter()).throttled(PUT, error(ServerError, 2.0)) is None
    assert make_state().throttled(PUT, error(ThrottledError, 2.0)) is None
    assert make_state(LocalRateLimiter()).throttled(PUT, error(ThrottledError, 2.0)) is None

"""Tests of what both clients share: copies with other options, parameters and repr."""

from __future__ import annotations

import copy
import gc
import math
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from support.loopback import KEYS

from volc_im import AsyncClient, Client, ConfigError, HTTPRequest

both = pytest.mark.parametrize("kind", [Client, AsyncClient])


@both
def test_a_copy_shares_state_and_has_its_own_options(kind: Any) -> None:
    im = kind(**KEYS, app_id=1, timeout=3, deadline=9)
    other = im.with_options(app_id=2, deadline=math.inf, headers={"X-A": "b"})
    assert type(other) is kind
    assert other._state is im._state
    assert other._transport is im._transport
    assert (other._options.timeout_s, other._options.deadline_s) == (3, None)
    assert (other._options.parameters, other._options.headers) == ({"app_id": 2}, {"X-A": "b"})
    assert (im._options.parameters, im._options.headers) == ({"app_id": 1}, {})
    assert im.with_raw_response._options.keep_raw
    assert not im._options.keep_raw


@both
@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy])
def test_a_client_is_not_pickled(kind: Any, way: Callable[[Any], Any]) -> None:
    im = kind(**KEYS, app_id=1)
    with pytest.raises(TypeError, match=f"{kind.__name__} cannot be pickled.* in each process"):
        way(im)
    object.__new__(type(im._transport))  # as a copy begins, and here fails
    gc.collect()  # without a warning


@both
def test_a_shallow_copy_is_another_client_of_the_same_state(kind: Any) -> None:
    im = kind(**KEYS, app_id=1)
    other = copy.copy(im)
    assert other is not im
    assert vars(other) == vars(im)


@both
@pytest.mark.parametrize(
    "wrong",
    [{"timeout": -1}, {"max_retries": -1}, {"validate": 1}, {"endpoint": "ftp://x"}, {"region": " "},
     {"app_id": "x"}, {"middleware": [1]}, {"transport": 1}],
    ids=str,
)  # fmt: skip
def test_a_rejected_argument_shows_no_secret(kind: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        kind(**{**KEYS, "session_token": "canary-token", "app_id": 1, **wrong})
    report = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    shown = [frame.locals for frame in report.stack if frame.filename != __file__]
    assert shown
    assert "canary" not in repr(shown)


@both
def test_a_parameter_of_the_call_wins(kind: Any) -> None:
    im = kind(**KEYS, app_id=1)
    assert im._parameter("app_id", None) == 1
    assert im._parameter("app_id", 2) == 2
    with pytest.raises(
        ConfigError, match=r"^app_id is required: pass app_id= to the client or to "
    ):
        kind(**KEYS)._parameter("app_id", None)


@both
def test_repr_names_endpoint_and_region(kind: Any) -> None:
    name = kind.__name__
    shown = f"{name}(endpoint='https://rtc.volcengineapi.com', region='cn-north-1')"
    assert repr(kind(**KEYS)) == shown
    assert repr(kind.__new__(kind)) == f"{name}()"


def test_a_request_for_credentials_has_the_user_agent() -> None:
    im = Client(**KEYS, user_agent="shop/7")
    request = HTTPRequest("STS", "GET", "https://sts.example.com", {"A": "b"}, b"", 1.0)
    assert im._with_user_agent(request).headers == {"A": "b", "User-Agent": im._state.user_agent}
    assert im._state.user_agent.endswith(" shop/7")
    named = HTTPRequest("STS", "GET", "https://sts.example.com", {"User-Agent": "x"}, b"", 1.0)
    assert im._with_user_agent(named) is named

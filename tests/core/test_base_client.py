"""Tests of what both clients share: copies with other options, parameters and repr."""

from __future__ import annotations

import math
from typing import Any

import pytest
from support.loopback import KEYS

from volc_im import AsyncClient, Client, ConfigError, HTTPRequest

both = pytest.mark.parametrize("kind", [Client, AsyncClient])


@both
def test_a_copy_shares_state_and_has_its_own_options(kind: Any) -> None:
    im = kind(**KEYS, app_id=1, timeout=3, deadline=9)
    copy = im.with_options(app_id=2, deadline=math.inf, headers={"X-A": "b"})
    assert type(copy) is kind
    assert copy._state is im._state
    assert copy._transport is im._transport
    assert (copy._options.timeout_s, copy._options.deadline_s) == (3, None)
    assert (copy._options.parameters, copy._options.headers) == ({"app_id": 2}, {"X-A": "b"})
    assert (im._options.parameters, im._options.headers) == ({"app_id": 1}, {})
    assert im.with_raw_response._options.keep_raw
    assert not im._options.keep_raw


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

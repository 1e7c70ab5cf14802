"""Tests of the checks of options, and of merging headers."""

from __future__ import annotations

import math
from typing import Any

import pytest

from volc_sdk._core.call.options import Options
from volc_sdk._core.errors import ConfigError


@pytest.mark.parametrize("name", ["", "bad name", "X:Y", "X\n", "é"])
def test_names_of_headers(name: str) -> None:
    with pytest.raises(ConfigError, match="is not a valid header name"):
        Options(1.0, headers={name: "x"})


@pytest.mark.parametrize("value", ["canary\n", "canary\r\nX-A: 1", "canary\0", " canary", "canaré"])
def test_values_of_headers_are_plain_and_are_not_quoted(value: str) -> None:
    with pytest.raises(ConfigError, match="the header X-Pass must be printable ASCII") as caught:
        Options(1.0, headers={"X-Pass": value})
    assert "canar" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["Authorization", "content-length", "HOST", "X-Date", "x-security-token", "Connection"]
)
def test_headers_of_the_clients_own_are_not_to_be_set(name: str) -> None:
    with pytest.raises(ConfigError, match=f"the client sets the header {name} itself; remove it"):
        Options(1.0, headers={"X-Ok": "a", name: "canary"})


def test_headers_are_the_same_in_any_case() -> None:
    options = Options(1.0, headers={"X-A": "1", "x-b": "2", "X-B": "3"})
    assert dict(options.headers) == {"X-A": "1", "X-B": "3"}
    changed = options.changed({}, headers={"x-a": "4", "User-agent": "mine"})
    assert dict(changed.headers) == {"x-a": "4", "X-B": "3", "User-agent": "mine"}


def test_headers_show_their_names_alone() -> None:
    options = Options(1.0, headers={"X-Pass": "canary", "traceparent": "00-1"})
    assert repr(options.headers) == "<headers X-Pass, traceparent>"
    changed = options.changed({}, headers={"X-More": "canary"})
    assert repr(changed.headers) == "<headers X-Pass, traceparent, X-More>"
    assert changed.headers == {"X-Pass": "canary", "traceparent": "00-1", "X-More": "canary"}


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"timeout_s": "5"}, "timeout must be a number of seconds above 0, not '5'"),
        ({"timeout_s": True}, "timeout must be a number of seconds above 0, not True"),
        ({"timeout_s": math.nan}, "timeout must be a number of seconds above 0, not nan"),
        ({"timeout_s": 1e9}, "timeout must be below 1e.06 s, not 1000000000.0"),
        ({"deadline_s": 0}, "deadline must be a number of seconds above 0, not 0"),
        ({"max_retries": -1}, "max_retries must be a whole number of at least 0, not -1"),
        ({"max_retries": True}, "max_retries must be a whole number of at least 0, not True"),
        ({"validate": "no"}, "validate must be True or False, not 'no'"),
        ({"headers": [("X-A", "b")]}, "headers must be a mapping of names to values, not list"),
        ({"headers": {"X-A": 5}}, "the header X-A must be text, not int"),
    ],
    ids=str,
)
def test_bad_options_are_refused(option: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=f"^{words}$"):
        Options(**{"timeout_s": 1.0, **option})


def test_an_infinite_deadline_is_none() -> None:
    assert Options(1.0, deadline_s=math.inf).deadline_s is None


def test_changes_keep_what_is_none() -> None:
    options = Options(1.0, deadline_s=5.0, parameters={"app": 1, "zone": None})
    changed = options.changed({"app": None, "zone": 2}, timeout_s=None, max_retries=0)
    assert changed == Options(1.0, deadline_s=5.0, max_retries=0, parameters={"app": 1, "zone": 2})
    assert options.changed({}, deadline_s=math.inf).deadline_s is None

"""Values of files, responses and variables: conversions, and errors that quote no value."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.effects_driver import check_for_secrets

from volc_sdk._core.auth.config_values import (
    ConfigSection,
    NotConfiguredError,
    expand_user,
    home_directory,
    read_json,
    read_text,
    response_section,
)
from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.transport import HTTPResponse
from volc_sdk.credentials import Credentials


def section(**values: Any) -> ConfigSection:
    return ConfigSection(values, "the file")


def test_representations_show_no_value() -> None:
    secret = section(key="canary")
    assert repr(secret) == "<ConfigSection the file>"
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(secret)


def test_values_that_are_there() -> None:
    values = section(text=" a b ", number=3, empty="")
    assert values.get_text("text") == values.require_text("text") == "a b"
    assert values.require_header_text("text") == "a b"
    assert values.get_number("number") == 3.0
    assert "empty" in values
    assert len(values) == 3
    assert values.with_location("elsewhere").location == "elsewhere"
    assert values.with_location("elsewhere").get_text("text") == "a b"


@pytest.mark.parametrize("values", [section(), section(a=None), section(a="")], ids=repr)
def test_values_that_are_missing(values: ConfigSection) -> None:
    assert values.get_text("a") == ""
    assert values.get_number("a") == 0.0
    assert values.get_time("a") is None
    assert len(values.get_section("a")) == 0


@pytest.mark.parametrize(
    ("value", "unix_time"),
    [
        ("2020-01-01T00:00:00Z", 1577836800.0),
        (" 2020-01-01T08:00:00+08:00 ", 1577836800.0),
        ("2020-01-01T00:00:00", 1577836800.0),
        (1577836800, 1577836800.0),
        (1577836800.5, 1577836800.5),
        (1577836800 * 10**3, 1577836800.0),
        (1577836800 * 10**6, 1577836800.0),
        (1577836800 * 10**9, 1577836800.0),
    ],
)
def test_times(value: object, unix_time: float) -> None:
    assert section(at=value).get_time("at") == pytest.approx(unix_time)


@pytest.mark.parametrize("value", [{"b": "c"}, '{"b": "c"}'], ids=["object", "text"])
def test_sections(value: object) -> None:
    inner = section(a=value).get_section("a")
    assert inner.get_text("b") == "c"
    assert inner.location == "the file"


@pytest.mark.parametrize("token", ["", "canary-token"])
def test_credentials(token: str) -> None:
    values = section(ak=" AK ", sk="canary-secret", token=token)
    assert values.get_credentials("ak", "sk") == Credentials("AK", "canary-secret")
    with_token = values.get_credentials("ak", "sk", "token")
    assert with_token == Credentials("AK", "canary-secret", token or None)


@pytest.mark.parametrize(
    ("get", "problem"),
    [
        (lambda: section(a=["canary"]).get_text("a"), "a must be text, not list"),
        (lambda: section(a="canary\ud800").get_text("a"), "a contains an unpaired surrogate"),
        (lambda: section(a=" ").require_text("a"), "a is missing"),
        (lambda: section(a="canary\u200b").require_header_text("a"), "a must be printable ASCII"),
        (lambda: section(a="canary").get_time("a"), "a must be an ISO 8601 time or Unix time"),
        (lambda: section(a=True).get_time("a"), "a must be an ISO 8601 time or Unix time"),
        (lambda: section(a="canary").get_number("a"), "a must be a number from 0 to 1e21"),
        (lambda: section(a=-1).get_number("a"), "a must be a number from 0 to 1e21"),
        (lambda: section(a=["canary"]).get_section("a"), "a must be an object"),
        (lambda: section(a='["canary"]').get_section("a"), "a must be an object"),
        (lambda: section(a="canary", b="c\n\ud800").get_credentials("a", "b"), "b contains an"),
        (lambda: section(a="canary").get_credentials("a", "b"), "b is missing"),
    ],
)
def test_invalid_values_are_named_and_not_quoted(get: Callable[[], object], problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        get()
    assert str(caught.value).startswith(f"the file: {problem}")
    check_for_secrets(caught.value)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'{"a": "canary', "is not valid JSON: Unterminated string starting at, line 1, column 7"),
        (b"[" * 100_000, "is not valid JSON"),
        (b'["canary"]', "must contain a JSON object"),
        (b"canary\xff", "is not UTF-8 text"),
    ],
    ids=["cut", "nested", "array", "bytes"],
)
def test_unusable_files(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_json(path, NotConfiguredError)
    assert str(caught.value) == f"{path} {problem}"
    assert type(caught.value) is ConfigError
    check_for_secrets(caught.value)


def test_a_missing_file_is_an_error_of_the_callers_choice(tmp_path: Path) -> None:
    for path in (tmp_path / "absent", tmp_path / "file" / "absent"):
        (tmp_path / "file").write_text("")
        with pytest.raises(NotConfiguredError, match="does not exist"):
            read_text(path, NotConfiguredError)


def test_the_home_directory(monkeypatch: pytest.MonkeyPatch, empty_home: Path) -> None:
    assert home_directory() == empty_home
    assert expand_user("~/a") == empty_home / "a"
    assert expand_user("/a/~/b") == Path("/a/~/b")

    def unknown() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", unknown)
    with pytest.raises(NotConfiguredError, match="set HOME"):
        home_directory(NotConfiguredError)


@pytest.mark.parametrize("body", [b"", b"canary", b"[]", b"\xff"])
def test_a_response_without_an_object_is_empty(body: bytes) -> None:
    values = response_section(HTTPResponse(200, {}, body), "the response")
    assert len(values) == 0
    assert values.location == "the response"

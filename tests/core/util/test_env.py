"""Environment variables: blanks, and flags."""

from __future__ import annotations

import pytest

from volc_sdk._core.util.env import env_flag, env_text


@pytest.mark.parametrize(
    ("value", "text"), [("a", "a"), (" a b\n", "a b"), ("", ""), (" \t", "")], ids=repr
)
def test_blanks_around_a_value_are_removed(
    value: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOLCENGINE_TEST", value)
    assert env_text("VOLCENGINE_TEST") == text


def test_a_variable_that_is_not_set_is_empty() -> None:
    assert env_text("VOLCENGINE_TEST") == ""
    assert env_flag("VOLCENGINE_TEST") is False


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("true", True),
        (" True\n", True),
        ("1", True),
        ("YES", True),
        ("on", True),
        ("false", False),
        ("0", False),
        ("2", False),
        ("off", False),
        ("", False),
    ],
)
def test_flags(value: str, flag: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_TEST", value)
    assert env_flag("VOLCENGINE_TEST") is flag

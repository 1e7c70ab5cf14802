"""Credentials from environment variables: three families of names, never mixed."""

from __future__ import annotations

import pytest
from support.cli_config import SECRET
from support.effects_driver import failure, run

from volc_sdk.credentials import Credentials
from volc_sdk.providers import EnvironmentProvider

ENVIRONMENT = {
    "VOLCENGINE_ACCESS_KEY": "AK1",
    "VOLCENGINE_SECRET_KEY": SECRET,
    "VOLCENGINE_SESSION_TOKEN": "canary-token",
    "VOLC_ACCESSKEY": "AK2",
    "VOLC_SECRETKEY": SECRET,
    "VOLC_SESSIONTOKEN": "canary-token-2",
    "VOLCSTACK_ACCESS_KEY_ID": "AK3",
    "VOLCSTACK_ACCESS_KEY": "AK4",
    "VOLCSTACK_SECRET_ACCESS_KEY": SECRET,
    "VOLCSTACK_SECRET_KEY": "canary-other",
    "VOLCSTACK_SESSION_TOKEN": "canary-token-3",
}


def test_the_first_complete_family_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)

    def found() -> Credentials:
        return run(EnvironmentProvider().fetch()).credentials

    assert found() == Credentials("AK1", SECRET, "canary-token")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "")
    assert found() == Credentials(
        "AK2", SECRET, "canary-token-2"
    ), "families are never mixed, nor their tokens"
    monkeypatch.delenv("VOLC_ACCESSKEY")
    assert found() == Credentials("AK3", SECRET, "canary-token-3")
    monkeypatch.delenv("VOLCSTACK_ACCESS_KEY_ID")
    monkeypatch.delenv("VOLCSTACK_SECRET_ACCESS_KEY")
    assert found() == Credentials("AK4", "canary-other", "canary-token-3")


def test_errors_name_the_missing_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    message = failure(EnvironmentProvider().fetch())
    assert message == (
        "none of VOLCENGINE_ACCESS_KEY, VOLC_ACCESSKEY, VOLCSTACK_ACCESS_KEY_ID is set"
    )
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    monkeypatch.setenv("VOLC_ACCESSKEY", "AK2")
    message = failure(EnvironmentProvider().fetch())
    assert message == (
        "VOLCENGINE_SECRET_KEY is set, but VOLCENGINE_ACCESS_KEY is not; "
        "VOLC_ACCESSKEY is set, but VOLC_SECRETKEY is not"
    )
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK\u00e9")
    assert "VOLCENGINE_ACCESS_KEY must be printable ASCII" in failure(EnvironmentProvider().fetch())


def test_a_token_of_the_second_family_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLC_ACCESSKEY", "AK2")
    monkeypatch.setenv("VOLC_SECRETKEY", SECRET)
    assert run(EnvironmentProvider().fetch()).credentials == Credentials("AK2", SECRET)

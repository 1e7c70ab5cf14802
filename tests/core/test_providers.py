"""CallableProvider, and what all providers share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.effects_driver import Drive, both, failure, run_async

from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import (
    AssumeRoleProvider,
    CallableProvider,
    CredentialsResult,
    DefaultChain,
    ECSRoleProvider,
    EnvironmentProvider,
    OIDCProvider,
    ProfileProvider,
)

ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@both
def test_a_function(drive: Drive) -> None:
    result = CredentialsResult(ISSUED, 12.0)
    assert drive(CallableProvider(lambda: ISSUED).fetch()) == CredentialsResult(ISSUED)
    assert drive(CallableProvider(lambda: result).fetch()) is result


def test_an_async_function() -> None:
    async def found() -> CredentialsResult:
        return CredentialsResult(ISSUED, 12.0)

    assert run_async(CallableProvider(found).fetch()) == CredentialsResult(ISSUED, 12.0)


@both
def test_a_function_that_fails_or_returns_another_type(drive: Drive) -> None:
    def fails() -> Credentials:
        raise LookupError("no vault")

    with pytest.raises(LookupError, match="no vault"):
        drive(CallableProvider(fails).fetch())
    pair: Any = CallableProvider(lambda: ("AK", "canary"))  # type: ignore[arg-type,return-value]
    assert failure(pair.fetch(), drive=drive, kind=ConfigError) == (
        "the function of a CallableProvider must return Credentials or a CredentialsResult, "
        "not tuple"
    )


def test_making_a_provider_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> Any:
        raise AssertionError("read when the provider was made")

    monkeypatch.setattr(Path, "home", refused)
    monkeypatch.setattr(Path, "read_text", refused)
    OIDCProvider()
    EnvironmentProvider()
    DefaultChain()
    ECSRoleProvider()
    role = AssumeRoleProvider(ISSUED, role_trn="trn:x")
    for provider in (ProfileProvider("x"), role, DefaultChain("x")):
        assert "canary" not in repr(vars(provider))

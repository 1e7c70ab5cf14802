"""Conversion of credentials or a provider, and the refusal of other values."""

from __future__ import annotations

from typing import Any

import pytest
from support.effects_driver import check_for_secrets

from volc_sdk._core.auth.as_provider import as_provider
from volc_sdk._core.effects.effects import Effects
from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import (
    AssumeRoleProvider,
    CredentialsResult,
    EnvironmentProvider,
    StaticProvider,
)

CREDENTIALS = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


class Vault:
    """A provider of the user."""

    def fetch(self) -> Effects[CredentialsResult]:
        yield from ()
        return CredentialsResult(CREDENTIALS)


def test_credentials_become_a_static_provider() -> None:
    provider = as_provider(CREDENTIALS, "source")
    assert isinstance(provider, StaticProvider)
    assert provider.credentials is CREDENTIALS


@pytest.mark.parametrize("provider", [EnvironmentProvider(), Vault()])
def test_a_provider_is_returned_unchanged(provider: Any) -> None:
    assert as_provider(provider, "source") is provider


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (("AK", "canary"), "tuple"),
        (lambda: CREDENTIALS, "function"),
        (None, "NoneType"),
        (EnvironmentProvider, "the class EnvironmentProvider"),
    ],
    ids=["pair", "function", "none", "class"],
)
def test_other_values_are_refused_without_quoting_them(value: Any, kind: str) -> None:
    with pytest.raises(ConfigError) as caught:
        as_provider(value, "credentials=")
    assert str(caught.value) == (
        "credentials= must be Credentials or a provider, such as "
        f"CallableProvider(function), not {kind}"
    )
    check_for_secrets(caught.value)
    with pytest.raises(ConfigError, match=r"^source must be Credentials or a provider"):
        AssumeRoleProvider(value, role_trn="trn:x")

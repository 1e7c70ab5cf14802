"""CredentialsResult: credentials and a time of expiry, with errors that quote no value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from support.effects_driver import check_for_secrets

from volc_sdk._core.auth.provider import CredentialsResult
from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials

CREDENTIALS = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ((None,), "credentials of a CredentialsResult must be Credentials, not NoneType"),
        (("canary", 1.0), "credentials of a CredentialsResult must be Credentials, not str"),
        (
            (CREDENTIALS, datetime(2099, 1, 1, tzinfo=UTC)),
            "expires_at of a CredentialsResult must be Unix time in seconds, not datetime",
        ),
        (
            (CREDENTIALS, "canary"),
            "expires_at of a CredentialsResult must be Unix time in seconds, not str",
        ),
        (
            (CREDENTIALS, float("nan")),
            "expires_at of a CredentialsResult must be Unix time in seconds, not float",
        ),
        (
            (CREDENTIALS, True),
            "expires_at of a CredentialsResult must be Unix time in seconds, not bool",
        ),
        (
            (CREDENTIALS, None, "canary"),
            "refresh_s of a CredentialsResult must be a number of seconds, not str",
        ),
        (
            (CREDENTIALS, None, None),
            "refresh_s of a CredentialsResult must be a number of seconds, not NoneType",
        ),
    ],
    ids=str,
)
def test_values_of_other_types_are_refused(values: Any, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        CredentialsResult(*values)
    assert str(caught.value) == problem
    assert "canary" not in str(caught.value)


def test_numbers_of_any_type_are_accepted() -> None:
    assert CredentialsResult(CREDENTIALS, 2**31, 0) == CredentialsResult(
        CREDENTIALS, float(2**31), 0.0
    )


def test_no_secret_in_the_frames_of_an_error() -> None:
    values: Any = ("canary-secret", 1.0)
    with pytest.raises(ConfigError) as caught:
        CredentialsResult(*values)
    check_for_secrets(caught.value)

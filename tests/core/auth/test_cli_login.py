"""The logins of the CLI: modes `sso` and `console-login` of a profile."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.cli_config import (
    SECRET,
    cli_directory,
    profile_with_keys,
    write_cache,
    write_profiles,
)
from support.credential_servers import EXPIRES_AT, EXPIRY, TEMPORARY, Cloud, credential_server
from support.effects_driver import Drive, both, failure, run

from volc_sdk._core.errors import AuthError, ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CredentialsResult, ProfileProvider

__all__ = ["cli_directory"]

ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")
PORTAL = "https://cloudidentity-portal.cn-beijing.volces.com"
LATER = "2099-01-01T00:00:00Z"
STS_KEYS = {
    "access_key_id": "AKTP",
    "secret_access_key": "canary-temporary-secret",
    "session_token": "canary-temporary-token",
}


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with credential_server() as cloud:
        yield cloud


def sso(cli_directory: Path, token: Any, url: str = "https://x/?a&b", **profile: Any) -> None:
    session = {"sso-session": {"s": {"start-url": url, "region": ""}}}
    mode = {"mode": "sso", "sso-session-name": "s", "account-id": "21", "role-name": "a b"}
    write_profiles(cli_directory, top=session, default=mode | profile)
    escaped = url.replace("&", "\\u0026")
    if token is not None:
        write_cache(
            cli_directory / "sso" / "cache",
            f'{{"start_url":"{escaped}","session_name":"s"}}',
            token,
        )


def test_mode_sso_uses_the_credentials_in_the_profile_until_they_expire(
    cli_directory: Path,
) -> None:
    expires_at = int(time.time()) + 3600
    for factor in (1, 10**3, 10**6, 10**9):
        number = expires_at * factor
        sso(
            cli_directory,
            None,
            **profile_with_keys(**{"session-token": "canary-t", "sts-expiration": number}),
        )
        result = run(ProfileProvider().fetch())
        assert result.credentials == Credentials("AK", SECRET, "canary-t")
        assert result.expires_at == pytest.approx(expires_at)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"url": "https://\ud800"}, "start-url contains an unpaired surrogate"),
        ({"account-id": "\ud800"}, "account-id contains an unpaired surrogate"),
        ({"role-name": "\ud800"}, "role-name contains an unpaired surrogate"),
    ],
    ids=str,
)
def test_mode_sso_refuses_unpaired_surrogates(
    cli_directory: Path, changes: Any, message: str
) -> None:
    sso(cli_directory, {"access_token": "canary", "expires_at": LATER})
    sso(cli_directory, None, **changes)
    assert message in failure(ProfileProvider().fetch(), kind=ConfigError)


@both
def test_mode_sso_fetches_from_the_portal(cli_directory: Path, cloud: Cloud, drive: Drive) -> None:
    soon = int(time.time()) + 30
    sso(
        cli_directory,
        {"access_token": "canary-access", "expires_at": LATER},
        **profile_with_keys(**{"sts-expiration": soon}),
    )
    body = {"RoleCredentials": {**TEMPORARY, "Expiration": EXPIRES_AT * 1000}}
    body["RoleCredentials"]["sessionToken"] = body["RoleCredentials"].pop("SessionToken")
    cloud.on("GET /federation/credentials", {"Result": body})
    result = drive(ProfileProvider().fetch(), {PORTAL: cloud.address})
    assert result == CredentialsResult(ISSUED, EXPIRES_AT)
    (seen,) = cloud.seen
    assert seen.target == "/federation/credentials?account_id=21&role_name=a%20b"
    assert seen.headers["x-bd-cloudidentity-bearer-token"] == "canary-access"


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (None, "does not exist; log in again with `ve sso login`"),
        ("{canary", "is not valid JSON"),
        ({}, "access_token is missing"),
        ({"access_token": "canary"}, "has expired; log in again with `ve sso login`"),
        ({"access_token": "canary", "expires_at": "2020-01-01T00:00:00Z"}, "has expired; log in"),
        ({"access_token": "canary", "expires_at": "soon"}, "expires_at must be an ISO 8601 time"),
        (
            {"access_token": "canary\n2", "expires_at": LATER},
            "access_token must be printable ASCII",
        ),
    ],
    ids=str,
)
def test_errors_of_mode_sso_name_the_command(cli_directory: Path, token: Any, message: str) -> None:
    sso(cli_directory, token)
    assert message in failure(ProfileProvider().fetch(), kind=ConfigError)


def test_mode_sso_refused_by_the_portal(cli_directory: Path, cloud: Cloud) -> None:
    sso(cli_directory, {"access_token": "canary-access", "expires_at": LATER})
    error = {"ResponseMetadata": {"Error": {"Code": "InvalidToken", "Message": "no"}}}
    cloud.on("GET /federation/credentials", error, 401)
    with pytest.raises(AuthError, match="InvalidToken") as caught:
        run(ProfileProvider().fetch(), {PORTAL: cloud.address})
    assert caught.value.__notes__ == ["log in again with `ve sso login`"]
    failure(ProfileProvider().fetch(), {PORTAL: cloud.address})


def test_a_region_cannot_change_the_host(cli_directory: Path) -> None:
    sso(cli_directory, {"access_token": "canary", "expires_at": LATER})
    config = json.loads((cli_directory / "config.json").read_text())
    config["sso-session"]["s"]["region"] = "x.example.com/"
    (cli_directory / "config.json").write_text(json.dumps(config))
    assert "region must be lowercase letters, digits and -" in failure(
        ProfileProvider().fetch(), kind=ConfigError
    )


@pytest.mark.parametrize("value", [STS_KEYS, json.dumps(STS_KEYS)], ids=["object", "text"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_mode_console_login(
    cli_directory: Path,
    tmp_path: Path,
    value: Any,
    elsewhere: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_profiles(cli_directory, default={"mode": "console-login", "login-session": "me"})
    cache_directory = cli_directory / "login" / "cache"
    if elsewhere:
        cache_directory = tmp_path / "caches"
        monkeypatch.setenv("VOLCENGINE_LOGIN_CACHE_DIRECTORY", str(cache_directory))
    write_cache(
        cache_directory, "me", {"access_token": value, "issued_at": EXPIRY, "expires_in": 900}
    )
    assert run(ProfileProvider().fetch()) == CredentialsResult(ISSUED, EXPIRES_AT + 900)


@pytest.mark.parametrize(
    ("cache", "message"),
    [
        (None, "does not exist; log in again with `ve login`"),
        ("canary", "is not valid JSON: Expecting value, line 1, column 1; log in again"),
        ({"access_token": STS_KEYS}, "has expired; log in again with `ve login`"),
        ({"issued_at": "2020-01-01T00:00:00Z", "expires_in": 900}, "has expired; log in again"),
        (
            {"issued_at": EXPIRY, "expires_in": "canary"},
            "expires_in must be a number from 0 to 1e21",
        ),
        (
            {"issued_at": EXPIRY, "expires_in": 10**400},
            "expires_in must be a number from 0 to 1e21",
        ),
        ({"issued_at": float("nan")}, "issued_at must be an ISO 8601 time"),
        ({"issued_at": EXPIRY, "access_token": "canary"}, "access_token must be an object"),
        ({"issued_at": EXPIRY, "access_token": {}}, "access_key_id is missing"),
    ],
    ids=str,
)
def test_errors_of_mode_console_login_name_the_command(
    cli_directory: Path, cache: Any, message: str
) -> None:
    write_profiles(cli_directory, default={"mode": "Console-Login", "login-session": "me"})
    if cache is not None:
        write_cache(cli_directory / "login" / "cache", "me", cache)
    assert message in failure(ProfileProvider().fetch(), kind=ConfigError)

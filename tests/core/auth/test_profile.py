"""Profiles of the CLI: selection, invalid files, and the credentials of each mode."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.cli_config import SECRET, cli_directory, profile_with_keys, write_profiles
from support.credential_servers import EXPIRES_AT, TEMPORARY, Cloud, credential_server
from support.effects_driver import Drive, both, failure, run

from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CredentialsResult, ProfileProvider

__all__ = ["cli_directory"]

ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")
STS = "https://sts.volcengineapi.com"


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with credential_server() as cloud:
        yield cloud


def test_which_profile(
    cli_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {name: profile_with_keys(name) for name in ("default", "now", "env", "mine")}

    def found(provider: ProfileProvider | None = None) -> str:
        return run((provider or ProfileProvider()).fetch()).credentials.access_key

    write_profiles(cli_directory, **named)
    assert found() == "default"
    write_profiles(cli_directory, top={"current": "now"}, **named)
    assert found() == "now"
    monkeypatch.setenv("VOLCENGINE_PROFILE", "env")
    assert found() == "env"
    assert found(ProfileProvider("mine")) == "mine"
    other, third = tmp_path / "other.json", tmp_path / "third.json"
    other.write_text(json.dumps({"profiles": {"env": profile_with_keys("other")}}))
    third.write_text("\ufeff" + json.dumps({"profiles": {"env": profile_with_keys("third")}}))
    monkeypatch.setenv("VOLCENGINE_CLI_CONFIG_FILE", str(other))
    assert found() == "other"
    assert found(ProfileProvider(path=third)) == "third"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "config.json does not exist"),
        ("", "config.json is not valid JSON: Expecting value, line 1, column 1"),
        (
            '{"a": "canary",\n x}',
            "is not valid JSON: Expecting property name enclosed in double quotes",
        ),
        ("[" * 100_000, "config.json is not valid JSON"),
        ('["canary"]', "config.json must contain a JSON object"),
        (b'{"canary": "\xff"}', "config.json is not UTF-8 text"),
        ('{"profiles": ["canary"]}', "config.json: profiles must be an object"),
        ('{"current": {"canary": 1}}', "config.json: current must be text, not dict"),
        ('{"current": "absent"}', "config.json has no profile 'absent'"),
        ('{"profiles": {"default": ["canary"]}}', "config.json: default must be an object"),
        ('{"profiles": {"default": "canary"}}', "config.json: default must be an object"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_unusable_file(cli_directory: Path, text: str | bytes | None, message: str) -> None:
    if text is not None:
        data = text if isinstance(text, bytes) else text.encode()
        (cli_directory / "config.json").write_bytes(data)
    assert message in failure(ProfileProvider().fetch(), kind=ConfigError)


def test_a_directory_in_place_of_the_file(cli_directory: Path) -> None:
    (cli_directory / "config.json").mkdir()
    assert "cannot be read: Is a directory" in failure(ProfileProvider().fetch())


def test_without_a_home_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", unknown)
    assert "set HOME" in failure(ProfileProvider().fetch(), kind=ConfigError)
    monkeypatch.setenv("VOLCENGINE_CLI_CONFIG_FILE", "~/config.json")
    assert "set HOME" in failure(ProfileProvider().fetch(), kind=ConfigError)


@pytest.mark.parametrize("mode", [None, "", "ak", "AK", "StsToken"])
def test_modes_with_keys(cli_directory: Path, mode: str | None) -> None:
    write_profiles(
        cli_directory, default=profile_with_keys(mode=mode, **{"session-token": "canary-token"})
    )
    assert run(ProfileProvider().fetch()) == CredentialsResult(
        Credentials("AK", SECRET, "canary-token")
    )
    write_profiles(cli_directory, default=profile_with_keys(mode="Ak", **{"session-token": ""}))
    assert run(ProfileProvider().fetch()) == CredentialsResult(Credentials("AK", SECRET))


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ({}, "access-key is missing"),
        ({"access-key": "AK", "secret-key": " "}, "secret-key is missing"),
        ({"access-key": "AK", "secret-key": 17}, "secret-key must be text, not int"),
        (
            profile_with_keys(**{"session-token": ["canary"]}),
            "session-token must be text, not list",
        ),
        (
            profile_with_keys(**{"session-token": "canary\u200b"}),
            "session-token must be printable ASCII",
        ),
        (profile_with_keys(mode="StsToken"), "session-token is missing"),
        (profile_with_keys(mode="teleport"), "unknown mode 'teleport'; expected ak, StsToken, "),
        (profile_with_keys(mode=3), "mode must be text, not int"),
        ({"mode": "RamRoleArn"}, "access-key is missing"),
        (profile_with_keys(mode="RamRoleArn"), "role-trn is missing"),
        (profile_with_keys(mode="RamRoleArn", **{"role-name": "r"}), "account-id is missing"),
        (profile_with_keys(mode="RamRoleArn", **{"account-id": "1"}), "role-name is missing"),
        ({"mode": "OIDC"}, "oidc-token-file is missing"),
        ({"mode": "OIDC", "oidc-token-file": "x"}, "role-trn is missing"),
        ({"mode": "sso"}, "sso-session-name is missing"),
        ({"mode": "sso", "sso-session-name": "s"}, "sso-session 's': start-url is missing"),
        (
            profile_with_keys(mode="sso", **{"sts-expiration": "soon"}),
            "sts-expiration must be an ISO 8601 time",
        ),
        ({"mode": "console-login"}, "login-session is missing"),
        (
            {"mode": "console-login", "login-session": "\ud800"},
            "login-session contains an unpaired surrogate",
        ),
        (
            profile_with_keys(mode="RamRoleArn", **{"role-trn": "\ud800"}),
            "role-trn contains an unpaired surrogate",
        ),
        (
            profile_with_keys(mode="RamRoleArn", **{"account-id": "1", "role-name": "\ud800"}),
            "role-name contains an unpaired surrogate",
        ),
    ],
    ids=str,
)
@both
def test_missing_and_invalid_values_of_a_mode(
    cli_directory: Path, profile: Any, message: str, drive: Drive
) -> None:
    write_profiles(cli_directory, default=profile)
    assert message in failure(ProfileProvider().fetch(), drive=drive, kind=ConfigError)


@both
def test_mode_ramrolearn_asks_sts_with_the_keys_of_the_profile(
    cli_directory: Path, cloud: Cloud, drive: Drive
) -> None:
    profile = profile_with_keys(
        "AKOWN", mode="RamRoleArn", **{"account-id": "21", "role-name": "chat"}
    )
    write_profiles(cli_directory, default=profile)
    cloud.returns_role("GET /")
    result = drive(ProfileProvider().fetch(), {STS: cloud.address})
    assert result == CredentialsResult(ISSUED, EXPIRES_AT)
    (seen,) = cloud.seen
    assert "RoleTrn=trn%3Aiam%3A%3A21%3Arole%2Fchat" in seen.target
    assert "Credential=AKOWN/" in seen.headers["authorization"]


def test_mode_oidc(cli_directory: Path, empty_home: Path, cloud: Cloud) -> None:
    (empty_home / "token").write_text("canary-oidc")
    profile = {"mode": "OIDC", "role-trn": "trn:x", "oidc-token-file": "~/token", "policy": "{}"}
    write_profiles(cli_directory, default=profile)
    cloud.returns_role("POST /")
    assert run(ProfileProvider().fetch(), {STS: cloud.address}) == CredentialsResult(
        ISSUED, EXPIRES_AT
    )
    (seen,) = cloud.seen
    assert b"RoleTrn=trn%3Ax&" in seen.body
    assert seen.body.endswith(b"&Policy=%7B%7D&OIDCToken=canary-oidc")


def test_a_profile_whose_mode_cannot_be_used_counts_as_configured(
    cli_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_profiles(cli_directory, default={"mode": "EcsRole"})
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    with pytest.raises(ConfigError, match=r"'default' in .*_DISABLED is set") as caught:
        run(ProfileProvider().fetch())
    assert type(caught.value) is ConfigError


def test_mode_ecsrole(cli_directory: Path, cloud: Cloud) -> None:
    write_profiles(cli_directory, default={"mode": "EcsRole", "role-name": "chat"})
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.on("GET /volcstack/latest/iam/security_credentials/chat", TEMPORARY)
    route = {"http://100.96.0.96": cloud.address}
    assert run(ProfileProvider().fetch(), route).credentials == ISSUED

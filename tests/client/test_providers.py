"""Each provider by itself: environment, profiles in every mode, files, functions."""

from __future__ import annotations

import hashlib
import json
import pickle
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from credential_servers import ENDS, ENDS_AT, TEMPORARY, Cloud, serving
from steps_driver import Drive, both, failure, run, run_async

from volc_im import AuthError, ConfigError, Credentials
from volc_im._core.auth.config_values import NotSetUpError
from volc_im._core.auth.shared_files import config_file, credentials_file
from volc_im.providers import (
    AssumeRoleProvider,
    CallableProvider,
    DefaultChain,
    ECSRoleProvider,
    EnvironmentProvider,
    Lease,
    OIDCProvider,
    ProfileProvider,
    StaticProvider,
)

SECRET = "canary-secret"
GIVEN = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")
STS = "https://sts.volcengineapi.com"
PORTAL = "https://cloudidentity-portal.cn-beijing.volces.com"
LATER = "2099-01-01T00:00:00Z"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with nothing in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".volcengine").mkdir()
    (tmp_path / ".volc").mkdir()
    return tmp_path / ".volcengine"


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with serving() as cloud:
        yield cloud


def profiles(folder: Path, *, top: dict[str, Any] | None = None, **named: Any) -> None:
    (folder / "config.json").write_text(json.dumps({"profiles": named, **(top or {})}))


def keys(access_key: str = "AK", **more: Any) -> dict[str, Any]:
    return {"access-key": access_key, "secret-key": SECRET, **more}


def cached(folder: Path, key: str, body: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
    text = body if isinstance(body, str) else json.dumps(body)
    (folder / f"{name}.json").write_text(text)


# Environment


ENVIRONMENT = {
    "VOLCENGINE_ACCESS_KEY": "AK1",
    "VOLCENGINE_SECRET_KEY": SECRET,
    "VOLCENGINE_SESSION_TOKEN": "canary-token",
    "VOLC_ACCESSKEY": "AK2",
    "VOLC_SECRETKEY": SECRET,
    "VOLCSTACK_ACCESS_KEY_ID": "AK3",
    "VOLCSTACK_ACCESS_KEY": "AK4",
    "VOLCSTACK_SECRET_ACCESS_KEY": SECRET,
    "VOLCSTACK_SECRET_KEY": "canary-other",
    "VOLCSTACK_SESSION_TOKEN": "canary-token-3",
}


def test_the_first_whole_family_of_names_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)

    def found() -> Credentials:
        return run(EnvironmentProvider().lease()).credentials

    assert found() == Credentials("AK1", SECRET, "canary-token")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "")
    assert found() == Credentials("AK2", SECRET), "families are never mixed, nor their tokens"
    monkeypatch.delenv("VOLC_ACCESSKEY")
    assert found() == Credentials("AK3", SECRET, "canary-token-3")
    monkeypatch.delenv("VOLCSTACK_ACCESS_KEY_ID")
    monkeypatch.delenv("VOLCSTACK_SECRET_ACCESS_KEY")
    assert found() == Credentials("AK4", "canary-other", "canary-token-3")


def test_the_environment_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    words = failure(EnvironmentProvider().lease())
    assert words == (
        "none of VOLCENGINE_ACCESS_KEY, VOLC_ACCESSKEY, VOLCSTACK_ACCESS_KEY_ID is set"
    )
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    monkeypatch.setenv("VOLC_ACCESSKEY", "AK2")
    words = failure(EnvironmentProvider().lease())
    assert words == (
        "VOLCENGINE_SECRET_KEY is set, but VOLCENGINE_ACCESS_KEY is not; "
        "VOLC_ACCESSKEY is set, but VOLC_SECRETKEY is not"
    )
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK\u00e9")
    assert "VOLCENGINE_ACCESS_KEY holds characters" in failure(EnvironmentProvider().lease())


# Profiles: which


def test_which_profile(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = {name: keys(name) for name in ("default", "now", "env", "mine")}

    def found(provider: ProfileProvider | None = None) -> str:
        return run((provider or ProfileProvider()).lease()).credentials.access_key

    profiles(folder, **named)
    assert found() == "default"
    profiles(folder, top={"current": "now"}, **named)
    assert found() == "now"
    monkeypatch.setenv("VOLCENGINE_PROFILE", "env")
    assert found() == "env"
    assert found(ProfileProvider("mine")) == "mine"
    other, third = tmp_path / "other.json", tmp_path / "third.json"
    other.write_text(json.dumps({"profiles": {"env": keys("other")}}))
    third.write_text("\ufeff" + json.dumps({"profiles": {"env": keys("third")}}))
    monkeypatch.setenv("VOLCENGINE_CLI_CONFIG_FILE", str(other))
    assert found() == "other"
    assert found(ProfileProvider(path=third)) == "third"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "config.json is not there"),
        ("", "config.json is no JSON: Expecting value, line 1, column 1"),
        ('{"a": "canary",\n x}', "is no JSON: Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "config.json is no JSON"),
        ('["canary"]', "config.json is no JSON object"),
        (b'{"canary": "\xff"}', "config.json is no UTF-8 text"),
        ('{"profiles": ["canary"]}', "config.json: profiles is no object"),
        ('{"current": {"canary": 1}}', "config.json: current is no text"),
        ('{"current": "absent"}', "config.json has no profile 'absent'"),
        ('{"profiles": {"default": ["canary"]}}', "config.json: default is no object"),
        ('{"profiles": {"default": "canary"}}', "config.json: default is no object"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_beyond_use(folder: Path, text: str | bytes | None, words: str) -> None:
    if text is not None:
        data = text if isinstance(text, bytes) else text.encode()
        (folder / "config.json").write_bytes(data)
    assert words in failure(ProfileProvider().lease(), kind=ConfigError)


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "config.json").mkdir()
    assert "cannot be read: Is a directory" in failure(ProfileProvider().lease())


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    assert "set HOME" in failure(ProfileProvider().lease(), kind=ConfigError)
    monkeypatch.setenv("VOLCENGINE_CLI_CONFIG_FILE", "~/config.json")
    assert "set HOME" in failure(ProfileProvider().lease(), kind=ConfigError)


# Profiles: modes


@pytest.mark.parametrize("mode", [None, "", "ak", "AK", "StsToken"])
def test_modes_with_keys(folder: Path, mode: str | None) -> None:
    profiles(folder, default=keys(mode=mode, **{"session-token": "canary-token"}))
    assert run(ProfileProvider().lease()) == Lease(Credentials("AK", SECRET, "canary-token"))
    profiles(folder, default=keys(mode="Ak", **{"session-token": ""}))
    assert run(ProfileProvider().lease()) == Lease(Credentials("AK", SECRET))


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ({}, "access-key is missing"),
        ({"access-key": "AK", "secret-key": " "}, "secret-key is missing"),
        ({"access-key": "AK", "secret-key": 17}, "secret-key is no text"),
        (keys(**{"session-token": ["canary"]}), "session-token is no text"),
        (keys(**{"session-token": "canary\u200b"}), "session-token holds characters"),
        (keys(mode="StsToken"), "session-token is missing"),
        (keys(mode="teleport"), "there is no mode 'teleport'"),
        (keys(mode=3), "mode is no text"),
        ({"mode": "RamRoleArn"}, "access-key is missing"),
        (keys(mode="RamRoleArn"), "role-trn is missing"),
        (keys(mode="RamRoleArn", **{"role-name": "r"}), "account-id is missing"),
        (keys(mode="RamRoleArn", **{"account-id": "1"}), "role-name is missing"),
        ({"mode": "OIDC"}, "oidc-token-file is missing"),
        ({"mode": "OIDC", "oidc-token-file": "x"}, "role-trn is missing"),
        ({"mode": "sso"}, "sso-session-name is missing"),
        ({"mode": "sso", "sso-session-name": "s"}, "sso-session 's': start-url is missing"),
        (keys(mode="sso", **{"sts-expiration": "soon"}), "sts-expiration is no time"),
        ({"mode": "console-login"}, "login-session is missing"),
        ({"mode": "console-login", "login-session": "\ud800"}, "login-session is no text"),
        (keys(mode="RamRoleArn", **{"role-trn": "\ud800"}), "role-trn is no text"),
        (
            keys(mode="RamRoleArn", **{"account-id": "1", "role-name": "\ud800"}),
            "role-name is no text",
        ),
    ],
    ids=str,
)
@both
def test_what_a_mode_lacks(folder: Path, profile: Any, words: str, drive: Drive) -> None:
    profiles(folder, default=profile)
    said = failure(ProfileProvider().lease(), drive=drive, kind=ConfigError)
    assert words in said


@both
def test_mode_ramrolearn_asks_sts_with_the_keys_of_the_profile(
    folder: Path, cloud: Cloud, drive: Drive
) -> None:
    profile = keys("AKOWN", mode="RamRoleArn", **{"account-id": "21", "role-name": "chat"})
    profiles(folder, default=profile)
    cloud.gives_role("GET /")
    lease = drive(ProfileProvider().lease(), {STS: cloud.address})
    assert lease == Lease(GIVEN, ENDS_AT)
    (seen,) = cloud.seen
    assert "RoleTrn=trn%3Aiam%3A%3A21%3Arole%2Fchat" in seen.target
    assert "Credential=AKOWN/" in seen.headers["authorization"]


def test_mode_oidc(folder: Path, tmp_path: Path, cloud: Cloud) -> None:
    (tmp_path / "token").write_text("canary-oidc")
    profile = {"mode": "OIDC", "role-trn": "trn:x", "oidc-token-file": "~/token", "policy": "{}"}
    profiles(folder, default=profile)
    cloud.gives_role("POST /")
    assert run(ProfileProvider().lease(), {STS: cloud.address}) == Lease(GIVEN, ENDS_AT)
    (seen,) = cloud.seen
    assert b"RoleTrn=trn%3Ax&" in seen.body
    assert seen.body.endswith(b"&Policy=%7B%7D&OIDCToken=canary-oidc")


def test_a_profile_without_what_its_mode_asks_for_is_set_up_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles(folder, default={"mode": "EcsRole"})
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    with pytest.raises(ConfigError, match=r"'default' in .*_DISABLED is set") as caught:
        run(ProfileProvider().lease())
    assert type(caught.value) is ConfigError


def test_mode_ecsrole(folder: Path, cloud: Cloud) -> None:
    profiles(folder, default={"mode": "EcsRole", "role-name": "chat"})
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.on("GET /volcstack/latest/iam/security_credentials/chat", TEMPORARY)
    route = {"http://100.96.0.96": cloud.address}
    assert run(ProfileProvider().lease(), route).credentials == GIVEN


def sso(folder: Path, token: Any, url: str = "https://x/?a&b", **profile: Any) -> None:
    session = {"sso-session": {"s": {"start-url": url, "region": ""}}}
    mode = {"mode": "sso", "sso-session-name": "s", "account-id": "21", "role-name": "a b"}
    profiles(folder, top=session, default=mode | profile)
    escaped = url.replace("&", "\\u0026")
    if token is not None:
        cached(folder / "sso" / "cache", f'{{"start_url":"{escaped}","session_name":"s"}}', token)


def test_mode_sso_takes_the_credentials_in_the_profile_while_they_last(folder: Path) -> None:
    ends = int(time.time()) + 3600
    for number in (ends, ends * 1000, ends * 10**6, ends * 10**9):
        sso(folder, None, **keys(**{"session-token": "canary-t", "sts-expiration": number}))
        lease = run(ProfileProvider().lease())
        assert lease.credentials == Credentials("AK", SECRET, "canary-t")
        assert lease.expires_at == pytest.approx(ends)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"url": "https://\ud800"}, "start-url is no text"),
        ({"account-id": "\ud800"}, "account-id is no text"),
        ({"role-name": "\ud800"}, "role-name is no text"),
    ],
    ids=str,
)
def test_mode_sso_takes_no_halves_of_characters(folder: Path, changes: Any, words: str) -> None:
    sso(folder, {"access_token": "canary", "expires_at": LATER})
    sso(folder, None, **changes)
    assert words in failure(ProfileProvider().lease(), kind=ConfigError)


@both
def test_mode_sso_asks_the_portal(folder: Path, cloud: Cloud, drive: Drive) -> None:
    ended = int(time.time()) + 30
    sso(
        folder,
        {"access_token": "canary-access", "expires_at": LATER},
        **keys(**{"sts-expiration": ended}),
    )
    given = {"RoleCredentials": {**TEMPORARY, "Expiration": ENDS_AT * 1000}}
    given["RoleCredentials"]["sessionToken"] = given["RoleCredentials"].pop("SessionToken")
    cloud.on("GET /federation/credentials", {"Result": given})
    lease = drive(ProfileProvider().lease(), {PORTAL: cloud.address})
    assert lease == Lease(GIVEN, ENDS_AT)
    (seen,) = cloud.seen
    assert seen.target == "/federation/credentials?account_id=21&role_name=a%20b"
    assert seen.headers["x-bd-cloudidentity-bearer-token"] == "canary-access"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (None, "is not there; log in again with `ve sso login`"),
        ("{canary", "is no JSON"),
        ({}, "access_token is missing"),
        ({"access_token": "canary"}, "has ended; log in again with `ve sso login`"),
        ({"access_token": "canary", "expires_at": "2020-01-01T00:00:00Z"}, "has ended; log in"),
        ({"access_token": "canary", "expires_at": "soon"}, "expires_at is no time"),
        ({"access_token": "canary\n2", "expires_at": LATER}, "access_token holds characters"),
    ],
    ids=str,
)
def test_mode_sso_says_to_log_in_again(folder: Path, token: Any, words: str) -> None:
    sso(folder, token)
    assert words in failure(ProfileProvider().lease(), kind=ConfigError)


def test_mode_sso_refused_by_the_portal(folder: Path, cloud: Cloud) -> None:
    sso(folder, {"access_token": "canary-access", "expires_at": LATER})
    error = {"ResponseMetadata": {"Error": {"Code": "InvalidToken", "Message": "no"}}}
    cloud.on("GET /federation/credentials", error, 401)
    with pytest.raises(AuthError, match="InvalidToken") as caught:
        run(ProfileProvider().lease(), {PORTAL: cloud.address})
    assert caught.value.__notes__ == ["log in again with `ve sso login`"]
    failure(ProfileProvider().lease(), {PORTAL: cloud.address})


def test_a_region_of_the_session_cannot_lead_elsewhere(folder: Path) -> None:
    sso(folder, {"access_token": "canary", "expires_at": LATER})
    config = json.loads((folder / "config.json").read_text())
    config["sso-session"]["s"]["region"] = "x.example.com/"
    (folder / "config.json").write_text(json.dumps(config))
    assert "region is no region" in failure(ProfileProvider().lease(), kind=ConfigError)


STS_KEYS = {
    "access_key_id": "AKTP",
    "secret_access_key": "canary-temporary-secret",
    "session_token": "canary-temporary-token",
}


@pytest.mark.parametrize("given", [STS_KEYS, json.dumps(STS_KEYS)], ids=["object", "text"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_mode_console_login(
    folder: Path, tmp_path: Path, given: Any, elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles(folder, default={"mode": "console-login", "login-session": "me"})
    place = folder / "login" / "cache"
    if elsewhere:
        place = tmp_path / "caches"
        monkeypatch.setenv("VOLCENGINE_LOGIN_CACHE_DIRECTORY", str(place))
    cached(place, "me", {"access_token": given, "issued_at": ENDS, "expires_in": 900})
    assert run(ProfileProvider().lease()) == Lease(GIVEN, ENDS_AT + 900)


@pytest.mark.parametrize(
    ("cache", "words"),
    [
        (None, "is not there; log in again with `ve login`"),
        ("canary", "is no JSON: Expecting value, line 1, column 1; log in again"),
        ({"access_token": STS_KEYS}, "has ended; log in again with `ve login`"),
        ({"issued_at": "2020-01-01T00:00:00Z", "expires_in": 900}, "has ended; log in again"),
        ({"issued_at": ENDS, "expires_in": "canary"}, "expires_in is no number"),
        ({"issued_at": ENDS, "expires_in": 10**400}, "expires_in is no number"),
        ({"issued_at": float("nan")}, "issued_at is no time"),
        ({"issued_at": ENDS, "access_token": "canary"}, "access_token is no object"),
        ({"issued_at": ENDS, "access_token": {}}, "access_key_id is missing"),
    ],
    ids=str,
)
def test_mode_console_login_says_to_log_in_again(folder: Path, cache: Any, words: str) -> None:
    profiles(folder, default={"mode": "Console-Login", "login-session": "me"})
    if cache is not None:
        cached(folder / "login" / "cache", "me", cache)
    assert words in failure(ProfileProvider().lease(), kind=ConfigError)


# The first SDKs' files


def test_volc_credentials(tmp_path: Path) -> None:
    path = tmp_path / ".volc" / "credentials"
    path.write_text(f"[default]\naccess_key_id = AK\nsecret_access_key = {SECRET}%(x)s\n")
    assert credentials_file() == Credentials("AK", SECRET + "%(x)s")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has no section [default]"),
        ("[other]\na=b", "has no section [default]"),
        ("canary", "is no INI file, see line 1"),
        ("[default]\na = b\ncanary\n", "is no INI file, see line 3"),
        ("[default]\n[default]\n", "stands in it twice"),
        ("[default]\naccess_key_id = AK\n", "[default] in"),
    ],
    ids=str,
)
def test_volc_credentials_beyond_use(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / ".volc" / "credentials").write_text(text)
    assert words in failure(CallableProvider(credentials_file).lease(), kind=ConfigError)


def test_volc_config(tmp_path: Path) -> None:
    path = tmp_path / ".volc" / "config"
    path.write_text(json.dumps({"ak": "AK", "sk": SECRET}))
    assert config_file() == Credentials("AK", SECRET)
    path.write_text(json.dumps({"ak": "AK", "sk": {"canary": 1}}))
    assert "sk is no text" in failure(CallableProvider(config_file).lease(), kind=ConfigError)


@pytest.mark.parametrize(
    ("text", "kind"), [(None, NotSetUpError), ("{}", ConfigError), ("", ConfigError)]
)
def test_a_file_that_is_not_there_is_told_from_one_beyond_use(
    tmp_path: Path, text: str | None, kind: type[Exception]
) -> None:
    if text is not None:
        (tmp_path / ".volc" / "config").write_text(text)
    with pytest.raises(ConfigError) as caught:
        config_file()
    assert type(caught.value) is kind


# Functions and fixed credentials


@both
def test_a_function(drive: Drive) -> None:
    lease = Lease(GIVEN, 12.0)
    assert drive(CallableProvider(lambda: GIVEN).lease()) == Lease(GIVEN)
    assert drive(CallableProvider(lambda: lease).lease()) is lease


def test_an_async_function() -> None:
    async def found() -> Lease:
        return Lease(GIVEN, 12.0)

    assert run_async(CallableProvider(found).lease()) == Lease(GIVEN, 12.0)


@both
def test_a_function_that_fails_or_gives_something_else(drive: Drive) -> None:
    def fails() -> Credentials:
        raise LookupError("no vault")

    with pytest.raises(LookupError, match="no vault"):
        drive(CallableProvider(fails).lease())
    pair: Any = CallableProvider(lambda: ("AK", "canary"))  # type: ignore[arg-type,return-value]
    words = failure(pair.lease(), drive=drive, kind=ConfigError)
    assert words == "the function for credentials returned tuple, not Credentials or a Lease"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (("AK", "canary"), "tuple"),
        (lambda: GIVEN, "function"),
        (None, "NoneType"),
        (EnvironmentProvider, "the class EnvironmentProvider"),
    ],
    ids=["pair", "function", "none", "class"],
)
def test_who_asks_for_a_role_is_checked_at_once(source: Any, kind: str) -> None:
    with pytest.raises(ConfigError) as caught:
        AssumeRoleProvider(source, role_trn="trn:x")
    assert str(caught.value) == (
        "source takes Credentials or a provider of volc_im.providers, such as "
        f"CallableProvider(function), not {kind}"
    )


def test_fixed_credentials() -> None:
    provider = StaticProvider(GIVEN)
    assert run(provider.lease()) == Lease(GIVEN)
    assert "canary" not in repr(provider)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(provider)


def test_making_a_provider_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> Any:
        raise AssertionError("read too early")

    monkeypatch.setattr(Path, "home", refused)
    monkeypatch.setattr(Path, "read_text", refused)
    OIDCProvider()
    EnvironmentProvider()
    DefaultChain()
    ECSRoleProvider()
    role = AssumeRoleProvider(GIVEN, role_trn="trn:x")
    for provider in (ProfileProvider("x"), role, DefaultChain("x")):
        assert "canary" not in repr(vars(provider))

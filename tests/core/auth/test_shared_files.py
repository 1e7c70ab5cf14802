"""Credentials from the files of the platform's first SDKs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.cli_config import SECRET
from support.effects_driver import failure, run

from volc_sdk._core.auth import shared_files
from volc_sdk._core.auth.config_values import NotConfiguredError, expand_user
from volc_sdk._core.auth.shared_files import config_file, credentials_file, function_file
from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CallableProvider, DefaultChain, ProfileProvider


@pytest.fixture
def volc_directory(empty_home: Path) -> Path:
    directory = empty_home / ".volc"
    directory.mkdir()
    return directory


def test_the_credentials_file(volc_directory: Path) -> None:
    path = volc_directory / "credentials"
    path.write_text(f"[default]\naccess_key_id = AK\nsecret_access_key = {SECRET}%(x)s\n")
    assert credentials_file() == Credentials("AK", SECRET + "%(x)s")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no section [default]"),
        ("[other]\na=b", "has no section [default]"),
        ("canary", "is not a valid INI file, see line 1"),
        ("[default]\na = b\ncanary\n", "is not a valid INI file, see line 3"),
        ("[default]\n[default]\n", "a section or a name occurs twice"),
        ("[default]\naccess_key_id = AK\n", "[default] in"),
    ],
    ids=str,
)
def test_unusable_credentials_files(volc_directory: Path, text: str, message: str) -> None:
    (volc_directory / "credentials").write_text(text)
    assert message in failure(CallableProvider(credentials_file).fetch(), kind=ConfigError)


def test_the_config_file(volc_directory: Path) -> None:
    path = volc_directory / "config"
    path.write_text(json.dumps({"ak": "AK", "sk": SECRET}))
    assert config_file() == Credentials("AK", SECRET)
    path.write_text(json.dumps({"ak": "AK", "sk": {"canary": 1}}))
    assert "sk must be text, not dict" in failure(
        CallableProvider(config_file).fetch(), kind=ConfigError
    )


@pytest.mark.parametrize(
    ("text", "kind"), [(None, NotConfiguredError), ("{}", ConfigError), ("", ConfigError)]
)
def test_only_a_missing_file_counts_as_not_configured(
    volc_directory: Path, text: str | None, kind: type[Exception]
) -> None:
    if text is not None:
        (volc_directory / "config").write_text(text)
    with pytest.raises(ConfigError) as caught:
        config_file()
    assert type(caught.value) is kind


FUNCTION = {"access_key_id": "AK", "secret_access_key": SECRET, "session_token": "canary-token"}


@pytest.fixture
def function_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "credential"
    monkeypatch.setattr(shared_files, "FUNCTION_FILE", path)
    return path


def test_the_file_of_a_function_is_read_again_after_a_minute(
    function_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    function_path.write_text(json.dumps(FUNCTION))
    found = function_file()
    assert found.credentials == Credentials("AK", SECRET, "canary-token")
    assert (found.expires_at, found.refresh_s) == (now + 60, 0.0)
    function_path.write_text(json.dumps({**FUNCTION, "access_key_id": "AK2"}))
    assert function_file().credentials.access_key == "AK2"


def test_the_file_of_a_function_that_is_missing_or_wrong(function_path: Path) -> None:
    with pytest.raises(NotConfiguredError, match="credential does not exist"):
        function_file()
    function_path.write_text('{"access_key_id": "AK"}')
    with pytest.raises(ConfigError, match="credential: secret_access_key is missing"):
        function_file()


def test_the_chain_uses_the_file_of_a_function(function_path: Path) -> None:
    function_path.write_text(json.dumps(FUNCTION))
    found = run(DefaultChain().fetch())
    assert found.credentials == Credentials("AK", SECRET, "canary-token")


def test_paths_may_begin_with_a_tilde(empty_home: Path) -> None:
    assert expand_user("~/a/b") == empty_home / "a" / "b"
    assert expand_user("~") == empty_home
    assert expand_user(Path("~") / "a") == empty_home / "a"
    assert expand_user("/a/~") == Path("/a/~")
    with pytest.raises(ConfigError, match="there is no such user"):
        expand_user("~no-such-user/a")
    config = {"profiles": {"default": {"access-key": "AK", "secret-key": SECRET}}}
    (empty_home / "mine.json").write_text(json.dumps(config))
    found = run(ProfileProvider(path="~/mine.json").fetch())
    assert found.credentials == Credentials("AK", SECRET)

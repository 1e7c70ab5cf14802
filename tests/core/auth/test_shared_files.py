"""Credentials from the files of the platform's first SDKs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.cli_config import SECRET
from support.effects_driver import failure

from volc_sdk._core.auth.config_values import NotConfiguredError
from volc_sdk._core.auth.shared_files import config_file, credentials_file
from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CallableProvider


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

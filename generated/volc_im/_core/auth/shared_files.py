"""Credentials from files: those of the platform's first SDKs, and the one of a function's role."""

from __future__ import annotations

import time
from configparser import Error, MissingSectionHeaderError, ParsingError, RawConfigParser
from pathlib import Path
from typing import Final

from ..errors import ConfigError
from ..util.hide_locals import hide_locals
from .config_values import ConfigSection, NotConfiguredError, home_directory, read_json, read_text
from .credentials import Credentials
from .provider import CredentialsResult

FUNCTION_FILE: Final = Path("/var/run/secrets/iam/credential")
FUNCTION_FILE_AGE_S: Final = 60.0
"""Seconds for which credentials from the file are used before it is read again."""


@hide_locals
def credentials_file() -> Credentials:
    """Return the keys in the section `default` of the INI file `~/.volc/credentials`.

    Raises:
        NotConfiguredError: The file or the section does not exist.
        ConfigError: The file is invalid or a key is missing.
    """
    path = home_directory(NotConfiguredError) / ".volc" / "credentials"
    values = _default_section(read_text(path, NotConfiguredError))
    if values is None:
        raise NotConfiguredError(f"{path} has no section [default]")
    if isinstance(values, str):
        raise ConfigError(f"{path} {values}")
    return ConfigSection(values, f"[default] in {path}").get_credentials(
        "access_key_id", "secret_access_key", "session_token"
    )


@hide_locals
def config_file() -> Credentials:
    """Return the keys `ak` and `sk` in the JSON file `~/.volc/config`.

    Raises:
        NotConfiguredError: The file does not exist.
        ConfigError: The file is invalid or a key is missing.
    """
    path = home_directory(NotConfiguredError) / ".volc" / "config"
    return read_json(path, NotConfiguredError).get_credentials("ak", "sk")


@hide_locals
def function_file() -> CredentialsResult:
    """Return the temporary keys that the platform writes for the role of a function.

    The file is read again every minute, because the platform replaces the keys before they expire.

    Raises:
        NotConfiguredError: The file does not exist.
        ConfigError: The file is invalid or a key is missing.
    """
    credentials = read_json(FUNCTION_FILE, NotConfiguredError).get_credentials(
        "access_key_id", "secret_access_key", "session_token"
    )
    return CredentialsResult(credentials, time.time() + FUNCTION_FILE_AGE_S, refresh_s=0.0)


def _default_section(text: str) -> dict[str, str] | str | None:
    """Return the values, None if the section is missing, or what is wrong with the text."""
    parser = RawConfigParser()
    try:
        parser.read_string(text)
        return dict(parser["default"]) if "default" in parser else None
    except MissingSectionHeaderError as error:  # its message quotes the file
        return f"is not a valid INI file, see line {error.lineno}"
    except ParsingError as error:
        return f"is not a valid INI file, see line {error.errors[0][0]}"
    except Error:
        return "is not a valid INI file: a section or a name occurs twice"

"""Credentials from the files of the platform's first SDKs: `~/.volc/credentials` and `config`."""

from __future__ import annotations

from configparser import Error, MissingSectionHeaderError, ParsingError, RawConfigParser

from ..errors import ConfigError
from .config_values import NotSetUpError, Source, home, read_json, read_text
from .credentials import Credentials


def credentials_file() -> Credentials:
    """Keys of the section `default` in the INI file `~/.volc/credentials`.

    Raises NotSetUpError without the file or the section, and ConfigError for anything else.
    """
    path = home(NotSetUpError) / ".volc" / "credentials"
    parsed = _parsed(read_text(path, NotSetUpError))
    if parsed is None:
        raise NotSetUpError(f"{path} has no section [default]")
    if isinstance(parsed, str):
        raise ConfigError(f"{path} {parsed}")
    return Source(parsed, f"[default] in {path}").credentials(
        "access_key_id", "secret_access_key", "session_token"
    )


def config_file() -> Credentials:
    """`ak` and `sk` in the JSON file `~/.volc/config`.

    Raises NotSetUpError without the file, and ConfigError for anything else.
    """
    path = home(NotSetUpError) / ".volc" / "config"
    return read_json(path, NotSetUpError).credentials("ak", "sk")


def _parsed(text: str) -> dict[str, str] | str | None:
    """The section, None if there is none, or what is wrong. Raises nothing: it holds the text."""
    parser = RawConfigParser()
    try:
        parser.read_string(text)
        return dict(parser["default"]) if "default" in parser else None
    except MissingSectionHeaderError as error:  # its own words quote the file
        return f"is no INI file, see line {error.lineno}"
    except ParsingError as error:
        return f"is no INI file, see line {error.errors[0][0]}"
    except Error:
        return "is no INI file: a section or a name stands in it twice"

"""Values from files, responses and environment variables. Errors name them and never quote them.

No error is raised while another error that contains values is handled. A JSON error, for example,
contains the whole text, and it would become the context of the new error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from ..errors import ConfigError
from ..http.transport import HTTPResponse
from ..util.hide_locals import hide_locals
from ..util.text_checks import is_printable_ascii, is_text
from ..util.typeguards import is_mapping
from .credentials import Credentials


class NotConfiguredError(ConfigError):
    """A source of credentials is not configured, so the next one may be tried.

    A source that is configured but fails raises another error, which ends the search.
    """


class ConfigSection:
    """Named values, and their location for error messages."""

    __slots__ = ("_values", "location")

    def __init__(self, values: Mapping[str, Any], location: str) -> None:
        self._values = values
        self.location = location
        """Where the values are, such as the path of a file."""

    def __repr__(self) -> str:
        return f"<ConfigSection {self.location}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("values that may be secret cannot be pickled")

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def with_location(self, location: str) -> ConfigSection:
        """Return the same values with another location."""
        return ConfigSection(self._values, location)

    @hide_locals
    def get_text(self, name: str) -> str:
        """Return a text without blanks around it; empty if it is missing."""
        value = self._values.get(name) or ""
        if problem := text_problem(value):
            raise ConfigError(f"{self.location}: {name} {problem}")
        return str(value).strip()

    @hide_locals
    def require_text(self, name: str) -> str:
        """Return a text without blanks around it; raise ConfigError if it is missing."""
        value = self.get_text(name)
        if not value:
            raise ConfigError(f"{self.location}: {name} is missing")
        return value

    @hide_locals
    def require_header_text(self, name: str) -> str:
        """Return a required text that can be sent in a header."""
        value = self.require_text(name)
        if not is_printable_ascii(value):
            raise ConfigError(f"{self.location}: {name} must be printable ASCII")
        return value

    @hide_locals
    def get_time(self, name: str) -> float | None:
        """Return a time as Unix time in seconds; None if it is missing.

        It may be an ISO 8601 text, or Unix time in s, ms, us or ns.
        """
        value = self._values.get(name)
        if not value:
            return None
        unix_time = _unix_time(value)
        if unix_time is None:
            raise ConfigError(f"{self.location}: {name} must be an ISO 8601 time or Unix time")
        return unix_time

    @hide_locals
    def get_number(self, name: str) -> float:
        """Return a number; 0 if it is missing."""
        number = _number(self._values.get(name) or 0)
        if number is None:
            raise ConfigError(f"{self.location}: {name} must be a number from 0 to 1e21")
        return number

    @hide_locals
    def get_section(self, name: str) -> ConfigSection:
        """Return a nested object, which may be JSON in a text; an empty section if it is missing."""
        value: object = self._values.get(name) or {}
        if isinstance(value, str):
            value = _json_object(value)
        if not is_mapping(value):
            raise ConfigError(f"{self.location}: {name} must be an object")
        return ConfigSection(value, self.location)

    @hide_locals
    def get_credentials(
        self, access_key: str, secret_key: str, session_token: str = ""
    ) -> Credentials:
        """Return the credentials with these names; only the token may be missing."""
        has_token = session_token and self.get_text(session_token)
        return Credentials(
            self.require_header_text(access_key),
            self.require_header_text(secret_key),
            self.require_header_text(session_token) if has_token else None,
        )


def text_problem(value: object) -> str:
    """Return why a value cannot be sent as text, without quoting it; empty if it can."""
    if not isinstance(value, str):
        return f"must be text, not {type(value).__name__}"
    return "" if is_text(value) else "contains an unpaired surrogate"


def environment() -> ConfigSection:
    """Return the environment variables with their current values."""
    return ConfigSection(os.environ, "the environment")


def home_directory(missing: type[ConfigError] = ConfigError) -> Path:
    """Return the user's home directory; raise `missing` if there is none."""
    try:
        return Path.home()
    except RuntimeError:
        pass  # a container may run as a user without one
    raise missing("the home directory is unknown; set HOME")


def expand_user(path: str | os.PathLike[str]) -> Path:
    """Return a path, with `~` or `~user` at its beginning replaced by the home directory."""
    given = Path(path)
    if given.parts[:1] == ("~",):
        return home_directory().joinpath(*given.parts[1:])
    try:
        return given.expanduser()
    except RuntimeError:
        pass
    raise ConfigError(f"{str(given)!r}: there is no such user")


def read_text(path: Path, missing: type[ConfigError] = ConfigError) -> str:
    """Return the text of a file; raise `missing` if there is no such file."""
    kind = ConfigError
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        problem, kind = "does not exist", missing
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except ValueError:
        problem = "is not UTF-8 text"
    raise kind(f"{path} {problem}")


@hide_locals
def read_json(path: Path, missing: type[ConfigError] = ConfigError) -> ConfigSection:
    """Return the JSON object in a file; raise `missing` if there is no such file."""
    values = _json_object(read_text(path, missing))
    if isinstance(values, str):
        raise ConfigError(f"{path} {values}")
    return ConfigSection(values, str(path))


def response_section(response: HTTPResponse, location: str) -> ConfigSection:
    """Return the JSON object of a response; an empty section if the body is anything else."""
    values = _json_object(response.body)
    return ConfigSection({} if isinstance(values, str) else values, location)


def _json_object(data: str | bytes) -> dict[str, Any] | str:
    """Return a JSON object, or what is wrong with the data."""
    try:
        value = json.loads(data)
    except json.JSONDecodeError as error:
        return f"is not valid JSON: {error.msg}, line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        return "is not valid JSON"
    return value if is_mapping(value) else "must contain a JSON object"


def _unix_time(value: object) -> float | None:
    """Return Unix time in seconds, or None if the value is not a time."""
    if isinstance(value, str):
        try:
            time = datetime.fromisoformat(value.strip())
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            return None
    number = _number(value)
    while number is not None and number >= 1e12:  # versions of the CLI wrote s, ms, us and ns
        number /= 1e3
    return number


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < 1e21 else None

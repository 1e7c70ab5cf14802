"""Values from a file, a reply or the environment: errors name them, and never quote them.

A traceback may show the locals of its frames. So whatever raises here holds no value in a local,
and whatever holds values raises nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from ..errors import ConfigError
from ..http.transport import HTTPResponse
from ..util.text_checks import is_sendable, is_text
from ..util.typeguards import is_mapping
from .credentials import Credentials


class NotSetUpError(ConfigError):
    """Nobody has set this source up, so another may be asked. One that is set up and fails raises
    anything else: then another identity must not step in.
    """


class Source:
    """Named values, and the place that they are from."""

    __slots__ = ("_values", "place")

    def __init__(self, values: Mapping[str, Any], place: str) -> None:
        self._values = values
        self.place = place
        """Where the values are, in words for an error."""

    def __repr__(self) -> str:
        return f"<values of {self.place}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("values that may be secret cannot be pickled")

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """A text without the blanks around it; empty if there is none."""
        if not is_text(self._values.get(name) or ""):
            raise ConfigError(f"{self.place}: {name} is no text")
        return str(self._values.get(name) or "").strip()

    def required(self, name: str) -> str:
        """A text that must be there."""
        if not self.text(name):
            raise ConfigError(f"{self.place}: {name} is missing")
        return self.text(name)

    def secret(self, name: str) -> str:
        """A text that must be there and can be sent in a header."""
        if not is_sendable(self.required(name)):
            raise ConfigError(f"{self.place}: {name} holds characters that do not belong there")
        return self.required(name)

    def seconds(self, name: str) -> float | None:
        """A moment in Unix seconds: from a text with a date, or a number of s, ms, us or ns."""
        if not self._values.get(name):
            return None
        moment = _unix(self._values[name])
        if moment is None:
            raise ConfigError(f"{self.place}: {name} is no time")
        return moment

    def number(self, name: str) -> float:
        """A number, 0 if there is none."""
        if _number(self._values.get(name) or 0) is None:
            raise ConfigError(f"{self.place}: {name} is no number")
        return _number(self._values.get(name) or 0) or 0.0

    def section(self, name: str) -> Source:
        """An object inside, empty if there is none. It may be written as JSON in a text."""
        inner: object = self._values.get(name) or {}
        decoded = _decoded(inner) if isinstance(inner, str) else inner
        del inner
        if not is_mapping(decoded):
            del decoded
            raise ConfigError(f"{self.place}: {name} is no object")
        return Source(decoded, self.place)

    def at(self, place: str) -> Source:
        """The same values, with another name for their place."""
        return Source(self._values, place)

    def credentials(self, access_key: str, secret_key: str, session_token: str = "") -> Credentials:
        """Credentials from the values of these names; the token may be missing."""
        self.secret(access_key)
        self.secret(secret_key)
        if not session_token or not self.text(session_token):
            return Credentials(self.secret(access_key), self.secret(secret_key))
        self.secret(session_token)
        return Credentials(
            self.secret(access_key), self.secret(secret_key), self.secret(session_token)
        )


def environment() -> Source:
    """The environment variables as they are now."""
    return Source(os.environ, "the environment")


def home(absent: type[ConfigError] = ConfigError) -> Path:
    """The user's home directory; raises `absent` if there is none."""
    try:
        return Path.home()
    except RuntimeError:
        pass  # a container may run as a user that has none
    raise absent("there is no home directory; set HOME")


def expanded(path: str) -> Path:
    """A path, in which `~` stands for the home directory."""
    return home() / path[2:] if path.startswith("~/") else Path(path)


def read_text(path: Path, absent: type[ConfigError] = ConfigError) -> str:
    """A file's text; raises `absent` if there is no such file."""
    kind = ConfigError
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        problem, kind = "is not there", absent
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except ValueError:
        problem = "is no UTF-8 text"
    raise kind(f"{path} {problem}")


def read_json(path: Path, absent: type[ConfigError] = ConfigError) -> Source:
    """A file that holds a JSON object; raises `absent` if there is no such file."""
    decoded = _decoded(read_text(path, absent))
    if isinstance(decoded, str):
        raise ConfigError(f"{path} {decoded}")
    return Source(decoded, str(path))


def read_reply(response: HTTPResponse, place: str) -> Source:
    """The JSON object of a reply; empty if it is none."""
    decoded = _decoded(response.body)
    return Source({} if isinstance(decoded, str) else decoded, place)


def _decoded(data: str | bytes) -> dict[str, Any] | str:
    """A JSON object, or what is wrong with it."""
    try:
        value = json.loads(data)
    except json.JSONDecodeError as error:
        return f"is no JSON: {error.msg}, line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError):
        return "is no JSON"
    return value if is_mapping(value) else "is no JSON object"


def _unix(value: object) -> float | None:
    """Unix seconds, or None for what is no time."""
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            return None
    number = _number(value)
    while number is not None and number >= 1e12:  # the command line has written all of them
        number /= 1e3
    return number


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < 1e21 else None

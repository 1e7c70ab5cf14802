"""What may differ from call to call: a client's settings without what its copies share."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..errors import ConfigError
from ..util.text_checks import is_sendable
from ..util.typeguards import unchecked

_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OURS: Final = frozenset({
    "authorization", "connection", "content-length", "expect", "host", "te", "trailer",
    "transfer-encoding", "upgrade", "x-content-sha256", "x-date", "x-security-token",
})  # fmt: skip
"""What the signature and the transport say for themselves."""
LONGEST_S: Final = 1e6
"""No transport takes any time for a timeout."""


class Headers(dict[str, str]):
    """Headers of the caller's, whose values may be secret and never show."""

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"


def merged(*given: Mapping[str, str]) -> Headers:
    """Headers of which the later ones win; HTTP takes no notice of the case of their names."""
    named = {name.lower(): (name, text) for each in given for name, text in each.items()}
    return Headers(named.values())


def checked_headers(*given: Mapping[str, str]) -> Headers:
    """Headers that can be sent, and read in one way only, the later ones winning; raises ConfigError."""
    for each in given:
        if not isinstance(unchecked(each), Mapping):
            raise ConfigError(f"headers must be a mapping of names to texts, no {_kind(each)}")
        for name, text in each.items():
            if not isinstance(unchecked(name), str) or not _TOKEN.fullmatch(name):
                raise ConfigError(f"{name!r} is no name of a header")
            if name.lower() in _OURS:
                raise ConfigError(f"the header {name} is the client's own to set")
            if not isinstance(unchecked(text), str):
                raise ConfigError(f"the header {name} must be a text, no {_kind(text)}")
            if text and not is_sendable(text):
                words = "must be printable ASCII without blanks around it"
                raise ConfigError(f"the header {name} {words}")
    return merged(*given)


@dataclass(frozen=True, slots=True)
class Options:
    """Frozen; `with_options` makes another."""

    timeout_s: float
    """Bounds one attempt."""
    deadline_s: float | None = None
    """Bounds the whole call: attempts, waits and pacing. Infinity stands for None, the unbounded."""
    max_retries: int = 3
    """Attempts after the first."""
    validate: bool = True
    """Hold requests against the documented rules before they are sent."""
    raise_on_partial: bool = False
    """Raise when a reply says that some items failed."""
    keep_raw: bool = False
    """Keep each reply as it came, see `with_raw_response`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Further headers of every request; those that begin with X- are signed."""
    parameters: dict[str, int | None] = field(default_factory=dict[str, int | None])
    """Fields that every request carries, such as app_id."""

    def __post_init__(self) -> None:
        _check_seconds("timeout", self.timeout_s)
        if not self.timeout_s < LONGEST_S:
            raise ConfigError(f"timeout must be below {LONGEST_S:g} s, not {self.timeout_s!r}")
        if self.deadline_s is not None:
            _check_seconds("deadline", self.deadline_s)
        if self.deadline_s == math.inf:
            object.__setattr__(self, "deadline_s", None)
        if type(self.max_retries) is not int or self.max_retries < 0:
            words = f"max_retries must be a whole number from 0, not {self.max_retries!r}"
            raise ConfigError(words)
        for name in ("validate", "raise_on_partial"):
            value: object = getattr(self, name)
            if not isinstance(value, bool):
                raise ConfigError(f"{name} must be True or False, not {value!r}")
        object.__setattr__(self, "headers", checked_headers(self.headers))
        for name, number in self.parameters.items():
            if number is not None and (
                isinstance(number, bool) or not hasattr(number, "__index__")
            ):
                raise ConfigError(f"{name} must be an integer, no {_kind(number)}")

    def changed(self, parameters: dict[str, int | None], **changes: Any) -> Options:
        """Other options; None leaves a thing as it is."""
        given = {name: value for name, value in changes.items() if value is not None}
        if "headers" in given:
            given["headers"] = checked_headers(self.headers, given["headers"])
        merged = {**self.parameters, **{k: v for k, v in parameters.items() if v is not None}}
        return replace(self, parameters=merged, **given)


def _kind(value: object) -> str:
    return type(value).__name__


def _check_seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ConfigError(f"{name} must be a number of seconds above 0, not {value!r}")

"""Options of a call: the settings of a client that may differ from call to call."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..errors import ConfigError
from ..util.text_checks import is_printable_ascii
from ..util.typeguards import unchecked

_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_RESERVED_HEADERS: Final = frozenset({
    "authorization", "connection", "content-length", "expect", "host", "te", "trailer",
    "transfer-encoding", "upgrade", "x-content-sha256", "x-date", "x-security-token",
})  # fmt: skip
"""Headers that the signature and the transport set."""
MAX_TIMEOUT_S: Final = 1e6
"""Upper bound accepted by the HTTP libraries."""


class Headers(dict[str, str]):
    """Headers of the user. Their values may be secret, so `repr` shows the names only."""

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}>"


def merge_headers(*headers: Mapping[str, str]) -> Headers:
    """Merge headers without regard to case; the later ones win."""
    by_name = {name.lower(): (name, value) for each in headers for name, value in each.items()}
    return Headers(by_name.values())


def check_headers(*headers: Mapping[str, str]) -> Headers:
    """Merge headers of the user; raise ConfigError for a name or a value that cannot be sent."""
    for each in headers:
        if not isinstance(unchecked(each), Mapping):
            raise ConfigError(f"headers must be a mapping of names to values, not {_kind(each)}")
        for name, value in each.items():
            if not isinstance(unchecked(name), str) or not _HEADER_NAME.fullmatch(name):
                raise ConfigError(f"{name!r} is not a valid header name")
            if name.lower() in _RESERVED_HEADERS:
                raise ConfigError(f"the client sets the header {name} itself; remove it")
            if not isinstance(unchecked(value), str):
                raise ConfigError(f"the header {name} must be text, not {_kind(value)}")
            if value and not is_printable_ascii(value):
                words = "must be printable ASCII without spaces at its ends"
                raise ConfigError(f"the header {name} {words}")
    return merge_headers(*headers)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the calls of one client object; `with_options` of the client changes them."""

    timeout_s: float
    """Timeout of one attempt."""
    deadline_s: float | None = None
    """Timeout of the whole call: attempts, pauses and rate limiting. None or infinity: no limit."""
    max_retries: int = 3
    """Most attempts after the first."""
    validate: bool = True
    """Check requests against the documented rules before they are sent."""
    raise_on_partial: bool = False
    """Raise PartialFailureError when a reply lists items that failed."""
    keep_raw: bool = False
    """Keep the raw response on each result; see `with_raw_response`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Extra headers of every request; those whose names begin with X- are signed."""
    parameters: dict[str, int | None] = field(default_factory=dict[str, int | None])
    """Fields that every request carries, by Python name."""

    def __post_init__(self) -> None:
        _check_seconds("timeout", self.timeout_s)
        if not self.timeout_s < MAX_TIMEOUT_S:
            raise ConfigError(f"timeout must be below {MAX_TIMEOUT_S:g} s, not {self.timeout_s!r}")
        if self.deadline_s is not None:
            _check_seconds("deadline", self.deadline_s)
        if self.deadline_s == math.inf:
            object.__setattr__(self, "deadline_s", None)
        if type(self.max_retries) is not int or self.max_retries < 0:
            words = f"max_retries must be a whole number of at least 0, not {self.max_retries!r}"
            raise ConfigError(words)
        for name in ("validate", "raise_on_partial"):
            value: object = getattr(self, name)
            if not isinstance(value, bool):
                raise ConfigError(f"{name} must be True or False, not {value!r}")
        object.__setattr__(self, "headers", check_headers(self.headers))
        for name, number in self.parameters.items():
            if number is not None and (
                isinstance(number, bool) or not hasattr(number, "__index__")
            ):
                raise ConfigError(f"{name} must be an integer, not {_kind(number)}")

    def changed(self, parameters: dict[str, int | None], **changes: Any) -> Options:
        """Return options with changes; None keeps the present value."""
        given = {name: value for name, value in changes.items() if value is not None}
        if "headers" in given:
            given["headers"] = check_headers(self.headers, given["headers"])
        merged = {**self.parameters, **{k: v for k, v in parameters.items() if v is not None}}
        return replace(self, parameters=merged, **given)


def _kind(value: object) -> str:
    return type(value).__name__


def _check_seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ConfigError(f"{name} must be a number of seconds above 0, not {value!r}")

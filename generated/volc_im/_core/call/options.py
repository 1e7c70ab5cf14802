"""Options of a call: the settings of a client that may differ from call to call."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ..errors import ConfigError
from ..util.text_checks import is_printable_ascii
from ..util.typeguards import unchecked

_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_RESERVED_HEADERS: Final = frozenset({
    "authorization", "connection", "content-length", "expect", "host", "te", "trailer",
    "transfer-encoding", "upgrade", "x-content-sha256", "x-date", "x-security-token",
})  # fmt: skip
"""Headers that the signature and the transport set."""
ParameterValue = int | float | str | None
"""Value of a parameter of the client; None if it is not set."""
MAX_TIMEOUT_S: Final = 1e6
"""Timeouts must be shorter, because the HTTP libraries reject longer ones."""


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


class _Fields(NamedTuple):
    timeout_s: float
    """Timeout of one attempt."""
    deadline_s: float | None = None
    """Timeout of the whole call: attempts, pauses and rate limiting. None or infinity: no limit."""
    max_retries: int = 3
    """Maximum number of attempts after the first."""
    validate: bool = True
    """Check requests against the documented rules before they are sent."""
    raise_on_partial: bool = False
    """Raise PartialFailureError when a reply lists items that failed."""
    keep_raw: bool = False
    """Keep the raw response on each result; see `with_raw_response`."""
    headers: Mapping[str, str] = Headers()
    """Extra headers of every request; those whose names begin with X- are signed."""
    parameters: Mapping[str, ParameterValue] = {}
    """Fields that every request carries, by Python name."""


class Options(_Fields):
    """Options of the calls of one client object; `with_options` of the client changes them."""

    __slots__ = ()

    def __new__(cls, *args: Any, **fields: Any) -> Options:
        """Return checked options; raise ConfigError."""
        options = super().__new__(cls, *args, **fields)
        _check_seconds("timeout", options.timeout_s)
        if not options.timeout_s < MAX_TIMEOUT_S:
            limit = f"below {MAX_TIMEOUT_S:g} s"
            raise ConfigError(f"timeout must be {limit}, not {options.timeout_s!r}")
        if options.deadline_s is not None:
            _check_seconds("deadline", options.deadline_s)
        if type(options.max_retries) is not int or options.max_retries < 0:
            words = f"max_retries must be a whole number of at least 0, not {options.max_retries!r}"
            raise ConfigError(words)
        for name in ("validate", "raise_on_partial"):
            value: object = getattr(options, name)
            if not isinstance(value, bool):
                raise ConfigError(f"{name} must be True or False, not {value!r}")
        return options._replace(
            headers=check_headers(options.headers),
            deadline_s=None if options.deadline_s == math.inf else options.deadline_s,
        )

    def changed(self, parameters: Mapping[str, ParameterValue], **changes: Any) -> Options:
        """Return options with changes; None keeps the present value."""
        fields = {name: value for name, value in changes.items() if value is not None}
        if "headers" in fields:
            fields["headers"] = check_headers(self.headers, fields["headers"])
        merged = {**self.parameters, **{k: v for k, v in parameters.items() if v is not None}}
        return Options(**{**self._asdict(), **fields, "parameters": merged})


def _kind(value: object) -> str:
    return type(value).__name__


def _check_seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ConfigError(f"{name} must be a number of seconds above 0, not {value!r}")

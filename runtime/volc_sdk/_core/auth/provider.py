"""Credentials for a time: what a provider hands out."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any, Protocol

from ..effects.effects import Steps
from ..errors import ConfigError
from .credentials import Credentials


@dataclass(frozen=True, slots=True)
class Lease:
    """Credentials, and when they end."""

    credentials: Credentials
    expires_at: float | None = None
    """Unix time in seconds; None for credentials that do not end."""
    refresh_s: float = 60.0
    """How long before their end new ones are fetched."""

    def __post_init__(self) -> None:
        """Raises ConfigError for what no provider may hand out; words that quote no value."""
        given: Any = self.credentials
        if not isinstance(given, Credentials):
            raise ConfigError(f"a Lease is of Credentials, not of {type(given).__name__}")
        if self.expires_at is not None and not _is_seconds(self.expires_at):
            kind = type(self.expires_at).__name__
            raise ConfigError(f"expires_at of a Lease is Unix time in seconds, not {kind}")
        if not _is_seconds(self.refresh_s):
            raise ConfigError("refresh_s of a Lease is a number of seconds")


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -inf <= value <= inf


class Provider(Protocol):
    """Where credentials come from. Does no I/O but through the steps that it yields, and files."""

    def lease(self) -> Steps[Lease]:
        """Fetch credentials; raises ConfigError that says what is missing, without secrets."""
        ...

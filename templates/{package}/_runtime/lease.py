"""Credentials for a time: what a provider hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..credentials import Credentials
from .steps import Steps


@dataclass(frozen=True, slots=True)
class Lease:
    """Credentials, and when they end."""

    credentials: Credentials
    expires_at: float | None = None
    """Unix time in seconds; None for credentials that do not end."""
    refresh_s: float = 60.0
    """How long before their end new ones are fetched."""


class Provider(Protocol):
    """Where credentials come from. Does no I/O but through the steps that it yields, and files."""

    def lease(self) -> Steps[Lease]:
        """Fetch credentials; raises ConfigError that says what is missing, without secrets."""
        ...

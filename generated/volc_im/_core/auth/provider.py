"""The protocol of credential providers, and what they return."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Protocol

from ..errors import ConfigError
from ..util.hide_locals import hide_locals
from ..util.lazy_annotations import annotate_lazily
from ..util.package import public_in
from ..util.typeguards import unchecked
from .credentials import Credentials

if TYPE_CHECKING:
    from ..effects.effects import Effects


@public_in("providers")
@dataclass(frozen=True, slots=True, init=False)
class CredentialsResult:
    """Credentials with the time at which they expire.

    Raises:
        ConfigError: A value has another type. The message does not quote it.
    """

    credentials: Credentials
    expires_at: float | None = None
    """Unix time in seconds; None for credentials that do not expire."""
    refresh_s: float = 60.0
    """Seconds before the expiry at which new credentials are fetched."""

    @hide_locals
    def __init__(
        self, credentials: Credentials, expires_at: float | None = None, refresh_s: float = 60.0
    ) -> None:
        is_valid = isinstance(unchecked(credentials), Credentials)
        _check("credentials", credentials, is_valid, "Credentials")
        is_time = expires_at is None or _is_seconds(expires_at)
        _check("expires_at", expires_at, is_time, "Unix time in seconds")
        _check("refresh_s", refresh_s, _is_seconds(refresh_s), "a number of seconds")
        object.__setattr__(self, "credentials", credentials)
        object.__setattr__(self, "expires_at", expires_at)
        object.__setattr__(self, "refresh_s", refresh_s)


def _check(name: str, value: object, is_valid: bool, expected: str) -> None:
    if not is_valid:
        kind = type(value).__name__
        raise ConfigError(f"{name} of a CredentialsResult must be {expected}, not {kind}")


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -inf <= value <= inf


@public_in("providers")
class Provider(Protocol):
    """A source of credentials. Except for reading files, it does I/O only by yielding effects."""

    def fetch(self) -> Effects[CredentialsResult]:
        """Return credentials; raise a ConfigError that names what is missing and has no secrets."""
        ...


annotate_lazily(__name__, ("..effects.effects",), Provider)

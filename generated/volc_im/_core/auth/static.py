"""The provider of fixed credentials."""

from __future__ import annotations

from ..effects.effects import Effects
from ..util.package import public_in
from .credentials import Credentials
from .provider import CredentialsResult


@public_in("providers")
class StaticProvider:
    """Provides fixed credentials.

    Args:
        credentials: The credentials to return.

    Example:
        StaticProvider(Credentials("AK", "SK"))
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __repr__(self) -> str:
        return f"StaticProvider({self._credentials!r})"

    @property
    def credentials(self) -> Credentials:
        """The fixed credentials."""
        return self._credentials

    def fetch(self) -> Effects[CredentialsResult]:
        """Return the credentials, which do not expire."""
        yield from ()
        return CredentialsResult(self._credentials)

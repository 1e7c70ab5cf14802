"""The provider of credentials that are given as they are."""

from __future__ import annotations

from ..effects.effects import Steps
from .credentials import Credentials
from .provider import Lease


class StaticProvider:
    """Hands out the same credentials for ever.

    Args:
        credentials: What to hand out.

    Example:
        StaticProvider(Credentials("AK", "SK"))
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __repr__(self) -> str:
        return f"StaticProvider({self._credentials!r})"

    @property
    def credentials(self) -> Credentials:
        """What is handed out."""
        return self._credentials

    def lease(self) -> Steps[Lease]:
        """The credentials, without an end."""
        yield from ()
        return Lease(self._credentials)

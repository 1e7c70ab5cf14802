"""The provider of fixed credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..util.lazy_annotations import annotate_lazily
from ..util.lazy_module import LazyModule
from ..util.package import public_in
from .credentials import Credentials

if TYPE_CHECKING:
    from ..effects.effects import Effects
    from . import provider as _provider
    from .provider import CredentialsResult
else:
    _provider = LazyModule(".provider", __package__)


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
        return _provider.CredentialsResult(self._credentials)


annotate_lazily(__name__, ("..effects.effects", ".provider"), StaticProvider)

"""What may stand for credentials in an argument: credentials, or a provider of some."""

from __future__ import annotations

from typing import cast

from ..errors import ConfigError
from .credentials import Credentials
from .provider import Provider
from .static import StaticProvider


def provider_of(given: object, named: str) -> Provider:
    """A provider of what was given as the argument `named`; raises ConfigError that never quotes
    it: it may be a pair of keys.
    """
    if isinstance(given, Credentials):
        return StaticProvider(given)
    if callable(getattr(given, "lease", None)) and not isinstance(given, type):
        return cast("Provider", given)
    kind = f"the class {given.__name__}" if isinstance(given, type) else type(given).__name__
    del given
    raise ConfigError(
        f"{named} takes Credentials or a provider of volc_im.providers, such as "
        f"CallableProvider(function), not {kind}"
    )

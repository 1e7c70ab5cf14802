"""Conversion of an argument, which is credentials or a provider, to a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..errors import ConfigError
from ..util.hide_locals import hide_locals
from .credentials import Credentials
from .static import StaticProvider

if TYPE_CHECKING:
    from .provider import Provider


@hide_locals
def as_provider(value: object, parameter: str) -> Provider:
    """Return a provider for the value of `parameter`, which is credentials or a provider.

    Raises:
        ConfigError: The value is neither. The message does not quote it: it may be a pair of keys.
    """
    if isinstance(value, Credentials):
        return StaticProvider(value)
    if callable(getattr(value, "fetch", None)) and not isinstance(value, type):
        return cast("Provider", value)
    kind = f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
    raise ConfigError(
        f"{parameter} must be Credentials or a provider, such as "
        f"CallableProvider(function), not {kind}"
    )

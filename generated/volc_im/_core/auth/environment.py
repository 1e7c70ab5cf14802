"""Credentials from environment variables, in the three families of names that the SDKs read."""

from __future__ import annotations

from typing import Final

from ..errors import ConfigError
from .config_values import NotSetUpError, environment
from .credentials import Credentials

FAMILIES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]] = (
    (("VOLCENGINE_ACCESS_KEY",), ("VOLCENGINE_SECRET_KEY",), ("VOLCENGINE_SESSION_TOKEN",)),
    (("VOLC_ACCESSKEY",), ("VOLC_SECRETKEY",), ()),
    (
        ("VOLCSTACK_ACCESS_KEY_ID", "VOLCSTACK_ACCESS_KEY"),
        ("VOLCSTACK_SECRET_ACCESS_KEY", "VOLCSTACK_SECRET_KEY"),
        ("VOLCSTACK_SESSION_TOKEN",),
    ),
)
"""Names of access key, secret key and token, in order. Families are never mixed."""


def environment_credentials() -> Credentials:
    """Credentials of the first family that is whole.

    Raises NotSetUpError if no name is set, and ConfigError if only parts of families are.
    """
    values = environment()
    halves: list[str] = []
    for family in FAMILIES:
        # The first name that is set, of each of the three.
        access, secret, token = (
            next((name for name in names if values.text(name)), "") for names in family
        )
        if access and secret:
            return values.credentials(access, secret, token)
        if found := access or secret or token:
            missing = family[1][0] if access else family[0][0]
            halves.append(f"{found} is set, but {missing} is not")
    if halves:
        raise ConfigError("; ".join(halves))
    names = ", ".join(family[0][0] for family in FAMILIES)
    raise NotSetUpError(f"none of {names} is set")

"""Credentials from environment variables. The SDKs read three families of names."""

from __future__ import annotations

from typing import Final

from ..errors import ConfigError
from .config_values import NotConfiguredError, environment
from .credentials import Credentials

FAMILIES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]] = (
    (("VOLCENGINE_ACCESS_KEY",), ("VOLCENGINE_SECRET_KEY",), ("VOLCENGINE_SESSION_TOKEN",)),
    (("VOLC_ACCESSKEY",), ("VOLC_SECRETKEY",), ("VOLC_SESSIONTOKEN",)),
    (
        ("VOLCSTACK_ACCESS_KEY_ID", "VOLCSTACK_ACCESS_KEY"),
        ("VOLCSTACK_SECRET_ACCESS_KEY", "VOLCSTACK_SECRET_KEY"),
        ("VOLCSTACK_SESSION_TOKEN",),
    ),
)
"""Names of access key, secret key and token, by precedence. Families are never mixed."""


def environment_credentials() -> Credentials:
    """Return the credentials of the first complete family.

    Raises:
        NotConfiguredError: No variable of any family is set.
        ConfigError: Variables are set, but no family is complete.
    """
    variables = environment()
    incomplete: list[str] = []
    for family in FAMILIES:
        # The first name that is set, for each of key, secret and token.
        access, secret, token = (
            next((name for name in names if variables.get_text(name)), "") for names in family
        )
        if access and secret:
            return variables.get_credentials(access, secret, token)
        if present := access or secret or token:
            missing = family[1][0] if access else family[0][0]
            incomplete.append(f"{present} is set, but {missing} is not")
    if incomplete:
        raise ConfigError("; ".join(incomplete))
    names = ", ".join(family[0][0] for family in FAMILIES)
    raise NotConfiguredError(f"none of {names} is set")

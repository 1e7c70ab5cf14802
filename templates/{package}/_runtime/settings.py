"""Where calls go and who makes them: arguments first, then the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from ..credentials import Credentials
from ..errors import ConfigError
from ..service import DEFAULT_REGION, HOSTS

_HOW_TO_SIGN_IN: Final = (
    "pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client is made with, checked."""

    credentials: Credentials
    region: str
    endpoint: str
    """Address without a path, such as `https://rtc.volcengineapi.com`."""
    timeout_s: float


def resolve(
    *,
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    region: str | None,
    endpoint: str | None,
    timeout: float,
) -> Settings:
    """Check the arguments and fill in from the environment; raises ConfigError."""
    if isinstance(timeout, bool) or not timeout > 0:
        raise ConfigError(f"timeout must be a number of seconds above 0, not {timeout!r}")
    region = region or os.environ.get("VOLCENGINE_REGION") or DEFAULT_REGION
    endpoint = endpoint or os.environ.get("VOLCENGINE_ENDPOINT")
    if not endpoint:
        if region not in HOSTS:
            known = ", ".join(HOSTS)
            raise ConfigError(f"IM has no region {region!r}; use {known}, or pass endpoint=")
        endpoint = f"https://{HOSTS[region]}"
    return Settings(
        credentials=_credentials(access_key, secret_key, session_token),
        region=region,
        endpoint=_checked(endpoint),
        timeout_s=float(timeout),
    )


def _credentials(
    access_key: str | None, secret_key: str | None, session_token: str | None
) -> Credentials:
    if (access_key is None) != (secret_key is None):
        raise ConfigError(f"an access key and its secret key come together: {_HOW_TO_SIGN_IN}")
    if access_key is None:
        access_key = os.environ.get("VOLCENGINE_ACCESS_KEY")
        secret_key = os.environ.get("VOLCENGINE_SECRET_KEY")
        session_token = session_token or os.environ.get("VOLCENGINE_SESSION_TOKEN")
    if not access_key or not secret_key:
        raise ConfigError(f"no credentials: {_HOW_TO_SIGN_IN}")
    try:
        return Credentials(access_key, secret_key, session_token)
    except ValueError as error:
        raise ConfigError(str(error)) from None


def _checked(endpoint: str) -> str:
    """An endpoint as scheme and host. Plain http is for loopback: a signature is no secrecy."""
    address = endpoint if "://" in endpoint else f"https://{endpoint}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigError(f"endpoint {endpoint!r} is no address: {error}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError(f"endpoint {endpoint!r} is no http(s) address")
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ConfigError(f"endpoint {endpoint!r} must be scheme and host alone")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ConfigError(
            f"endpoint {endpoint!r} would send messages in the clear; "
            "use https:// (http:// is for 127.0.0.1, ::1 and localhost)"
        )
    return f"{parts.scheme}://{parts.netloc}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

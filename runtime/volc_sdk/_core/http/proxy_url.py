"""Proxy URLs."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from ..errors import ConfigError
from .endpoints import is_valid_host

_SCHEMES: Final = ("http", "https", "socks5", "socks5h")


def check_proxy(value: str, source: str) -> str:
    """Return a proxy URL with its scheme; raise ConfigError if it is not valid.

    The error message does not contain the value, which may contain a password.

    Args:
        value: URL, or host and port.
        source: Name of the argument or environment variable, for the error message.
    """
    url = value.strip()
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        # An unencoded "/", "?" or "#" in a password ends the host early, and appears in the path.
        has_path = parts.path not in ("", "/") or bool(parts.query) or bool(parts.fragment)
        host = parts.hostname or ""
        is_valid = parts.scheme in _SCHEMES and is_valid_host(host) and parts.port != 0
    except ValueError:
        is_valid = has_path = False
    if not is_valid or has_path:
        raise ConfigError(
            f"{source} is not a valid proxy URL: expected http://host:port or socks5://host:port, "
            "with user:password@ before the host if the proxy requires it (percent-encoded)"
        )
    return url


def split_userinfo(proxy: str) -> tuple[str, tuple[str, str] | None]:
    """Return a proxy URL without user and password, and these two decoded, or None."""
    parts = urlsplit(proxy)
    userinfo, _, location = parts.netloc.rpartition("@")
    user, _, password = userinfo.partition(":")
    url = f"{parts.scheme}://{location}"
    return url, (unquote(user), unquote(password)) if userinfo else None

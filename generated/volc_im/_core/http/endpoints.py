"""What can be a host, and where requests may be sent to in the clear."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

from ..errors import ConfigError

Address = IPv4Address | IPv6Address

_NAME: Final = re.compile(r"\w[\w-]*(\.\w[\w-]*)*\.?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")


def checked_endpoint(endpoint: str, named: str) -> str:
    """An address as scheme, host and port, written as transports send them: the signature covers
    the host. Plain http is for loopback: a signature is no secrecy.

    Args:
        endpoint: The address; one without a scheme is https.
        named: What it was given as, for an error: an argument, or a variable.

    Raises:
        ConfigError: It is no address, or leads elsewhere in the clear.
    """
    what = f"{named} {endpoint!r}"
    # urlsplit drops line ends without a word, and transports raise errors of their own on the rest.
    if not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        raise ConfigError(f"{what} holds characters that do not belong in an address")
    try:
        parts = urlsplit(endpoint if "://" in endpoint else f"https://{endpoint}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigError(f"{what} is no address: {error}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError(f"{what} is no http(s) address")
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ConfigError(f"{what} must be scheme and host alone")
    if not is_host(host):
        raise ConfigError(f"{what} is no address: {host!r} cannot be a host")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ConfigError(
            f"{what} would be called in the clear; "
            "use https:// (http:// is for 127.0.0.1, ::1 and localhost)"
        )
    if ":" in host:
        host = f"[{address_of(host)}]"
    return f"{parts.scheme}://{host}" if port is None else f"{parts.scheme}://{host}:{port}"


def is_host(host: str) -> bool:
    """Whether there can be a host of this name or address, given without brackets."""
    # As everywhere on the web: a name whose last part is a number is an IPv4 address.
    if ":" in host or _NUMBER.fullmatch(host.lower().rpartition(".")[2]):
        return address_of(host) is not None and "%" not in host
    if len(host.removesuffix(".")) > 253 or _NAME.fullmatch(host) is None:
        return False
    return all(map(_is_label, host.lower().split(".")))


def _is_label(label: str) -> bool:
    """Whether a part of a name is short enough, and what it says in other letters can be read."""
    if len(label) > 63:
        return False
    if not label.startswith("xn--"):
        return True
    try:
        return not label[4:].encode().decode("punycode").isascii()
    except UnicodeError:
        return False


def address_of(host: str) -> Address | None:
    """The address that a host is given as, without brackets; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_loopback(host: str) -> bool:
    address = address_of(host)
    return host == "localhost" or (address is not None and address.is_loopback)

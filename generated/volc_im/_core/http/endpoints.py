"""Validation of endpoints: which hosts are valid, and where plain http is allowed."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

from ..errors import ConfigError

IPAddress = IPv4Address | IPv6Address

_NAME: Final = re.compile(r"\w[\w-]*(\.\w[\w-]*)*\.?")
# Names that no public server has: RFC 6761, 6762, 8375 and 9476, and ICANN for `internal`.
_PRIVATE_SUFFIXES: Final = (".internal", ".local", ".localhost", ".test", ".home.arpa")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
DEFAULT_PORTS: Final = {"https": 443, "http": 80}


def check_endpoint(endpoint: str, source: str, *, allow_http: bool = False) -> str:
    """Return an endpoint as scheme, host and port, in the form that transports send.

    The form matters because the signature covers the host. Plain http is allowed for loopback hosts
    only, because requests are signed, not encrypted; with `allow_http` for hosts of a private network.

    Args:
        endpoint: URL or host; https if it has no scheme. A loopback host needs a scheme, because
            servers for tests seldom use TLS.
        source: Name of the argument or environment variable, for error messages.
        allow_http: Allow plain http for hosts of a private network too.

    Raises:
        ConfigError: The endpoint is not valid, or it is plain http where that is not allowed.
    """
    name = f"{source} {endpoint!r}"
    # urlsplit silently removes line breaks, and transports raise their own errors for the others.
    if not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        raise ConfigError(f"{name} contains characters that a URL cannot contain")
    try:
        parts = urlsplit(endpoint if "://" in endpoint else f"https://{endpoint}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigError(f"{name} is not a valid URL: {error}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError(f"{name} is not an http or https URL")
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ConfigError(f"{name} must consist of scheme, host and port only")
    if "://" not in endpoint and is_loopback(host):
        raise ConfigError(
            f"{name} has no scheme; write http://{endpoint}, or https://{endpoint} for a server with TLS"
        )
    if not is_valid_host(host):
        raise ConfigError(f"{name} is not a valid URL: {host!r} is not a valid host")
    if parts.scheme == "http" and not is_loopback(host):
        if not allow_http:
            raise ConfigError(
                f"{name} is not encrypted; use https:// (http:// is allowed for localhost, 127.0.0.1 "
                "and ::1, and with allow_http=True for private networks)"
            )
        if not is_private_host(host):
            raise ConfigError(
                f"{name} is not encrypted; use https:// (allow_http=True allows http:// for private "
                "addresses, names without a dot, and names that end in "
                f"{', '.join(_PRIVATE_SUFFIXES)})"
            )
    if ":" in host:
        host = f"[{parse_ip(host)}]"
    return f"{parts.scheme}://{host}" if port is None else f"{parts.scheme}://{host}:{port}"


def location(url: str) -> str:
    """Return host and port of a URL, without user and password, for error messages."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    shown = f"[{host}]" if ":" in host else host
    return shown if port is None else f"{shown}:{port}"


def is_valid_host(host: str) -> bool:
    """Return whether a host name or an IP address, without brackets, is valid."""
    # As in browsers, a name whose last label is a number is an IPv4 address.
    if ":" in host or _NUMBER.fullmatch(host.lower().rpartition(".")[2]):
        return parse_ip(host) is not None and "%" not in host
    if len(host.removesuffix(".")) > 253 or _NAME.fullmatch(host) is None:
        return False
    return all(map(_is_valid_label, host.lower().split(".")))


def _is_valid_label(label: str) -> bool:
    """Return whether a label is at most 63 characters and, if Punycode, decodes to non-ASCII."""
    if len(label) > 63:
        return False
    if not label.startswith("xn--"):
        return True
    try:
        return not label[4:].encode().decode("punycode").isascii()
    except UnicodeError:
        return False


def parse_ip(host: str) -> IPAddress | None:
    """Return the IP address that a host consists of, given without brackets; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Return whether a host, given without brackets, is this machine."""
    address = parse_ip(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def is_private_host(host: str) -> bool:
    """Return whether a host is in a private network, as far as its address or name tells."""
    address = parse_ip(host)
    if address is not None:
        return address.is_private
    name = host.lower().removesuffix(".")
    return bool(name) and ("." not in name or name.endswith(_PRIVATE_SUFFIXES))

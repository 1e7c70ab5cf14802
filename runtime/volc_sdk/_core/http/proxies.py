"""Choice of the proxy for a request. All transports use it, so that they behave the same.

`proxy=` of the configuration applies to all requests. Without it, these environment variables are
read, lower-case names first: HTTPS_PROXY or HTTP_PROXY, ALL_PROXY, then VOLC_HTTPS_PROXY or
VOLC_HTTP_PROXY, as in the vendor's Go SDK. Hosts in NO_PROXY (or VOLC_NO_PROXY) and the local
machine are connected to directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from .endpoints import DEFAULT_PORTS, IPAddress, is_loopback, parse_ip
from .proxy_url import check_proxy
from .transport_config import TransportConfig

_PROXY_VARIABLES: Final[dict[str, tuple[str, ...]]] = {
    "https": ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "VOLC_HTTPS_PROXY"),
    "http": ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "VOLC_HTTP_PROXY"),
}
_NO_PROXY_VARIABLES: Final = ("no_proxy", "NO_PROXY", "VOLC_NO_PROXY")
_METADATA_HOST: Final = "100.96.0.96"
"""The instance metadata service returns credentials, which no proxy may read."""


class Proxy(NamedTuple):
    """A proxy, and where it is configured."""

    url: str
    """URL with user and password."""
    source: str
    """`proxy=` or the name of an environment variable."""

    def __repr__(self) -> str:
        return f"Proxy(source={self.source!r})"


def proxy_for(url: str, config: TransportConfig, environ: Mapping[str, str]) -> Proxy | None:
    """Return the proxy for a request; None for no proxy.

    Raises ConfigError if an environment variable contains an invalid proxy URL.
    """
    if config.proxy is not None:
        return Proxy(check_proxy(config.proxy, "proxy="), "proxy=")
    if not config.trust_env:
        return None
    target = urlsplit(url)
    names = _PROXY_VARIABLES.get(target.scheme, ())
    if "REQUEST_METHOD" in environ:  # CGI sets HTTP_PROXY from the `Proxy` header of a request
        names = tuple(name for name in names if name != "HTTP_PROXY")
    name = _first_set(names, environ)
    if name is None:
        return None
    no_proxy_name = _first_set(_NO_PROXY_VARIABLES, environ)
    no_proxy = environ[no_proxy_name] if no_proxy_name else ""
    host = (target.hostname or "").rstrip(".")
    if _bypasses_proxy(host, target.port or DEFAULT_PORTS[target.scheme], no_proxy):
        return None
    return Proxy(check_proxy(environ[name], name), name)


def _first_set(names: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    """Return the first variable that is set; a blank value counts as not set."""
    return next((name for name in names if environ.get(name, "").strip()), None)


def _bypasses_proxy(host: str, port: int, no_proxy: str) -> bool:
    address = parse_ip(host)
    if is_loopback(host) or host == _METADATA_HOST:
        return True
    entries = no_proxy.lower().replace(",", " ").split()
    return any(_matches(entry, host, address, port) for entry in entries)


def _matches(entry: str, host: str, address: IPAddress | None, port: int) -> bool:
    """Return whether an entry of NO_PROXY matches a host.

    An entry is `*`, a network, an IP address, or a domain, which also matches its subdomains.
    """
    if entry == "*":
        return True
    if "/" in entry:
        try:
            return address is not None and address in ip_network(entry, strict=False)
        except ValueError:
            return False
    name, entry_port = _split_port(entry)
    if entry_port not in ("", str(port)):
        return False
    if address is not None:
        return parse_ip(name) == address
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _split_port(entry: str) -> tuple[str, str]:
    """Split `host:port`, `[v6]:port`, `[v6]` or a plain IPv6 address into host and port."""
    if entry.startswith("["):
        name, _, rest = entry[1:].partition("]")
        return name, rest.removeprefix(":")
    name, _, port = entry.partition(":")
    return (entry, "") if ":" in port else (name, port)

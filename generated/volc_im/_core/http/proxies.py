"""Which proxy a request goes through: decided here, so that every transport does the same.

`proxy=` of the configuration takes every request. Else the environment speaks, names in lower case
first: HTTPS_PROXY or HTTP_PROXY, ALL_PROXY, then VOLC_HTTPS_PROXY or VOLC_HTTP_PROXY, as in the
vendor's Go SDK. Hosts in NO_PROXY (or VOLC_NO_PROXY) and this machine itself are reached directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from ..errors import ConfigError
from .endpoints import Address, address_of, is_host

if TYPE_CHECKING:
    from .transport import TransportConfig

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "https": ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "VOLC_HTTPS_PROXY"),
    "http": ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "VOLC_HTTP_PROXY"),
}
_EXCEPTIONS: Final = ("no_proxy", "NO_PROXY", "VOLC_NO_PROXY")
_PORTS: Final = {"https": 443, "http": 80}
_SCHEMES: Final = ("http", "https", "socks5", "socks5h")


def proxy_for(url: str, config: TransportConfig, environ: Mapping[str, str]) -> str | None:
    """Address of the proxy for a URL, user and password included; None for a direct connection.

    Raises ConfigError for an address in the environment that is none.
    """
    if config.proxy is not None:
        return checked_proxy(config.proxy, "proxy=")
    if not config.trust_env:
        return None
    target = urlsplit(url)
    names = _NAMES.get(target.scheme, ())
    if "REQUEST_METHOD" in environ:  # CGI: a client's header `Proxy` shows up as HTTP_PROXY
        names = tuple(name for name in names if name != "HTTP_PROXY")
    name = _first(names, environ)
    if name is None:
        return None
    exceptions = _first(_EXCEPTIONS, environ)
    listed = environ[exceptions] if exceptions else ""
    host = (target.hostname or "").rstrip(".")
    if _is_direct(host, target.port or _PORTS[target.scheme], listed):
        return None
    return checked_proxy(environ[name], name)


def _first(names: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    """The first name that is set; a blank value sets nothing."""
    return next((name for name in names if environ.get(name, "").strip()), None)


def checked_proxy(value: str, name: str) -> str:
    """The address with its scheme; raises ConfigError. No error repeats the value: it may hold a
    password."""
    address = value.strip()
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        # A password with a raw "/", "?" or "#" ends the host early, and shows as a path.
        whole = parts.path in ("", "/") and not parts.query and not parts.fragment
        good = parts.scheme in _SCHEMES and is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        good = whole = False
    if not good or not whole:
        raise ConfigError(
            f"{name} is no address of a proxy; write http://host:port, or socks5://host:port, "
            "with user:password@ before the host if it asks for them (percent-encoded)"
        )
    return address


def split_userinfo(proxy: str) -> tuple[str, tuple[str, str] | None]:
    """The address without user and password, and these two, decoded."""
    parts = urlsplit(proxy)
    userinfo, _, place = parts.netloc.rpartition("@")
    user, _, password = userinfo.partition(":")
    return f"{parts.scheme}://{place}", (unquote(user), unquote(password)) if userinfo else None


def _is_direct(host: str, port: int, listed: str) -> bool:
    address = address_of(host)
    # The metadata service hands out credentials; no proxy is to see them.
    if host in ("localhost", "100.96.0.96") or (address is not None and address.is_loopback):
        return True
    entries = listed.lower().replace(",", " ").split()
    return any(_matches(entry, host, address, port) for entry in entries)


def _matches(entry: str, host: str, address: Address | None, port: int) -> bool:
    """An entry is `*`, a network, an address or a domain, which stands for its subdomains too."""
    if entry == "*":
        return True
    if "/" in entry:
        try:
            return address is not None and address in ip_network(entry, strict=False)
        except ValueError:
            return False
    name, wanted = _split_port(entry)
    if wanted not in ("", str(port)):
        return False
    if address is not None:
        return address_of(name) == address
    name = name.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _split_port(entry: str) -> tuple[str, str]:
    """`host:port`, `[v6]:port`, `[v6]` and a bare v6 address, in two."""
    if entry.startswith("["):
        name, _, rest = entry[1:].partition("]")
        return name, rest.removeprefix(":")
    name, _, port = entry.partition(":")
    return (entry, "") if ":" in port else (name, port)

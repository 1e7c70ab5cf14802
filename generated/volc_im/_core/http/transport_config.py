"""Configuration of the built-in transports."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from ..errors import ConfigError
from ..util.package import public_in
from ..util.typeguards import unchecked


@public_in("transports")
@dataclass(frozen=True, slots=True, kw_only=True)
class TransportConfig:
    """Connection settings of the built-in transports. Raises ConfigError for invalid values.

    Example:
        TransportConfig(proxy="http://user:password@proxy.example:3128", connect_timeout_s=2)
    """

    connect_timeout_s: float = 5.0
    """Timeout for establishing a connection: DNS, TCP, proxy and TLS."""
    pool_idle_timeout_s: float = 30.0
    """Idle connections are closed after this time, before a gateway closes them. httpx2 closes them with
    the next request: it has no public function that closes only idle connections."""
    max_connections: int | None = None
    """Maximum number of concurrent requests; others wait, within their timeouts. None sets no
    limit."""
    proxy: str | None = field(default=None, repr=False)
    """Proxy for all requests, with user and password if it requires them: http, https, socks5 or
    socks5h. None uses the environment."""
    trust_env: bool = True
    """Read proxies from the environment: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, except for hosts in
    NO_PROXY and the local machine. VOLC_HTTPS_PROXY and similar variables apply if these are not
    set."""
    verify: bool | str | os.PathLike[str] = True
    """True verifies the server's certificate with the CA certificates of the system, or of the file
    that SSL_CERT_FILE names. A path also trusts the CA certificates in that PEM file. False turns
    verification off."""
    max_response_bytes: int = 16 * 1024 * 1024
    """Maximum size of a reply after decompression; a larger one raises an error."""

    def __post_init__(self) -> None:
        _check_seconds(self, "connect_timeout_s")
        _check_seconds(self, "pool_idle_timeout_s")
        if self.max_connections is not None:
            _check_count(self, "max_connections")
        _check_count(self, "max_response_bytes")
        if not isinstance(unchecked(self.trust_env), bool):
            raise ConfigError(f"trust_env: expected True or False, got {self.trust_env!r}")
        if not isinstance(unchecked(self.verify), bool | str | os.PathLike):
            raise ConfigError(f"verify: expected True, False or a path, got {self.verify!r}")
        if self.proxy is not None:
            from .proxy_url import check_proxy  # imports ipaddress, which few clients need

            if not isinstance(unchecked(self.proxy), str):
                raise ConfigError(f"proxy: expected a URL, got {type(self.proxy).__name__}")
            check_proxy(self.proxy, "proxy=")


def _check_seconds(config: TransportConfig, name: str) -> None:
    value = getattr(config, name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e6:
        raise ConfigError(f"{name}: expected a number of seconds above 0, got {value!r}")


def _check_count(config: TransportConfig, name: str) -> None:
    value = getattr(config, name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ConfigError(f"{name}: expected a whole number above 0, got {value!r}")

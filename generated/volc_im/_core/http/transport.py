"""What sends a request: a protocol of one method. Anything that has it will do."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..errors import ConfigError, TransportError
from ..util.typeguards import unchecked


# Not frozen, since that would make them thrice as slow to make, and each call makes both.
@dataclass(slots=True)
class HTTPRequest:
    """A signed request, ready to send. Replace it to change it: others may hold it."""

    action: str
    """The action that is called; errors name it."""
    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    """All headers but Host and Content-Length, which follow from `url` and `body`."""
    body: bytes = field(repr=False)
    timeout_s: float
    """Time for the whole exchange."""
    secret_reply: bool = False
    """The reply may hold credentials, or what users wrote: no error may show a part of it."""


@dataclass(slots=True)
class HTTPResponse:
    """A reply, read whole. Replace it to change it."""

    status: int
    headers: Mapping[str, str]
    """Asked for by lower-case names."""
    body: bytes = field(repr=False)


class Transport(Protocol):
    """Sends one request and returns the reply, whatever its status.

    Raises `ConnectError`, `TimeoutError`, `ConnectionLostError`, or another `TransportError`; never
    follows a redirect, never sends twice.
    """

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        ...


class AsyncTransport(Protocol):
    """The same, awaited."""

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportConfig:
    """How the built-in transports connect. Raises ConfigError for values that cannot be.

    Example:
        TransportConfig(proxy="http://user:password@proxy.example:3128", connect_timeout_s=2)
    """

    connect_timeout_s: float = 5.0
    """Time to make a connection: name, address, proxy and TLS."""
    pool_idle_timeout_s: float = 30.0
    """Idle connections are closed after this long: before a gateway does it from its end."""
    max_connections: int | None = None
    """Requests under way at once; others wait, within their timeouts. None sets no limit."""
    proxy: str | None = field(default=None, repr=False)
    """Proxy for all requests, with its user and password if it asks for them: http, https, socks5
    or socks5h. None leaves it to the environment."""
    trust_env: bool = True
    """Take proxies from the environment: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, except for hosts in
    NO_PROXY and this machine; VOLC_HTTPS_PROXY and the like where those are not set."""
    verify: bool | str | os.PathLike[str] = True
    """Check the server's certificate against the system's, or those of the file that SSL_CERT_FILE
    names. A path: against those in this PEM file as well. False checks nothing."""
    max_response_bytes: int = 16 * 1024 * 1024
    """Larger replies, as counted after decompression, are not read but an error."""

    def __post_init__(self) -> None:
        _check_time(self, "connect_timeout_s")
        _check_time(self, "pool_idle_timeout_s")
        if self.max_connections is not None:
            _check_count(self, "max_connections")
        _check_count(self, "max_response_bytes")
        if not isinstance(unchecked(self.trust_env), bool):
            raise ConfigError(f"trust_env must be True or False, not {self.trust_env!r}")
        if not isinstance(unchecked(self.verify), bool | str | os.PathLike):
            raise ConfigError(f"verify must be True, False or a path, not {self.verify!r}")
        if self.proxy is not None:
            from .proxies import checked_proxy

            if not isinstance(unchecked(self.proxy), str):
                raise ConfigError(f"proxy must be an address, not a {type(self.proxy).__name__}")
            checked_proxy(self.proxy, "proxy=")


class Body:
    """Takes in a reply chunk by chunk, up to a limit. What came is in no variable of a caller, where
    a traceback with locals would show it.
    """

    def __init__(self, request: HTTPRequest, limit: int, declared: int = -1) -> None:
        """`declared` is the size that the reply says it has, -1 if it says none."""
        self._request = request
        self._limit = limit
        self._larger = declared > limit
        self._data = bytearray()

    def add(self, chunk: Any) -> bool:
        """Take in the bytes of a chunk, or None at the end; False at the end.

        Raises TransportError as soon as the reply is too large.
        """
        if chunk is None:
            return False
        self._data += chunk
        if not self._larger and len(self._data) <= self._limit:
            return True
        del chunk
        reason = f"the reply is larger than {self._limit} bytes, see max_response_bytes"
        if not self._request.secret_reply:
            reason += f"; {beginning(self._data)}"
        error = TransportError(self._request.action, reason, request_sent=True)
        error.permanent = True
        raise error

    def whole(self) -> bytes:
        """What came."""
        return bytes(self._data)


def beginning(body: bytes | bytearray) -> str:
    """How a reply begins, in words that may stand in an error."""
    start = body[:80].decode("utf-8", "backslashreplace")
    return f"the reply begins {start!r}" if start else "the reply is empty"


def _check_time(config: TransportConfig, name: str) -> None:
    value = getattr(config, name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e6:
        raise ConfigError(f"{name} must be a number of seconds above 0, not {value!r}")


def _check_count(config: TransportConfig, name: str) -> None:
    value = getattr(config, name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ConfigError(f"{name} must be a whole number above 0, not {value!r}")

"""Errors of connections: they name host, port and proxy, and say what to check.

All built-in transports use these functions. They run only after a failure.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import urlsplit

from ..errors import ConnectError, ConnectionLostError, TimeoutError
from .endpoints import is_loopback, location
from .proxies import Proxy
from .transport import HTTPRequest

_CERTIFICATE: Final = "certificate"
_ADVICE: Final = (
    (("refused", "connection attempts failed"), "check that a server listens there"),
    (
        ("lookup", "resol", "getaddrinfo", "not known", "nodename", "has no address"),
        "check the host name, and the DNS of this machine",
    ),
    (
        ("wrong_version_number", "invalidcontenttype", "record layer", "http_request"),
        "the server uses no TLS on this port: check the port",
    ),
    (
        (_CERTIFICATE,),
        "check the host name; pass the PEM file of a private CA as verify=",
    ),
)
"""Advice for reasons that contain one of some texts. The HTTP libraries word their reasons differently."""


class Route(NamedTuple):
    """Where a request goes."""

    url: str
    proxy: Proxy | None

    def __str__(self) -> str:
        host = location(self.url)
        if self.proxy is None:
            return host
        return f"{host} through the proxy {location(self.proxy.url)} (from {self.proxy.source})"


def connect_error(request: HTTPRequest, route: Route, reason: str) -> ConnectError:
    """Return the error of a connection that was not made."""
    words = f"cannot connect to {route}: {reason}; {_advice(route, reason.lower())}"
    return ConnectError(request.action, words, request_sent=False)


def connect_timeout(request: HTTPRequest, route: Route) -> TimeoutError:
    """Return the error of a connection that took too long."""
    words = f"connecting took too long, to {route}; {_advice(route, '')}"
    return TimeoutError(request.action, words, request_sent=False)


def pool_timeout(request: HTTPRequest) -> TimeoutError:
    """Return the error of a request that waited too long for another to end."""
    words = "no connection became available in time; see max_connections"
    return TimeoutError(request.action, words, request_sent=False)


def reply_timeout(request: HTTPRequest, route: Route, *, request_sent: bool) -> TimeoutError:
    """Return the error of a reply that took too long."""
    words = f"no reply within {request.timeout_s:.4g} s from {route}"
    return TimeoutError(request.action, words, request_sent=request_sent)


def connection_lost(request: HTTPRequest, route: Route, reason: str) -> ConnectionLostError:
    """Return the error of a connection that ended before the reply was complete."""
    words = f"connection to {route} lost: {reason}"
    return ConnectionLostError(request.action, words, request_sent=True)


def corrupt_reply(request: HTTPRequest, route: Route, reason: str) -> ConnectionLostError:
    """Return the error of a reply that cannot be decompressed or has the wrong length."""
    words = f"the reply of {route} is incomplete or corrupt: {reason}"
    return ConnectionLostError(request.action, words, request_sent=True)


def _advice(route: Route, reason: str) -> str:
    if route.proxy is not None and _CERTIFICATE not in reason:
        source = route.proxy.source
        exclude = "" if source.endswith("=") else ", or add the host to NO_PROXY"
        return f"check the proxy in {source}{exclude}"
    parts = urlsplit(route.url)
    for texts, advice in _ADVICE:
        if any(text in reason for text in texts):
            if "TLS" in advice and is_loopback(parts.hostname or ""):
                return f"{advice}, or use http://{parts.netloc}"
            return advice
    return "check the host, the network, and whether a proxy is needed (proxy=)"

"""Requests, replies, and the protocols of transports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..errors import TransportError
from ..util.package import public_in


# Not frozen: creating a frozen dataclass takes three times as long, and each call creates both.
@public_in("transports")
@dataclass(slots=True)
class HTTPRequest:
    """A signed request. Do not modify it, because it may be used elsewhere: make a changed copy."""

    action: str
    """Name of the action, for error messages."""
    method: str
    url: str = field(repr=False)
    """URL. `repr` does not show it, because a query may have the fields of a request."""
    headers: dict[str, str] = field(repr=False)
    """All headers except Host and Content-Length, which follow from `url` and `body`."""
    body: bytes = field(repr=False)
    timeout_s: float
    """Timeout of the whole exchange."""
    sensitive_response: bool = False
    """Whether the reply may contain credentials or user data, which errors must not show."""


@public_in("transports")
@dataclass(slots=True)
class HTTPResponse:
    """A complete reply. Do not modify it: make a copy with changes."""

    status: int
    headers: Mapping[str, str]
    """Headers by lower-case name."""
    body: bytes = field(repr=False)


@public_in("transports")
class Transport(Protocol):
    """Sends one request and returns the reply, whatever its status.

    It raises `ConnectError`, `TimeoutError`, `ConnectionLostError` or another `TransportError`. It
    must not follow redirects and must not send a request twice.
    """

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the complete reply."""
        ...


@public_in("transports")
class AsyncTransport(Protocol):
    """A `Transport` whose `send` is async."""

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the complete reply."""
        ...


class BodyBuffer:
    """Collects the body of a reply chunk by chunk, up to a size limit.

    Callers must not keep a chunk in a variable, because tracebacks with locals would show it.

    Args:
        request: The request, for error messages.
        limit: Maximum size of the body in bytes.
        content_length: Size according to the Content-Length header; -1 if it is not known.
    """

    def __init__(self, request: HTTPRequest, limit: int, content_length: int = -1) -> None:
        self._request = request
        self._limit = limit
        self._is_too_large = content_length > limit
        self._data = bytearray()

    def add(self, chunk: Any) -> bool:
        """Append a chunk and return True. At the end of the body, the chunk is None: return False.

        Raises TransportError as soon as the body is too large.
        """
        if chunk is None:
            return False
        self._data += chunk
        if not self._is_too_large and len(self._data) <= self._limit:
            return True
        del chunk
        from .endpoints import location  # imports ipaddress, which few calls need

        server = location(self._request.url)
        reason = f"the reply of {server} is larger than {self._limit} bytes, see max_response_bytes"
        if not self._request.sensitive_response:
            reason += f"; {body_excerpt(self._data)}"
        error = TransportError(self._request.action, reason, request_sent=True)
        error.permanent = True
        raise error

    def content(self) -> bytes:
        """Return the bytes collected so far."""
        return bytes(self._data)


def body_excerpt(body: bytes | bytearray) -> str:
    """Return the beginning of a body as a phrase for an error message."""
    start = body[:80].decode("utf-8", "backslashreplace")
    return f"the reply begins with {start!r}" if start else "the reply is empty"

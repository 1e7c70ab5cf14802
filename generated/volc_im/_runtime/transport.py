"""What sends a request: a protocol of one method. Anything that has it will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HTTPRequest:
    """A signed request, ready to send."""

    action: str
    """The action that is called; errors name it."""
    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    """All headers but Host and Content-Length, which follow from `url` and `body`."""
    body: bytes = field(repr=False)
    timeout_s: float
    """Time for the whole exchange."""


@dataclass(frozen=True, slots=True)
class HTTPResponse:
    """A reply, read whole."""

    status: int
    headers: Mapping[str, str]
    """Asked for by lower-case names."""
    body: bytes = field(repr=False)


class Transport(Protocol):
    """Sends one request and returns the reply, whatever its status.

    Raises `ConnectError`, `TimeoutError` or `ConnectionLostError`; never follows a redirect,
    never sends twice.
    """

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        ...


class AsyncTransport(Protocol):
    """The same, awaited."""

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        ...

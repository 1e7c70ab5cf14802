"""Requests that this machine alone may make: for the control endpoint and the page.

A page of another site in a browser may not: requests must name a loopback host, and come from no
other origin.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class Problem(Exception):
    """A request is refused; `as_reply` writes it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message

    def as_reply(self) -> Response:
        """JSON with the message under `error`."""
        return reply(self.status, {"error": self.message})


def check_place(request: Request) -> None:
    """Raises Problem for a request from elsewhere, or from a web page of another site."""
    here = request.client is not None and request.client.host in _LOOPBACK
    if not here or _host(f"//{request.headers.get('host', '')}") not in _LOOPBACK:
        raise Problem(403, f"{request.scope['path']} is for this machine alone")
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) not in _LOOPBACK:
        raise Problem(403, f"{request.scope['path']} is not for web pages of other sites")


def reply(status: int, content: dict[str, Any]) -> Response:
    """JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""

"""Requests that only this machine may make: to the control endpoint and the web page.

A request must name a loopback host, and must not have another origin. This also refuses web pages of
other sites that are open in a browser on this machine. An emulator that accepts remote connections
also accepts hosts of private networks.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from .._core.http.endpoints import is_private_host
from .control_requests import ControlError

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


def check_local(request: Request, *, allow_remote: bool) -> None:
    """Raise ControlError for a request from another machine or from a page of another site.

    With `allow_remote`, requests from other machines are accepted, under a name or an address of a
    private network.
    """
    path, host = request.scope["path"], _host(f"//{request.headers.get('host', '')}")
    is_local = request.client is not None and request.client.host in _LOOPBACK
    if allow_remote:
        if host not in _LOOPBACK and not is_private_host(host):
            raise ControlError(403, f"{path} accepts hosts of private networks only, not {host}")
    elif not is_local or host not in _LOOPBACK:
        raise ControlError(403, f"{path} accepts requests of this machine only")
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) not in (host, *_LOOPBACK):
        raise ControlError(403, f"{path} refuses web pages of other sites")


def json_response(status: int, content: dict[str, Any]) -> Response:
    """Return a response with JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def error_response(error: ControlError) -> Response:
    """Return a response with the message under `error`, and under `error_zh` if it exists in Chinese."""
    chinese = {"error_zh": error.zh} if error.zh else {}
    return json_response(error.status, {"error": error.message, **chinese})


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

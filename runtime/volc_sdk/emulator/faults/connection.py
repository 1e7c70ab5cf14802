"""Faults that replace, delay, damage or lose a response."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from contextlib import suppress
from typing import Any, Final, Protocol, cast

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Send

from ..envelope import Envelope
from ..errors import ServiceError
from .faults import Fault

TRANSPORT: Final = "emulator.transport"
"""Key of an ASGI scope under which the server puts the connection."""

_PAGE: Final = b"<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>"
_JUNK: Final = b"\x00\xff<~this is not JSON"

_ERRORS: Final = {
    "429": ("FlowLimitExceeded", None),
    "429-bare": ("FlowLimitExceeded", None),
    "500": ("InternalError", None),
    "503": ("ServiceUnavailableTemp", None),
    "error-200": ("AccountFlowLimitExceeded", 200),
    "error-200-bare": ("AccountFlowLimitExceeded", 200),
    "expired": ("InvalidAccessKey", None),
}


class Connection(Protocol):
    """The methods of an asyncio transport that faults need."""

    def get_extra_info(self, name: str) -> Any:
        """Return a part of the connection, such as its socket."""
        ...

    def abort(self) -> None:
        """Close immediately."""
        ...

    def close(self) -> None:
        """Close after all data have been sent."""
        ...


def raise_error(fault: Fault | None, envelope: Envelope) -> None:
    """Raise the ServiceError of a fault that replaces the response with an error."""
    if fault is None or fault.name not in _ERRORS:
        return
    code, status = _ERRORS[fault.name]
    if fault.name == "429":
        envelope.headers["Retry-After"] = f"{fault.value or 0:g}"
    numbered = fault.name != "error-200-bare"
    raise ServiceError(code, f"the fault {fault.name} was added", status=status, numbered=numbered)


def gateway_page(fault: Fault | None) -> Response | None:
    """Return the HTML page of the fault that replaces the response with one."""
    is_page = fault is not None and fault.name == "502"
    return Response(_PAGE, 502, media_type="text/html") if is_page else None


def skew_s(fault: Fault | None) -> float:
    """Return the number of seconds by which the server's clock is off."""
    return (fault.value or 0) if fault is not None and fault.name == "skew" else 0


async def alter_response(
    fault: Fault, response: Response, envelope: Envelope, request: Request
) -> Response:
    """Return a response as a fault changes it, after a delay for `slow`; raise ClientDisconnect."""
    body = bytes(response.body)
    match fault.name:
        case "slow":
            await _wait(request, fault.value or 0)
            return response
        case "504":
            return envelope.error(ServiceError("InternalServiceTimeout", "the fault 504 was added"))
        case "empty":
            return Response(b"", 200, headers={"Date": response.headers["Date"]})
        case "junk":
            return Response(_JUNK, 200, media_type="application/json")
        case "gzip":
            compressed = Response(gzip.compress(body, mtime=0), response.status_code)
            headers = {n: v for n, v in response.headers.items() if n != "content-length"}
            compressed.headers.update({**headers, "Content-Encoding": "gzip"})
            return compressed
        case _:
            return response


async def deliver(
    fault: Fault | None, response: Response | None, request: Request, send: Send
) -> None:
    """Send a response, which a fault may drop or cut. If it is None, reset the connection."""
    if response is None:
        await _cut(request, reset=True)
    elif fault is not None and fault.name == "drop":
        await _cut(request, reset=False)
    elif fault is not None and fault.name == "truncated":
        # The header Content-Length states the length of the whole body.
        start = {"status": response.status_code, "headers": response.raw_headers}
        half = bytes(response.body)[: len(response.body) // 2]
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await _cut(request, reset=False)
    else:
        await response(request.scope, request.receive, send)


async def _cut(request: Request, *, reset: bool) -> None:
    connection = cast("Connection", request.scope[TRANSPORT])
    if reset:
        # Closing a socket that does not linger sends a reset.
        linger = struct.pack("ii", 1, 0)
        connection.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.abort()
    else:
        connection.close()
    await _disconnected(request)  # otherwise the server reports that the response is missing


async def _wait(request: Request, seconds: float) -> None:
    """Wait; raise ClientDisconnect if the client closes the connection first."""
    with suppress(TimeoutError):
        await asyncio.wait_for(_disconnected(request), seconds)
        raise ClientDisconnect


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass

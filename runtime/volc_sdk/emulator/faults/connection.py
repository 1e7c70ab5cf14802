"""What faults do to an answer: stand in its place, delay or garble it, or lose it on the way."""

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
from ..errors import Failure
from .faults import Fault

TRANSPORT: Final = "emulator.transport"
"""Key of an ASGI scope: the connection, which our server puts there."""

_PAGE: Final = b"<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>"
_JUNK: Final = b"\x00\xff<~ this is no JSON"

_INSTEAD: Final = {
    "429": ("FlowLimitExceeded", None),
    "429-bare": ("FlowLimitExceeded", None),
    "500": ("InternalError", None),
    "503": ("ServiceUnavailableTemp", None),
    "error-200": ("AccountFlowLimitExceeded", 200),
    "error-200-bare": ("AccountFlowLimitExceeded", 200),
    "expired": ("InvalidAccessKey", None),
}


class Connection(Protocol):
    """The part of an asyncio transport that faults need."""

    def get_extra_info(self, name: str) -> Any:
        """The socket."""
        ...

    def abort(self) -> None:
        """Close at once."""
        ...

    def close(self) -> None:
        """Close when all has been sent."""
        ...


def check_instead(fault: Fault | None, envelope: Envelope) -> None:
    """Raises the Failure that stands for the service's answer, for faults that have one."""
    if fault is None or fault.name not in _INSTEAD:
        return
    code, status = _INSTEAD[fault.name]
    if fault.name == "429":
        envelope.headers["Retry-After"] = f"{fault.value or 0:g}"
    failure = Failure(code, f"the fault {fault.name} was asked for", status=status)
    if fault.name.endswith("-bare") and status == 200:
        failure.number = None
    raise failure


def gateway_page(fault: Fault | None) -> Response | None:
    """A gateway's page, for the fault that has one."""
    is_page = fault is not None and fault.name == "502"
    return Response(_PAGE, 502, media_type="text/html") if is_page else None


def skew_s(fault: Fault | None) -> float:
    """Seconds by which the server's clock is off."""
    return (fault.value or 0) if fault is not None and fault.name == "skew" else 0


async def respoken(
    fault: Fault | None, response: Response, envelope: Envelope, request: Request
) -> Response:
    """An answer as the fault leaves it, after a while for a slow one; raises ClientDisconnect."""
    body = bytes(response.body)
    match fault.name if fault else "":
        case "slow":
            assert fault
            await _wait(request, fault.value or 0)
            return response
        case "504":
            return envelope.failure(
                Failure("InternalServiceTimeout", "the fault 504 was asked for")
            )
        case "empty":
            return Response(b"", 200, headers={"Date": response.headers["Date"]})
        case "junk":
            return Response(_JUNK, 200, media_type="application/json")
        case "gzip":
            packed = Response(gzip.compress(body, mtime=0), response.status_code)
            kept = {"content-length"}
            headers = {n: v for n, v in response.headers.items() if n not in kept}
            packed.headers.update({**headers, "Content-Encoding": "gzip"})
            return packed
        case _:
            return response


async def deliver(
    fault: Fault | None, response: Response | None, request: Request, send: Send
) -> None:
    """Send the answer, or lose it; without one the connection is reset."""
    if response is None:
        await _cut(request, reset=True)
    elif fault is not None and fault.name == "drop":
        await _cut(request, reset=False)
    elif fault is not None and fault.name == "truncated":
        # The header has the length of the whole.
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
        # To close without lingering sends a reset in place of an end.
        linger = struct.pack("ii", 1, 0)
        connection.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.abort()
    else:
        connection.close()
    await _disconnected(request)  # the server must have noticed, or it would miss the answer


async def _wait(request: Request, seconds: float) -> None:
    """Raises ClientDisconnect when the client gives up first."""
    with suppress(TimeoutError):
        await asyncio.wait_for(_disconnected(request), seconds)
        raise ClientDisconnect


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Transports, which send requests: the built-in ones, their configuration, and the protocol.

A client makes its own transport on first use: `ReqwestTransport`, or `AsyncioTransport` if it is
async. To configure it:

    Client(transport=TransportConfig(proxy="http://proxy.example:3128"))

To send with httpx2, install the extra `httpx2`, pass its transport, and close it yourself:

    with closing(Httpx2Transport()) as transport, Client(transport=transport) as im:
        ...

Any object with a method `send` is a transport:

    class Logged:
        def __init__(self, inner: Transport) -> None:
            self.inner = inner

        def send(self, request: HTTPRequest, /) -> HTTPResponse:
            print(request.action)
            return self.inner.send(request)

Importing this module imports no HTTP library; the transports are imported on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core.http.transport import AsyncTransport, HTTPRequest, HTTPResponse, Transport
from ._core.http.transport_config import TransportConfig
from ._core.lazy_exports import lazy_exports
from .service import SERVICE

if TYPE_CHECKING:
    from ._core.http.asyncio_transport import AsyncioTransport
    from ._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
    from ._core.http.pyreqwest import ReqwestTransport

__all__ = [
    "AsyncHttpx2Transport",
    "AsyncTransport",
    "AsyncioTransport",
    "HTTPRequest",
    "HTTPResponse",
    "Httpx2Transport",
    "ReqwestTransport",
    "Transport",
    "TransportConfig",
]

if not TYPE_CHECKING:  # mypy would accept any name
    __getattr__ = lazy_exports(
        __name__,
        {
            "AsyncHttpx2Transport": "._core.http.httpx2",
            "AsyncioTransport": "._core.http.asyncio_transport",
            "Httpx2Transport": "._core.http.httpx2",
            "ReqwestTransport": "._core.http.pyreqwest",
        },
        extras={"httpx2": f"{SERVICE.distribution}[httpx2]"},
    )


def __dir__() -> list[str]:
    return list(__all__)

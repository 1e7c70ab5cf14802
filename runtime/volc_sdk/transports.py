"""What sends requests: the built-in transports, how to set them up, and what one of yours must do.

A client makes a transport of its own on first use: pyreqwest's. To set it up, pass a configuration:

    Client(app_id=1234, transport=TransportConfig(proxy="http://proxy.example:3128"))

To send with httpx2, install the extra `httpx2`, pass its transport, and close it yourself:

    with closing(Httpx2Transport()) as transport, Client(app_id=1234, transport=transport) as im:
        ...

Anything with a method `send` will do as well:

    class Logged:
        def __init__(self, inner: Transport) -> None:
            self.inner = inner

        def send(self, request: HTTPRequest, /) -> HTTPResponse:
            print(request.action)
            return self.inner.send(request)

The transports load when they are first asked for: importing this module loads no HTTP library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._core.http.transport import (
    AsyncTransport,
    HTTPRequest,
    HTTPResponse,
    Transport,
    TransportConfig,
)
from .service import DISTRIBUTION

if TYPE_CHECKING:
    from ._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
    from ._core.http.pyreqwest import AsyncReqwestTransport, ReqwestTransport

__all__ = [
    "AsyncHttpx2Transport",
    "AsyncReqwestTransport",
    "AsyncTransport",
    "HTTPRequest",
    "HTTPResponse",
    "Httpx2Transport",
    "ReqwestTransport",
    "Transport",
    "TransportConfig",
]

_MODULES = {
    "AsyncHttpx2Transport": "httpx2",
    "AsyncReqwestTransport": "pyreqwest",
    "Httpx2Transport": "httpx2",
    "ReqwestTransport": "pyreqwest",
}


if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        try:
            found = import_module(f"._core.http.{module}", __package__)
        except ModuleNotFoundError as error:
            if error.name != "httpx2":
                raise
            words = f'{name} needs the package httpx2: pip install "{DISTRIBUTION}[httpx2]"'
            raise ModuleNotFoundError(words, name=error.name) from None
        value = getattr(found, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__

"""Base class of the async transports: connections belong to one event loop, and end with it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Protocol

from ..errors import ConfigError
from ..util.forks import PerProcess
from .tls import TLS
from .transport import HTTPRequest, HTTPResponse
from .transport_config import TransportConfig


class LoopTransport(Protocol):
    """The transport of one event loop."""

    def prepare(self, url: str) -> None: ...
    async def send(self, request: HTTPRequest) -> HTTPResponse: ...
    async def close(self) -> None: ...


_Entry = tuple[LoopTransport, AsyncGenerator[None, None]]


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the running event loop; raise ConfigError if there is none of asyncio."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigError(
            "an async client needs a running event loop of asyncio, or one that replaces it, such as "
            "uvloop. Under trio, call the sync client in a thread: trio.to_thread.run_sync(...)"
        ) from None


async def _close_with_loop(transport: LoopTransport) -> AsyncGenerator[None, None]:
    # When a loop shuts down, it closes the async generators that were started in it. This generator
    # then closes the connections, which is no longer possible once the loop is closed.
    try:
        yield
    finally:
        await transport.close()


class PerLoopTransport(ABC):
    """Keeps a transport for each event loop of a process, created on first use."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        self._config = config or TransportConfig()
        self._tls = TLS(self._config)
        self._by_loop: PerProcess[dict[asyncio.AbstractEventLoop, _Entry]] = PerProcess(dict)
        self._closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._config!r})"

    @abstractmethod
    def _create(self) -> LoopTransport:
        """Return a transport for the running event loop."""

    def prepare(self, url: str) -> None:
        """Prepare for requests to a URL, without network I/O; raise ConfigError if this fails."""
        if url.startswith("https:"):
            _ = self._tls.context
        self._transport().prepare(url)

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the complete reply."""
        return await self._transport().send(request)

    def _transport(self) -> LoopTransport:
        if self._closed:
            raise ConfigError("the transport is closed; create a new one")
        loop = running_loop()
        by_loop = self._by_loop.get()
        entry = by_loop.get(loop)
        if entry is None:
            for closed_loop in [known for known in list(by_loop) if known.is_closed()]:
                by_loop.pop(closed_loop, None)
            transport = self._create()
            entry = by_loop[loop] = transport, _close_with_loop(transport)
            with suppress(StopIteration):  # starts the generator, which awaits nothing
                entry[1].__anext__().send(None)
        return entry[0]

    async def close(self) -> None:
        """Close the connections. Closing twice is allowed; `send` then raises ConfigError.

        Connections in other running event loops are closed by those loops soon afterwards.
        """
        self._closed = True
        by_loop = self._by_loop.get()
        entry = by_loop.pop(running_loop(), None)
        by_loop.clear()  # an event loop closes its async generators when they are unreferenced
        if entry is not None:
            await entry[1].aclose()

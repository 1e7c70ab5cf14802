"""One run of the server: its socket, its backend, uvicorn, and a thread if there is one."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .._core.util.clocks import monotonic
from .app import App
from .engine_interface import Backend
from .errors import StartError
from .faults.connection import TRANSPORT

_KEEP_ALIVE_S: Final = 75  # above the client's 30 s, so that the client closes first
_HEAD_LIMIT_BYTES: Final = 64 * 1024
_SHUTDOWN_S: Final = 5  # for requests that are still running

# Where a server that listens on all addresses is reached from this machine.
_LOOPBACK: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104

T = TypeVar("T")


def endpoint_of(listener: socket.socket) -> str:
    """Return the URL at which this machine reaches a listening socket."""
    host: str = listener.getsockname()[0]
    port: int = listener.getsockname()[1]
    host = _LOOPBACK.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class ServerRun:
    """A server that answers requests until it is stopped."""

    def __init__(self, listener: socket.socket, backend: Backend, app: App) -> None:
        self._listener = listener
        self._backend = backend
        self._thread: threading.Thread | None = None
        self.endpoint = endpoint_of(listener)
        app.stop_when(lambda: self._server.should_exit)
        self._server = _Server(
            uvicorn.Config(
                app,
                loop="asyncio",
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,  # envelopes have their own
                timeout_keep_alive=_KEEP_ALIVE_S,
                timeout_graceful_shutdown=_SHUTDOWN_S,
            )
        )

    def serve(self, ready: Callable[[], None]) -> None:
        """Serve in this thread; call `ready` when the server is ready for requests."""
        self._server.ready = ready
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()
            self._backend.store.close()

    def serve_on_thread(self) -> None:
        """Serve on a new thread; return when the server is ready for requests."""
        ready = threading.Event()

        def serve() -> None:
            try:
                self.serve(ready.set)
            finally:
                ready.set()  # also after an error, so that `ready.wait()` returns

        self._thread = threading.Thread(target=serve, name="emulator", daemon=True)
        self._thread.start()
        ready.wait()
        if not self._server.started:
            raise StartError("the server failed to start; its log has the reason")

    def between_requests(self, work: Callable[[Backend], T]) -> T:
        """Call `work` on the event loop, where no request is handled meanwhile; return its result."""

        async def call() -> T:
            return work(self._backend)

        return asyncio.run_coroutine_threadsafe(call(), self._server.loop).result()

    def stop(self) -> None:
        """Finish running requests and close everything."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()


class _Server(uvicorn.Server):
    """Calls `ready` when it is ready for requests."""

    ready: Callable[[], None]
    loop: asyncio.AbstractEventLoop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        self.loop.time = monotonic  # type: ignore[method-assign] # a test may freeze `time.monotonic`
        await super().startup(sockets)
        self.ready()


class _Protocol(HttpToolsProtocol):
    """Adds its connection to the scope of each request, for faults that close it.

    It also refuses an endless head of a request, which httptools would keep in memory.
    """

    _in_head = False
    _head_bytes = 0

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head, self._head_bytes = True, 0

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._in_head = False

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > _HEAD_LIMIT_BYTES:
                self.send_400_response(f"the head has more than {_HEAD_LIMIT_BYTES} bytes")

    def connection_made(self, transport: Any) -> None:
        joining: Any = _JoiningTransport(transport, self.loop)
        super().connection_made(joining)
        app = self.app

        async def connected(scope: Any, receive: Any, send: Any) -> None:
            scope[TRANSPORT] = joining
            await app(scope, receive, send)

        self.app = connected


class _JoiningTransport:
    """A transport that sends what is written in one turn of the event loop at once.

    uvicorn writes the head and the body of a response separately.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._written: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not self._written:
            self._loop.call_soon(self._send)
        self._written.append(data)

    def close(self) -> None:
        self._send()
        self._transport.close()

    def _send(self) -> None:
        if self._written:
            self._transport.write(b"".join(self._written))
            self._written = []

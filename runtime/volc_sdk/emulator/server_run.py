"""One run of a server: the socket, the database, uvicorn, and perhaps a thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from .app import App
from .errors import StartError
from .faults.connection import TRANSPORT
from .store import Store

_KEEP_ALIVE_S: Final = 75  # above the client's 30 s, so that the client closes first
_SHUTDOWN_S: Final = 5  # for requests that are still running

T = TypeVar("T")


class Running:
    """What one run holds: the socket, the database, the server and perhaps a thread."""

    def __init__(self, listener: socket.socket, store: Store, app: App) -> None:
        self._listener = listener
        self._store = store
        self._thread: threading.Thread | None = None
        host, port = listener.getsockname()[:2]
        self.endpoint = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
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
                date_header=False,  # replies show the emulator's clock
                timeout_keep_alive=_KEEP_ALIVE_S,
                timeout_graceful_shutdown=_SHUTDOWN_S,
            )
        )

    def serve(self, ready: Callable[[], None]) -> None:
        self._server.ready = ready
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()
            self._store.close()

    def serve_on_thread(self) -> None:
        ready = threading.Event()

        def serve() -> None:
            try:
                self.serve(ready.set)
            finally:
                ready.set()  # so that a server that broke is noticed, not waited for

        self._thread = threading.Thread(target=serve, name="im-emulator", daemon=True)
        self._thread.start()
        ready.wait()
        if not self._server.started:
            raise StartError("the server broke while it started; its output says why")

    def between_requests(self, work: Callable[[Store], T]) -> T:
        """Use the database from another thread; on the loop no request is being handled then."""

        async def use() -> T:
            return work(self._store)

        return asyncio.run_coroutine_threadsafe(use(), self._server.loop).result()

    def stop(self) -> None:
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()


class _Server(uvicorn.Server):
    """Says when it answers."""

    ready: Callable[[], None]
    loop: asyncio.AbstractEventLoop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.ready()


class _Protocol(H11Protocol):
    """Hands each request its connection, which some faults cut."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        app = self.app

        async def connected(scope: Any, receive: Any, send: Any) -> None:
            scope[TRANSPORT] = transport
            await app(scope, receive, send)

        self.app = connected

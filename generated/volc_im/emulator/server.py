"""Serve the emulator: on a thread beside a test, or in the foreground for the command line."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

from .._core.auth.credentials import Credentials
from . import presence as people
from .app import App
from .call import Call, User
from .clock import Clock
from .errors import StartError
from .faults.faults import Faults
from .handlers.broadcast import Broadcast
from .quotas import Quotas
from .record import Entry
from .routes import SCHEMA
from .server_run import Running
from .state import Controls
from .store import MEMORY, Store

T = TypeVar("T")

# Loopback only: keys and data are for tests, and there is no TLS. By each name, the address.
HOSTS: Final = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}


class Emulator:
    """The service on loopback, as a context manager.

    Args:
        access_key: The one access key that is known.
        secret_key: Its secret.
        session_token: Token that requests must carry; None where they must carry none.
        app_ids: The applications that exist; with none given, every positive AppId does.
        db: File of the database, created where it is missing; in memory by default.
        host: 127.0.0.1, ::1 or localhost.
        port: TCP port; 0 takes a free one.
        strict_fields: Refuse fields that an action does not have; otherwise the header
            `X-Emulator-Unknown-Fields` names them.
        quotas: Refuse calls beyond the documented rates.
        faults: Troubles to make, such as `drop:1:CreateConversation`; see `Faults`.
        samples: Begin with the conversations, messages and users that the documents' examples name,
            of the application 661000.

    Raises:
        ValueError: A key is empty, or there is no such fault.
        StartError: On entering: the host or port cannot be listened on, or the database not used.

    Example:
        with Emulator(access_key="AK", secret_key="SK") as server:
            im = Client(endpoint=server.endpoint, access_key="AK", secret_key="SK", app_id=1)
    """

    def __init__(
        self,
        *,
        access_key: str,
        secret_key: str,
        session_token: str | None = None,
        app_ids: Collection[int] = (),
        db: str | Path = MEMORY,
        host: str = "127.0.0.1",
        port: int = 0,
        strict_fields: bool = False,
        quotas: bool = False,
        faults: Collection[str] = (),
        samples: bool = False,
    ) -> None:
        self._credentials = Credentials(access_key, secret_key, session_token)
        self._app_ids = app_ids
        self._db = db
        self._host = host
        self._port = port
        self._strict_fields = strict_fields
        self._running: Running | None = None
        self._controls = Controls(samples=samples)
        self._controls.quotas.on = quotas
        for fault in faults:
            self._controls.faults.add(fault)

    @property
    def endpoint(self) -> str:
        """Address for a client's `endpoint`; raises RuntimeError unless the emulator runs."""
        return self._live().endpoint

    @property
    def clock(self) -> Clock:
        """The time that ids, times, expiry and quotas follow; it can be moved."""
        return self._controls.clock

    @property
    def faults(self) -> Faults:
        """Troubles that the next requests meet."""
        return self._controls.faults

    @property
    def quotas(self) -> Quotas:
        """Calls per second; `quotas.on = True` counts them."""
        return self._controls.quotas

    @property
    def requests(self) -> list[Entry]:
        """The last requests and what came of them, oldest first."""
        return self._controls.record.entries()

    def online(self, app_id: int, user: User, *platforms: str) -> None:
        """Put a user online with one device for each platform, such as "Web"; offline with none.

        It replaces what was before. Raises ValueError for a user or application that cannot be,
        RuntimeError unless the emulator runs on a thread.
        """
        self._within(app_id, lambda call: people.put_online(call, user, platforms))

    def join(self, app_id: int, conversation_short_id: int, *users: User) -> int:
        """Let users come into a live group, as their devices would; the members that it has then.

        Raises ValueError where one cannot, and then none has; RuntimeError unless the emulator
        runs on a thread.
        """
        return self._within(app_id, lambda call: people.join(call, conversation_short_id, users))

    def leave(self, app_id: int, conversation_short_id: int, *users: User) -> int:
        """Let users leave a live group; the members that it has then. Raises as `join` does."""
        return self._within(app_id, lambda call: people.leave(call, conversation_short_id, users))

    def broadcasts(self) -> list[Broadcast]:
        """The broadcasts that have not expired, oldest first, each with its receivers; raises
        RuntimeError unless the emulator runs on a thread."""
        return self._live().between_requests(lambda store: people.broadcasts(store, self.clock))

    def counts(self) -> dict[str, int]:
        """The rows of every table; raises RuntimeError unless the emulator runs on a thread."""
        return self._live().between_requests(Store.counts)

    def reset(self) -> None:
        """Forget all data, faults, moves of the clock, counted calls and requests; quotas stay on
        or off, and samples come back. Raises RuntimeError unless the emulator runs on a thread."""
        self._live().between_requests(self._controls.reset)

    def start(self) -> None:
        """Serve on a thread of its own; returns when requests are answered."""
        if self._running is not None:
            raise RuntimeError("the emulator runs already")
        running = self._opened()
        running.serve_on_thread()
        self._running = running

    def stop(self) -> None:
        """Answer what has been asked, then close everything. May be called twice."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()

    def run(self, ready: Callable[[str], None]) -> None:
        """Serve in this thread until SIGINT or SIGTERM; `ready` gets the endpoint."""
        running = self._opened()
        running.serve(lambda: ready(running.endpoint))

    def __enter__(self) -> Emulator:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _live(self) -> Running:
        if self._running is None:
            raise RuntimeError("the emulator is not running; use it in a with statement")
        return self._running

    def _within(self, app_id: int, work: Callable[[Call], T]) -> T:
        def use(store: Store) -> T:
            with people.within(store, self.clock, app_id) as call:
                return work(call)

        return self._live().between_requests(use)

    def _opened(self) -> Running:
        listener = _listener(self._host, self._port)
        try:
            store = Store(self._db, SCHEMA)
            self._controls.begin(store)
        except BaseException:
            listener.close()
            raise
        app = App(
            store,
            self._credentials,
            self._controls,
            app_ids=self._app_ids,
            strict_fields=self._strict_fields,
        )
        return Running(listener, store, app)


def _listener(host: str, port: int) -> socket.socket:
    address = HOSTS.get(host)
    if address is None:
        raise StartError(f"the host must be one of {', '.join(HOSTS)}: the emulator is for tests")
    if not 0 <= port <= 65535:
        raise StartError(f"port {port} does not exist; use 0 to 65535")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        # Named as TCP: only then does asyncio switch Nagle's algorithm off, which would make
        # every reply 40 ms late.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise _cannot_listen(address, port, error) from None
    try:
        if os.name == "posix":  # elsewhere it would let two processes share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _cannot_listen(address, port, error) from None
    return listener


def _cannot_listen(address: str, port: int, error: OSError) -> StartError:
    return StartError(f"cannot listen on {address} port {port}: {error.strerror or error}")

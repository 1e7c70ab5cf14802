"""Serve the emulator: on a thread beside a test, or in the foreground for the command line."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Final, Self, TypeVar

from .._core.auth.credentials import Credentials
from .._core.http.endpoints import parse_ip
from .app import App
from .clock import Clock
from .engine_interface import Backend, EmulatorDefinition
from .errors import StartError
from .faults.faults import Faults
from .quotas import Quotas
from .record import Entry
from .server_run import ServerRun, endpoint_of
from .state import EmulatorState
from .store import MEMORY, Store

T = TypeVar("T")

# Address by name. By default loopback only: keys and data are for tests, and there is no TLS.
HOSTS: Final = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}


class BaseEmulator:
    """A service on a loopback address, as a context manager; subclasses set `definition`."""

    definition: ClassVar[EmulatorDefinition]
    """The service to emulate."""

    def __init__(
        self,
        *,
        access_key: str,
        secret_key: str,
        session_token: str | None = None,
        db: str | Path = MEMORY,
        host: str = "127.0.0.1",
        port: int = 0,
        allow_remote: bool = False,
        strict_fields: bool = False,
        strict_signing: bool = False,
        quotas: bool = False,
        faults: Collection[str] = (),
        samples: bool = False,
    ) -> None:
        """Configure an emulator; entering the context starts it.

        Args:
            access_key: The only access key that is accepted.
            secret_key: Its secret key.
            session_token: Token that requests must have; None if requests must not have one.
            db: File of the database, created if it is missing; in memory by default.
            host: 127.0.0.1, ::1 or localhost; with `allow_remote` any address of this machine, or
                0.0.0.0 or :: for all of them.
            port: TCP port; 0 for any free port.
            allow_remote: Accept connections from other machines, also to the page and the control
                endpoint. Use it in containers and private networks only: there is no encryption.
            strict_fields: Refuse fields that an action does not have, and what its handler warns of.
                By default the response header `X-Emulator-Unknown-Fields` lists such fields, and
                `requests` the warnings.
            strict_signing: Refuse signatures that the platform accepts although they break a
                documented rule. By default `requests` lists the broken rules.
            quotas: Refuse calls that exceed the documented rates.
            faults: Faults to add, such as `drop:1`; see `Faults`.
            samples: Start with the service's sample data.

        Raises:
            ValueError: A key is empty, or there is no such fault.
            StartError: Raised on start, if the emulator cannot listen on the host or port, or cannot
                use the database.
        """
        self._credentials = Credentials(access_key, secret_key, session_token)
        self._db = db
        self._host = host
        self._port = port
        self._allow_remote = allow_remote
        self._strict_fields = strict_fields
        self._strict_signing = strict_signing
        self._samples = samples
        self._run: ServerRun | None = None
        self._state = EmulatorState(Faults(self.definition.service.actions))
        self._state.quotas.on = quotas
        for fault in faults:
            self._state.faults.add(fault)

    @property
    def endpoint(self) -> str:
        """URL for a client's `endpoint`; raises RuntimeError if the emulator is not running."""
        return self._running().endpoint

    @property
    def env(self) -> dict[str, str]:
        """Environment variables with which a client uses this emulator without arguments.

        Raises RuntimeError if the emulator is not running.
        """
        keys = self._credentials
        return {
            "VOLCENGINE_ENDPOINT": self.endpoint,
            "VOLCENGINE_REGION": self.definition.service.default_region,
            "VOLCENGINE_ACCESS_KEY": keys.access_key,
            "VOLCENGINE_SECRET_KEY": keys.secret_key,
            "VOLCENGINE_SESSION_TOKEN": keys.session_token or "",
        }

    @property
    def clock(self) -> Clock:
        """The clock that determines ids, times, expiry and quotas. It can be moved."""
        return self._state.clock

    @property
    def faults(self) -> Faults:
        """Faults that apply to the next requests."""
        return self._state.faults

    @property
    def quotas(self) -> Quotas:
        """The documented rates; `quotas.on = True` enforces them."""
        return self._state.quotas

    @property
    def requests(self) -> list[Entry]:
        """The last requests and their outcomes, oldest first."""
        return self._state.record.entries()

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table; raise RuntimeError if the emulator is not running."""
        return self._between_requests(lambda backend: backend.store.counts())

    def reset(self) -> None:
        """Forget all data, faults, clock moves, counted calls and requests.

        Quotas stay on or off, and sample data are added again. Raises RuntimeError if the emulator
        is not running.
        """
        self._between_requests(Backend.reset)

    def start(self) -> None:
        """Serve on a new thread; return when the server is ready for requests."""
        if self._run is not None:
            raise RuntimeError("the emulator is already running")
        run = self._open()
        run.serve_on_thread()
        self._run = run

    def stop(self) -> None:
        """Finish running requests, then close everything. Stopping twice has no effect."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()

    def run(self, ready: Callable[[str], None]) -> None:
        """Serve in this thread until SIGINT or SIGTERM. When ready, call `ready` with the endpoint."""
        run = self._open()
        run.serve(lambda: ready(run.endpoint))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _check_body(self, body: dict[str, Any]) -> None:
        """Check a body before its handler runs; subclasses raise ServiceError to refuse it."""

    def _between_requests(self, work: Callable[[Backend], T]) -> T:
        """Return the result of `work`, which runs while no request is handled."""
        return self._running().between_requests(work)

    def _running(self) -> ServerRun:
        if self._run is None:
            raise RuntimeError("the emulator is not running; use it in a with statement")
        return self._run

    def _open(self) -> ServerRun:
        listener = open_listener(self._host, self._port, allow_remote=self._allow_remote)
        try:
            backend = Backend(
                definition=self.definition,
                state=self._state,
                store=Store(self._db, self.definition.plugin.schema),
                samples=self._samples,
            )
            backend.prepare()
        except BaseException:
            listener.close()
            raise
        app = App(
            backend,
            self._credentials,
            endpoint=endpoint_of(listener),
            check=self._check_body,
            strict_fields=self._strict_fields,
            strict_signing=self._strict_signing,
            allow_remote=self._allow_remote,
        )
        return ServerRun(listener, backend, app)


def open_listener(host: str, port: int, *, allow_remote: bool) -> socket.socket:
    """Return a socket that listens; raise StartError."""
    address = HOSTS.get(host)
    if address is None and not allow_remote:
        raise StartError(
            f"the host must be one of {', '.join(HOSTS)}, not {host!r}: the emulator is for tests;"
            " for containers and private networks, allow remote connections (--allow-remote)"
        )
    if address is None:
        ip = parse_ip(host)
        if ip is None:
            raise StartError(f"the host must be localhost or an IP address, not {host!r}")
        address = str(ip)
    if not 0 <= port <= 65535:
        raise StartError(f"port {port} is out of range; use 0 to 65535")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        # With the protocol TCP asyncio disables Nagle's algorithm, which would delay every response
        # by 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise _cannot_listen(address, port, error) from None
    try:
        if os.name == "posix":  # on Windows it would let two processes share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _cannot_listen(address, port, error) from None
    return listener


def _cannot_listen(address: str, port: int, error: OSError) -> StartError:
    return StartError(f"cannot listen on {address} port {port}: {error.strerror or error}")

"""The transport of a client: the user's, or a built-in one that is created on first use.

Sync clients use pyreqwest, which would hang in a process that was forked after its first use, and would
block the greenlets of gevent and eventlet. There httpx2 is used if it is installed; otherwise an error or
a warning explains what to do. Async clients use asyncio alone.
"""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..errors import ConfigError
from ..util.forks import PerProcess, register_after_fork
from ..util.import_lock import IMPORT_LOCK
from ..util.log import LOGGER

# Imported with the first call, so that creating a client stays cheap.
if TYPE_CHECKING:
    from .transport import AsyncTransport, HTTPRequest, HTTPResponse, Transport
    from .transport_config import TransportConfig


class _BuiltinTransport(Protocol):
    def send(self, request: HTTPRequest, /) -> HTTPResponse: ...
    def close(self) -> None: ...


class _AsyncBuiltinTransport(Protocol):
    async def send(self, request: HTTPRequest, /) -> HTTPResponse: ...
    async def close(self) -> None: ...


UserT = TypeVar("UserT")
BuiltinT = TypeVar("BuiltinT")


class _Holder(Generic[BuiltinT]):
    """The built-in transport of one process, if it has been created."""

    def __init__(self) -> None:
        self.transport: BuiltinT | None = None


class _ClientTransport(ABC, Generic[UserT, BuiltinT]):
    def __init__(self, config: TransportConfig | None, user_transport: UserT | None) -> None:
        self._config = config
        self._user_transport = user_transport
        self._holders: PerProcess[_Holder[BuiltinT]] = PerProcess(_Holder[BuiltinT])
        self.closed = False
        self.current: UserT | BuiltinT | None = None
        """The transport to use in this process; None before `prepare` and after `close`."""
        register_after_fork(self)

    def reset_after_fork(self) -> None:
        """Let a forked child prepare its own transport."""
        self.current = None

    def prepare(self, url: str) -> None:
        """Create the transport of this process; raise ConfigError if the client is closed."""
        with IMPORT_LOCK:
            self._prepared(url)

    def check_open(self) -> None:
        """Raise ConfigError if the client is closed."""
        if self.closed:
            raise ConfigError("the client is closed; create a new one")

    def _prepared(self, url: str) -> UserT | BuiltinT:
        with IMPORT_LOCK:
            self.check_open()
            if self._user_transport is not None:
                self.current = self._user_transport
            else:
                holder = self._holders.get()
                if holder.transport is None:
                    holder.transport = self._create(url)
                self.current = holder.transport
            return self.current

    @abstractmethod
    def _create(self, url: str) -> BuiltinT:
        """Return a built-in transport that is prepared for a URL; raise ConfigError."""

    def _detach(self) -> BuiltinT | None:
        """Reject further requests, and return the transport of this process to be closed."""
        self.closed = True
        holder = self._holders.get()
        with IMPORT_LOCK:
            self.current = None
            transport, holder.transport = holder.transport, None
        return transport

    def __del__(self, _warn: Callable[..., Any] = warnings.warn) -> None:
        holders: Any = getattr(self, "_holders", None)  # None of a copy that failed
        holder = None if holders is None else holders.peek()
        if holder is not None and holder.transport is not None:
            _warn(
                "a client was not closed: use it in a `with` block or call close()",
                ResourceWarning,
                source=self,
            )


class SyncClientTransport(_ClientTransport["Transport", _BuiltinTransport]):
    """The transport of a client. Usable in any thread and in forked processes.

    Args:
        config: Configuration of the built-in transport.
        transport: The user's transport, which `close` leaves open.
    """

    def __init__(
        self, config: TransportConfig | None = None, transport: Transport | None = None
    ) -> None:
        super().__init__(config, transport)
        if transport is not None:
            _check_transport(transport, is_async=False)

    def _create(self, url: str) -> _BuiltinTransport:
        from ..util.greenlets import patched_by

        greenlets = patched_by()
        if greenlets is not None:
            transport = self._create_httpx2(f"{greenlets} replaced the sockets of this process")
            if transport is not None:
                return transport
            LOGGER.warning(
                "%s: each call blocks all greenlets until its reply arrives; install the extra `httpx2`, "
                "which is then used here",
                greenlets,
            )
        else:
            _ask_guard_of_sockets()
        from .pyreqwest import ForkedError, ReqwestTransport

        native = ReqwestTransport(self._config)
        try:
            native.prepare(url)
        except ForkedError:
            why = "this process was forked after pyreqwest's first use"
            transport = self._create_httpx2(why)
            if transport is None:
                raise
            return transport
        return native

    def _create_httpx2(self, why: str) -> _BuiltinTransport | None:
        try:
            from .httpx2 import Httpx2Transport
        except (ImportError, AttributeError):  # trio, which httpx2 imports, fails under eventlet
            return None
        LOGGER.info("using httpx2: %s", why)
        return Httpx2Transport(self._config)

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the reply; raise ConfigError if the client is closed."""
        transport = self.current
        if transport is None:
            transport = self._prepared(request.url)
        return transport.send(request)

    def close(self) -> None:
        """Close the connections of this process. Closing twice is allowed."""
        transport = self._detach()
        if transport is not None:
            transport.close()


def _ask_guard_of_sockets() -> None:
    """Let a class that replaced sockets, such as that of pytest-socket, refuse a native connection."""
    import socket

    if socket.socket.__module__ != "socket":
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


class AsyncClientTransport(_ClientTransport["AsyncTransport", _AsyncBuiltinTransport]):
    """The transport of an async client. Usable in any event loop; see `SyncClientTransport`."""

    def __init__(
        self, config: TransportConfig | None = None, transport: AsyncTransport | None = None
    ) -> None:
        super().__init__(config, transport)
        if transport is not None:
            _check_transport(transport, is_async=True)

    def prepare(self, url: str) -> None:
        """Create the transport; raise ConfigError if the client is closed or asyncio is not running."""
        from .per_loop import running_loop

        running_loop()
        super().prepare(url)

    def _create(self, url: str) -> _AsyncBuiltinTransport:
        from .asyncio_transport import AsyncioTransport

        transport = AsyncioTransport(self._config)
        transport.prepare(url)
        return transport

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the reply; raise ConfigError if the client is closed."""
        transport = self.current
        if transport is None:
            transport = self._prepared(request.url)
        return await transport.send(request)

    async def close(self) -> None:
        """Close the connections of this process. Closing twice is allowed."""
        transport = self._detach()
        if transport is not None:
            await transport.close()


def _check_transport(transport: object, *, is_async: bool) -> None:
    """Raise ConfigError if a client of this kind cannot use the user's transport."""
    from inspect import iscoroutinefunction

    if isinstance(transport, type):
        raise ConfigError(f"transport: expected an instance of {transport.__name__}, got the class")
    send = getattr(transport, "send", None)
    name = type(transport).__name__
    if not callable(send):
        raise ConfigError(f"transport: expected an object with a `send` method, got {name}")
    if iscoroutinefunction(send) is not is_async:
        expected, found = ("an async", "sync") if is_async else ("a sync", "async")
        raise ConfigError(
            f"transport: this client needs {expected} `send` method, but {name}.send is {found}"
        )

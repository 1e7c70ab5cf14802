"""What a client sends through: the user's transport, or one of its own, made on first use.

Its own is pyreqwest's. In a process that was forked after pyreqwest's first use that would hang, so
httpx2 takes its place there, or an error says what to do.
"""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from ..errors import ConfigError
from ..util.forks import PerProcess, renew_in_children
from ..util.import_lock import LOADING

# What a call needs loads with the first call: making a client is to cost little.
if TYPE_CHECKING:
    from .pyreqwest import ForkedError
    from .transport import AsyncTransport, HTTPRequest, HTTPResponse, Transport, TransportConfig


class _Closable(Protocol):
    def send(self, request: HTTPRequest, /) -> HTTPResponse: ...
    def close(self) -> None: ...


class _AsyncClosable(Protocol):
    async def send(self, request: HTTPRequest, /) -> HTTPResponse: ...
    async def close(self) -> None: ...


_NEEDED: Final = ("..call.attempts", "..auth.signing")
"""Modules of which all calls make use."""

Given = TypeVar("Given")
Own = TypeVar("Own")


class _Slot(Generic[Own]):
    """Holds the transport of one process."""

    def __init__(self) -> None:
        self.transport: Own | None = None


class _Pool(ABC, Generic[Given, Own]):
    def __init__(self, config: TransportConfig | None, given: Given | None) -> None:
        self._config = config
        self._given = given
        self._slots: PerProcess[_Slot[Own]] = PerProcess(_Slot[Own])
        self.closed = False
        self.is_ready = False
        """Whether this process has all that it takes to send."""
        renew_in_children(self)

    def renew(self) -> None:
        """A child that was forked sends through a transport of its own."""
        self.is_ready = False

    def get_ready(self, url: str) -> None:
        """Load what calls need, before the first one books its turn: what comes late to the server
        comes too close to the next. Raises ConfigError if the client is closed.
        """
        with LOADING:
            self.check_open()
            for name in _NEEDED:
                import_module(name, __package__)
            if self._given is None:
                self._own(url)
            self.is_ready = True

    def check_open(self) -> None:
        """Raise ConfigError if the client is closed."""
        if self.closed:
            raise ConfigError("the client is closed; make a new one")

    def _own(self, url: str) -> Own:
        slot = self._slots.get()
        if slot.transport is not None:
            return slot.transport
        with LOADING:
            self.check_open()
            if slot.transport is None:
                slot.transport = self._make(url)
            return slot.transport

    def _make(self, url: str) -> Own:
        from .pyreqwest import ForkedError

        try:
            return self._default(url)
        except ForkedError as error:
            return self._instead(error)

    def _instead(self, error: ForkedError) -> Own:
        try:
            transport = self._fallback()
        except ImportError:
            raise error from None
        from ..util.log import LOGGER

        LOGGER.info("forked after pyreqwest's first use: httpx2 sends")
        return transport

    @abstractmethod
    def _default(self, url: str) -> Own:
        """A transport of pyreqwest, ready for a URL; raises ForkedError."""

    @abstractmethod
    def _fallback(self) -> Own:
        """One of httpx2; raises ImportError."""

    def _release(self) -> Own | None:
        """Turn away whatever comes, and hand out this process's transport to be closed."""
        self.closed = True
        self.is_ready = False
        slot = self._slots.get()
        with LOADING:
            transport, slot.transport = slot.transport, None
        return transport

    def __del__(self, _warn: Callable[..., Any] = warnings.warn) -> None:
        slot = self._slots.peek()
        if slot is not None and slot.transport is not None:
            _warn("a client was not closed: use `with`, or close()", ResourceWarning, source=self)


class SyncPool(_Pool["Transport", _Closable]):
    """Sends, in any thread and in forked processes, until it is closed."""

    def __init__(
        self, config: TransportConfig | None = None, transport: Transport | None = None
    ) -> None:
        """`transport` is the user's, who closes it too; else one is made with the configuration."""
        super().__init__(config, transport)
        if transport is not None:
            _check(transport, awaited=False)

    def _default(self, url: str) -> _Closable:
        from .pyreqwest import ReqwestTransport

        transport = ReqwestTransport(self._config)
        transport.prepare(url)
        return transport

    def _fallback(self) -> _Closable:
        from .httpx2 import Httpx2Transport

        return Httpx2Transport(self._config)

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply; raises ConfigError once closed."""
        if self.closed:
            self.check_open()
        transport = self._own(request.url) if self._given is None else self._given
        return transport.send(request)

    def close(self) -> None:
        """Close the connections of this process; may be called twice."""
        transport = self._release()
        if transport is not None:
            transport.close()


class AsyncPool(_Pool["AsyncTransport", _AsyncClosable]):
    """The same, awaited, and in any event loop."""

    def __init__(
        self, config: TransportConfig | None = None, transport: AsyncTransport | None = None
    ) -> None:
        super().__init__(config, transport)
        if transport is not None:
            _check(transport, awaited=True)

    def _default(self, url: str) -> _AsyncClosable:
        from .pyreqwest import AsyncReqwestTransport

        transport = AsyncReqwestTransport(self._config)
        transport.prepare(url)
        return transport

    def _fallback(self) -> _AsyncClosable:
        from .httpx2 import AsyncHttpx2Transport

        return AsyncHttpx2Transport(self._config)

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply; raises ConfigError once closed."""
        if self.closed:
            self.check_open()
        transport = self._own(request.url) if self._given is None else self._given
        return await transport.send(request)

    async def close(self) -> None:
        """Close the connections of this process; may be called twice."""
        transport = self._release()
        if transport is not None:
            await transport.close()


def _check(transport: object, *, awaited: bool) -> None:
    """Raise ConfigError for a transport that a client of this kind cannot use."""
    from inspect import iscoroutinefunction

    if isinstance(transport, type):
        raise ConfigError(f"transport= takes an instance of {transport.__name__}, not the class")
    send = getattr(transport, "send", None)
    name = type(transport).__name__
    if not callable(send):
        raise ConfigError(f"transport= needs a method `send`, which {name} lacks")
    if iscoroutinefunction(send) is not awaited:
        kind = "an async" if awaited else "a plain"
        raise ConfigError(f"this client needs {kind} method `send`; that of {name} is not")

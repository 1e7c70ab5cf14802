"""A deadline for synchronous exchanges of httpx2.

The timeouts of httpx2 apply to single reads and writes. A server that keeps sending a little, such
as one header byte at a time, could make a call last forever. Here, every read and write is limited
to the time that remains for the exchange. Async exchanges use `asyncio.timeout` instead.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import Any, Final

import httpcore2
import httpx2

from ..util.clocks import monotonic

_WRITE_SIZE: Final = 16 * 1024
"""Bytes per write, the size of a TLS record. The underlying stream applies its timeout to each partial
write. A socket usually accepts this many bytes in one write."""

_Remaining = Callable[[float | None, type[Exception]], float]


class DeadlineTransport(httpx2.HTTPTransport):
    """A transport with a deadline for each exchange, which `set_timeout` starts."""

    def __init__(
        self, context: ssl.SSLContext, limits: httpx2.Limits, proxy: httpx2.Proxy | None
    ) -> None:
        super().__init__(verify=context, trust_env=False, limits=limits, proxy=proxy)
        self._backend = _DeadlineBackend()
        # httpcore2 has a parameter for the backend, but httpx2 does not expose it.
        self._pool._network_backend = self._backend  # pyright: ignore[reportPrivateUsage]
        if proxy is not None and proxy.ssl_context is not None:
            proxy.ssl_context.sslsocket_class = _deadline_socket_class(self._backend)

    def __del__(self) -> None:
        self.close()  # a client that was discarded

    def set_timeout(self, timeout_s: float) -> None:
        """Set the deadline for everything that this thread sends and receives from now on."""
        self._backend.deadline.at = monotonic() + timeout_s


class _Deadline(threading.local):
    """The deadline of the current exchange of each thread, by `monotonic`."""

    at = math.inf


class _DeadlineBackend(httpcore2.SyncBackend):
    def __init__(self) -> None:
        self.deadline = _Deadline()

    def remaining(self, timeout: float | None, error_type: type[Exception]) -> float:
        """Return the seconds until the deadline or the timeout; raise the error if it has passed."""
        remaining = self.deadline.at - monotonic()
        if remaining <= 0:
            raise error_type("the timeout of the exchange has expired")
        return remaining if timeout is None else min(timeout, remaining)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            results = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        addresses = [*dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in results)]
        # One address at a time: the base class would apply the whole timeout to each of them.
        for address in addresses:
            remaining = self.remaining(timeout, httpcore2.ConnectTimeout)
            try:
                stream = super().connect_tcp(
                    address, port, remaining, local_address, socket_options
                )
                return _DeadlineStream(stream, self.remaining)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise httpcore2.ConnectError("the host name has no address")


class _DeadlineStream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream, remaining: _Remaining) -> None:
        self._stream = stream
        self._remaining = remaining

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._remaining(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _WRITE_SIZE):
            part = buffer[start : start + _WRITE_SIZE]
            self._stream.write(part, self._remaining(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        remaining = self._remaining(timeout, httpcore2.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, remaining)
        return _DeadlineStream(stream, self._remaining)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _deadline_socket_class(backend: _DeadlineBackend) -> type[ssl.SSLSocket]:
    """Return a socket class for TLS to a proxy, which applies the deadline to each `recv`.

    If TLS to the server runs inside TLS to the proxy, one read of the stream may call `recv` often.
    """

    class DeadlineSocket(ssl.SSLSocket):
        def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
            self.settimeout(backend.remaining(self.gettimeout(), TimeoutError))
            return super().recv(buflen, flags)

    return DeadlineSocket

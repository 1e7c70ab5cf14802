"""Ends an exchange of httpx2 in time: sockets that wait no longer than what is left for it.

httpx2 takes times for single waits. A server that keeps sending a little, be it the head of a reply
or what decodes to nothing, would hold a call for as long as it likes. Exchanges that are awaited
need none of this: the event loop ends them.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

import httpcore2
import httpx2

_PIECE: Final = 16 * 1024
"""Bytes to write at once, as in a record of TLS: the stream below waits anew for each part that it
gets rid of, and a socket that takes any takes so much whole."""

_Left = Callable[[float | None, type[Exception]], float]


class BoundedTransport(httpx2.HTTPTransport):
    """A transport whose exchanges end in time; they begin with `begin`, in their own threads."""

    def __init__(
        self, context: ssl.SSLContext, limits: httpx2.Limits, proxy: httpx2.Proxy | None
    ) -> None:
        super().__init__(verify=context, trust_env=False, limits=limits, proxy=proxy)
        self._network = _Network()
        # httpcore2 has a parameter for this, which httpx2 does not hand on.
        self._pool._network_backend = self._network  # pyright: ignore[reportPrivateUsage]
        if proxy is not None and proxy.ssl_context is not None:
            proxy.ssl_context.sslsocket_class = _socket_class(self._network)

    def begin(self, timeout_s: float) -> None:
        """Whatever this thread sends and receives from now on ends within so many seconds."""
        self._network.exchange.end = time.monotonic() + timeout_s


class _Exchange(threading.local):
    """The one that a thread is busy with."""

    end = math.inf


class _Network(httpcore2.SyncBackend):
    def __init__(self) -> None:
        self.exchange = _Exchange()

    def left(self, timeout: float | None, error: type[Exception]) -> float:
        """Seconds to wait at most; raises the error if there are none."""
        left = self.exchange.end - time.monotonic()
        if left <= 0:
            raise error("the time for the whole exchange is over")
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        addresses = [*dict.fromkeys(str(place[0]) for *_, place in found)]
        for address in addresses:  # one by one: each would be given all of the time
            left = self.left(timeout, httpcore2.ConnectTimeout)
            try:
                stream = super().connect_tcp(address, port, left, local_address, socket_options)
                return _Stream(stream, self.left)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise httpcore2.ConnectError("the name has no address")


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream, left: _Left) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            piece = buffer[start : start + _PIECE]
            self._stream.write(piece, self._left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _socket_class(network: _Network) -> type[ssl.SSLSocket]:
    """For TLS to a proxy: TLS to a server within it may read any number of times at one go."""

    class Socket(ssl.SSLSocket):
        def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
            self.settimeout(network.left(self.gettimeout(), TimeoutError))
            return super().recv(buflen, flags)

    return Socket

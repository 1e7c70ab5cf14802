"""The connections of one event loop, kept open between requests."""

from __future__ import annotations

import asyncio
from typing import Final

from ..errors import ConfigError
from .asyncio_connect import Connector, Origin, parse_target
from .asyncio_connection import Connection
from .transport import HTTPRequest
from .transport_config import TransportConfig

_FRESH_S: Final = 0.1
"""A connection that was idle for less time is only checked for bytes that no request asked for."""


class Pool:
    """Connections through one proxy, or direct ones."""

    def __init__(self, config: TransportConfig, connector: Connector) -> None:
        self._config = config
        self._connector = connector
        self._idle: dict[Origin, list[Connection]] = {}
        self._open: set[Connection] = set()
        self._timer: asyncio.TimerHandle | None = None

    def encode(self, request: HTTPRequest) -> bytes:
        """Return the bytes of a request; raise ConfigError if they would not be one request."""
        target = parse_target(request.url)
        path = target.path
        lines = [f"Host: {target.host}", "Accept-Encoding: gzip"]
        if self._connector.forwards(target.origin):
            path = f"http://{target.host}{path}"
            if authorization := self._connector.authorization:
                lines.append(f"Proxy-Authorization: {authorization}")
        lines += [f"{name}: {value}" for name, value in request.headers.items()]
        lines.append(f"Content-Length: {len(request.body)}")
        head = "\r\n".join((f"{request.method} {path} HTTP/1.1", *lines, "", ""))
        if head.isascii() and head.count("\n") == head.count("\r") == len(lines) + 2:
            return head.encode() + request.body
        del head, lines  # tracebacks with locals would show them
        raise ConfigError(f"{request.action}: a header contains a line break or is not ASCII")

    async def take(self, origin: Origin) -> Connection:
        """Return the connection to a server that was used last, or a new one.

        Raises:
            TimeoutError: Connecting took too long.
            OSError: DNS, TCP or TLS failed.
            ProxyError: The proxy did not open a tunnel.
        """
        idle = self._idle.get(origin)
        if idle and (
            asyncio.get_running_loop().time() - idle[-1].idle_since > _FRESH_S
            or idle[-1].has_unread
        ):
            # If the event loop was blocked, it learns only now of connections that have ended, and of
            # bytes that belong to no request: they must not be taken for the next reply.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        while idle:
            connection = idle.pop()
            if connection.is_usable:
                return connection
        async with asyncio.timeout(self._config.connect_timeout_s):
            connection = await self._connector.connect(origin)
        self._open.add(connection)
        connection.lost.add_done_callback(lambda _: self._open.discard(connection))
        return connection

    def give_back(self, origin: Origin, connection: Connection) -> None:
        """Keep a connection for the next request, if the server keeps it open."""
        if not connection.is_usable:
            return
        loop = asyncio.get_running_loop()
        connection.idle_since = loop.time()
        self._idle.setdefault(origin, []).append(connection)
        if self._timer is None:
            self._timer = loop.call_later(self._config.pool_idle_timeout_s, self._close_idle)

    def discard(self, origin: Origin) -> None:
        """Close the idle connections to a server: those of a gateway that failed are all dead."""
        for connection in self._idle.pop(origin, ()):
            connection.abort()

    def _close_idle(self) -> None:
        """Close the connections that were idle for too long, and set the timer for the others."""
        loop = asyncio.get_running_loop()
        expired = loop.time() - self._config.pool_idle_timeout_s
        remaining: list[float] = []
        for origin, connections in [*self._idle.items()]:
            kept = [each for each in connections if each.is_usable and each.idle_since > expired]
            for connection in {*connections}.difference(kept):
                connection.abort()
            if kept:
                self._idle[origin] = kept
                remaining.append(min(each.idle_since for each in kept))
            else:
                del self._idle[origin]
        self._timer = None
        if remaining:
            when = min(remaining) + self._config.pool_idle_timeout_s
            self._timer = loop.call_at(when, self._close_idle)

    async def close(self) -> None:
        """Close all connections, including those in use."""
        if self._timer is not None:
            self._timer.cancel()
        connections = [*self._open]
        for connection in connections:
            connection.abort()
        for connection in connections:
            await connection.lost

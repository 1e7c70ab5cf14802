"""The default transport of async clients. It needs nothing but asyncio, so a task can be cancelled."""

from __future__ import annotations

import asyncio
import builtins
import os
import socket
import ssl
from contextlib import nullcontext
from enum import Enum
from typing import Any

from ..errors import TransportError
from ..interruption import set_request_sent
from ..util.package import public_in
from .asyncio_connect import Connector, ProxyError, parse_target
from .asyncio_connection import CorruptError, LostError
from .asyncio_pool import Pool
from .base_transport import BaseTransport
from .connection_errors import (
    Route,
    connect_error,
    connect_timeout,
    connection_lost,
    corrupt_reply,
    pool_timeout,
    reply_timeout,
)
from .per_loop import LoopTransport, PerLoopTransport
from .tls import TLS
from .transport import HTTPRequest, HTTPResponse
from .transport_config import TransportConfig


class _Stage(Enum):
    """How far a request has come."""

    QUEUED = "queued"
    CONNECTING = "connecting"
    SENT = "sent"


def _reason(error: Exception) -> str:
    """Return what failed. asyncio's own words name addresses and repeat the number of the error."""
    if isinstance(error, ssl.SSLError | socket.gaierror) or not isinstance(error, OSError):
        return str(error)
    return os.strerror(error.errno) if error.errno else str(error) or type(error).__name__


def _to_transport_error(
    request: HTTPRequest, error: Exception, route: Route, stage: _Stage
) -> TransportError:
    match error, stage:
        case builtins.TimeoutError(), _Stage.QUEUED:
            return pool_timeout(request)
        case builtins.TimeoutError(), _Stage.CONNECTING:
            return connect_timeout(request, route)
        case builtins.TimeoutError(), _:
            return reply_timeout(request, route, request_sent=True)
        case CorruptError(), _:
            return corrupt_reply(request, route, str(error))
        case LostError(), _:
            return connection_lost(request, route, str(error))
        case _:
            return connect_error(request, route, _reason(error))


class _LoopTransport(BaseTransport[Pool]):
    """The transport of one event loop, whose connections cannot be used in another loop."""

    def __init__(self, config: TransportConfig, tls: TLS) -> None:
        super().__init__(config)
        self._tls = tls
        limit = config.max_connections
        # A request that waits here is not sent if its task is cancelled.
        self._slots: Any = nullcontext() if limit is None else asyncio.Semaphore(limit)

    def _create_client(self, proxy: str | None) -> Pool:
        return Pool(self._config, Connector(proxy, self._tls))

    async def send(self, request: HTTPRequest) -> HTTPResponse:
        pool = self._client_for(request.url)
        origin = parse_target(request.url).origin
        stage = _Stage.QUEUED
        try:
            async with asyncio.timeout(request.timeout_s), self._slots:
                stage = _Stage.CONNECTING
                connection = await pool.take(origin)
                stage = _Stage.SENT
                limit = self._config.max_response_bytes
                response = await connection.exchange(request, pool.encode, limit)
                pool.give_back(origin, connection)
                return response
        except asyncio.CancelledError as error:
            set_request_sent(error, stage is _Stage.SENT)
            raise
        except (OSError, ProxyError, LostError, CorruptError, UnicodeError) as error:
            if stage is _Stage.SENT:
                pool.discard(origin)
            raise _to_transport_error(request, error, self._route(request.url), stage) from error

    async def close(self) -> None:
        for pool in self._detach():
            await pool.close()


@public_in("transports")
class AsyncioTransport(PerLoopTransport):
    """Default transport of async clients. Keeps connections open; works in all event loops of asyncio.

    Each event loop has its own connections, and `max_connections` counts those of one loop. If a task
    is cancelled, its connection is closed; a request that still waited is not sent.

    Example:
        transport = AsyncioTransport(TransportConfig(max_connections=10))
        client = AsyncClient(transport=transport)
    """

    def _create(self) -> LoopTransport:
        return _LoopTransport(self._config, self._tls)

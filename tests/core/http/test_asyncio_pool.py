"""Which connection a request gets, and when connections are closed."""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from support.transport_servers import OK, gateway, listening, request, silence

from volc_sdk._core.errors import ConfigError, ConnectionLostError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.transport_config import TransportConfig


@asynccontextmanager
async def opened(config: TransportConfig | None = None) -> AsyncIterator[AsyncioTransport]:
    transport = AsyncioTransport(config)
    try:
        yield transport
    finally:
        await transport.close()


def test_requests_share_a_connection() -> None:
    async def run() -> None:
        async with opened() as transport:
            for _ in range(3):
                await transport.send(request(server.endpoint))

    with gateway() as server:
        asyncio.run(run())
    assert (server.requests, server.opened) == (3, 1)


def test_an_idle_connection_is_closed_without_another_request() -> None:
    async def run() -> None:
        async with opened(TransportConfig(pool_idle_timeout_s=0.05)) as transport:
            server.all_open = threading.Barrier(2)
            await asyncio.gather(*(transport.send(request(server.endpoint)) for _ in range(2)))
            for _ in range(2):
                assert await asyncio.to_thread(server.ended.acquire, timeout=60)
            server.all_open = threading.Barrier(1)
            await transport.send(request(server.endpoint))

    with gateway() as server:
        asyncio.run(run())
    assert server.opened == 3


@pytest.mark.parametrize("pause_s", [0.0, 0.2])
def test_a_connection_that_ended_while_the_event_loop_was_blocked_is_not_used(
    pause_s: float,
) -> None:
    may_close, closed = threading.Event(), threading.Event()

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(OK)
        may_close.wait(60)
        connection.close()
        closed.set()

    async def run() -> None:
        async with opened() as transport:
            await transport.send(request(endpoint))
            may_close.set()
            closed.wait(60)  # blocks the event loop
            if not pause_s:
                await asyncio.sleep(0.01)  # the event loop learns of the end by itself
            else:
                threading.Event().wait(pause_s)
            assert (await transport.send(request(endpoint))).body == b"ok"

    with listening(behave) as endpoint:
        asyncio.run(run())


@pytest.mark.parametrize("surplus", [OK, b"junk"])
def test_a_connection_with_bytes_that_belong_to_no_request_is_not_used_again(
    surplus: bytes,
) -> None:
    opened_connections: list[socket.socket] = []

    def behave(connection: socket.socket) -> None:
        opened_connections.append(connection)
        connection.recv(65536)
        connection.sendall(OK + surplus)
        silence(connection)

    async def run() -> None:
        async with opened() as transport:
            for _ in range(2):
                assert (await transport.send(request(endpoint))).body == b"ok"

    with listening(behave) as endpoint:
        asyncio.run(run())
    assert len(opened_connections) == 2


@pytest.mark.parametrize(
    "headers", [{"X-A": "b\r\nX-B: canary"}, {"X-A": "b\nX"}, {"X-A\r\nX": "b"}, {"X-A": "é"}]
)
def test_a_header_cannot_add_a_line(headers: dict[str, str]) -> None:
    async def run() -> None:
        async with opened() as transport:
            sent = dataclasses.replace(request(server.endpoint), headers=headers)
            with pytest.raises(ConfigError, match="Act: a header contains") as caught:
                await transport.send(sent)
            assert "canary" not in str(caught.value)

    with gateway() as server:
        asyncio.run(run())
    assert server.requests == 0


def test_closing_ends_connections_in_use() -> None:
    arrived = threading.Event()

    def behave(connection: socket.socket) -> None:
        connection.recv(1)
        arrived.set()
        silence(connection)

    async def run() -> None:
        transport = AsyncioTransport()
        sending = asyncio.create_task(transport.send(request(endpoint, timeout_s=60)))
        assert await asyncio.to_thread(arrived.wait, 60)
        await transport.close()
        with pytest.raises(ConnectionLostError):
            await sending

    with listening(behave) as endpoint:
        asyncio.run(run())

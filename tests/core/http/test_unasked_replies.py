"""Bytes that no request asked for must not become the reply to the next request."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.transport_servers import OK, listening, request, wait_for_end

from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from volc_sdk._core.http.pyreqwest import ReqwestTransport

Send = Callable[[str], bytes]
FORGED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"


@pytest.fixture(params=[ReqwestTransport, Httpx2Transport, AsyncioTransport, AsyncHttpx2Transport])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


@contextmanager
def sending(kind: Any) -> Iterator[Send]:
    """Yield a function that sends a request with one transport and returns the body of the reply."""
    transport = kind()
    with asyncio.Runner() as runner:

        def run(result: Any) -> Any:
            return runner.run(result) if asyncio.iscoroutine(result) else result

        try:
            yield lambda url: run(transport.send(request(url))).body
        finally:
            run(transport.close())


def whole_requests(connection: socket.socket) -> Iterator[None]:
    while data := connection.recv(65536):
        if data.endswith(b"{}"):  # httpx2 sends the body of a request by itself
            yield


@pytest.mark.parametrize(
    "together",
    [
        OK + FORGED,
        OK + FORGED[:30],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" + FORGED,
        b"HTTP/1.1 103 Hints\r\n\r\n" + OK + FORGED,
    ],
    ids=["whole", "beginning", "after chunks", "after hints"],
)
def test_a_second_reply_goes_to_no_other_request(kind: Any, together: bytes) -> None:
    connections: list[socket.socket] = []

    def behave(connection: socket.socket) -> None:
        connections.append(connection)
        for _ in whole_requests(connection):
            connection.sendall(together if connection is connections[0] else OK)

    with listening(behave) as url, sending(kind) as send:
        assert [send(url) for _ in range(3)] == [b"ok"] * 3
    assert len(connections) == 2  # the first was closed, the second was kept


def test_a_reply_on_an_idle_connection_goes_to_no_request(kind: Any) -> None:
    idle: list[socket.socket] = []
    go_on = threading.Event()

    def behave(connection: socket.socket) -> None:
        for _ in whole_requests(connection):
            if not go_on.is_set():
                idle.append(connection)
            connection.sendall(OK)
            go_on.wait(60)

    with listening(behave) as url, sending(kind) as send:
        assert send(url) == b"ok"
        idle[0].sendall(FORGED)  # on loopback, it has arrived when this returns
        if kind is ReqwestTransport:  # reads it in another thread
            wait_for_end(idle[0])
        go_on.set()
        assert [send(url) for _ in range(2)] == [b"ok"] * 2

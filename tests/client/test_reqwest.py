"""The default transport against a socket that misbehaves: which error, and was it sent?"""

from __future__ import annotations

import asyncio
import builtins
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from volc_im import ConnectError, ConnectionLostError, HTTPRequest, TimeoutError, TransportError
from volc_im._runtime.reqwest import AsyncReqwestTransport, ReqwestTransport

Behaviour = Callable[[socket.socket], None]


@contextmanager
def listening(behave: Behaviour) -> Iterator[str]:
    """A socket that hands each connection to `behave`."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def handle(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            behave(connection)

    def accept() -> None:
        while not stop.is_set():
            try:
                connection, _ = server.accept()
            except builtins.TimeoutError:
                continue
            thread = threading.Thread(target=handle, args=(connection,))
            thread.start()
            threads.append(thread)

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            stop.set()
            acceptor.join()
            for thread in threads:
                thread.join()


def failures(endpoint: str) -> list[TransportError]:
    """The errors of the sync and the async transport."""
    request = HTTPRequest("Act", "POST", f"{endpoint}/", {"X-A": "b"}, b"{}", timeout_s=0.5)
    raised: list[TransportError] = []
    transport = ReqwestTransport()
    with pytest.raises(TransportError) as caught:
        transport.send(request)
    raised.append(caught.value)
    transport.close()

    async def run() -> None:
        through_async = AsyncReqwestTransport()
        with pytest.raises(TransportError) as caught:
            await through_async.send(request)
        raised.append(caught.value)
        await through_async.close()

    asyncio.run(run())
    return raised


def read_and_close(connection: socket.socket) -> None:
    connection.recv(65536)


def reset(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def answer(reply: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(reply)

    return behave


def silence(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def stall(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    silence(connection)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"
BAD_GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"


@pytest.mark.parametrize(
    ("behave", "kind"),
    [
        (read_and_close, ConnectionLostError),
        (reset, ConnectionLostError),
        (answer(HEAD), ConnectionLostError),
        (answer(b"hello\r\n\r\n"), ConnectionLostError),
        (answer(BAD_GZIP), ConnectionLostError),
        (silence, TimeoutError),
        (stall, TimeoutError),
    ],
    ids=["close", "reset", "truncated", "junk", "bad gzip", "silence", "stall"],
)
def test_what_happens_after_sending_is_never_called_unsent(
    behave: Behaviour, kind: type[TransportError]
) -> None:
    with listening(behave) as endpoint:
        for error in failures(endpoint):
            assert type(error) is kind
            assert error.request_sent is True
            assert error.action == "Act"
            assert "the server may have acted" in str(error)


def test_a_refused_connection_was_never_sent() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        for error in failures(f"http://127.0.0.1:{held.getsockname()[1]}"):
            assert type(error) is ConnectError
            assert error.request_sent is False
            assert "refused" in str(error)


def test_tls_to_a_plain_server_was_never_sent() -> None:
    with listening(answer(b"hello\r\n\r\n")) as endpoint:
        for error in failures(endpoint.replace("http:", "https:")):
            assert type(error) is ConnectError
            assert error.request_sent is False


@pytest.mark.parametrize("name", ["X-Tt-Logid", "x-tt-logid"])
def test_a_reply_is_read_whole(name: str) -> None:
    reply = f"HTTP/1.1 503 No\r\n{name}: 7\r\nContent-Length: 2\r\n\r\nno".encode()
    with listening(answer(reply)) as endpoint:
        transport = ReqwestTransport()
        request = HTTPRequest("Act", "POST", f"{endpoint}/", {}, b"{}", timeout_s=5)
        response = transport.send(request)
        transport.close()
    assert (response.status, response.body) == (503, b"no")
    assert response.headers.get("x-tt-logid") == "7"
    assert response.headers.get("absent") is None

"""Servers on loopback for the tests of transports: misbehaving ones, a proxy, one with TLS."""

from __future__ import annotations

import asyncio
import builtins
import os
import selectors
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from volc_im import HTTPRequest, HTTPResponse
from volc_im.transports import (
    AsyncHttpx2Transport,
    AsyncReqwestTransport,
    Httpx2Transport,
    ReqwestTransport,
    TransportConfig,
)

Behaviour = Callable[[socket.socket], None]
Send = Callable[..., HTTPResponse]


def request(url: str, timeout_s: float = 10.0, *, secret_reply: bool = False) -> HTTPRequest:
    return HTTPRequest("Act", "POST", url, {"X-A": "b"}, b"{}", timeout_s, secret_reply)


def _sync(kind: type[ReqwestTransport] | type[Httpx2Transport]) -> Send:
    def send(request: HTTPRequest, config: TransportConfig | None = None) -> HTTPResponse:
        with closing(kind(config)) as transport:
            return transport.send(request)

    return send


def _async(kind: type[AsyncReqwestTransport] | type[AsyncHttpx2Transport]) -> Send:
    def send(request: HTTPRequest, config: TransportConfig | None = None) -> HTTPResponse:
        async def run() -> HTTPResponse:
            transport = kind(config)
            try:
                return await transport.send(request)
            finally:
                await transport.close()

        return asyncio.run(run())

    return send


SENDERS: dict[str, Send] = {
    "reqwest": _sync(ReqwestTransport),
    "async reqwest": _async(AsyncReqwestTransport),
    "httpx2": _sync(Httpx2Transport),
    "async httpx2": _async(AsyncHttpx2Transport),
}
"""One exchange with a new transport of each kind."""


def forget_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the proxies of the person who runs the tests out of the environment."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


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


@contextmanager
def refusing() -> Iterator[str]:
    """An address where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def read_and_close(connection: socket.socket) -> None:
    connection.recv(65536)


def reset(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def answer(reply: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(reply)
        connection.shutdown(socket.SHUT_WR)
        silence(connection)  # closing with the request's rest unread would reset the connection

    return behave


def silence(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def stall(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    silence(connection)


def endless(head: bytes, part: bytes) -> Behaviour:
    """The same part over and over, until the other side hangs up."""

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        while True:
            connection.sendall(part)

    return behave


def dripping(head: bytes, part: bytes, close: bytes = b"") -> Behaviour:
    """The same part now and then, for some twenty seconds at most: no test waits for the end."""

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        for _ in range(1000):
            connection.sendall(part)
            time.sleep(0.02)
        connection.sendall(close)

    return behave


def in_tls(context: ssl.SSLContext, behave: Behaviour) -> Behaviour:
    """The same over TLS."""

    def behave_in_tls(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            behave(secured)

    return behave_in_tls


@dataclass
class Proxied:
    """A proxy's address, and what came its way: method, target, its credentials."""

    place: str
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)
    refuse: bool = False


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class QuietHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def reply(self, status: int, body: bytes = b"") -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None) -> Iterator[int]:
    http = QuietServer(("127.0.0.1", 0), handler)
    if context is not None:
        http.socket = context.wrap_socket(http.socket, server_side=True)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield http.server_address[1]
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


@contextmanager
def proxying(context: ssl.SSLContext | None = None) -> Iterator[Proxied]:
    """A proxy that answers for every http host, and tunnels to 127.0.0.1 for https; over TLS, if it
    gets a context."""
    proxied = Proxied("")

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            self.note()
            self.reply(407 if proxied.refuse else 200, b"by proxy")

        def do_CONNECT(self) -> None:
            self.note()
            if proxied.refuse:
                self.reply(407)
                return
            port = int(self.path.rpartition(":")[2])
            with socket.create_connection(("127.0.0.1", port)) as upstream:
                self.send_response(200)
                self.end_headers()
                pump(self.connection, upstream)
            self.close_connection = True

        def note(self) -> None:
            proxied.seen.append((self.command, self.path, self.headers.get("Proxy-Authorization")))

    with serving(Handler, context) as port:
        proxied.place = f"127.0.0.1:{port}"
        yield proxied


def pump(one: socket.socket, other: socket.socket) -> None:
    """Pass bytes both ways until one side ends."""
    with selectors.DefaultSelector() as selector:
        selector.register(one, selectors.EVENT_READ, other)
        selector.register(other, selectors.EVENT_READ, one)
        while True:
            for key, _ in selector.select():
                assert isinstance(key.fileobj, socket.socket)
                data = key.fileobj.recv(65536)
                if not data:
                    return
                key.data.sendall(data)


@contextmanager
def with_tls(context: ssl.SSLContext) -> Iterator[int]:
    """A server with TLS that says "secret"."""

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            self.reply(200, b"secret")

    with serving(Handler, context) as port:
        yield port

"""Servers on loopback for the tests of transports: faulty servers, a proxy, and a TLS server."""

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
from pathlib import Path
from typing import Any

import pytest
import trustme

from volc_sdk._core.errors import TransportError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from volc_sdk._core.http.pyreqwest import ReqwestTransport
from volc_sdk._core.http.transport import HTTPRequest, HTTPResponse
from volc_sdk._core.http.transport_config import TransportConfig

Behavior = Callable[[socket.socket], None]
"""Handles a connection."""
Send = Callable[..., HTTPResponse]


def request(url: str, timeout_s: float = 10.0, *, sensitive_response: bool = False) -> HTTPRequest:
    return HTTPRequest("Act", "POST", url, {"X-A": "b"}, b"{}", timeout_s, sensitive_response)


def _sync(kind: type[ReqwestTransport] | type[Httpx2Transport]) -> Send:
    def send(request: HTTPRequest, config: TransportConfig | None = None) -> HTTPResponse:
        with closing(kind(config)) as transport:
            return transport.send(request)

    return send


def _async(kind: type[AsyncioTransport] | type[AsyncHttpx2Transport]) -> Send:
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
    "asyncio": _async(AsyncioTransport),
    "httpx2": _sync(Httpx2Transport),
    "async httpx2": _async(AsyncHttpx2Transport),
}
"""Functions that make one exchange with a new transport of each kind."""


def send_and_fail(
    send: Send, url: str, config: TransportConfig | None = None, **options: Any
) -> TransportError:
    """Send a request that fails, and return the error."""
    with pytest.raises(TransportError) as caught:
        send(request(url, **options), config)
    assert caught.value.action == "Act"
    return caught.value


def clear_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove all proxy variables from the environment."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@contextmanager
def listening(behave: Behavior) -> Iterator[str]:
    """Accept connections on loopback and handle each with `behave`; yield the URL."""
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
    """Yield a URL that refuses connections."""
    with socket.socket() as bound:  # but not listening
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


def read_and_close(connection: socket.socket) -> None:
    connection.recv(65536)


def reset(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def answer(reply: bytes) -> Behavior:
    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(reply)
        connection.shutdown(socket.SHUT_WR)
        silence(connection)  # closing with unread data would reset the connection

    return behave


def silence(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def wait_for_end(connection: socket.socket) -> None:
    """Wait until the client has closed a connection."""
    connection.settimeout(60)
    with suppress(ConnectionError):
        silence(connection)


def stall(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
    silence(connection)


def endless(head: bytes, part: bytes) -> Behavior:
    """Send the same part repeatedly until the client closes the connection."""

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        while True:
            connection.sendall(part)

    return behave


def dripping(head: bytes, part: bytes, close: bytes = b"") -> Behavior:
    """Send the same part every 20 ms, for 20 s at most; no test waits for the end."""

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(head)
        for _ in range(1000):
            connection.sendall(part)
            time.sleep(0.02)
        connection.sendall(close)

    return behave


def in_tls(context: ssl.SSLContext, behave: Behavior) -> Behavior:
    """Return a behavior inside of TLS."""

    def behave_in_tls(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            behave(secured)

    return behave_in_tls


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Gateway:
    """A server on loopback whose connections can all die at once, as those of a gateway that fails."""

    def __init__(self) -> None:
        self.endpoint = ""
        self.opened = 0
        self.requests = 0
        self.ended = threading.Semaphore(0)
        self.all_open = threading.Barrier(1)
        self._lock = threading.Lock()
        self._generation = 0
        self._resets = False

    def fail_over(self, *, resets: bool) -> None:
        """Let open connections be reset by the next request, or stay silent; new ones work."""
        self._resets = resets
        self._generation += 1

    def behave(self, connection: socket.socket) -> None:
        with self._lock:
            self.opened += 1
        generation = self._generation
        while data := connection.recv(65536):
            if not data.endswith(b"{}"):  # httpx2 sends the body of a request by itself
                continue
            if generation != self._generation:
                if self._resets:
                    connection.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                    )
                    break
                silence(connection)
                break
            with self._lock:
                self.requests += 1
            self.all_open.wait()
            connection.sendall(OK)
        self.ended.release()


@contextmanager
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    with listening(server.behave) as server.endpoint:
        yield server


@dataclass
class Proxy:
    """A running proxy, and its requests: method, target, Proxy-Authorization."""

    location: str
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
def proxying(context: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """Run a proxy that replies to all http requests and tunnels https to 127.0.0.1.

    With a context, clients connect to the proxy over TLS.
    """
    proxy = Proxy("")

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            self.record()
            self.reply(407 if proxy.refuse else 200, b"by proxy")

        def do_CONNECT(self) -> None:
            self.record()
            if proxy.refuse:
                self.reply(407)
                return
            port = int(self.path.rpartition(":")[2])
            with socket.create_connection(("127.0.0.1", port)) as upstream:
                self.send_response(200)
                self.end_headers()
                pump(self.connection, upstream)
            self.close_connection = True

        def record(self) -> None:
            proxy.seen.append((self.command, self.path, self.headers.get("Proxy-Authorization")))

    with serving(Handler, context) as port:
        proxy.location = f"127.0.0.1:{port}"
        yield proxy


@dataclass
class Socks:
    """A running SOCKS 5 proxy, and the addresses that clients asked for."""

    location: str
    seen: list[str] = field(default_factory=list)


@contextmanager
def socks_proxying(userinfo: str) -> Iterator[Socks]:
    """Run a SOCKS 5 proxy that connects to 127.0.0.1; it requires `user:password` if given."""
    socks = Socks("")
    user, _, password = userinfo.partition(":")

    def behave(connection: socket.socket) -> None:
        with connection.makefile("rb") as stream:
            methods = stream.read(stream.read(2)[1])
            if userinfo:
                assert 2 in methods
                connection.sendall(b"\x05\x02")
                stream.read(1)
                given = [stream.read(stream.read(1)[0]).decode() for _ in range(2)]
                connection.sendall(b"\x01\x00" if given == [user, password] else b"\x01\x01")
                if given != [user, password]:
                    return
            else:
                connection.sendall(b"\x05\x00")
            kind = stream.read(4)[3]
            length = {1: 4, 4: 16}.get(kind) or stream.read(1)[0]
            address = stream.read(length)
            host = (
                address.decode()
                if kind == 3
                else socket.inet_ntop(socket.AF_INET if kind == 1 else socket.AF_INET6, address)
            )
            port = int.from_bytes(stream.read(2), "big")
        socks.seen.append(f"{host}:{port}")
        with socket.create_connection(("127.0.0.1", port)) as upstream:
            connection.sendall(b"\x05\x00\x00\x01" + bytes(6))
            pump(connection, upstream)

    with listening(behave) as url:
        socks.location = url.removeprefix("http://")
        yield socks


def pump(one: socket.socket, other: socket.socket) -> None:
    """Copy bytes in both directions until one side closes its connection."""
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
    """Run a TLS server that replies "secret"; yield its port."""

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            self.reply(200, b"secret")

    with serving(Handler, context) as port:
        yield port


@dataclass
class TLSServer:
    """A running TLS server that replies "secret"."""

    port: int
    trusted: Path
    """PEM file with the CA certificate of the server, among others."""
    other: Path
    """PEM file without that certificate."""


@contextmanager
def run_tls_server(folder: Path) -> Iterator[TLSServer]:
    """Run a TLS server for localhost, with a certificate that the system does not trust."""
    own, other = trustme.CA(), trustme.CA()
    # Not the first certificate, and after text that is not ASCII.
    bundle = "# 根证书\n".encode() + other.cert_pem.bytes() + own.cert_pem.bytes()
    (folder / "own.pem").write_bytes(bundle)
    (folder / "other.pem").write_bytes(other.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    with with_tls(context) as port:
        yield TLSServer(port, folder / "own.pem", folder / "other.pem")

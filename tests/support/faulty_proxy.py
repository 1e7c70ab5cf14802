"""A TCP proxy on loopback that causes faults in exchanges, one after the other."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Fault = Callable[[socket.socket, bytes, Callable[[bytes], bytes]], None]
"""Takes the socket of the client, its request, and a function that forwards it for the reply."""


def passed_on(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
    """No fault."""
    client.sendall(forward(request))


def dropped_before(
    client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]
) -> None:
    """The server does not receive the request, which the client cannot know."""


def dropped_after(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
    """The server acts, and the reply is lost."""
    forward(request)


def reset_after(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
    """The server acts, and the connection is reset."""
    forward(request)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def truncated(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
    """The server acts, and half of the reply is sent."""
    reply = forward(request)
    client.sendall(reply[: len(reply) - 20])


def silent(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
    """The server acts, and no reply is sent until the client closes the connection."""
    forward(request)
    while client.recv(65536):
        pass


def answering(reply: bytes, *, act: bool = False) -> Fault:
    """Return a fault that sends another reply; with `act`, the server acts too."""

    def fault(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
        if act:
            forward(request)
        client.sendall(reply)

    return fault


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    """Return an HTTP reply that closes its connection."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class FaultyProxy:
    """A running proxy: its endpoint, the next faults, and the requests that it received."""

    endpoint: str
    faults: list[Fault] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)


@contextmanager
def faulty_proxy(target: str) -> Iterator[FaultyProxy]:
    """Run a proxy that causes its faults, and then forwards requests to `target`."""
    parts = urlsplit(target)
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def forward(request: bytes) -> bytes:
        closing = request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
        with socket.create_connection((parts.hostname or "", parts.port or 80)) as server:
            server.sendall(closing)
            reply = b""
            while data := server.recv(65536):
                reply += data
        return reply

    def handle(client: socket.socket) -> None:
        with client, suppress(OSError):
            request = b""
            while (complete := _complete(request)) is None:
                data = client.recv(65536)
                if not data:
                    return
                request += data
            proxy.seen.append(complete)
            fault = proxy.faults.pop(0) if proxy.faults else passed_on
            fault(client, complete, forward)

    def accept() -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                thread = threading.Thread(target=handle, args=(listening.accept()[0],))
                thread.start()
                threads.append(thread)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        proxy = FaultyProxy(f"http://127.0.0.1:{listening.getsockname()[1]}")
        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield proxy
        finally:
            stop.set()
            acceptor.join()
            for thread in threads:
                thread.join()


def _complete(data: bytes) -> bytes | None:
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return None
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
    return data if len(body) >= length else None

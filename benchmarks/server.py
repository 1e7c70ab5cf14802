"""A server on loopback that answers every request with the same reply, in a process of its own."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import trustme

from .api import REPLY

_HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % len(
    REPLY
)
RESUMED: Final = "x-session-resumed"
"""Header of replies over TLS: 1 if the connection resumed the session of an earlier one, else 0."""


def pin_to(place: int) -> None:
    """Run this process on one processor: a server on the last, a client on the first."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[place]})


@dataclass(frozen=True, slots=True)
class _Settings:
    certificate: Path | None = None
    closes: bool = False
    """Whether the server closes a connection after each reply."""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start the server; yield its address."""
    with _process(_Settings()) as port:
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def tls_server(folder: Path, *, closes: bool = False) -> Iterator[tuple[str, Path]]:
    """Start the server with a certificate for 127.0.0.1; yield its address and the file of the CA."""
    authority = trustme.CA()
    certificate, trusted = folder / "server.pem", folder / "ca.pem"
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(certificate)
    authority.cert_pem.write_to_path(trusted)
    with _process(_Settings(certificate, closes)) as port:
        yield f"https://127.0.0.1:{port}", trusted


@contextlib.contextmanager
def _process(settings: _Settings) -> Iterator[int]:
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def _serve(ready: Connection, settings: _Settings) -> None:
    pin_to(-1)
    context = None
    if settings.certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings.certificate)
    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    ready.send(listening.getsockname()[1])
    while True:
        connection = listening.accept()[0]
        arguments = connection, context, settings.closes
        threading.Thread(target=_answer, args=arguments, daemon=True).start()


def _answer(connection: Any, context: ssl.SSLContext | None, closes: bool) -> None:
    """Answer the requests of a connection; knows just enough HTTP for keep-alive."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is not None:
            connection = context.wrap_socket(connection, server_side=True)
        headers = b"Connection: close\r\n" if closes else b""
        if context is not None:
            headers += b"%s: %d\r\n" % (RESUMED.encode(), connection.session_reused)
        answer = b"%s%s\r\n%s" % (_HEAD, headers, REPLY)
        held = b""
        while data := connection.recv(65536):
            held += data
            head, end, rest = held.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            if end and len(rest) >= length:
                held = rest[length:]
                connection.sendall(answer)
                if closes:
                    break
    connection.close()

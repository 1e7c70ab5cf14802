"""A server on loopback that counts whole requests, and answers with bytes of any kind."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from support.transport_servers import listening, silence

Play = Callable[[socket.socket, bytes], bool | None]
"""Answers a request; True if the connection may have another one."""
HEAD_END: Final = b"\r\n\r\n"


class Peer:
    """A server whose answer each case sets."""

    def __init__(self, play: Play) -> None:
        self.endpoint = ""
        self.play = play
        self._lock = threading.Lock()
        self._requests: list[bytes] = []

    def handle(self, connection: socket.socket) -> None:
        """Answer the requests of a connection."""
        while request := read_request(connection):
            with self._lock:
                self._requests.append(request)
            if not self.play(connection, request):
                return

    def taken(self) -> list[bytes]:
        """Return the whole requests that arrived since the last time."""
        with self._lock:
            requests, self._requests = self._requests, []
        return requests


def read_request(connection: socket.socket) -> bytes:
    """Return the next request with its body; empty at the end of the connection."""
    data = b""
    while HEAD_END not in data:
        if not (part := connection.recv(65536)):
            return b""
        data += part
    head, _, body = data.partition(HEAD_END)
    length = next(
        (
            int(line.partition(b":")[2])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        if not (part := connection.recv(65536)):
            return b""
        body += part
    return head + HEAD_END + body


@contextmanager
def peer(play: Play) -> Iterator[Peer]:
    """Run a server."""
    running = Peer(play)
    with listening(running.handle) as running.endpoint:
        yield running


def ending(reply: bytes) -> Play:
    """Return an answer that ends the connection."""

    def play(connection: socket.socket, request: bytes) -> None:
        connection.sendall(reply)
        connection.shutdown(socket.SHUT_WR)
        silence(connection)  # closing with unread data would reset the connection

    return play


def keeping(reply: bytes) -> Play:
    """Return an answer after which the connection stays open."""

    def play(connection: socket.socket, request: bytes) -> bool:
        connection.sendall(reply)
        return True

    return play

"""A server on loopback that counts whole requests, and answers with bytes of any kind."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

from attacks.outcomes import expect
from support.transport_servers import in_tls, listening, silence

Play = Callable[[socket.socket, bytes], bool | None]
"""Answers a request; True if the connection may have another one."""
HEAD_END: Final = b"\r\n\r\n"


class Peer:
    """A server whose answer each case sets."""

    def __init__(self, play: Play) -> None:
        self.endpoint = ""
        self.play = play
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._most: dict[int, int] = {}
        self._seen: Counter[int] = Counter()
        self.requests: list[bytes] = []
        """All that arrived, if `keeps`."""
        self.keeps = False

    def handle(self, connection: socket.socket) -> None:
        """Answer the requests of a connection."""
        while request := read_request(connection):
            with self._lock:
                if number := number_of(request):
                    self._seen[number] += 1
                if self.keeps:
                    self.requests.append(request)
            if not self.play(connection, request):
                return

    def expect_at_most(self, requests: int) -> int:
        """Return the number for a call that may be sent so often."""
        number = next(self._numbers)
        self._most[number] = requests
        return number

    def forbid(self, number: int) -> None:
        """Expect that the call of a number never arrives."""
        self._most[number] = 0

    def seen(self, number: int) -> int:
        """Return how often the call of a number has arrived so far."""
        with self._lock:
            return self._seen[number]

    def check(self) -> None:
        """Raise Fault if a call arrived too often."""
        for number, most in self._most.items():
            found = self._seen[number]
            expect(found <= most, f"a call was sent {found} times instead of at most {most}")


def number_of(request: bytes) -> int:
    """Return the user that a request reads, or the message that it recalls; 0 if neither."""
    found = re.search(rb'"(?:UserIds":\[|MessageId":)(\d+)', request)
    return int(found[1]) if found else 0


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
def peer(play: Play, context: ssl.SSLContext | None = None) -> Iterator[Peer]:
    """Run a server, with TLS if there is a context; in the end, raise Fault if a call arrived too often."""
    running = Peer(play)
    handle = running.handle if context is None else in_tls(context, running.handle)
    with listening(handle) as endpoint:
        running.endpoint = endpoint if context is None else endpoint.replace("http:", "https:")
        yield running
    running.check()  # when its threads have ended, so that each request is counted


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

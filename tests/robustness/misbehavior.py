"""Servers that send too much, too slowly, or something else than the reply to the request.

The outcome is a result or an error of the package within the timeout, and the client stays usable: the next
call gets its own reply.
"""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import Final

from attacks.outcomes import expect
from support.transport_servers import silence, wait_for_end

from volc_im import TransportConfig

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Side, read, write
from .damaged_replies import check
from .peer import Peer, Play, ending, keeping, number_of, peer
from .replies import body_of, chunked, reply, zipped

_OK: Final = body_of()
_HEAD: Final = b"HTTP/1.1 200 OK\r\n"
_CHUNKED: Final = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
_TIMEOUT_S: Final = 0.4
_SMALL: Final = TransportConfig(max_response_bytes=100_000)
_FORGED: Final = 666
"""The user of replies to requests that were not made."""


def answering(connection: socket.socket, request: bytes) -> bool:
    """Answer with the user that the request asks for."""
    connection.sendall(reply(body_of(number_of(request))))
    return True


def pouring(begin: bytes, parts: Callable[[], Iterable[bytes]]) -> Play:
    """Return an answer that goes on until the client closes the connection."""

    def play(connection: socket.socket, request: bytes) -> None:
        connection.sendall(begin)
        for part in parts():
            connection.sendall(part)

    return play


def dripping(data: bytes, begin: bytes = b"") -> Play:
    """Return an answer whose bytes come one by one, each after 50 ms, again and again."""

    def play(connection: socket.socket, request: bytes) -> None:
        connection.sendall(begin)
        for byte in data * 100:
            connection.sendall(bytes((byte,)))
            time.sleep(0.05)

    return play


def _zeros() -> Iterator[bytes]:
    pack = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    while True:
        yield pack.compress(bytes(1_000_000))


def _in_chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    return (b"%x\r\n%s\r\n" % (len(part), part) for part in parts if part)


ENDLESS: Final = {
    "body of a declared length": pouring(
        _HEAD + b"Content-Length: 999999999999\r\n\r\n", lambda: repeat(b"x" * 9000)
    ),
    "body in chunks": pouring(_CHUNKED, lambda: _in_chunks(repeat(b"x" * 9000))),
    "body until the end": pouring(_HEAD + b"\r\n", lambda: repeat(b"x" * 9000)),
    "compressed body": pouring(
        _HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
        lambda: _in_chunks(_zeros()),
    ),
    "header": pouring(_HEAD + b"X-A: ", lambda: repeat(b"a" * 9000)),
    "headers": pouring(_HEAD, lambda: repeat(b"X-A: a\r\n" * 1000)),
    "status line": pouring(b"HTTP/1.1 200 ", lambda: repeat(b"a" * 9000)),
    "chunk extension": pouring(_CHUNKED + b"1;", lambda: repeat(b"a" * 9000)),
    "trailers": pouring(_CHUNKED + b"0\r\n", lambda: repeat(b"X-A: a\r\n" * 1000)),
}
INTERIM: Final = {
    "100 Continue": pouring(b"", lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)),
    "103 Early Hints": pouring(
        b"", lambda: repeat(b"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" * 100)
    ),
}
"""Endless too, and read by some HTTP libraries until the timeout."""
SLOW: Final = {
    "status line": dripping(_HEAD),
    "headers": dripping(b"X-A: a\r\n", _HEAD),
    "body": dripping(_OK, _HEAD + b"Content-Length: 9999\r\n\r\n"),
    "chunks": dripping(b"1\r\nx\r\n", _CHUNKED),
    "until the end": dripping(_OK, _HEAD + b"\r\n"),
    "100 Continue": dripping(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "nothing": dripping(b""),
}
_LASTING: Final = frozenset({*SLOW.values(), *INTERIM.values()})
"""Plays that may end only with the timeout."""
_BOMB: Final = zipped(bytes(50_000_000))
_FORGED_REPLY: Final = reply(body_of(_FORGED))
ODD: Final[dict[str, bytes]] = {
    "HTTP/0.9": _OK,
    "HTTP/0.9 page": b"<html>hello</html>\r\n\r\n",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + _OK,
    "HTTP/2 settings": b"\0\0\0\x04\0\0\0\0\0",
    "HTTP/3.0 status": b"HTTP/3.0 200 OK\r\n\r\n" + _OK,
    "SSH banner": b"SSH-2.0-OpenSSH_9.9\r\n",
    "TLS alert": b"\x15\x03\x03\0\x02\x02\x28",
    "101 Switching Protocols": b"HTTP/1.1 101 Sw\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
    "204 with a body": reply(_OK, status="204 No Content"),
    "304 with a body": reply(_OK, status="304 Not Modified"),
    "status 99": reply(_OK, status="99 Low"),
    "status 999": reply(_OK, status="999 High"),
    "status 000": reply(_OK, status="000 None"),
    "status line of 1 MB": reply(_OK, status="200 " + "a" * 1_000_000),
    "header of 1 MB": reply(_OK, "X-A: " + "a" * 1_000_000),
    "10,000 headers": reply(_OK, *("X-A: a",) * 10_000),
    "Content-Length too small": _HEAD + b"Content-Length: 9\r\n\r\n" + _OK,
    "Content-Length too large": _HEAD + b"Content-Length: 9999\r\n\r\n" + _OK,
    "Content-Length of 0": _HEAD + b"Content-Length: 0\r\n\r\n" + _OK,
    "Content-Length negative": _HEAD + b"Content-Length: -1\r\n\r\n" + _OK,
    "Content-Length in hex": _HEAD + b"Content-Length: 0x9\r\n\r\n" + _OK,
    "Content-Length of 30 digits": _HEAD + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + _OK,
    "Content-Length of 5,000 digits": _HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + _OK,
    "two Content-Lengths": reply(_OK, "Content-Length: 5"),
    "Content-Length twice": reply(_OK, f"Content-Length: {len(_OK)}"),
    "Content-Length and chunked": chunked(_OK, "Content-Length: 5"),
    "chunked twice": chunked(_OK, "Transfer-Encoding: chunked"),
    "chunked, then gzip": _HEAD + b"Transfer-Encoding: chunked, gzip\r\n\r\n" + zipped(_OK),
    "unknown Transfer-Encoding": _HEAD + b"Transfer-Encoding: cow\r\n\r\n" + _OK,
    "chunk size of 30 digits": _CHUNKED + b"f" * 30 + b"\r\nx",
    "chunk size negative": _CHUNKED + b"-1\r\nx",
    "chunk size with 0x": _CHUNKED + b"0x1\r\nx\r\n0\r\n\r\n",
    "chunk without its line end": _CHUNKED + b"1\r\nxy\r\n0\r\n\r\n",
    "gzip bomb": reply(_BOMB, "Content-Encoding: gzip"),
    "gzip bomb inside of gzip": reply(zipped(_BOMB), "Content-Encoding: gzip, gzip"),
    "gzip of two members": reply(zipped(_OK) + zipped(bytes(9)), "Content-Encoding: gzip"),
    "gzip with bytes behind": reply(zipped(_OK) + b"behind", "Content-Encoding: gzip"),
    "gzip of nothing": reply(b"", "Content-Encoding: gzip"),
    "gzip that is none": reply(_OK, "Content-Encoding: gzip"),
    "deflate that is none": reply(_OK, "Content-Encoding: deflate"),
    "br that is none": reply(_OK, "Content-Encoding: br"),
    "zstd that is none": reply(_OK, "Content-Encoding: zstd"),
    "unknown Content-Encoding": reply(_OK, "Content-Encoding: cow"),
    "text/html": reply(_OK, "Content-Type: text/html"),
    "charset utf-16": reply(_OK, "Content-Type: application/json; charset=utf-16"),
    "charset unknown": reply(_OK, "Content-Type: application/json; charset=cow"),
    "no Content-Type": _HEAD + b"Content-Length: %d\r\n\r\n" % len(_OK) + _OK,
    "UTF-16": reply(_OK.decode().encode("utf-16")),
    "null": reply(b"null"),
    "deep JSON": reply(b"[" * 90_000),
    "NUL in a header": reply(_OK, "X-A: a\0b"),
    "folded header": reply(_OK, "X-A: a\r\n b"),
    "bare CR in a header": reply(_OK, "X-A: a\rb"),
    "bare LF": reply(_OK).replace(b"\r\n", b"\n"),
    "header without a name": reply(_OK, ": a"),
    "header without a colon": reply(_OK, "cow"),
    "name with a blank": reply(_OK, "X-A : a"),
    "empty lines before": b"\r\n\r\n" + reply(_OK),
    "Retry-After of 30 digits": reply(b"", f"Retry-After: {'9' * 30}", status="429 No"),
    "Retry-After of 5,000 digits": reply(b"", f"Retry-After: {'9' * 5000}", status="503 No"),
    "Retry-After NaN": reply(b"", "Retry-After: nan", status="503 No"),
    "Date far away": reply(_OK, "Date: Fri, 31 Dec 9999 23:59:59 GMT"),
}  # fmt: skip
UNASKED: Final[dict[str, bytes]] = {
    "second reply": reply(_OK) + _FORGED_REPLY,
    "second reply to a chunked one": chunked(_OK) + _FORGED_REPLY,
    "second reply to a compressed one": reply(zipped(_OK), "Content-Encoding: gzip") + _FORGED_REPLY,
    "reply inside of a body that is too long": _HEAD
    + b"Content-Length: %d\r\n\r\n" % len(_OK) + _OK + _FORGED_REPLY,
    "reply in the body of a 204": b"HTTP/1.1 204 No Content\r\nContent-Length: %d\r\n\r\n"
    % len(_FORGED_REPLY) + _FORGED_REPLY,
    "reply behind a 304": b"HTTP/1.1 304 Not Modified\r\n\r\n" + _FORGED_REPLY,
    "reply behind Content-Length and chunked": chunked(_OK, f"Content-Length: {len(_OK)}")
    + _FORGED_REPLY,
    "beginning of a second reply": reply(_OK) + _FORGED_REPLY[:40],
    "second reply after 103": b"HTTP/1.1 103 Hints\r\n\r\n" + reply(_OK) + _FORGED_REPLY,
}  # fmt: skip


def recovers(server: Peer, caller_read: Callable[[int], int]) -> None:
    """Raise Fault unless the next calls get their own replies."""
    server.play = answering
    for _ in range(2):
        user = server.expect_at_most(2)
        found = caller_read(user)
        expect(found == user, f"the call for user {user} got the reply for {found}")


def misbehaving(plays: Iterable[tuple[str, Play]], side: Side, report: Report) -> None:
    """Answer calls with each play; after each, the client makes other calls."""
    with (
        peer(answering) as server,
        side.open(server.endpoint, _SMALL, timeout=10) as patient,
        side.open(server.endpoint, _SMALL, timeout=_TIMEOUT_S) as hasty,
    ):
        for name, play in plays:
            caller = hasty if play in _LASTING else patient
            try:
                server.play = play
                check(server, caller, write, report, 1)
                server.play = play
                check(server, caller, read, report, 2)
                recovers(server, lambda user: patient.call(read(user)).users[0].user_id)
            except Exception as error:
                error.add_note(name)
                raise


def unasked(side: Side, report: Report) -> None:
    """Send a reply that no request asked for, together with another one; no call may get it."""
    with peer(answering) as server, side.open(server.endpoint, timeout=10) as caller:
        for name, both in UNASKED.items():
            server.play = keeping(both)
            outcome = caller.outcome(read(1), server.endpoint)
            server.play = answering
            for user in (7, 8):
                found = caller.call(read(user)).users[0].user_id
                expect(found == user, f"{name}: the call for user {user} got that of {found}")
            report(outcome)


def unasked_later(side: Side, report: Report) -> None:
    """Send a reply that no request asked for on an idle connection, before the next request."""
    idle: list[socket.socket] = []
    go_on = threading.Event()

    def play(connection: socket.socket, request: bytes) -> bool:
        if not go_on.is_set():
            idle.append(connection)
        answering(connection, request)
        return go_on.wait(30)

    for unasked_bytes in (_FORGED_REPLY, _FORGED_REPLY[:40], b"x"):
        go_on.clear()
        with peer(play) as server, side.open(server.endpoint, timeout=10) as caller:
            expect(caller.call(read(1)).users[0].user_id == 1, "no reply")
            connection = idle.pop()
            connection.sendall(unasked_bytes)  # on loopback, they have arrived when this returns
            if side.transport == "pyreqwest":  # reads them in another thread
                wait_for_end(connection)
            go_on.set()
            for user in (7, 8):
                found = caller.call(read(user)).users[0].user_id
                expect(found == user, f"the call for user {user} got that of {found}")
            report(VALUE)


def closed_while_idle(side: Side, report: Report) -> None:
    """Close idle connections; a call that must not be repeated arrives at most once."""

    def play(connection: socket.socket, request: bytes) -> bool:
        answering(connection, request)
        connection.shutdown(socket.SHUT_WR)
        silence(connection)
        return False

    with peer(play) as server, side.open(server.endpoint, timeout=10) as caller:
        for _ in range(100):
            check(server, caller, write, report, 1)


def cases(every: int = 1) -> Iterator[Case]:
    """Yield all cases, with every n-th play of each."""
    for side in SIDES:
        endless = [*ENDLESS.items(), *INTERIM.items()][::every]
        yield case(
            "endless reply", side,
            lambda side, report, endless=endless: misbehaving(endless, side, report),
        )  # fmt: skip
        slow = [*SLOW.items()][::every]
        yield case(
            "one byte every 50 ms", side,
            lambda side, report, slow=slow: misbehaving(slow, side, report),
        )  # fmt: skip
        odd = [*ODD.items()][::every]
        yield case(
            "reply that is not HTTP or not as it says", side,
            lambda side, report, odd=odd: misbehaving(
                ((name, ending(data)) for name, data in odd), side, report
            ),
        )  # fmt: skip
        yield case("unasked reply, with another one", side, unasked)
        yield case("unasked reply, later", side, unasked_later)
        yield case("idle connection that ends", side, closed_while_idle)

"""The asyncio connection against hostile servers; `test_transport` tests what all transports share."""

from __future__ import annotations

import asyncio
import gc
import gzip
from contextlib import suppress

import pytest
from support.transport_servers import (
    SENDERS,
    answer,
    dripping,
    endless,
    listening,
    request,
    send_and_fail,
)

from volc_sdk._core.errors import ConnectionLostError, TimeoutError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.transport import HTTPRequest, HTTPResponse

send = SENDERS["asyncio"]


def reply_of(data: bytes) -> HTTPResponse:
    with listening(answer(data)) as endpoint:
        return send(request(f"{endpoint}/"))


def lost(data: bytes) -> str:
    with listening(answer(data)) as endpoint:
        error = send_and_fail(send, f"{endpoint}/")
    assert type(error) is ConnectionLostError
    assert error.request_sent is True
    return str(error)


def test_interim_replies_are_skipped() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    response = reply_of(hints + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok")
    assert (response.status, response.body) == (200, b"ok")
    assert dict(response.headers) == {"content-length": "2", "x-a": "b"}


def test_trailers_are_no_headers() -> None:
    response = reply_of(CHUNKED + b"2\r\nok\r\n0\r\nX-Tt-Logid: other\r\n\r\n")
    assert response.body == b"ok"
    assert dict(response.headers) == {"transfer-encoding": "chunked"}


def test_many_small_chunks_are_read() -> None:
    count = 100_000
    assert len(reply_of(CHUNKED + b"1\r\na\r\n" * count + b"0\r\n\r\n").body) == count


def test_repeated_headers_are_joined() -> None:
    assert reply_of(b"HTTP/1.1 204 No\r\nVia: a\r\nvia: b\r\n\r\n").headers["via"] == "a, b"


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\nok",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 000 None\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 99 Low\r\nContent-Length: 2\r\n\r\nok",
        b"",
    ],
    ids=["two lengths", "length and chunks", "upgrade", "NUL", "not HTTP", "000", "99", "nothing"],
)
def test_a_reply_that_is_not_valid_ends_the_connection(data: bytes) -> None:
    assert "lost: " in lost(data)


@pytest.mark.parametrize("length", [b"", b"Content-Length: 5\r\n"])
def test_a_compressed_reply_that_ends_early_is_incomplete(length: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + length + b"\r\n"
    assert "incomplete or corrupt" in lost(head + gzip.compress(b"ok")[:5])


def test_a_compressed_reply_may_have_no_body() -> None:
    assert reply_of(b"HTTP/1.1 204 No\r\nContent-Encoding: gzip\r\n\r\n").body == b""


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: " + b"a" * 1000 + b"\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        (CHUNKED + b"1;", b"a" * 1000),
        (CHUNKED + b"1\r\na\r\n0\r\n", b"X: a\r\n" * 100),
    ],
    ids=["headers", "interim replies", "chunk extension", "trailers"],
)
def test_the_size_of_what_is_not_the_body_is_limited(head: bytes, part: bytes) -> None:
    with listening(endless(head, part)) as endpoint:
        error = send_and_fail(send, f"{endpoint}/", timeout_s=60)
    assert "the headers of the reply exceed 262144 bytes" in str(error)


def test_a_slow_reply_ends_with_the_timeout() -> None:
    chunks = dripping(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", b"0\r\n\r\n"
    )
    with listening(chunks) as endpoint:
        error = send_and_fail(send, f"{endpoint}/", timeout_s=0.2)
    assert type(error) is TimeoutError
    assert "no reply within 0.2 s" in str(error)


def test_an_error_keeps_no_part_of_the_reply() -> None:
    with listening(answer(b"HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\ncanary")) as endpoint:
        error = send_and_fail(send, f"{endpoint}/")
    cause: BaseException | None = error
    while cause is not None:
        trace = cause.__traceback__
        while trace is not None:
            if "_core" in trace.tb_frame.f_code.co_filename:
                assert "canary" not in repr(trace.tb_frame.f_locals)
            trace = trace.tb_next
        cause = cause.__cause__ or cause.__context__


def test_exchanges_leave_no_work_to_the_garbage_collector() -> None:
    """Its pauses would delay all tasks of the event loop, and grow with the program."""

    async def exchange(endpoint: str) -> None:
        transport = AsyncioTransport()
        for _ in range(3):
            with suppress(ConnectionLostError):
                await transport.send(request(f"{endpoint}/"))
        await transport.close()

    def alive() -> int:
        return sum(type(each) is HTTPRequest for each in gc.get_objects())

    ok = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    for data in (ok, b"", b"SSH-2.0-OpenSSH\r\n"):
        gc.disable()
        gc.freeze()  # so that only what the exchanges make is looked at
        try:
            with listening(answer(data)) as endpoint:
                asyncio.run(exchange(endpoint))
            assert alive() == 0
        finally:
            gc.unfreeze()
            gc.enable()

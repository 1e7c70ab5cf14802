"""The protocols that all built-in transports implement, against correct and faulty servers."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from support.loopback import ScriptedServer
from support.transport_servers import (
    Behavior,
    QuietHandler,
    Send,
    answer,
    endless,
    gateway,
    listening,
    read_and_close,
    refusing,
    request,
    reset,
    send_and_fail,
    serving,
    silence,
    stall,
)

from volc_sdk._core.errors import (
    ConfigError,
    ConnectError,
    ConnectionLostError,
    TimeoutError,
    TransportError,
)
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from volc_sdk._core.http.pyreqwest import ReqwestTransport
from volc_sdk._core.http.transport import BodyBuffer, HTTPResponse, body_excerpt
from volc_sdk._core.http.transport_config import TransportConfig
from volc_sdk._core.interruption import request_sent

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"
BAD_GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"


# Whether the request was sent


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
def test_failures_after_sending_report_that_the_request_was_sent(
    send: Send, behave: Behavior, kind: type[TransportError]
) -> None:
    with listening(behave) as endpoint:
        error = send_and_fail(send, f"{endpoint}/", timeout_s=0.5)
    assert type(error) is kind
    assert error.request_sent is True
    assert "the server may have acted" in str(error)


def test_a_refused_connection_sent_nothing(send: Send) -> None:
    with refusing() as endpoint:
        error = send_and_fail(send, f"{endpoint}/")
    assert type(error) is ConnectError
    assert error.request_sent is False
    assert "refused" in str(error) or "connection attempts failed" in str(error)


def test_tls_to_a_plain_server_sent_nothing(send: Send) -> None:
    with listening(answer(b"hello\r\n\r\n")) as endpoint:
        error = send_and_fail(send, f"{endpoint.replace('http:', 'https:')}/")
    assert type(error) is ConnectError
    assert error.request_sent is False


def test_connecting_has_its_own_timeout(send: Send) -> None:
    with listening(silence) as endpoint:
        error = send_and_fail(
            send,
            f"{endpoint.replace('http:', 'https:')}/",
            TransportConfig(connect_timeout_s=0.2),
            timeout_s=60,
        )
    assert type(error) is TimeoutError
    assert error.request_sent is False
    assert "connecting took too long" in str(error)


@pytest.mark.parametrize("kind", [AsyncioTransport, AsyncHttpx2Transport])
def test_a_cancelled_request_ends_its_connection(kind: Any) -> None:
    arrived, ended = threading.Event(), threading.Event()

    def behave(connection: socket.socket) -> None:
        connection.recv(1)
        arrived.set()
        silence(connection)  # until the client disconnects, which is at once
        ended.set()

    async def run(endpoint: str) -> None:
        transport = kind()
        task = asyncio.create_task(transport.send(request(f"{endpoint}/", timeout_s=60)))
        await asyncio.to_thread(arrived.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        assert request_sent(caught.value) is True
        assert await asyncio.to_thread(ended.wait, 30)
        await transport.close()

    with listening(behave) as endpoint:
        asyncio.run(run(endpoint))


# Replies


@pytest.mark.parametrize("name", ["X-Tt-Logid", "x-tt-logid"])
def test_a_reply_is_read_whole(send: Send, name: str) -> None:
    reply = f"HTTP/1.1 503 No\r\n{name}: 7\r\nContent-Length: 2\r\n\r\nno".encode()
    with listening(answer(reply)) as endpoint:
        response = send(request(f"{endpoint}/"))
    assert (response.status, response.body) == (503, b"no")
    assert response.headers.get("x-tt-logid") == "7"
    assert response.headers.get("absent") is None


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n1\r\n!\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok!",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s"
        % (len(gzip.compress(b"ok!")), gzip.compress(b"ok!")),
    ],
    ids=["chunked", "until the end", "gzip"],
)
def test_a_reply_of_any_form(send: Send, reply: bytes) -> None:
    with listening(answer(reply)) as endpoint:
        assert send(request(f"{endpoint}/")).body == b"ok!"


ODD_HEADERS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Place: caf\xe9\r\nX-Tt-Logid: \xe9\r\n"
    b"X-Ok: a\r\n\r\nok"
)


def test_headers_that_are_not_text_do_not_affect_others(send: Send) -> None:
    with listening(answer(ODD_HEADERS)) as url:
        response = send(request(url))
    assert response.body == b"ok"
    assert response.headers["x-ok"] == "a"
    shown = dict(response.headers.items())
    assert shown["x-ok"] == "a"
    assert len(response.headers) == len(shown)
    assert response.headers.get("x-tt-logid") in (None, "\xe9")
    assert response.headers.get("x-none") is None
    repr(response)


@pytest.mark.parametrize("odd", [b"\xff", b"1\xff", b"-1", b"+2", b"2, 3", b"two"])
def test_invalid_content_lengths(send: Send, odd: bytes) -> None:
    with listening(answer(b"HTTP/1.1 200 OK\r\nContent-Length: " + odd + b"\r\n\r\nok")) as url:
        error = send_and_fail(send, url)
    assert error.request_sent


def test_an_empty_reply(send: Send) -> None:
    with listening(answer(b"HTTP/1.1 204 No Content\r\n\r\n")) as endpoint:
        assert send(request(f"{endpoint}/")).body == b""


def test_no_redirect_is_followed(send: Send, server: ScriptedServer) -> None:
    server.answer(b"", 307, Location=f"{server.endpoint}/elsewhere")
    assert send(request(f"{server.endpoint}/")).status == 307
    assert len(server.seen) == 1


SMALL = TransportConfig(max_response_bytes=1000)
BOMB = gzip.compress(bytes(100_000))


@pytest.mark.parametrize(
    "behave",
    [
        endless(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n", b"x" * 1024),
        endless(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"400\r\n" + b"x" * 1024 + b"\r\n",
        ),
        answer(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s"
            % (len(BOMB), BOMB)
        ),
    ],
    ids=["declared", "chunked", "gzip"],
)
def test_a_reply_that_is_too_large_is_not_read(send: Send, behave: Behavior) -> None:
    with listening(behave) as endpoint:
        error = send_and_fail(send, f"{endpoint}/", SMALL)
    server = endpoint.removeprefix("http://")
    assert f"the reply of {server} is larger than 1000 bytes" in str(error)
    assert "the reply begins with '" in str(error)
    assert len(str(error)) < 600
    assert error.permanent


def test_no_part_of_a_sensitive_reply_is_shown(send: Send) -> None:
    body = b"canary" * 1000
    behave = answer(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    with listening(behave) as endpoint:
        error = send_and_fail(send, f"{endpoint}/", SMALL, sensitive_response=True)
    assert "larger than 1000 bytes" in str(error)
    assert "canary" not in f"{error} {vars(error)}"
    assert error.request_sent is True


def test_a_reply_just_small_enough(send: Send) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 1000
    with listening(answer(body)) as endpoint:
        assert len(send(request(f"{endpoint}/"), SMALL).body) == 1000


# Connections


@pytest.mark.parametrize("resets", [False, True])
@pytest.mark.parametrize("kind", [ReqwestTransport, Httpx2Transport])
def test_after_a_dead_connection_no_other_idle_one_is_used(kind: Any, resets: bool) -> None:
    with gateway() as server, closing(kind()) as transport, ThreadPoolExecutor(3) as threads:
        server.all_open = threading.Barrier(3)
        assert len([*threads.map(transport.send, [request(server.endpoint)] * 3)]) == 3
        server.all_open = threading.Barrier(1)
        server.fail_over(resets=resets)
        with pytest.raises((TimeoutError, ConnectionLostError)):
            transport.send(request(server.endpoint, timeout_s=0.2))
        for _ in range(2):
            assert transport.send(request(server.endpoint)).body == b"ok"
    assert (server.requests, server.opened) == (5, 4)


@pytest.mark.parametrize("resets", [False, True])
@pytest.mark.parametrize("kind", [AsyncioTransport, AsyncHttpx2Transport])
def test_after_a_dead_connection_no_other_idle_one_is_used_async(kind: Any, resets: bool) -> None:
    async def run() -> None:
        transport = kind()
        server.all_open = threading.Barrier(3)
        await asyncio.gather(*(transport.send(request(server.endpoint)) for _ in range(3)))
        server.all_open = threading.Barrier(1)
        server.fail_over(resets=resets)
        with pytest.raises((TimeoutError, ConnectionLostError)):
            await transport.send(request(server.endpoint, timeout_s=0.2))
        for _ in range(2):
            assert (await transport.send(request(server.endpoint))).body == b"ok"
        await transport.close()

    with gateway() as server:
        asyncio.run(run())
    assert (server.requests, server.opened) == (5, 4)


@pytest.mark.parametrize("kind", [ReqwestTransport, Httpx2Transport])
def test_a_thread_that_waits_too_long_sends_nothing(kind: Any) -> None:
    with (
        gateway() as server,
        closing(kind(TransportConfig(max_connections=1))) as transport,
        ThreadPoolExecutor(1) as threads,
    ):
        server.all_open = threading.Barrier(2)
        first = threads.submit(transport.send, request(server.endpoint, 60))
        while not server.requests:
            threading.Event().wait(0.01)
        with pytest.raises(TimeoutError, match="no connection became available") as caught:
            transport.send(request(server.endpoint, 0.05))
        assert caught.value.request_sent is False
        server.all_open.wait()
        assert first.result().body == b"ok"
    assert server.requests == 1


# Closing, limits and event loops


@pytest.mark.parametrize(
    ("kind", "async_kind"),
    [(ReqwestTransport, AsyncioTransport), (Httpx2Transport, AsyncHttpx2Transport)],
)
def test_closing_is_repeatable_and_final(
    server: ScriptedServer, kind: Any, async_kind: Any
) -> None:
    server.answer(b"ok")
    transport = kind()
    assert transport.send(request(f"{server.endpoint}/")).body == b"ok"
    transport.close()
    transport.close()
    with pytest.raises(ConfigError, match="closed"):
        transport.send(request(f"{server.endpoint}/"))

    async def run() -> None:
        transport = async_kind()
        assert (await transport.send(request(f"{server.endpoint}/"))).body == b"ok"
        await transport.close()
        await transport.close()
        with pytest.raises(ConfigError, match="closed"):
            await transport.send(request(f"{server.endpoint}/"))

    asyncio.run(run())


@pytest.mark.parametrize(
    ("kind", "async_kind"),
    [(ReqwestTransport, AsyncioTransport), (Httpx2Transport, AsyncHttpx2Transport)],
)
def test_max_connections_limits_concurrent_requests(kind: Any, async_kind: Any) -> None:
    lock = threading.Lock()
    concurrent, most = 0, 0

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            nonlocal concurrent, most
            with lock:
                concurrent += 1
                most = max(most, concurrent)
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                concurrent -= 1
            self.send_response(204)
            self.end_headers()

    config = TransportConfig(max_connections=2)
    with serving(Handler, None) as port:
        ask = request(f"http://127.0.0.1:{port}/", timeout_s=60)
        transport = kind(config)
        with ThreadPoolExecutor(8) as threads:
            assert {r.status for r in threads.map(transport.send, [ask] * 64)} == {204}
        transport.close()

        async def run() -> None:
            transport = async_kind(config)
            await asyncio.gather(*(transport.send(ask) for _ in range(64)))
            await transport.close()

        asyncio.run(run())
    assert 1 <= most <= 2


@pytest.mark.parametrize("kind", [AsyncioTransport, AsyncHttpx2Transport])
def test_an_async_transport_works_in_several_event_loops(server: ScriptedServer, kind: Any) -> None:
    server.answer(b"ok")
    transport = kind()

    async def run() -> bytes:
        replies = await asyncio.gather(
            *(transport.send(request(f"{server.endpoint}/")) for _ in range(3))
        )
        return b"".join(reply.body for reply in replies)

    assert asyncio.run(run()) == asyncio.run(run()) == b"okokok"
    asyncio.run(transport.close())


# Requests, replies and their bodies


def test_repr_shows_no_headers_and_no_body() -> None:
    sent = request("http://service.test/")
    assert "X-A" not in repr(sent)
    assert "{}" not in repr(sent)
    assert repr(HTTPResponse(200, {"x-a": "canary"}, b"canary")) == (
        "HTTPResponse(status=200, headers={'x-a': 'canary'})"
    )


def test_a_buffer_collects_chunks_up_to_its_limit() -> None:
    buffer = BodyBuffer(request("http://service.test/"), 4)
    assert buffer.add(b"ab")
    assert buffer.add(bytearray(b"cd"))
    assert not buffer.add(None)
    assert buffer.content() == b"abcd"
    with pytest.raises(TransportError, match=r"larger than 4 bytes.*begins with 'abcde'"):
        buffer.add(b"e")


def test_a_buffer_rejects_a_declared_size_with_the_first_chunk() -> None:
    buffer = BodyBuffer(request("http://service.test/"), 4, 5)
    with pytest.raises(TransportError, match="larger than 4 bytes") as caught:
        buffer.add(b"a")
    assert caught.value.permanent


def test_the_excerpt_of_a_body() -> None:
    assert body_excerpt(b"") == "the reply is empty"
    assert body_excerpt(b"<html>\n\xff") == r"the reply begins with '<html>\n\\xff'"
    assert len(body_excerpt(b"x" * 1000)) < 120

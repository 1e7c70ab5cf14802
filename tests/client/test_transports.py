"""What all built-in transports have in common, against servers that behave and misbehave."""

from __future__ import annotations

import asyncio
import gzip
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from loopback import ScriptedServer
from transport_servers import (
    SENDERS,
    Behaviour,
    QuietHandler,
    Send,
    answer,
    endless,
    forget_proxies,
    listening,
    read_and_close,
    refusing,
    request,
    reset,
    serving,
    silence,
    stall,
)

from volc_im import ConfigError, ConnectError, ConnectionLostError, TimeoutError, TransportError
from volc_im import transports as public
from volc_im.transports import TransportConfig


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_proxies(monkeypatch)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"
BAD_GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"


@pytest.fixture(params=[*SENDERS.values()], ids=[*SENDERS])
def send(request: pytest.FixtureRequest) -> Send:
    chosen: Send = request.param
    return chosen


def failure(send: Send, url: str, config: TransportConfig | None = None, **more: Any) -> Any:
    with pytest.raises(TransportError) as caught:
        send(request(url, **more), config)
    assert caught.value.action == "Act"
    return caught.value


# What was sent


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
    send: Send, behave: Behaviour, kind: type[TransportError]
) -> None:
    with listening(behave) as endpoint:
        error = failure(send, f"{endpoint}/", timeout_s=0.5)
    assert type(error) is kind
    assert error.request_sent is True
    assert "the server may have acted" in str(error)


def test_a_refused_connection_was_never_sent(send: Send) -> None:
    with refusing() as endpoint:
        error = failure(send, f"{endpoint}/")
    assert type(error) is ConnectError
    assert error.request_sent is False
    assert "refused" in str(error) or "connection attempts failed" in str(error)


def test_tls_to_a_plain_server_was_never_sent(send: Send) -> None:
    with listening(answer(b"hello\r\n\r\n")) as endpoint:
        error = failure(send, f"{endpoint.replace('http:', 'https:')}/")
    assert type(error) is ConnectError
    assert error.request_sent is False


def test_connecting_has_a_timeout_of_its_own(send: Send) -> None:
    with listening(silence) as endpoint:
        error = failure(
            send,
            f"{endpoint.replace('http:', 'https:')}/",
            TransportConfig(connect_timeout_s=0.2),
            timeout_s=60,
        )
    assert type(error) is TimeoutError
    assert error.request_sent is False
    assert "connecting took too long" in str(error)


@pytest.mark.parametrize("name", ["AsyncReqwestTransport", "AsyncHttpx2Transport"])
def test_a_request_can_be_cancelled(name: str) -> None:
    arrived = threading.Event()

    def behave(connection: socket.socket) -> None:
        connection.recv(1)
        arrived.set()
        silence(connection)  # pyreqwest hangs up after the timeout, httpx2 at once

    async def run(endpoint: str) -> None:
        transport = getattr(public, name)()
        task = asyncio.create_task(transport.send(request(f"{endpoint}/", timeout_s=1)))
        await asyncio.to_thread(arrived.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await transport.close()

    with listening(behave) as endpoint:
        asyncio.run(run(endpoint))


# What comes back


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
    b"HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\nX-Place: caf\xe9\r\nX-Tt-Logid: \xe9\r\n"
    b"X-Ok: a\r\n\r\nok"
)


def test_headers_that_are_no_text_leave_the_others_readable(send: Send) -> None:
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
def test_lengths_that_are_none(send: Send, odd: bytes) -> None:
    with listening(answer(b"HTTP/1.1 200 OK\r\nContent-Length: " + odd + b"\r\n\r\nok")) as url:
        error = failure(send, url)
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
def test_a_reply_too_large_is_not_read(send: Send, behave: Behaviour) -> None:
    with listening(behave) as endpoint:
        error = failure(send, f"{endpoint}/", SMALL)
    assert "larger than 1000 bytes" in str(error)
    assert "the reply begins '" in str(error)
    assert len(str(error)) < 600
    assert error.permanent


def test_no_part_of_a_secret_reply_is_shown(send: Send) -> None:
    body = b"canary" * 1000
    behave = answer(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    with listening(behave) as endpoint:
        error = failure(send, f"{endpoint}/", SMALL, secret_reply=True)
    assert "larger than 1000 bytes" in str(error)
    assert "canary" not in f"{error} {vars(error)}"
    assert error.request_sent is True


def test_a_reply_just_small_enough(send: Send) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 1000
    with listening(answer(body)) as endpoint:
        assert len(send(request(f"{endpoint}/"), SMALL).body) == 1000


# Life


@pytest.mark.parametrize("name", ["ReqwestTransport", "Httpx2Transport"])
def test_closing_is_repeatable_and_final(server: ScriptedServer, name: str) -> None:
    server.answer(b"ok")
    transport = getattr(public, name)()
    assert transport.send(request(f"{server.endpoint}/")).body == b"ok"
    transport.close()
    transport.close()
    with pytest.raises(ConfigError, match="closed"):
        transport.send(request(f"{server.endpoint}/"))

    async def run() -> None:
        transport = getattr(public, f"Async{name}")()
        assert (await transport.send(request(f"{server.endpoint}/"))).body == b"ok"
        await transport.close()
        await transport.close()
        with pytest.raises(ConfigError, match="closed"):
            await transport.send(request(f"{server.endpoint}/"))

    asyncio.run(run())


@pytest.mark.parametrize("name", ["ReqwestTransport", "Httpx2Transport"])
def test_at_most_so_many_requests_at_once(name: str) -> None:
    lock = threading.Lock()
    under_way, most = 0, 0

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            nonlocal under_way, most
            with lock:
                under_way += 1
                most = max(most, under_way)
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                under_way -= 1
            self.send_response(204)
            self.end_headers()

    config = TransportConfig(max_connections=2)
    with serving(Handler, None) as port:
        ask = request(f"http://127.0.0.1:{port}/", timeout_s=60)
        transport = getattr(public, name)(config)
        with ThreadPoolExecutor(8) as threads:
            assert {r.status for r in threads.map(transport.send, [ask] * 64)} == {204}
        transport.close()

        async def run() -> None:
            transport = getattr(public, f"Async{name}")(config)
            await asyncio.gather(*(transport.send(ask) for _ in range(64)))
            await transport.close()

        asyncio.run(run())
    assert 1 <= most <= 2


@pytest.mark.parametrize("name", ["AsyncReqwestTransport", "AsyncHttpx2Transport"])
def test_a_transport_outlives_its_loop(server: ScriptedServer, name: str) -> None:
    server.answer(b"ok")
    transport = getattr(public, name)()

    async def run() -> bytes:
        replies = await asyncio.gather(
            *(transport.send(request(f"{server.endpoint}/")) for _ in range(3))
        )
        return b"".join(reply.body for reply in replies)

    assert asyncio.run(run()) == asyncio.run(run()) == b"okokok"
    asyncio.run(transport.close())


# The configuration, and the module


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("connect_timeout_s", 0),
        ("connect_timeout_s", True),
        ("connect_timeout_s", float("nan")),
        ("connect_timeout_s", float("inf")),
        ("pool_idle_timeout_s", "30"),
        ("max_connections", 0),
        ("max_connections", 1.5),
        ("max_response_bytes", -1),
        ("max_response_bytes", None),
        ("trust_env", "yes"),
        ("verify", None),
        ("verify", 1),
        ("proxy", ""),
        ("proxy", 3128),
        ("proxy", "ftp://canary@proxy.test"),
        ("proxy", "http://me:canary/1@proxy.test"),
    ],
)
def test_a_configuration_is_checked(field: str, value: Any) -> None:
    with pytest.raises(ConfigError, match=field) as caught:
        TransportConfig(**{field: value})
    assert "canary" not in str(caught.value)


def test_the_public_module_loads_no_http_library() -> None:
    program = (
        "import sys, volc_im.transports as t\n"
        "t.TransportConfig(proxy='http://proxy.test'), dir(t)\n"
        "assert not {'pyreqwest', 'httpx2'} & sys.modules.keys()\n"
        "from volc_im.transports import *\n"
        "assert {'pyreqwest', 'httpx2'} <= sys.modules.keys()\n"
        "assert ReqwestTransport and AsyncHttpx2Transport\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = public.Nothing

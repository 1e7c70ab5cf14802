"""The timeout of the whole exchange, against servers that send and receive slowly."""

from __future__ import annotations

import dataclasses
import socket
import ssl
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from support.transport_servers import (
    SENDERS,
    Behavior,
    dripping,
    endless,
    in_tls,
    listening,
    request,
    silence,
)

from volc_sdk._core.errors import TimeoutError
from volc_sdk._core.http.httpx2 import Httpx2Transport
from volc_sdk._core.http.transport_config import TransportConfig

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NAMED_GZIP = (
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9999\r\n\r\n"
    b"\x1f\x8b\x08\x08" + bytes(6)
)
DRIPS = {
    "head": dripping(b"HTTP/1.1 204 No Content\r\nX: ", b"a", b"\r\n\r\n"),
    "100 Continue": dripping(
        b"", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 204 No Content\r\n\r\n"
    ),
    "body": dripping(CHUNKED, b"1\r\nx\r\n", b"0\r\n\r\n"),
    "chunk extension": dripping(CHUNKED + b"1;", b"a", b"\r\nx\r\n0\r\n\r\n"),
    "trailers": dripping(CHUNKED + b"0\r\nX: ", b"a", b"\r\n\r\n"),
    "gzip of nothing yet": dripping(NAMED_GZIP, b"a"),
}


def time_out(url: str, config: TransportConfig | None = None, body: bytes = b"{}") -> TimeoutError:
    """Send a request that exceeds its timeout, although no single wait is that long."""
    sent = dataclasses.replace(request(url, timeout_s=0.4), body=body)
    with closing(Httpx2Transport(config)) as transport, pytest.raises(TimeoutError) as caught:
        transport.send(sent)
    return caught.value


@pytest.mark.parametrize("drip", [*DRIPS.values()], ids=[*DRIPS])
def test_a_slow_reply_ends_with_the_timeout(drip: Behavior) -> None:
    with listening(drip) as endpoint:
        error = time_out(f"{endpoint}/")
    assert "no reply within 0.4 s" in str(error)
    assert error.request_sent is True


def test_an_endless_reply_ends_with_the_timeout() -> None:
    with listening(endless(CHUNKED, b"1\r\nx\r\n")) as endpoint:
        assert time_out(f"{endpoint}/").request_sent is True


def test_a_slow_reply_over_tls(tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls
    with listening(in_tls(context, DRIPS["head"])) as endpoint:
        config = TransportConfig(verify=pem)
        assert time_out(endpoint.replace("http:", "https:"), config).request_sent is True


def test_a_server_that_reads_a_request_slowly() -> None:
    received = 0

    def behave(connection: socket.socket) -> None:
        nonlocal received
        while data := connection.recv(65536):
            received += len(data)
            time.sleep(0.01)

    with listening(behave) as endpoint:
        assert time_out(f"{endpoint}/", body=bytes(50_000_000)).request_sent is True
    assert received < 40_000_000, "the transport stopped early"


def test_a_slow_tunnel() -> None:
    with listening(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")) as proxy:
        error = time_out("https://service.test/", TransportConfig(proxy=proxy))
    assert "connecting took too long" in str(error)
    assert error.request_sent is False


def test_slow_tls_inside_of_tls(tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        dripping(b"\x16\x03\x03\x40\x00", b"a")(connection)  # a record of 16 KiB

    with listening(in_tls(context, behave)) as proxy:
        config = TransportConfig(proxy=proxy.replace("http:", "https:"), verify=pem)
        assert time_out("https://service.test/", config).request_sent is False


def test_a_name_with_many_addresses_that_do_not_respond(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def many(host: str, *args: Any, **kwargs: Any) -> Any:
        hosts = (
            [f"127.0.0.{number}" for number in range(1, 201)] if host == "service.test" else [host]
        )
        return [result for each in hosts for result in look_up(each, *args, **kwargs)]

    monkeypatch.setattr(socket, "getaddrinfo", many)
    with socket.create_server(("0.0.0.0", 0), backlog=0) as full, ExitStack() as stack:
        port = full.getsockname()[1]
        for _ in range(4):  # connections in the backlog keep others out
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        started = time.monotonic()
        error = time_out(f"http://service.test:{port}/", TransportConfig(connect_timeout_s=0.1))
        assert time.monotonic() - started < 10, "one timeout for all addresses"
    assert error.request_sent is False


@pytest.mark.parametrize("name", ["httpx2", "async httpx2", "asyncio"])
def test_a_tunnel_that_is_never_created_sent_nothing(name: str) -> None:
    with listening(silence) as proxy, pytest.raises(TimeoutError) as caught:
        SENDERS[name](request("https://service.test/", timeout_s=0.2), TransportConfig(proxy=proxy))
    assert caught.value.request_sent is False

"""What is particular to httpx2; what all transports do is tested in test_transports.py."""

from __future__ import annotations

import asyncio
import dataclasses
import gc
import socket
import ssl
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
import trustme
from loopback import ScriptedServer
from transport_servers import (
    SENDERS,
    Behaviour,
    dripping,
    endless,
    forget_proxies,
    in_tls,
    listening,
    proxying,
    read_and_close,
    request,
    reset,
    silence,
    with_tls,
)

from volc_im import ConfigError, ConnectError, TimeoutError, transports
from volc_im.transports import AsyncHttpx2Transport, Httpx2Transport, TransportConfig


def test_no_cookie_is_kept(server: ScriptedServer) -> None:
    server.answer(b"", Set_Cookie="a=b")
    transport = Httpx2Transport()
    for _ in range(2):
        transport.send(request(f"{server.endpoint}/"))
    transport.close()
    assert "cookie" not in server.seen[1].headers
    assert server.seen[1].headers["x-a"] == "b"


# The time for the whole exchange

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


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_proxies(monkeypatch)


@pytest.fixture
def tls(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS on 127.0.0.1, and the PEM file to trust."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    path = tmp_path / "roots.pem"
    path.write_bytes(authority.cert_pem.bytes())
    return context, path


def late(url: str, config: TransportConfig | None = None, body: bytes = b"{}") -> TimeoutError:
    """Have a request run out of time, though there is no wait that takes so long."""
    ask = dataclasses.replace(request(url, timeout_s=0.4), body=body)
    with closing(Httpx2Transport(config)) as transport, pytest.raises(TimeoutError) as caught:
        transport.send(ask)
    return caught.value


@pytest.mark.parametrize("drip", [*DRIPS.values()], ids=[*DRIPS])
def test_a_reply_in_drops_ends_with_the_timeout(drip: Behaviour) -> None:
    with listening(drip) as endpoint:
        error = late(f"{endpoint}/")
    assert "no reply within 0.4 s" in str(error)
    assert error.request_sent is True


def test_a_reply_without_end_ends_with_the_timeout() -> None:
    with listening(endless(CHUNKED, b"1\r\nx\r\n")) as endpoint:
        assert late(f"{endpoint}/").request_sent is True


def test_drops_over_tls(tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls
    with listening(in_tls(context, DRIPS["head"])) as endpoint:
        config = TransportConfig(verify=pem)
        assert late(endpoint.replace("http:", "https:"), config).request_sent is True


def test_a_server_that_takes_a_request_in_drops() -> None:
    taken = 0

    def behave(connection: socket.socket) -> None:
        nonlocal taken
        while data := connection.recv(65536):
            taken += len(data)
            time.sleep(0.01)

    with listening(behave) as endpoint:
        assert late(f"{endpoint}/", body=bytes(50_000_000)).request_sent is True
    assert taken < 40_000_000, "given up midway"


def test_a_tunnel_that_comes_in_drops() -> None:
    with listening(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")) as proxy:
        error = late("https://im.test/", TransportConfig(proxy=proxy))
    assert "connecting took too long" in str(error)
    assert error.request_sent is False


def test_tls_in_drops_inside_of_tls(tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls

    def behave(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        dripping(b"\x16\x03\x03\x40\x00", b"a")(connection)  # a record of 16 KiB

    with listening(in_tls(context, behave)) as proxy:
        config = TransportConfig(proxy=proxy.replace("http:", "https:"), verify=pem)
        assert late("https://im.test/", config).request_sent is False


def test_a_name_of_many_addresses_that_do_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def many(host: str, *args: Any, **more: Any) -> Any:
        hosts = [f"127.0.0.{number}" for number in range(1, 201)] if host == "im.test" else [host]
        return [place for each in hosts for place in look_up(each, *args, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", many)
    with socket.create_server(("0.0.0.0", 0), backlog=0) as full, ExitStack() as stack:
        port = full.getsockname()[1]
        for _ in range(4):  # those that wait to be accepted keep others out
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        begun = time.monotonic()
        error = late(f"http://im.test:{port}/", TransportConfig(connect_timeout_s=0.1))
        assert time.monotonic() - begun < 10, "not a while for each"
    assert error.request_sent is False


@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
def test_a_tunnel_that_never_comes_is_never_called_sent(name: str) -> None:
    with listening(silence) as proxy, pytest.raises(TimeoutError) as caught:
        SENDERS[name](request("https://im.test/", timeout_s=0.2), TransportConfig(proxy=proxy))
    assert caught.value.request_sent is False


# What else is its own


@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
def test_a_proxy_that_is_called_over_tls(name: str, tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls
    with proxying(context) as proxy, with_tls(context) as port:
        config = TransportConfig(proxy=f"https://{proxy.place}", verify=pem)
        assert SENDERS[name](request(f"https://127.0.0.1:{port}/"), config).body == b"secret"
    assert proxy.seen == [("CONNECT", f"127.0.0.1:{port}", None)]


def no_socks(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"junk")


@pytest.mark.filterwarnings("ignore:unclosed <socket")  # which httpcore2 leaves to be collected
@pytest.mark.filterwarnings("ignore:unclosed transport")
@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
@pytest.mark.parametrize("behave", [no_socks, reset, read_and_close])
def test_a_socks_proxy_that_fails_has_let_nothing_through(name: str, behave: Behaviour) -> None:
    with listening(behave) as place:
        config = TransportConfig(proxy=place.replace("http:", "socks5:"))
        with pytest.raises(ConnectError) as caught:
            SENDERS[name](request("http://im.test/"), config)
    assert caught.value.request_sent is False
    del caught
    gc.collect()


def test_a_socks_proxy_needs_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    transport = Httpx2Transport(TransportConfig(proxy="socks5://me:canary@proxy.test:1080"))
    with pytest.raises(ConfigError, match="socksio") as caught:
        transport.send(request("http://im.test/"))
    assert "canary" not in str(caught.value)
    transport.close()


def test_connections_are_closed_by_the_loop_that_ends(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncHttpx2Transport()
    for _ in range(2):
        asyncio.run(transport.send(request(f"{server.endpoint}/")))
        gc.collect()  # an unclosed connection would warn, and a warning fails
    asyncio.run(transport.close())


def test_connections_in_other_loops_are_closed_by_these(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncHttpx2Transport()
    other = asyncio.new_event_loop()
    other.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    asyncio.run(transport.close())
    gc.collect()
    other.run_until_complete(asyncio.sleep(0))
    other.run_until_complete(other.shutdown_asyncgens())
    with pytest.raises(ConfigError, match="closed"):
        other.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    other.close()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_loop_that_was_closed_without_ado_is_let_go(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncHttpx2Transport()
    dead = asyncio.new_event_loop()
    dead.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    dead.close()
    asyncio.run(transport.send(request(f"{server.endpoint}/")))
    assert dead not in transport._by_loop.get()
    asyncio.run(transport.close())
    gc.collect()


@pytest.mark.parametrize("name", ["Httpx2Transport", "AsyncHttpx2Transport"])
def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(vars(transports), name, raising=False)
    monkeypatch.delitem(sys.modules, "volc_im._core.http.httpx2")
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        getattr(transports, name)
    assert str(caught.value) == f'{name} needs the package httpx2: pip install "volc-im[httpx2]"'
    assert caught.value.name == "httpx2"

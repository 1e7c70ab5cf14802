"""Behavior that only httpx2 has; `test_transport` tests what all transports have in common."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import sys
from pathlib import Path

import pytest
from support.loopback import ScriptedServer
from support.transport_servers import (
    SENDERS,
    Behavior,
    listening,
    proxying,
    read_and_close,
    request,
    reset,
    with_tls,
)

from volc_sdk._core.errors import ConfigError, ConnectError
from volc_sdk._core.http.httpx2 import AsyncHttpx2Transport, Httpx2Transport
from volc_sdk._core.http.transport_config import TransportConfig


def test_cookies_are_not_stored(server: ScriptedServer) -> None:
    server.answer(b"", Set_Cookie="a=b")
    transport = Httpx2Transport()
    for _ in range(2):
        transport.send(request(f"{server.endpoint}/"))
    transport.close()
    assert "cookie" not in server.seen[1].headers
    assert server.seen[1].headers["x-a"] == "b"


@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
def test_a_proxy_with_tls(name: str, tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls
    with proxying(context) as proxy, with_tls(context) as port:
        config = TransportConfig(proxy=f"https://{proxy.location}", verify=pem)
        assert SENDERS[name](request(f"https://127.0.0.1:{port}/"), config).body == b"secret"
    assert proxy.seen == [("CONNECT", f"127.0.0.1:{port}", None)]


def send_junk(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"junk")


@pytest.mark.filterwarnings("ignore:unclosed <socket")  # httpcore2 does not close it
@pytest.mark.filterwarnings("ignore:unclosed transport")
@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
@pytest.mark.parametrize("behave", [send_junk, reset, read_and_close])
def test_a_socks_proxy_that_fails_sent_nothing(name: str, behave: Behavior) -> None:
    with listening(behave) as proxy:
        config = TransportConfig(proxy=proxy.replace("http:", "socks5:"))
        with pytest.raises(ConnectError) as caught:
            SENDERS[name](request("http://service.test/"), config)
    assert caught.value.request_sent is False
    del caught
    gc.collect()


def test_a_socks_proxy_requires_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    transport = Httpx2Transport(TransportConfig(proxy="socks5://me:canary@proxy.test:1080"))
    with pytest.raises(ConfigError, match="socksio") as caught:
        transport.send(request("http://service.test/"))
    assert "canary" not in str(caught.value)
    transport.close()


def test_a_loop_that_shuts_down_closes_its_connections(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncHttpx2Transport()
    for _ in range(2):
        asyncio.run(transport.send(request(f"{server.endpoint}/")))
        gc.collect()  # an unclosed connection would warn, and warnings are errors
    asyncio.run(transport.close())


def test_other_loops_close_their_connections(server: ScriptedServer) -> None:
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
def test_a_closed_loop_is_forgotten(server: ScriptedServer) -> None:
    server.answer(b"ok")
    transport = AsyncHttpx2Transport()
    closed_loop = asyncio.new_event_loop()
    closed_loop.run_until_complete(transport.send(request(f"{server.endpoint}/")))
    closed_loop.close()
    asyncio.run(transport.send(request(f"{server.endpoint}/")))
    assert closed_loop not in transport._by_loop.get()
    asyncio.run(transport.close())
    gc.collect()

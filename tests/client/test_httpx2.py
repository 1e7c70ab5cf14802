"""What is particular to httpx2; what all transports do is tested in test_transports.py."""

from __future__ import annotations

import asyncio
import gc
import sys

import pytest
from loopback import ScriptedServer
from transport_servers import SENDERS, endless, forget_proxies, listening, request, silence

from volc_im import ConfigError, TimeoutError
from volc_im.transports import AsyncHttpx2Transport, Httpx2Transport, TransportConfig


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_proxies(monkeypatch)


def test_no_cookie_is_kept(server: ScriptedServer) -> None:
    server.answer(b"", Set_Cookie="a=b")
    transport = Httpx2Transport()
    for _ in range(2):
        transport.send(request(f"{server.endpoint}/"))
    transport.close()
    assert "cookie" not in server.seen[1].headers
    assert server.seen[1].headers["x-a"] == "b"


def test_a_reply_in_drops_ends_with_the_timeout() -> None:
    drip = endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n")
    with listening(drip) as endpoint:
        transport = Httpx2Transport()
        with pytest.raises(TimeoutError, match=r"no reply within 0.2 s"):
            transport.send(request(f"{endpoint}/", timeout_s=0.2))
        transport.close()


@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
def test_a_tunnel_that_never_comes_is_never_called_sent(name: str) -> None:
    with listening(silence) as proxy, pytest.raises(TimeoutError) as caught:
        SENDERS[name](request("https://im.test/", timeout_s=0.2), TransportConfig(proxy=proxy))
    assert caught.value.request_sent is False


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

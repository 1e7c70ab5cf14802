"""Behavior that only httpx2 has; `test_transport` tests what all transports have in common."""

from __future__ import annotations

import gc
import pickle
import socket
import sys
from dataclasses import replace

import httpx2
import pytest
from support.loopback import ScriptedServer
from support.transport_servers import (
    SENDERS,
    Behavior,
    answer,
    listening,
    read_and_close,
    request,
    reset,
)

from volc_sdk._core.errors import ConfigError, ConnectError, ConnectionLostError
from volc_sdk._core.http.httpx2 import Httpx2Transport
from volc_sdk._core.http.transport_config import TransportConfig


def test_cookies_are_not_stored(server: ScriptedServer) -> None:
    server.answer(b"", Set_Cookie="a=b")
    transport = Httpx2Transport()
    for _ in range(2):
        transport.send(request(f"{server.endpoint}/"))
    transport.close()
    assert "cookie" not in server.seen[1].headers
    assert server.seen[1].headers["x-a"] == "b"


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


@pytest.mark.parametrize("name", ["httpx2", "async httpx2"])
@pytest.mark.parametrize(
    "behave",
    [
        read_and_close,
        reset,
        answer(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\ncut"),
        answer(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"),
    ],
    ids=["close", "reset", "cut", "bad gzip"],
)
def test_the_cause_of_an_error_has_no_headers_of_the_request(name: str, behave: Behavior) -> None:
    signed = replace(request(""), headers={"Authorization": "canary"})
    with listening(behave) as url, pytest.raises(ConnectionLostError) as caught:
        SENDERS[name](replace(signed, url=url))
    cause = caught.value.__cause__
    assert isinstance(cause, httpx2.RequestError)
    assert b"canary" not in pickle.dumps(vars(cause))
    with pytest.raises(RuntimeError, match="request"):
        _ = cause.request

"""What is particular to pyreqwest; what all transports do is tested in test_transports.py."""

from __future__ import annotations

import asyncio
import atexit

import pytest
from loopback import ScriptedServer
from pyreqwest import exceptions
from transport_servers import forget_proxies, proxying, refusing, request

from volc_im import ConnectionLostError, TimeoutError, TransportError
from volc_im._core.http.pyreqwest import _error
from volc_im.transports import AsyncReqwestTransport, ReqwestTransport, TransportConfig


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_proxies(monkeypatch)


@pytest.mark.parametrize(
    ("raised", "kind", "sent"),
    [
        (exceptions.PoolTimeoutError("m", {"causes": []}), TimeoutError, False),
        (exceptions.ConnectError("m", {"causes": None}), ConnectionLostError, True),
        (exceptions.ClientClosedError("m", {"causes": []}), ConnectionLostError, True),
    ],
)
def test_a_class_alone_does_not_say_that_nothing_was_sent(
    raised: exceptions.RequestError, kind: type[TransportError], sent: bool
) -> None:
    error = _error(request("http://im.test/"), raised)
    assert type(error) is kind
    assert error.request_sent is sent


def test_the_environment_is_not_read_behind_our_back(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"ok")
    with refusing() as nobody:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, nobody)
        transport = ReqwestTransport(TransportConfig(trust_env=False))
        assert transport.send(request(f"{server.endpoint}/")).body == b"ok"
        transport.close()


def test_hosts_with_and_without_a_proxy_in_one_transport(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"direct")
    with proxying() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.place}")
        transport = ReqwestTransport()
        urls = [f"{server.endpoint}/", "http://a.test/", "http://b.test/"] * 2
        bodies = [transport.send(request(url)).body for url in urls]
        transport.close()
    assert bodies == [b"direct", b"by proxy", b"by proxy"] * 2
    assert len(proxy.seen) == 4


def test_programs_with_an_event_loop_end_with_one_short_pause() -> None:
    counts: list[int] = []
    for _ in range(3):
        transport = AsyncReqwestTransport()
        transport.prepare("http://im.test/")
        counts.append(atexit._ncallbacks())
        asyncio.run(transport.close())
    assert counts[0] == counts[1] == counts[2]


def test_of_many_addresses_the_last_are_remembered_and_share_a_client() -> None:
    transport = ReqwestTransport()
    try:
        clients = {id(transport._client(f"http://im.test/?Action=A{n}")) for n in range(600)}
        assert len(clients) == 1
        assert len(transport._made.get().by_url) <= 256
    finally:
        transport.close()

"""Behavior that only pyreqwest has; `test_transport` tests what all transports have in common."""

from __future__ import annotations

import pytest
from pyreqwest import exceptions
from support.loopback import ScriptedServer
from support.transport_servers import proxying, refusing, request

from volc_sdk._core.errors import ConnectionLostError, TransportError
from volc_sdk._core.http.connection_errors import Route
from volc_sdk._core.http.pyreqwest import ReqwestTransport, _to_transport_error
from volc_sdk._core.http.transport_config import TransportConfig

URL = "http://service.test/"


@pytest.mark.parametrize(
    ("raised", "kind", "sent"),
    [
        (exceptions.ConnectError("m", {"causes": None}), ConnectionLostError, True),
        (exceptions.ClientClosedError("m", {"causes": []}), ConnectionLostError, True),
    ],
)
def test_the_class_of_an_error_does_not_prove_that_nothing_was_sent(
    raised: exceptions.RequestError, kind: type[TransportError], sent: bool
) -> None:
    error = _to_transport_error(request(URL), raised, Route(URL, None))
    assert type(error) is kind
    assert error.request_sent is sent


def test_pyreqwest_does_not_read_proxies_from_the_environment(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"ok")
    with refusing() as refusing_proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, refusing_proxy)
        transport = ReqwestTransport(TransportConfig(trust_env=False))
        assert transport.send(request(f"{server.endpoint}/")).body == b"ok"
        transport.close()


def test_one_transport_uses_a_proxy_for_some_hosts_only(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(b"direct")
    with proxying() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.location}")
        transport = ReqwestTransport()
        urls = [f"{server.endpoint}/", "http://a.test/", "http://b.test/"] * 2
        bodies = [transport.send(request(url)).body for url in urls]
        transport.close()
    assert bodies == [b"direct", b"by proxy", b"by proxy"] * 2
    assert len(proxy.seen) == 4

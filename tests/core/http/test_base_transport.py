from __future__ import annotations

import pytest

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.base_transport import BaseTransport
from volc_sdk._core.http.transport_config import TransportConfig


class ListTransport(BaseTransport[list[str]]):
    """A transport whose clients are lists."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        self.created: list[str | None] = []

    def _create_client(self, proxy: str | None) -> list[str]:
        self.created.append(proxy)
        return []


def test_a_client_is_created_for_each_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.test:1")
    monkeypatch.setenv("NO_PROXY", "direct.test")
    transport = ListTransport()
    for _ in range(2):
        for url in ("http://a.test/", "http://b.test/", "http://direct.test/", "https://a.test/"):
            transport.prepare(url)
    assert transport.created == ["http://proxy.test:1", None]
    assert transport._client_for("http://a.test/") is transport._client_for("http://b.test/")
    assert transport._client_for("http://a.test/") is not transport._client_for("https://a.test/")


def test_at_most_256_urls_are_cached() -> None:
    transport = ListTransport()
    clients = {id(transport._client_for(f"http://a.test/?Action=A{n}")) for n in range(600)}
    assert len(clients) == len(transport.created) == 1
    assert len(transport._clients.get().by_url) <= 256


def test_a_closed_transport_returns_its_clients_once() -> None:
    transport = ListTransport()
    client = transport._client_for("http://a.test/")
    assert [each is client for each in transport._detach()] == [True]
    assert transport._detach() == []
    with pytest.raises(ConfigError, match="the transport is closed; create a new one"):
        transport.prepare("http://a.test/")


def test_repr_shows_the_configuration_without_the_proxy() -> None:
    config = TransportConfig(proxy="http://me:canary@proxy.test:1", max_connections=3)
    assert repr(ListTransport(config)) == f"ListTransport({config!r})"
    assert "max_connections=3" in repr(ListTransport(config))
    assert "canary" not in repr(ListTransport(config))

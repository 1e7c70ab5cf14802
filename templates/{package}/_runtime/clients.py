"""What transports have in common: an HTTP library's clients, one for each proxy in use."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from ..errors import ConfigError
from .process import PerProcess
from .proxies import proxy_for
from .transport import TransportConfig

C = TypeVar("C")


class _Made(Generic[C]):
    """The clients of one process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.by_place: dict[str, C] = {}
        self.by_proxy: dict[str | None, C] = {}


class ProxiedClients(ABC, Generic[C]):
    """Makes clients on first use, picks the one for a URL, and forgets them when closed."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        self._config = config or TransportConfig()
        self._made: PerProcess[_Made[C]] = PerProcess(_Made[C])
        self._closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._config!r})"

    @abstractmethod
    def _make(self, proxy: str | None) -> C:
        """A client that sends everything through the proxy, or directly."""

    def prepare(self, url: str) -> None:
        """Make ready to send to a URL, without I/O on the network; raises ConfigError."""
        self._client(url)

    def _client(self, url: str) -> C:
        made = self._made.get()
        place = url.partition("?")[0]
        client = made.by_place.get(place)  # emptied by closing
        return self._new(made, place) if client is None else client

    def _new(self, made: _Made[C], place: str) -> C:
        with made.lock:
            if self._closed:
                raise ConfigError("the transport is closed; make a new one")
            proxy = proxy_for(place, self._config, os.environ)
            client = made.by_proxy.get(proxy)
            if client is None:
                client = made.by_proxy[proxy] = self._make(proxy)
            made.by_place[place] = client
            return client

    def _release(self) -> list[C]:
        """Turn away whatever comes, and hand out this process's clients to be closed."""
        self._closed = True
        made = self._made.get()
        with made.lock:
            clients = [*made.by_proxy.values()]
            made.by_place.clear()
            made.by_proxy.clear()
        return clients

"""What transports have in common: an HTTP library's clients, one for each proxy in use."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from typing import Final, Generic, TypeVar

from ..errors import ConfigError
from ..util.forks import PerProcess
from .proxies import proxy_for
from .transport import TransportConfig

C = TypeVar("C")

_REMEMBERED: Final = 256
"""Addresses: those of all actions, and of some that are asked for credentials."""


class _Made(Generic[C]):
    """The clients of one process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.by_url: dict[str, C] = {}
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
        client = made.by_url.get(url)  # emptied by closing
        return self._new(made, url) if client is None else client

    def _new(self, made: _Made[C], url: str) -> C:
        with made.lock:
            if self._closed:
                raise ConfigError("the transport is closed; make a new one")
            proxy = proxy_for(url.partition("?")[0], self._config, os.environ)
            client = made.by_proxy.get(proxy)
            if client is None:
                client = made.by_proxy[proxy] = self._make(proxy)
            if len(made.by_url) >= _REMEMBERED:
                made.by_url.clear()
            made.by_url[url] = client
            return client

    def _release(self) -> list[C]:
        """Turn away whatever comes, and hand out this process's clients to be closed."""
        self._closed = True
        made = self._made.get()
        with made.lock:
            clients = [*made.by_proxy.values()]
            made.by_url.clear()
            made.by_proxy.clear()
        return clients

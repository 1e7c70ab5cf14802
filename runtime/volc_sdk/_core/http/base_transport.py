"""Base class of the built-in transports: keeps one client of an HTTP library per proxy."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from typing import Final, Generic, TypeVar

from ..errors import ConfigError
from ..util.forks import PerProcess
from .connection_errors import Route
from .proxies import Proxy, proxy_for
from .slots import Slots
from .transport import HTTPRequest, HTTPResponse
from .transport_config import TransportConfig

C = TypeVar("C")

_MAX_URLS: Final = 256
"""Maximum number of cached URLs: enough for all actions and for the sources of credentials."""


class _Clients(Generic[C]):
    """The clients of one process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.by_url: dict[str, C] = {}
        self.by_proxy: dict[Proxy | None, C] = {}


class BaseTransport(ABC, Generic[C]):
    """Creates clients on first use, and selects the client for a URL."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        self._config = config or TransportConfig()
        self._clients: PerProcess[_Clients[C]] = PerProcess(_Clients[C])
        self._closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._config!r})"

    @abstractmethod
    def _create_client(self, proxy: str | None) -> C:
        """Return a client that sends all requests through a proxy, or directly if it is None."""

    def prepare(self, url: str) -> None:
        """Create the client for a URL, without network I/O; raise ConfigError if this fails."""
        self._client_for(url)

    def _client_for(self, url: str) -> C:
        clients = self._clients.get()
        client = clients.by_url.get(url)  # always None after `_detach`
        return self._select_client(clients, url) if client is None else client

    def _select_client(self, clients: _Clients[C], url: str) -> C:
        with clients.lock:
            if self._closed:
                raise ConfigError("the transport is closed; create a new one")
            proxy = proxy_for(url.partition("?")[0], self._config, os.environ)
            client = clients.by_proxy.get(proxy)
            if client is None:
                client = clients.by_proxy[proxy] = self._create_client(
                    None if proxy is None else proxy.url
                )
            if len(clients.by_url) >= _MAX_URLS:
                clients.by_url.clear()
            clients.by_url[url] = client
            return client

    def _route(self, url: str) -> Route:
        """Return the route of a request that failed, for its error."""
        clients = self._clients.get()
        client = clients.by_url.get(url)
        with clients.lock:
            used = (proxy for proxy, each in clients.by_proxy.items() if each is client)
            return Route(url, next(used, None))

    def _discard(self, client: C) -> None:
        """Send later requests with a new client.

        If an exchange of a client is lost or gets no reply, its idle connections are not used again:
        those to a gateway that failed over are all dead, and each would cost a retry.
        """
        clients = self._clients.get()
        with clients.lock:
            for url in [url for url, each in clients.by_url.items() if each is client]:
                del clients.by_url[url]
            for proxy in [proxy for proxy, each in clients.by_proxy.items() if each is client]:
                del clients.by_proxy[proxy]

    def _detach(self) -> list[C]:
        """Reject further requests, and return the clients of this process to be closed."""
        self._closed = True
        clients = self._clients.get()
        with clients.lock:
            detached = [*clients.by_proxy.values()]
            clients.by_url.clear()
            clients.by_proxy.clear()
        return detached


class SyncTransport(BaseTransport[C]):
    """Base class of the transports that threads share."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        limit = self._config.max_connections
        self._slots = None if limit is None else Slots(limit)

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send a request and return the complete reply."""
        if self._slots is None:
            return self._exchange(request)
        return self._slots.send(request, self._exchange)

    @abstractmethod
    def _exchange(self, request: HTTPRequest) -> HTTPResponse:
        """Send a request that has a slot, and return the complete reply."""

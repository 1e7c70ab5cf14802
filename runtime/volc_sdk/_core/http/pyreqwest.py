"""The default transport of sync clients, which uses pyreqwest, an HTTP library in Rust."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Final

from ..errors import ConfigError, TransportError
from ..util.package import public_in
from .base_transport import SyncTransport
from .connection_errors import (
    Route,
    connect_error,
    connect_timeout,
    connection_lost,
    corrupt_reply,
    reply_timeout,
)
from .native_loader import import_in_lasting_thread
from .proxy_url import split_userinfo
from .tls import ca_file, warn_if_unverified
from .transport import BodyBuffer, HTTPRequest, HTTPResponse
from .transport_config import TransportConfig

_has_loader_thread: Final = import_in_lasting_thread("pyreqwest")

from pyreqwest import exceptions  # noqa: E402
from pyreqwest.client import SyncClient, SyncClientBuilder  # noqa: E402
from pyreqwest.http import HeaderMap, Url  # noqa: E402
from pyreqwest.proxy import ProxyBuilder  # noqa: E402

_FORKED: Final = (
    "pyreqwest was used before this process was forked, so it cannot be used in this process. "
    "Install the extra `httpx2`, which is then used here, or make no call before the fork, or start "
    "processes with multiprocessing's `spawn` method"
)

# Id of the process in which pyreqwest's runtime was started. The runtime is one thread for all clients,
# and a fork does not copy it. Creating a client after a fork raises an error, or hangs if the runtime
# was starting during the fork. Therefore the id is set before the runtime starts, and compared before
# each client is created.
_runtime_pid: int | None = os.getpid() if _has_loader_thread else None


class ForkedError(ConfigError):
    """pyreqwest cannot be used in this process, which was forked after its first use."""


def _configured(config: TransportConfig, proxy: str | None) -> SyncClientBuilder:
    builder = (
        SyncClientBuilder()
        .follow_redirects(False)
        .referer(False)
        .connect_timeout(timedelta(seconds=config.connect_timeout_s))
        .pool_idle_timeout(timedelta(seconds=config.pool_idle_timeout_s))
        .danger_accept_invalid_certs(config.verify is False)
        .no_proxy()  # pyreqwest must not read the environment: its rules differ from `proxies`
    )
    pem = ca_file(config)
    if pem is not None:
        builder = builder.add_root_certificate_pem(pem.read_bytes())
    if proxy is not None:
        url, userinfo = split_userinfo(proxy)
        proxy_builder = ProxyBuilder.all(url)
        if userinfo:
            proxy_builder = proxy_builder.basic_auth(*userinfo)
        builder = builder.proxy(proxy_builder)
    return builder


def _build(config: TransportConfig, proxy: str | None) -> SyncClient:
    """Return a client; raise ForkedError or ConfigError if this fails."""
    global _runtime_pid
    if _runtime_pid is None:
        _runtime_pid = os.getpid()
    if _runtime_pid != os.getpid():
        raise ForkedError(_FORKED)
    try:
        return _configured(config, proxy).build()
    except exceptions.BuilderError as error:
        causes = _causes(error)
        reason = causes[-1] if causes else error.message
        raise ConfigError(
            f"pyreqwest rejects the proxy or the file given as verify=: {reason}"
        ) from error
    except RuntimeError as error:  # other code of the parent used pyreqwest
        if "fork" not in str(error):
            raise
        raise ForkedError(_FORKED) from error


class Headers(Mapping[str, str]):
    """Headers of a reply, without those whose values are not text.

    pyreqwest raises ValueError when such a header is read, alone or together with the others.
    """

    __slots__ = ("_headers",)

    def __init__(self, headers: HeaderMap) -> None:
        self._headers = headers

    def __getitem__(self, name: str) -> str:
        try:
            return self._headers[name]
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return (name for name in dict.fromkeys(self._headers.keys()) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


# Cached, because a client uses the same few URLs and timeouts again and again.
_url = lru_cache(maxsize=256)(Url)


@lru_cache(maxsize=64)
def _timedelta(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def _causes(error: exceptions.DetailedPyreqwestError) -> list[str]:
    return [cause["message"] for cause in error.details.get("causes") or []]


def _to_transport_error(
    request: HTTPRequest, error: exceptions.RequestError, route: Route
) -> TransportError:
    # pyreqwest raises ConnectError also for connections that broke after the request was sent. The
    # chain of causes shows whether connecting failed.
    causes = _causes(error)
    reason = causes[-1] if causes else error.message
    is_connecting = "client error (Connect)" in causes
    if isinstance(error, exceptions.RequestTimeoutError):
        if is_connecting:
            return connect_timeout(request, route)
        return reply_timeout(request, route, request_sent=True)
    if is_connecting:
        return connect_error(request, route, reason)
    if isinstance(error, exceptions.DecodeError):
        return corrupt_reply(request, route, reason)
    return connection_lost(request, route, reason)


@public_in("transports")
class ReqwestTransport(SyncTransport[SyncClient]):
    """Default transport. Keeps connections open between calls; can be shared between threads.

    In a process that was forked after pyreqwest's first use, `send` raises ConfigError. A thread
    that waits for a reply does not handle signals, including Ctrl-C, until the reply arrives.

    Example:
        with closing(ReqwestTransport(TransportConfig(max_connections=10))) as transport:
            client = Client(transport=transport)
    """

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        warn_if_unverified(self._config)

    def _create_client(self, proxy: str | None) -> SyncClient:
        return _build(self._config, proxy)

    def _exchange(self, request: HTTPRequest) -> HTTPResponse:
        client = self._client_for(request.url)
        builder = (
            client.request(request.method, _url(request.url))
            .headers(request.headers)
            .body_bytes(request.body)
            .timeout(_timedelta(request.timeout_s))
        )
        limit = self._config.max_response_bytes
        try:
            with builder.build_streamed() as response:
                header = response.get_header("content-length") or ""
                content_length = int(header) if header.isdecimal() else -1
                if 0 <= content_length <= limit:
                    return HTTPResponse(
                        response.status, Headers(response.headers), bytes(response.bytes())
                    )
                buffer = BodyBuffer(request, limit, content_length)
                while buffer.add(response.body_reader.read_chunk()):
                    pass
                return HTTPResponse(response.status, Headers(response.headers), buffer.content())
        except exceptions.RequestError as error:
            raise self._failure(request, error, client) from error

    def _failure(
        self, request: HTTPRequest, error: exceptions.RequestError, client: SyncClient
    ) -> TransportError:
        converted = _to_transport_error(request, error, self._route(request.url))
        if converted.request_sent:
            self._discard(client)  # closes idle connections, when no exchange uses the client
        return converted

    def close(self) -> None:
        """Close the connections. Closing twice is allowed; `send` then raises ConfigError."""
        for client in self._detach():
            client.close()

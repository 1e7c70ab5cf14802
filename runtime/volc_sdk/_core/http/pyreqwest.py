"""The default transport: pyreqwest, a Rust client."""

from __future__ import annotations

import atexit
import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from typing import Final, TypeVar

from ..errors import ConfigError, ConnectError, ConnectionLostError, TimeoutError, TransportError
from . import native_loader as native
from .per_proxy import ProxiedClients
from .proxies import split_userinfo
from .tls import extra_roots, warn_if_unverified
from .transport import Body, HTTPRequest, HTTPResponse, TransportConfig

_loaded_by_a_thread: Final = native.load("pyreqwest")

from pyreqwest import exceptions  # noqa: E402
from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder  # noqa: E402
from pyreqwest.http import HeaderMap, Url  # noqa: E402
from pyreqwest.proxy import ProxyBuilder  # noqa: E402

_FORKED: Final = (
    "pyreqwest was used before this process was forked, and cannot be used in it: install the "
    "extra `httpx2`, which then takes its place, or make no call before the fork (or start "
    "processes with multiprocessing's `spawn`)"
)

# The process that started pyreqwest's runtime. State of the whole process, since that runtime is:
# one thread, for all clients, which a fork does not copy. A client made after the fork raises by
# itself, but hangs if the fork came while the runtime was starting; noting it first tells both.
_runtime_pid: int | None = os.getpid() if _loaded_by_a_thread else None

Builder = TypeVar("Builder", ClientBuilder, SyncClientBuilder)
Built = TypeVar("Built", Client, SyncClient)


class ForkedError(ConfigError):
    """This process cannot use pyreqwest: see `_FORKED`."""


def _configured(builder: Builder, config: TransportConfig, proxy: str | None) -> Builder:
    builder = (
        builder.follow_redirects(False)
        .referer(False)
        .connect_timeout(timedelta(seconds=config.connect_timeout_s))
        .pool_idle_timeout(timedelta(seconds=config.pool_idle_timeout_s))
        .max_connections(config.max_connections)
        .danger_accept_invalid_certs(config.verify is False)
        .no_proxy()  # it would read the environment in a way of its own
    )
    roots = extra_roots(config)
    if roots is not None:
        builder = builder.add_root_certificate_pem(roots.read_bytes())
    if proxy is not None:
        address, userinfo = split_userinfo(proxy)
        through = ProxyBuilder.all(address)
        builder = builder.proxy(through.basic_auth(*userinfo) if userinfo else through)
    return builder


def _built(build: Callable[[], Built]) -> Built:
    global _runtime_pid
    if _runtime_pid is None:
        _runtime_pid = os.getpid()
    if _runtime_pid != os.getpid():
        raise ForkedError(_FORKED)
    try:
        return build()
    except exceptions.BuilderError as error:
        causes = [cause["message"] for cause in error.details.get("causes") or []]
        reason = causes[-1] if causes else error.message
        raise ConfigError(
            f"pyreqwest refuses the proxy or the file of verify=: {reason}"
        ) from error
    except RuntimeError as error:  # the parent used pyreqwest for a purpose of its own
        if "fork" not in str(error):
            raise
        raise ForkedError(_FORKED) from error


@cache
def _pause_at_exit() -> None:
    """Have the interpreter wait a little before it ends; once is enough."""
    # The thread that woke an event loop may still wait for the interpreter's lock. An interpreter
    # that ends before it gets the lock kills it inside Rust, which aborts the process: seen in 6 of
    # 100 programs that end right after a reply (Python 3.11), and in none of 300 with this pause.
    atexit.register(time.sleep, 0.01)


class Headers(Mapping[str, str]):
    """The headers of a reply that are text. pyreqwest raises ValueError when asked for another, and
    when asked for all of them.
    """

    __slots__ = ("_given",)

    def __init__(self, given: HeaderMap) -> None:
        self._given = given

    def __getitem__(self, name: str) -> str:
        try:
            return self._given[name]
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return (name for name in dict.fromkeys(self._given.keys()) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


# A client asks the same few addresses, and waits for them as long each time.
_url = lru_cache(maxsize=256)(Url)


@lru_cache(maxsize=64)
def _limit(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def _error(request: HTTPRequest, error: exceptions.RequestError) -> TransportError:
    # The classes of pyreqwest tell a failed connection from a lost one only by the chain of causes:
    # ConnectError is raised as well for a connection that broke after the request was read.
    causes = [cause["message"] for cause in error.details.get("causes") or []]
    reason = causes[-1] if causes else error.message
    connecting = "client error (Connect)" in causes
    if isinstance(error, exceptions.PoolTimeoutError):
        return TimeoutError(request.action, "no connection came free in time", request_sent=False)
    if isinstance(error, exceptions.RequestTimeoutError):
        words = (
            "connecting took too long"
            if connecting
            else f"no reply within {request.timeout_s:.4g} s"
        )
        return TimeoutError(request.action, words, request_sent=not connecting)
    if connecting:
        return ConnectError(request.action, f"cannot connect: {reason}", request_sent=False)
    if isinstance(error, exceptions.DecodeError):
        return ConnectionLostError(
            request.action, f"the reply broke off: {reason}", request_sent=True
        )
    return ConnectionLostError(request.action, f"connection lost: {reason}", request_sent=True)


class ReqwestTransport(ProxiedClients[SyncClient]):
    """Keeps connections open between calls; safe to share between threads.

    In a process that was forked after pyreqwest's first use, `send` raises ConfigError. While a
    thread waits for a reply it takes no notice of signals, Ctrl-C among them: pyreqwest's own way.

    Example:
        with closing(ReqwestTransport(TransportConfig(max_connections=10))) as transport:
            Client(app_id=1234, transport=transport).get_user_conversations(...)
    """

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        warn_if_unverified(self._config)

    def _make(self, proxy: str | None) -> SyncClient:
        return _built(lambda: _configured(SyncClientBuilder(), self._config, proxy).build())

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        builder = (
            self._client(request.url)
            .request(request.method, _url(request.url))
            .headers(request.headers)
            .body_bytes(request.body)
            .timeout(_limit(request.timeout_s))
        )
        limit = self._config.max_response_bytes
        try:
            with builder.build_streamed() as response:
                declared = response.get_header("content-length") or ""
                size = int(declared) if declared.isdecimal() else -1
                if 0 <= size <= limit:
                    return HTTPResponse(
                        response.status, Headers(response.headers), bytes(response.bytes())
                    )
                body = Body(request, limit, size)
                while body.add(response.body_reader.read_chunk()):
                    pass
                return HTTPResponse(response.status, Headers(response.headers), body.whole())
        except exceptions.RequestError as error:
            raise _error(request, error) from error

    def close(self) -> None:
        """Close the connections. May be called twice; sending afterwards raises ConfigError."""
        for client in self._release():
            client.close()


class AsyncReqwestTransport(ProxiedClients[Client]):
    """The same, awaited. Works in any event loop, and in several one after the other.

    A task that is cancelled ends at once; pyreqwest keeps its connection until the timeout.
    """

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        warn_if_unverified(self._config)

    def _make(self, proxy: str | None) -> Client:
        _pause_at_exit()
        return _built(lambda: _configured(ClientBuilder(), self._config, proxy).build())

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        builder = (
            self._client(request.url)
            .request(request.method, _url(request.url))
            .headers(request.headers)
            .body_bytes(request.body)
            .timeout(_limit(request.timeout_s))
        )
        limit = self._config.max_response_bytes
        try:
            async with builder.build_streamed() as response:
                declared = response.get_header("content-length") or ""
                size = int(declared) if declared.isdecimal() else -1
                if 0 <= size <= limit:
                    body = bytes(await response.bytes())
                    return HTTPResponse(response.status, Headers(response.headers), body)
                taken = Body(request, limit, size)
                while taken.add(await response.body_reader.read_chunk()):
                    pass
                return HTTPResponse(response.status, Headers(response.headers), taken.whole())
        except exceptions.RequestError as error:
            raise _error(request, error) from error

    async def close(self) -> None:
        """Close the connections. May be called twice; sending afterwards raises ConfigError."""
        for client in self._release():
            await client.close()

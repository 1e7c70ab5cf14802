"""The alternative transports, which use httpx2, an HTTP library in Python.

They are slower than those of pyreqwest, but work in forked processes. They use the transports of
httpx2 rather than its clients, which store cookies, follow redirects and read .netrc files.
"""

from __future__ import annotations

import asyncio
import builtins
import ssl
from contextlib import aclosing, closing
from typing import Any, Final
from weakref import WeakSet

import httpx2

from ..errors import TransportError, missing_extra
from ..interruption import set_request_sent
from ..util.package import public_in
from .base_transport import BaseTransport, SyncTransport
from .connection_errors import (
    Route,
    connect_error,
    connect_timeout,
    connection_lost,
    corrupt_reply,
    pool_timeout,
    reply_timeout,
)
from .httpx2_deadline import DeadlineTransport
from .per_loop import LoopTransport, PerLoopTransport
from .proxy_url import split_userinfo
from .tls import TLS
from .transport import BodyBuffer, HTTPRequest, HTTPResponse
from .transport_config import TransportConfig


def _socks_errors() -> tuple[type[Exception], ...]:
    """Return the errors of the package socksio, which httpx2 does not convert to its own."""
    try:
        from socksio import SOCKSError  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return ()
    return (SOCKSError,)


_ERRORS: Final[tuple[type[Exception], ...]] = (
    httpx2.RequestError,
    httpx2.InvalidURL,
    *_socks_errors(),
)


def _proxy(proxy: str | None, context: ssl.SSLContext) -> httpx2.Proxy | None:
    if proxy is None:
        return None
    if proxy.startswith("socks"):
        try:
            import socksio  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
        except ImportError:
            raise missing_extra("a SOCKS proxy with httpx2", "socksio", "httpx2[socks]") from None
    url, userinfo = split_userinfo(proxy)
    return httpx2.Proxy(
        url, auth=userinfo, ssl_context=context if proxy.startswith("https:") else None
    )


class _Progress:
    """Progress of an exchange, from the trace events of httpx2."""

    request_sent = False
    """Whether a part of the request may have been sent. CONNECT requests to proxies do not count."""

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Handle an event: a step of our request, or of a CONNECT request to a proxy."""
        request = info.get("request")
        if request is None:
            return
        self.request_sent = request.method != b"CONNECT"
        if not self.request_sent:  # the timeout for connecting includes opening the tunnel
            timeouts = request.extensions["timeout"]
            request.extensions["timeout"] = dict.fromkeys(timeouts, timeouts["connect"])

    async def trace_async(self, event: str, info: dict[str, Any]) -> None:
        """Handle an event of an async exchange."""
        self.trace(event, info)


def _to_httpx2(request: HTTPRequest, config: TransportConfig, trace: object) -> httpx2.Request:
    timeout_s = request.timeout_s
    timeout = httpx2.Timeout(timeout_s, connect=min(timeout_s, config.connect_timeout_s))
    return httpx2.Request(
        request.method,
        request.url,
        headers={"Accept-Encoding": "gzip", **request.headers},
        content=request.body,
        extensions={"timeout": timeout.as_dict(), "trace": trace},
    )


def _body_buffer(request: HTTPRequest, response: httpx2.Response, limit: int) -> BodyBuffer:
    header = response.headers.get("content-length", "")
    return BodyBuffer(request, limit, int(header) if header.isdecimal() else -1)


def _has_trailing_data(response: httpx2.Response) -> bool:
    """Return whether bytes arrived behind a reply. httpcore2 would take them for the next reply.

    If another version of httpcore2 does not show them, its connections are used only once.
    """
    stream: Any = response.stream
    try:
        return bool(stream._httpcore_stream._stream._connection._h11_state.trailing_data[0])
    except AttributeError:
        return True


def _to_transport_error(
    request: HTTPRequest, error: Exception, route: Route, *, request_sent: bool
) -> TransportError:
    if isinstance(error, httpx2.RequestError):
        # It has the headers of the request, and the error becomes the cause of ours.
        error._request = None  # pyright: ignore[reportPrivateUsage]
    if isinstance(error, httpx2.PoolTimeout):
        return pool_timeout(request)
    if isinstance(error, httpx2.TimeoutException):
        if request_sent:
            return reply_timeout(request, route, request_sent=True)
        return connect_timeout(request, route)
    reason = str(error) or type(error).__name__
    if not request_sent:
        return connect_error(request, route, reason)
    if isinstance(error, httpx2.DecodingError):
        return corrupt_reply(request, route, reason)
    return connection_lost(request, route, reason)


@public_in("transports")
class Httpx2Transport(SyncTransport[DeadlineTransport]):
    """Transport that uses httpx2. Can be shared between threads, and works in forked processes.

    Requires the extra `httpx2`. The timeout of a request covers the whole exchange except the DNS
    look-up, whose timeout is that of the operating system.

    Example:
        with closing(Httpx2Transport()) as transport:
            client = Client(transport=transport)
    """

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        self._tls = TLS(self._config)
        self._discarded: WeakSet[DeadlineTransport] = WeakSet()

    def _create_client(self, proxy: str | None) -> DeadlineTransport:
        context = self._tls.context
        limits = httpx2.Limits(keepalive_expiry=self._config.pool_idle_timeout_s)
        return DeadlineTransport(context, limits, _proxy(proxy, context))

    def _exchange(self, request: HTTPRequest) -> HTTPResponse:
        client = self._client_for(request.url)
        limit = self._config.max_response_bytes
        progress = _Progress()
        client.set_timeout(request.timeout_s)
        try:
            converted = _to_httpx2(request, self._config, progress.trace)
            with closing(client.handle_request(converted)) as response:
                response.request = converted  # decoding errors refer to it
                buffer = _body_buffer(request, response, limit)
                chunks = response.iter_bytes()
                while buffer.add(next(chunks, None)):
                    pass
                if _has_trailing_data(response):
                    response.extensions["network_stream"].close()
                return HTTPResponse(response.status_code, response.headers, buffer.content())
        except KeyboardInterrupt as error:
            set_request_sent(error, progress.request_sent)
            raise
        except _ERRORS as error:
            route = self._route(request.url)
            if progress.request_sent:
                self._discard(client)
                self._discarded.add(client)  # tracebacks may keep it, with its idle connections
            raise _to_transport_error(
                request, error, route, request_sent=progress.request_sent
            ) from error

    def close(self) -> None:
        """Close the connections. Closing twice is allowed; `send` then raises ConfigError."""
        for client in (*self._detach(), *self._discarded):
            client.close()


async def _close_idle(client: httpx2.AsyncHTTPTransport) -> None:
    """Close the idle connections of a client after one was lost; see `BaseTransport._discard`."""
    # httpx2 does not expose the pool of httpcore2, whose connections are public.
    pool = client._pool  # pyright: ignore[reportPrivateUsage]
    for connection in [*pool.connections]:
        if connection.is_idle():
            await connection.aclose()


class _LoopTransport(BaseTransport[httpx2.AsyncHTTPTransport]):
    """The transport of one event loop, whose connections cannot be used in another loop."""

    def __init__(self, config: TransportConfig, tls: TLS) -> None:
        super().__init__(config)
        self._tls = tls

    def _create_client(self, proxy: str | None) -> httpx2.AsyncHTTPTransport:
        context = self._tls.context
        return httpx2.AsyncHTTPTransport(
            verify=context,
            trust_env=False,
            limits=httpx2.Limits(
                max_connections=self._config.max_connections,
                keepalive_expiry=self._config.pool_idle_timeout_s,
            ),
            proxy=_proxy(proxy, context),
        )

    async def send(self, request: HTTPRequest) -> HTTPResponse:
        client = self._client_for(request.url)
        limit = self._config.max_response_bytes
        progress = _Progress()
        try:
            async with asyncio.timeout(request.timeout_s):
                converted = _to_httpx2(request, self._config, progress.trace_async)
                async with aclosing(await client.handle_async_request(converted)) as response:
                    response.request = converted
                    buffer = _body_buffer(request, response, limit)
                    chunks = response.aiter_bytes()
                    while buffer.add(await anext(chunks, None)):
                        pass
                    if _has_trailing_data(response):
                        await response.extensions["network_stream"].aclose()
                    return HTTPResponse(response.status_code, response.headers, buffer.content())
        except asyncio.CancelledError as error:
            set_request_sent(error, progress.request_sent)
            raise
        except _ERRORS as error:
            if progress.request_sent:
                await _close_idle(client)
            raise _to_transport_error(
                request, error, self._route(request.url), request_sent=progress.request_sent
            ) from error
        except builtins.TimeoutError as error:
            if progress.request_sent:
                await _close_idle(client)
            raise reply_timeout(
                request, self._route(request.url), request_sent=progress.request_sent
            ) from error

    async def close(self) -> None:
        for client in self._detach():
            await client.aclose()


@public_in("transports")
class AsyncHttpx2Transport(PerLoopTransport):
    """Async variant of `Httpx2Transport`. Each event loop has its own connections."""

    def _create(self) -> LoopTransport:
        return _LoopTransport(self._config, self._tls)

"""The other transport: httpx2, in Python. Slower than pyreqwest, but usable in forked processes.

It sends through the transports of httpx2, below its clients: these keep cookies, follow redirects
and read .netrc files, none of which an API client wants.
"""

from __future__ import annotations

import asyncio
import builtins
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing, closing
from typing import Any, Final

import httpx2

from ..errors import ConfigError, ConnectError, ConnectionLostError, TimeoutError, TransportError
from ..util.forks import PerProcess
from .httpx2_deadline import BoundedTransport
from .per_proxy import ProxiedClients
from .proxies import split_userinfo
from .tls import extra_roots, warn_if_unverified
from .transport import Body, HTTPRequest, HTTPResponse, TransportConfig


def _socks_errors() -> tuple[type[Exception], ...]:
    """httpx2 hands on those of the package that speaks SOCKS for it."""
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


def _context(config: TransportConfig) -> ssl.SSLContext:
    if config.verify is False:
        return httpx2.create_ssl_context(verify=False)
    roots = extra_roots(config)
    try:
        context = httpx2.create_ssl_context()
        if roots is not None:
            context.load_verify_locations(cafile=roots)
    except OSError as error:
        raise ConfigError(f"SSL_CERT_FILE or the file of verify= is not usable: {error}") from error
    return context


def _limits(config: TransportConfig) -> httpx2.Limits:
    return httpx2.Limits(
        max_connections=config.max_connections, keepalive_expiry=config.pool_idle_timeout_s
    )


def _proxy(proxy: str | None, context: ssl.SSLContext) -> httpx2.Proxy | None:
    if proxy is None:
        return None
    if proxy.startswith("socks"):
        try:
            import socksio  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
        except ImportError:
            raise ConfigError("httpx2 needs the package socksio to use a SOCKS proxy") from None
    address, userinfo = split_userinfo(proxy)
    through_tls = context if proxy.startswith("https:") else None
    return httpx2.Proxy(address, auth=userinfo, ssl_context=through_tls)


class _Progress:
    """How far an exchange is, as the trace of httpx2 tells."""

    sent = False
    """Whether a part of the request can have left. What asks a proxy for a tunnel is none."""

    def note(self, _: str, facts: dict[str, Any]) -> None:
        """Take in an event. Each step of a request tells of which: ours, or one for a tunnel."""
        request = facts.get("request")
        if request is None:
            return
        self.sent = request.method != b"CONNECT"
        if not self.sent:  # making the tunnel is a part of connecting
            limits = request.extensions["timeout"]
            request.extensions["timeout"] = dict.fromkeys(limits, limits["connect"])

    async def anote(self, event: str, facts: dict[str, Any]) -> None:
        """The same, awaited."""
        self.note(event, facts)


def _prepared(request: HTTPRequest, config: TransportConfig, trace: object) -> httpx2.Request:
    limit = request.timeout_s
    timeout = httpx2.Timeout(limit, connect=min(limit, config.connect_timeout_s))
    return httpx2.Request(
        request.method,
        request.url,
        headers={"Accept-Encoding": "gzip", **request.headers},
        content=request.body,
        extensions={"timeout": timeout.as_dict(), "trace": trace},
    )


def _body(request: HTTPRequest, response: httpx2.Response, limit: int) -> Body:
    length = response.headers.get("content-length", "")
    return Body(request, limit, int(length) if length.isdecimal() else -1)


def _too_late(request: HTTPRequest, sent: bool) -> TimeoutError:
    return TimeoutError(
        request.action, f"no reply within {request.timeout_s:.4g} s", request_sent=sent
    )


def _error(request: HTTPRequest, error: Exception, sent: bool) -> TransportError:
    if isinstance(error, httpx2.PoolTimeout):
        return TimeoutError(request.action, "no connection came free in time", request_sent=False)
    if isinstance(error, httpx2.TimeoutException):
        if sent:
            return _too_late(request, sent)
        return TimeoutError(request.action, "connecting took too long", request_sent=False)
    reason = str(error) or type(error).__name__
    if not sent:
        return ConnectError(request.action, f"cannot connect: {reason}", request_sent=False)
    if isinstance(error, httpx2.DecodingError):
        return ConnectionLostError(
            request.action, f"the reply broke off: {reason}", request_sent=True
        )
    return ConnectionLostError(request.action, f"connection lost: {reason}", request_sent=True)


class Httpx2Transport(ProxiedClients[BoundedTransport]):
    """Keeps connections open between calls; safe to share between threads and to fork.

    Needs the extra `httpx2`. The timeout of a request holds for the whole exchange, but for looking
    up the server's name: the system takes its own time.

    Example:
        with closing(Httpx2Transport()) as transport:
            Client(app_id=1234, transport=transport).get_user_conversations(...)
    """

    def __init__(self, config: TransportConfig | None = None) -> None:
        super().__init__(config)
        warn_if_unverified(self._config)

    def _make(self, proxy: str | None) -> BoundedTransport:
        context = _context(self._config)
        return BoundedTransport(context, _limits(self._config), _proxy(proxy, context))

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        client = self._client(request.url)
        limit = self._config.max_response_bytes
        progress = _Progress()
        client.begin(request.timeout_s)
        try:
            prepared = _prepared(request, self._config, progress.note)
            with closing(client.handle_request(prepared)) as response:
                response.request = prepared  # errors of decoding name it
                body, chunks = _body(request, response, limit), response.iter_bytes()
                while body.add(next(chunks, None)):
                    pass
                return HTTPResponse(response.status_code, response.headers, body.whole())
        except _ERRORS as error:
            raise _error(request, error, progress.sent) from error

    def close(self) -> None:
        """Close the connections. May be called twice; sending afterwards raises ConfigError."""
        for client in self._release():
            client.close()


class _LoopClients(ProxiedClients[httpx2.AsyncHTTPTransport]):
    """What belongs to one event loop: connections cannot be used in another."""

    def _make(self, proxy: str | None) -> httpx2.AsyncHTTPTransport:
        context = _context(self._config)
        return httpx2.AsyncHTTPTransport(
            verify=context,
            trust_env=False,
            limits=_limits(self._config),
            proxy=_proxy(proxy, context),
        )

    async def send(self, request: HTTPRequest) -> HTTPResponse:
        client = self._client(request.url)
        limit = self._config.max_response_bytes
        progress = _Progress()
        try:
            async with asyncio.timeout(request.timeout_s):
                prepared = _prepared(request, self._config, progress.anote)
                async with aclosing(await client.handle_async_request(prepared)) as response:
                    response.request = prepared
                    body, chunks = _body(request, response, limit), response.aiter_bytes()
                    while body.add(await anext(chunks, None)):
                        pass
                    return HTTPResponse(response.status_code, response.headers, body.whole())
        except _ERRORS as error:
            raise _error(request, error, progress.sent) from error
        except builtins.TimeoutError as error:
            raise _too_late(request, progress.sent) from error

    async def aclose(self) -> None:
        for client in self._release():
            await client.aclose()


_Kept = tuple[_LoopClients, AsyncGenerator[None, None]]


async def _until_the_loop_ends(clients: _LoopClients) -> AsyncGenerator[None, None]:
    # A loop that shuts down closes the generators that were started in it, and this one closes the
    # connections: the last moment that it can be done, since a closed loop closes nothing.
    try:
        yield
    finally:
        await clients.aclose()


class AsyncHttpx2Transport:
    """The same, awaited. Works in several event loops, with connections for each."""

    def __init__(self, config: TransportConfig | None = None) -> None:
        self._config = config or TransportConfig()
        self._by_loop: PerProcess[dict[asyncio.AbstractEventLoop, _Kept]] = PerProcess(dict)
        self._closed = False
        warn_if_unverified(self._config)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._config!r})"

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        if self._closed:
            raise ConfigError("the transport is closed; make a new one")
        loop = asyncio.get_running_loop()
        by_loop = self._by_loop.get()
        kept = by_loop.get(loop)
        if kept is None:
            for dead in [known for known in list(by_loop) if known.is_closed()]:
                by_loop.pop(dead, None)
            clients = _LoopClients(self._config)
            kept = by_loop[loop] = clients, _until_the_loop_ends(clients)
            await anext(kept[1])
        return await kept[0].send(request)

    async def close(self) -> None:
        """Close the connections. May be called twice; sending afterwards raises ConfigError.

        Those of other loops that still run are closed there soon after.
        """
        self._closed = True
        by_loop = self._by_loop.get()
        kept = by_loop.pop(asyncio.get_running_loop(), None)
        by_loop.clear()  # a generator that nobody holds is closed by its own loop
        if kept is not None:
            await kept[1].aclose()

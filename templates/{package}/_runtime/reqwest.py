"""The default transport: pyreqwest, a Rust client. Its client is made on first use."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, TypeVar

from pyreqwest import exceptions
from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
from pyreqwest.request import RequestBuilder, SyncRequestBuilder
from pyreqwest.response import BaseResponse

from ..errors import ConnectError, ConnectionLostError, TimeoutError, TransportError
from .transport import HTTPRequest, HTTPResponse

_CONNECT_TIMEOUT: Final = timedelta(seconds=5)
_IDLE_TIMEOUT: Final = timedelta(seconds=30)  # below a gateway's, so that we close first

Builder = TypeVar("Builder", ClientBuilder, SyncClientBuilder)
Request = TypeVar("Request", RequestBuilder, SyncRequestBuilder)


def _configured(builder: Builder) -> Builder:
    return (
        builder.follow_redirects(False)
        .referer(False)
        .connect_timeout(_CONNECT_TIMEOUT)
        .pool_idle_timeout(_IDLE_TIMEOUT)
    )


def _filled(builder: Request, request: HTTPRequest) -> Request:
    return (
        builder.headers(request.headers)
        .body_bytes(request.body)
        .timeout(timedelta(seconds=request.timeout_s))
    )


def _response(response: BaseResponse, body: bytes) -> HTTPResponse:
    # Its header map is a mapping that takes names in any case; a copy would cost more than the rest.
    return HTTPResponse(response.status, response.headers, body)


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
            "connecting took too long" if connecting else f"no reply within {request.timeout_s:g} s"
        )
        return TimeoutError(request.action, words, request_sent=not connecting)
    if connecting:
        return ConnectError(request.action, f"cannot connect: {reason}", request_sent=False)
    if isinstance(error, exceptions.DecodeError):
        return ConnectionLostError(
            request.action, f"the reply broke off: {reason}", request_sent=True
        )
    return ConnectionLostError(request.action, f"connection lost: {reason}", request_sent=True)


class ReqwestTransport:
    """Keeps connections open between calls; safe to share between threads."""

    def __init__(self) -> None:
        self._client: SyncClient = _configured(SyncClientBuilder()).build()

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        builder = self._client.request(request.method, request.url)
        try:
            response = _filled(builder, request).build().send()
            return _response(response, bytes(response.bytes()))
        except exceptions.RequestError as error:
            raise _error(request, error) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


class AsyncReqwestTransport:
    """The same, awaited."""

    def __init__(self) -> None:
        self._client: Client = _configured(ClientBuilder()).build()

    async def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Send and wait for the whole reply."""
        builder = self._client.request(request.method, request.url)
        try:
            response = await _filled(builder, request).build().send()
            return _response(response, bytes(await response.bytes()))
        except exceptions.RequestError as error:
            raise _error(request, error) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

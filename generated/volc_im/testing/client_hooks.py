"""Hooks into a client: intercept or observe its requests. Other modules do not use its internals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._core.call.state import ClientState
from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.errors import TransportError
from .._core.http.transport import HTTPRequest, HTTPResponse

AnyClient = BaseSyncClient | BaseAsyncClient
Responder = Callable[[HTTPRequest], HTTPResponse]
"""Returns the response to a request, or raises an exception in place of it."""
Observer = Callable[[HTTPRequest, HTTPResponse | TransportError], None]
"""Takes a request that was sent, and its outcome."""
Undo = Callable[[], None]


def transport_of(client: AnyClient) -> Any:
    """Return the transport that a client and all its copies send through."""
    return vars(client)["_transport"]


def state_of(client: AnyClient) -> ClientState:
    """Return the state that a client shares with its copies."""
    state: ClientState = vars(client)["_state"]
    return state


def is_call(client: AnyClient, request: HTTPRequest) -> bool:
    """Return whether a request is a call of the service; other requests are for credentials."""
    return request.url.startswith(f"{state_of(client).endpoint}/")


def secrets_of(client: AnyClient) -> set[str]:
    """Return the keys and the token that a client signs with; empty before its first call."""
    found = state_of(client).credentials.current()
    if found is None:
        return set()
    secrets = (found.access_key, found.secret_key, found.session_token)
    return {secret for secret in secrets if secret}


def intercept(client: AnyClient, respond: Responder) -> Undo:
    """Let a function respond to all requests of a client and its copies; nothing is sent."""
    transport = transport_of(client)

    def send(request: HTTPRequest, /) -> HTTPResponse:
        __tracebackhide__ = True
        transport.check_open()
        return respond(request)

    async def send_async(request: HTTPRequest, /) -> HTTPResponse:
        return send(request)

    return _replace_send(transport, send_async if isinstance(client, BaseAsyncClient) else send)


def observe(client: AnyClient, observer: Observer) -> Undo:
    """Call a function after each request of a client and its copies."""
    transport = transport_of(client)
    inner = transport.send

    def send(request: HTTPRequest, /) -> HTTPResponse:
        try:
            response: HTTPResponse = inner(request)
        except TransportError as error:
            observer(request, error)
            raise
        observer(request, response)
        return response

    async def send_async(request: HTTPRequest, /) -> HTTPResponse:
        try:
            response: HTTPResponse = await inner(request)
        except TransportError as error:
            observer(request, error)
            raise
        observer(request, response)
        return response

    return _replace_send(transport, send_async if isinstance(client, BaseAsyncClient) else send)


def _replace_send(transport: object, send: object) -> Undo:
    # An attribute of the instance hides the method of its class until it is removed.
    attributes = vars(transport)
    before = attributes.get("send")
    attributes["send"] = send

    def undo() -> None:
        if before is None:
            attributes.pop("send", None)
        else:
            attributes["send"] = before

    return undo

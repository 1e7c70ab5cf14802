"""The one place that reaches into a client: what it sends can be answered here, or looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .._core.client import BaseAsyncClient
from .._core.errors import TransportError
from .._core.http.transport import HTTPRequest, HTTPResponse

if TYPE_CHECKING:
    from ..client import AsyncClient, Client

Answer = Callable[[HTTPRequest], HTTPResponse]
Witness = Callable[[HTTPRequest, HTTPResponse | TransportError], None]
Undo = Callable[[], None]


def pool_of(client: Client | AsyncClient) -> Any:
    """What sends for a client and for all of its copies."""
    return vars(client)["_pool"]


def endpoint_of(client: Client | AsyncClient) -> str:
    """Where the client's calls go; requests for credentials go elsewhere."""
    return str(vars(client)["_shared"].endpoint)


def secrets_of(client: Client | AsyncClient) -> set[str]:
    """The keys that a client signs with, if it has any yet."""
    found = vars(client)["_shared"].credentials.current()
    if found is None:
        return set()
    secrets = (found.access_key, found.secret_key, found.session_token)
    return {secret for secret in secrets if secret}


def divert(client: Client | AsyncClient, answer: Answer) -> Undo:
    """Have a function answer what the client and its copies send."""
    pool = pool_of(client)

    def send(request: HTTPRequest, /) -> HTTPResponse:
        __tracebackhide__ = True
        pool.check_open()
        return answer(request)

    async def send_async(request: HTTPRequest, /) -> HTTPResponse:
        return send(request)

    return _put(pool, send_async if isinstance(client, BaseAsyncClient) else send)


def watch(client: Client | AsyncClient, witness: Witness) -> Undo:
    """Show a function what the client sends, and what comes of it."""
    pool = pool_of(client)
    inner = pool.send

    def send(request: HTTPRequest, /) -> HTTPResponse:
        try:
            response: HTTPResponse = inner(request)
        except TransportError as error:
            witness(request, error)
            raise
        witness(request, response)
        return response

    async def send_async(request: HTTPRequest, /) -> HTTPResponse:
        try:
            response: HTTPResponse = await inner(request)
        except TransportError as error:
            witness(request, error)
            raise
        witness(request, response)
        return response

    return _put(pool, send_async if isinstance(client, BaseAsyncClient) else send)


def _put(pool: object, send: object) -> Undo:
    # The pool's own attribute hides the method of its class; taking it away brings the method back.
    own = vars(pool)
    before = own.get("send")
    own["send"] = send

    def undo() -> None:
        if before is None:
            own.pop("send", None)
        else:
            own["send"] = before

    return undo

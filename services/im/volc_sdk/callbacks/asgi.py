"""A handler of callbacks as an ASGI application, for Starlette, FastAPI and others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from volc_sdk._core.util.package import public_in
from volc_sdk.callbacks.errors import CallbackError
from volc_sdk.callbacks.receiver import AsyncReceiver
from volc_sdk.callbacks.reply import DRAIN_FACTOR, Reply, check_size, refusal

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@public_in("callbacks")
class ASGIHandler(AsyncReceiver):
    """An ASGI application that handles callbacks. It takes the arguments of `AsyncReceiver`.

    Example:
        async def handle(event: callbacks.Event) -> None: ...

        handler = callbacks.ASGIHandler(handle, os.environ["CALLBACK_SECRET_KEY"])
        app.router.routes.append(Route("/callbacks", handler))  # from starlette.routing
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one request."""
        if scope["type"] != "http":
            raise ValueError(f"callbacks are HTTP requests; {scope['type']} is not supported")
        if scope["method"] != "POST":
            await _send(send, Reply(status=405), (b"allow", b"POST"))
            return
        try:
            body = await self._read(scope, receive)
        except CallbackError as error:
            await _send(send, refusal(error), (b"connection", b"close"))
            return
        if body is not None:
            await _send(send, await self.receive(body))

    async def _read(self, scope: Scope, receive: Receive) -> bytes | None:
        """Return the body, or None if the client disconnected."""
        body = bytearray()
        size, drained = 0, self.max_body_bytes * DRAIN_FACTOR
        is_complete = False
        while not is_complete and size <= drained:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            chunk: bytes = message.get("body", b"")
            size += len(chunk)
            if size <= self.max_body_bytes:
                body += chunk
            is_complete = not message.get("more_body", False)
        check_size(size, self.max_body_bytes)
        return bytes(body)


async def _send(send: Send, reply: Reply, *headers: tuple[bytes, bytes]) -> None:
    sent = [
        (b"content-type", reply.content_type.encode("latin-1")),
        (b"content-length", str(len(reply.body)).encode()),
        *headers,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": sent})
    await send({"type": "http.response.body", "body": reply.body})

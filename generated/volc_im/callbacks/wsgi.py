"""A handler of callbacks as a WSGI application, for Flask, Django and others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from volc_im._core.util.package import public_in
from volc_im.callbacks.errors import CallbackError
from volc_im.callbacks.receiver import Receiver
from volc_im.callbacks.reply import DRAIN_FACTOR, Reply, check_size, refusal

StartResponse = Callable[[str, list[tuple[str, str]]], object]


@public_in("callbacks")
class WSGIHandler(Receiver):
    """A WSGI application that handles callbacks. It takes the arguments of `Receiver`.

    Example:
        def handle(event: callbacks.Event) -> None: ...

        handler = callbacks.WSGIHandler(handle, os.environ["CALLBACK_SECRET_KEY"])
        # from werkzeug.middleware.dispatcher
        app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/callbacks": handler})
    """

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Respond to one request."""
        headers: list[tuple[str, str]] = []
        if environ["REQUEST_METHOD"] != "POST":
            reply = Reply(status=405)
            headers.append(("Allow", "POST"))
        else:
            try:
                body = self._read(environ)
            except CallbackError as error:
                reply = refusal(error)
            else:
                reply = Reply(status=411) if body is None else self.receive(body)
        start_response(
            f"{reply.status} {_phrase(reply.status)}",
            [
                ("Content-Type", reply.content_type),
                ("Content-Length", str(len(reply.body))),
                *headers,
            ],
        )
        return [reply.body]

    def _read(self, environ: dict[str, Any]) -> bytes | None:
        """Return the body, or None if its length is unknown."""
        stated = environ.get("CONTENT_LENGTH") or ""
        if stated.isascii() and stated.isdigit():
            size = int(stated[:20])
        elif environ.get(
            "wsgi.input_terminated"
        ):  # the server ends the input at the end of the body
            size = -1
        else:
            return None
        source, limit = environ["wsgi.input"], self.max_body_bytes
        body: bytes = source.read(min(size, limit) if size >= 0 else limit + 1)
        if max(size, len(body)) > limit:
            source.read(min(size, limit * DRAIN_FACTOR) - len(body) if size >= 0 else limit)
        check_size(max(size, len(body)), limit)
        return body


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Status"

"""The way of a request: read, route, authenticate, check, handle, and an envelope for each end."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ..credentials import Credentials
from .auth import SignedRequest, verify
from .body import check, check_app, parsed
from .call import Call
from .clock import Clock
from .envelope import Envelope
from .failures import Failure
from .routes import Route, route
from .store import Store

BODY_LIMIT_BYTES: Final = 4 * 1024 * 1024
# A client that is still sending does not read; so a body that is too large is read and dropped,
# within reason, and the client gets its answer.
_DRAIN_LIMIT_BYTES: Final = 16 * BODY_LIMIT_BYTES

_ANSWER_HEADER: Final = "X-Emulator-Answer"
_UNKNOWN_HEADER: Final = "X-Emulator-Unknown-Fields"
_UNKNOWN_SHOWN: Final = 20  # a header has to stay short

_logger = logging.getLogger(__name__)


class App:
    """The emulator as an ASGI application.

    Handlers run on the event loop, one after another: SQLite has one writer at a time anyway,
    and a transaction takes less time than the way to another thread and back.
    """

    def __init__(
        self,
        store: Store,
        credentials: Credentials,
        clock: Clock,
        *,
        app_ids: Collection[int] = (),
        strict_fields: bool = False,
    ) -> None:
        self._store = store
        self._credentials = credentials
        self._clock = clock
        self._app_ids = frozenset(app_ids)
        self._strict_fields = strict_fields

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            reply = await self._answer(Request(scope, receive))
        except ClientDisconnect:
            return  # nobody is left to answer
        await reply(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        pairs = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        query = dict(pairs)
        now = self._clock.now()
        envelope = Envelope(query.get("Action", ""), query.get("Version", ""), now)
        try:
            raw = await _read(request)
            found = _routed(request, query)
            envelope.region = verify(
                SignedRequest(
                    request.method,
                    request.scope["path"],
                    tuple(pairs),
                    tuple(
                        (n.decode("latin-1"), v.decode("latin-1")) for n, v in request.headers.raw
                    ),
                    raw,
                ),
                self._credentials,
                now,
            )
            return envelope.success(self._handled(found, raw, envelope))
        except ClientDisconnect:
            raise
        except Failure as failure:
            return envelope.failure(failure)
        except Exception:
            _logger.exception("request %s failed", envelope.request_id)
            message = "the emulator failed; its own output says how"
            return envelope.failure(Failure("InternalError", message))

    def _handled(self, found: Route, raw: bytes, envelope: Envelope) -> dict[str, Any]:
        body = parsed(raw)
        unknown = check(body, found.action, strict=self._strict_fields)
        check_app(body, self._app_ids)
        if unknown:
            envelope.headers[_UNKNOWN_HEADER] = _listed(unknown)
        envelope.headers[_ANSWER_HEADER] = found.answer
        now_ns = self._clock.now_ns()
        with self._store.transaction(write=found.action.access == "write") as database:
            return found.handle(Call(found.action, body, database, now_ns))


def _routed(request: Request, query: dict[str, str]) -> Route:
    if request.method != "POST":
        raise Failure("MethodNotAllowed", f"{request.method} is not accepted; use POST")
    if request.scope["path"] != "/":
        raise Failure("ServiceNotFound", "there is nothing at this path; use /")
    for name in ("Action", "Version"):
        if not query.get(name):
            raise Failure("MissingParameter", f"the query lacks {name}")
    return route(query["Action"], query["Version"])


async def _read(request: Request) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= BODY_LIMIT_BYTES:
            chunks.append(chunk)
        elif size > _DRAIN_LIMIT_BYTES:
            break
    if size > BODY_LIMIT_BYTES:
        message = f"the body has more than {BODY_LIMIT_BYTES} bytes"
        raise Failure("InvalidParam", message, status=413)
    return b"".join(chunks)


def _listed(paths: tuple[str, ...]) -> str:
    """Paths for a header, where text of a client needs an escape."""
    shown = [quote(path[:100], safe="._[]") for path in paths[:_UNKNOWN_SHOWN]]
    return ", ".join(shown if len(paths) <= _UNKNOWN_SHOWN else [*shown, "..."])

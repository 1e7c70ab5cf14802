"""The way of a request: read, route, authenticate, check, handle, and an envelope for each end."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .._core.auth.credentials import Credentials
from ..registry import ACTIONS
from .auth import verify
from .body import check, check_app, parsed
from .call import Call
from .control import Control
from .envelope import Envelope
from .errors import Failure
from .faults.connection import check_instead, deliver, gateway_page, respoken, skew_s
from .faults.faults import Fault
from .faults.payload import spoilt
from .record import Outcome
from .routes import Route, route
from .signed import SignedRequest
from .state import Controls
from .store import Store
from .ui import Ui

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
        controls: Controls,
        *,
        app_ids: Collection[int] = (),
        strict_fields: bool = False,
    ) -> None:
        self._store = store
        self._credentials = credentials
        self._controls = controls
        self._parts: dict[str, Control | Ui] = {
            "_control": Control(controls, store),
            "_ui": Ui(controls, store),
        }
        self._app_ids = frozenset(app_ids)
        self._strict_fields = strict_fields

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        part = self._parts.get(scope["path"].removeprefix("/").partition("/")[0])
        try:
            if part is None:
                await self._exchange(request, send)
            else:
                reply = await part.answer(request)
                await reply(scope, receive, send)
        except ClientDisconnect:
            return  # nobody is left to answer

    async def _exchange(self, request: Request, send: Send) -> None:
        began = time.perf_counter()
        asked, fits = await _read(request)
        query = dict(asked.query)
        now_ns = self._controls.clock.now_ns()
        outcome = Outcome(query.get("Action", ""))
        fault = self._controls.faults.take(outcome.action) if outcome.action in ACTIONS else None
        outcome.fault = "" if fault is None else fault.name
        envelope = Envelope(outcome.action, query.get("Version", ""), _shown(skew_s(fault)))
        reply = None
        if outcome.fault != "reset":
            reply = self._answer(asked, fits, envelope, outcome, fault, now_ns)
            reply = await respoken(fault, reply, envelope, request)
        if reply is not None and outcome.fault != "drop":
            outcome.status = reply.status_code
            outcome.code, outcome.message = envelope.code, envelope.message
        outcome.request_id = envelope.request_id
        self._controls.record.add(
            asked,
            outcome,
            time_s=time.time(),
            duration_ms=(time.perf_counter() - began) * 1e3,
        )
        await deliver(fault, reply, request, send)

    def _answer(
        self,
        asked: SignedRequest,
        fits: bool,
        envelope: Envelope,
        outcome: Outcome,
        fault: Fault | None,
        now_ns: int,
    ) -> Response:
        try:
            if not fits:
                message = f"the body has more than {BODY_LIMIT_BYTES} bytes"
                raise Failure("InvalidParam", message, status=413)
            found = _routed(asked)
            if page := gateway_page(fault):
                return page
            check_instead(fault, envelope)
            envelope.region = verify(asked, self._credentials, envelope.now)
            self._controls.quotas.take_call(found.action, now_ns)
            body = parsed(asked.body)
            self._controls.quotas.take_items(found.action, body, now_ns)
            result = self._handled(found, body, envelope, outcome, now_ns)
            return envelope.success(spoilt(fault, found.action, body, result))
        except Failure as failure:
            return envelope.failure(failure)
        except Exception:
            _logger.exception("request %s failed", envelope.request_id)
            message = "the emulator failed; its own output says how"
            return envelope.failure(Failure("InternalError", message))

    def _handled(
        self,
        found: Route,
        body: dict[str, Any],
        envelope: Envelope,
        outcome: Outcome,
        now_ns: int,
    ) -> dict[str, Any]:
        outcome.unknown_fields = check(body, found.action, strict=self._strict_fields)
        check_app(body, self._app_ids)
        if outcome.unknown_fields:
            envelope.headers[_UNKNOWN_HEADER] = _listed(outcome.unknown_fields)
        envelope.headers[_ANSWER_HEADER] = outcome.answer = found.answer
        with self._store.transaction(write=found.action.access == "write") as database:
            return found.handle(Call(found.action, body, database, now_ns))


def _routed(asked: SignedRequest) -> Route:
    query = dict(asked.query)
    if asked.method != "POST":
        raise Failure("MethodNotAllowed", f"{asked.method} is not accepted; use POST")
    if asked.path != "/":
        raise Failure("ServiceNotFound", "there is nothing at this path; use /")
    for name in ("Action", "Version"):
        if not query.get(name):
            raise Failure("MissingParameter", f"the query lacks {name}")
    return route(query["Action"], query["Version"])


async def _read(request: Request) -> tuple[SignedRequest, bool]:
    """The request, and whether its body was small enough to be kept."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= BODY_LIMIT_BYTES:
            chunks.append(chunk)
        elif size > _DRAIN_LIMIT_BYTES:
            break
    scope, body = request.scope, b"".join(chunks)
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    asked = SignedRequest(
        request.method,
        scope["path"],
        tuple(query),
        tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in request.headers.raw),
        body,
        sha256(body).hexdigest(),
    )
    return asked, size <= BODY_LIMIT_BYTES


def _shown(skew_s: float) -> datetime:
    """What the clock of a machine shows that is off by so much."""
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=skew_s)


def _listed(paths: tuple[str, ...]) -> str:
    """Paths for a header, where text of a client needs an escape."""
    shown = [quote(path[:100], safe="._[]") for path in paths[:_UNKNOWN_SHOWN]]
    return ", ".join(shown if len(paths) <= _UNKNOWN_SHOWN else [*shown, "..."])

"""Process a request: read, route, authenticate, check, handle, and respond with an envelope."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl, quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .._core.auth.credentials import Credentials
from .auth import verify
from .body import check_body, parse_body
from .control import Control
from .engine_interface import Backend
from .envelope import Envelope
from .errors import ServiceError
from .faults.connection import alter_response, deliver, gateway_page, raise_error, skew_s
from .faults.faults import Fault
from .faults.payload import alter_result
from .record import Outcome, Reply
from .request_log import log_request
from .routes import Route, route
from .signed_request import SignedRequest
from .ui import UI

BodyCheck: TypeAlias = Callable[[dict[str, Any]], None]
"""Checks a body whose fields have passed all documented rules; raises ServiceError."""

BODY_LIMIT_BYTES: Final = 4 * 1024 * 1024
# A client does not read a response while it is still sending. A body that is too large is therefore
# read and discarded, up to this size, before the response is sent.
_DRAIN_LIMIT_BYTES: Final = 16 * BODY_LIMIT_BYTES

_ANSWER_HEADER: Final = "X-Emulator-Answer"
_UNKNOWN_HEADER: Final = "X-Emulator-Unknown-Fields"
_UNKNOWN_SHOWN: Final = 20  # headers must stay short

_logger = logging.getLogger(__name__)


class App:
    """The emulator as an ASGI application.

    Handlers run on the event loop, one after another: SQLite has one writer at a time anyway, and a
    transaction takes less time than a switch to another thread and back.
    """

    def __init__(
        self,
        backend: Backend,
        credentials: Credentials,
        *,
        endpoint: str,
        check: BodyCheck,
        strict_fields: bool = False,
        strict_signing: bool = False,
        allow_remote: bool = False,
    ) -> None:
        self._backend = backend
        self._service = backend.definition.service
        self._plugin = backend.definition.plugin
        self._state = backend.state
        self._credentials = credentials
        self._check = check
        self._strict_fields = strict_fields
        self._strict_signing = strict_signing
        self._ui = UI(backend, credentials, endpoint, allow_remote)
        self._local: dict[str, Control | UI] = {
            "_control": Control(backend, allow_remote),
            "_ui": self._ui,
        }

    def stop_when(self, is_stopping: Callable[[], bool]) -> None:
        """End the streams of browsers when a function returns True."""
        self._ui.is_stopping = is_stopping

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        name = scope["path"].removeprefix("/").partition("/")[0]
        if scope["path"] == "/" and scope["method"] == "GET" and _is_from_browser(scope):
            name = "_ui"
        local = self._local.get(name)
        try:
            if local is None:
                await self._exchange(request, send)
            else:
                response = await local.respond(request)
                await response(scope, receive, send)
        except ClientDisconnect:
            return

    async def _exchange(self, request: Request, send: Send) -> None:
        started = time.perf_counter()
        signed, fits = await _read(request.scope, request.receive)
        query = dict(signed.query)
        outcome = Outcome(query.get("Action", ""))
        known = outcome.action in self._service.actions
        fault = self._state.faults.take(outcome.action) if known else None
        outcome.fault = "" if fault is None else fault.name
        now = _now(skew_s(fault))
        envelope = Envelope(self._service, outcome.action, query.get("Version", ""), now)
        response = reply = None
        if outcome.fault != "reset":
            response = self._respond(signed, fits, envelope, outcome, fault)
            response = await self._committed(response, envelope)
            if fault is not None:
                response = await alter_response(fault, response, envelope, request)
        if response is not None and outcome.fault != "drop":
            outcome.status = response.status_code
            outcome.code, outcome.message = envelope.code, envelope.message
            reply = Reply(response.raw_headers, bytes(response.body))
        outcome.request_id = envelope.request_id
        duration_ms = (time.perf_counter() - started) * 1e3
        self._state.record.add(signed, outcome, reply, time_s=time.time(), duration_ms=duration_ms)
        log_request(signed, outcome, duration_ms)
        await deliver(fault, response, request, send)

    def _respond(
        self,
        request: SignedRequest,
        fits: bool,
        envelope: Envelope,
        outcome: Outcome,
        fault: Fault | None,
    ) -> Response:
        now_ns = self._state.clock.now_ns()
        try:
            if not fits:
                message = f"the body has more than {BODY_LIMIT_BYTES} bytes"
                raise ServiceError("InvalidParam", message, status=413)
            found = self._route(request)
            if page := gateway_page(fault):
                return page
            raise_error(fault, envelope)
            verified = verify(
                request,
                self._credentials,
                envelope.now,
                self._service,
                strict=self._strict_signing,
            )
            envelope.region = verified.region
            outcome.broken_signing_rules = verified.broken_rules
            self._state.quotas.take_call(found.action, now_ns)
            body = parse_body(request.body, found.action, request.query)
            self._state.quotas.take_items(found.action, body, now_ns)
            result = self._handle(found, body, envelope, outcome, now_ns)
            return envelope.success(alter_result(fault, found.action, body, result))
        except ServiceError as error:
            return envelope.error(error)
        except Exception:
            _logger.exception("request %s failed", envelope.request_id)
            return envelope.error(_internal_error())

    async def _committed(self, response: Response, envelope: Envelope) -> Response:
        """Commit what the request wrote, together with requests that arrived at the same time.

        Return the response to send after that. Requests that only read, or were refused, wait with the
        group too: they may have seen what it wrote.
        """
        group = self._backend.store.open_group
        if group is None:
            return response
        try:
            try:
                await asyncio.sleep(0)  # meanwhile the requests that have arrived are handled
            finally:  # also if this task is cancelled, so that the file does not stay locked
                group.commit()
        except sqlite3.OperationalError:
            _logger.exception("request %s failed", envelope.request_id)
            return envelope.error(_internal_error())
        return response

    def _route(self, request: SignedRequest) -> Route:
        query = dict(request.query)
        if request.method not in ("GET", "POST"):
            message = f"{request.method} is not accepted; use GET or POST"
            raise ServiceError("MethodNotAllowed", message)
        if request.path != "/":
            raise ServiceError("ServiceNotFound", "there is nothing at this path; use /")
        for name in ("Action", "Version"):
            if not query.get(name):
                raise ServiceError("MissingParameter", f"the query lacks {name}")
        return route(self._backend.definition, query["Action"], query["Version"], request.method)

    def _handle(
        self,
        found: Route,
        body: dict[str, Any],
        envelope: Envelope,
        outcome: Outcome,
        now_ns: int,
    ) -> dict[str, Any]:
        outcome.unknown_fields = check_body(
            body,
            found.action,
            open_enum_fields=self._plugin.open_enum_fields,
            strict=self._strict_fields,
        )
        self._check(body)
        if outcome.unknown_fields:
            envelope.headers[_UNKNOWN_HEADER] = _listed(outcome.unknown_fields)
        envelope.headers[_ANSWER_HEADER] = outcome.answer = found.answer
        is_write = found.action.access == "write"
        with self._backend.store.request(write=is_write) as database:
            context = self._plugin.context(
                found.action, body, database, now_ns, strict=self._strict_fields
            )
            result = found.handle(context)
            outcome.warnings = tuple(context.warnings)
            return result


def _internal_error() -> ServiceError:
    return ServiceError("InternalError", "the emulator failed; its log has the traceback")


def _is_from_browser(scope: Scope) -> bool:
    """Return whether a GET of `/` comes from a browser, not from a client of the service."""
    return b"Action=" not in scope["query_string"]


async def _read(scope: Scope, receive: Receive) -> tuple[SignedRequest, bool]:
    """Return the request, and whether its body is small enough; raise ClientDisconnect."""
    chunks: list[bytes] = []
    size = 0
    more = True
    while more and size <= _DRAIN_LIMIT_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        size += len(message.get("body", b""))
        if size <= BODY_LIMIT_BYTES:
            chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    body = b"".join(chunks)
    signed = SignedRequest(
        scope["method"],
        scope["path"],
        _parse_query(scope["query_string"]),
        tuple([(n.decode("latin-1"), v.decode("latin-1")) for n, v in scope["headers"]]),
        body,
        sha256(body).hexdigest(),
    )
    return signed, size <= BODY_LIMIT_BYTES


@lru_cache(maxsize=64)  # one for each action
def _parse_query(query: bytes) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query.decode("latin-1"), keep_blank_values=True))


def _now(skew_s: float) -> datetime:
    """Return the time of a clock that is off by some seconds."""
    return datetime.fromtimestamp(int(time.time() + skew_s), UTC)


def _listed(paths: tuple[str, ...]) -> str:
    """Return paths as the value of a header, percent-encoded: clients choose their text.

    An empty name is shown as `""`: the value of a header must not end in a space.
    """
    shown = [quote(path[:100], safe="._[]") or '""' for path in paths[:_UNKNOWN_SHOWN]]
    return ", ".join(shown if len(paths) <= _UNKNOWN_SHOWN else [*shown, "..."])

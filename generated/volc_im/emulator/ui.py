"""The console of the emulator, at `/_ui` and `/`: its data, live, and everything that `console` has.

The page shows text that clients sent, so the browser is allowed to run only the page's own files.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager
from hashlib import sha256
from importlib import import_module
from typing import Any, Final
from uuid import uuid4

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from .._core.auth.credentials import Credentials
from .._core.service import ServiceModel
from .console.console import PREFIX, Console
from .console.explained import Signer
from .console.guard import protected
from .console.sender import Attempts, CallingClient, Sender
from .control_requests import ControlError
from .diagnosis import find_mistake
from .engine_interface import Backend, Overview
from .errors import ServiceError
from .faults.faults import KINDS
from .loopback_only import check_local, error_response, json_response
from .record import Entry

_EXPIRY_S: Final = 10  # data can expire without any change of the database
# Changes may come from other threads and, through the file, from other processes: they are looked for.
_PAUSE_S: Final = 0.2


class UI:
    """Responds to requests of browsers."""

    def __init__(
        self, backend: Backend, credentials: Credentials, endpoint: str, allow_remote: bool
    ) -> None:
        self._backend = backend
        self._credentials = credentials
        self._allow_remote = allow_remote
        self._run = uuid4().hex
        self.is_stopping: Callable[[], bool] = lambda: False
        """Whether the server waits for its connections to end."""
        service, plugin = backend.definition.service, backend.definition.plugin
        self._console = Console(
            service=service,
            sender=Sender(_own_client(service, credentials, endpoint)),
            signer=Signer(service, endpoint, service.default_region, credentials),
            plugin=None if plugin.page is None else plugin.page.folder,
            settings={
                "kind": "emulator",
                "title": backend.definition.title,
                "samples": plugin.add_samples is not None,
                "faults": {name: kind.value for name, kind in KINDS.items()},
            },
        )

    async def respond(self, request: Request) -> Response:
        """Return a response, with an error if the request is refused."""
        try:
            check_local(request, allow_remote=self._allow_remote)
            response = await self._find(request)
        except ControlError as error:
            response = error_response(error)
        return protected(response)

    async def _find(self, request: Request) -> Response:
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        if request.method == "GET" and path == "events":
            selected = request.query_params.get("selected", "")
            return StreamingResponse(self._events(selected), media_type="text/event-stream")
        if request.method == "GET" and path == "request":
            return json_response(200, self._entry(request.query_params.get("number", "")))
        return await self._console.find(request, path)

    async def _events(self, selected: str) -> AsyncGenerator[bytes]:
        """Yield all data that the page shows, again after each change."""
        seen = ""
        while not self.is_stopping():
            version = self._version(selected)
            if version != seen:
                seen = version
                yield b"data: " + msgspec.json.encode(self._data(selected)) + b"\n\n"
            await asyncio.sleep(_PAUSE_S)

    def _data(self, selected: str) -> dict[str, Any]:
        state, page = self._backend.state, self._backend.definition.plugin.page
        overview = Overview("", {})
        if page is not None:
            with self._backend.store.transaction(write=False) as database:
                overview = page.overview(database, selected, state.clock.now_ns() // 1_000_000)
        return {
            "clock": {
                "now_s": state.clock.now_s(),
                "offset_s": state.clock.offset_s,
                "frozen": state.clock.frozen,
            },
            "faults": state.faults.waiting(),
            "quotas": state.quotas.on,
            "requests": [_summary(entry) for entry in state.record.entries()],
            "selected": overview.selected,
            "overview": overview.data,
        }

    def _version(self, selected: str) -> str:
        state, clock = self._backend.state, self._backend.state.clock
        parts = (
            self._run,
            selected,
            self._backend.store.changes(),
            state.record.version(),
            state.faults.waiting(),
            state.quotas.on,
            (clock.frozen, round(clock.now_s() if clock.frozen else clock.offset_s)),
            int(clock.now_s()) // _EXPIRY_S,
        )
        return sha256(repr(parts).encode()).hexdigest()[:16]

    def _entry(self, number: str) -> dict[str, Any]:
        for entry in self._backend.state.record.entries():
            if str(entry.number) == number:
                return {**entry.as_json(), "mistake": self._mistake(entry)}
        raise ControlError(404, "the record does not contain this request")

    def _mistake(self, entry: Entry) -> dict[str, str] | None:
        """Return what a client signed whose signature is wrong, if it made a common mistake."""
        if entry.outcome.code != "SignatureDoesNotMatch":
            return None
        service = self._backend.definition.service
        try:
            found = find_mistake(entry.request, self._credentials.secret_key, service)
        except (ServiceError, KeyError):  # a header is missing or malformed
            return None
        if found is None:
            return None
        return {
            "reason": found.reason,
            "canonical_request": entry.request.masked(found.canonical_request),
            "string_to_sign": found.string_to_sign,
        }


def _own_client(
    service: ServiceModel, credentials: Credentials, endpoint: str
) -> Callable[[Attempts, bool], AbstractAsyncContextManager[CallingClient]]:
    """Return a function that opens a client of this emulator."""

    def open_client(attempts: Attempts, check: bool) -> AbstractAsyncContextManager[CallingClient]:
        client: AbstractAsyncContextManager[CallingClient] = import_module(
            service.package
        ).AsyncClient(
            endpoint=endpoint,
            allow_http=True,
            credentials=credentials,
            region=service.default_region,
            rate_limit=None,
            validate=check,
            middleware=[attempts],
            user_agent="console",
        )
        return client

    return open_client


def _summary(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    return {
        "number": entry.number,
        "time_s": entry.time_s,
        "duration_ms": entry.duration_ms,
        "action": outcome.action,
        "status": outcome.status,
        "code": outcome.code,
        "request_id": outcome.request_id,
        "fault": outcome.fault,
    }

"""The web page `/_ui`, also at `/`, which shows the data of the emulator to a browser.

The page only reads data; the control endpoint changes data. The page shows text that clients sent, so
the browser is allowed to run only the page's own files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from .control_requests import ControlError
from .engine_interface import Backend, WebPage
from .loopback_only import check_local, error_response, json_response
from .record import Entry

PREFIX: Final = "/_ui"

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_MEDIA_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_EXPIRY_S: Final = 10  # data can expire without any change of the database


@dataclass(frozen=True, slots=True)
class UI:
    """Responds to requests of browsers."""

    backend: Backend
    allow_remote: bool = False
    _run: str = field(default_factory=lambda: uuid4().hex)

    async def respond(self, request: Request) -> Response:
        """Return a response, with an error if the request is refused."""
        try:
            check_local(request, allow_remote=self.allow_remote)
            if request.method != "GET":
                raise ControlError(405, f"{request.method} is not accepted; use GET")
            response = self._find(request)
        except ControlError as error:
            response = error_response(error)
        response.headers.update(_HEADERS)
        return response

    def _find(self, request: Request) -> Response:
        page = self.backend.definition.plugin.page
        if page is None:
            raise ControlError(404, f"the emulator of {self.backend.definition.title} has no page")
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        files = {file.name: file for file in page.folder.iterdir()}
        if file := files.get(path or "index.html"):
            media_type = _MEDIA_TYPES.get(PurePosixPath(file.name).suffix)
            return Response(file.read_bytes(), media_type=media_type)
        query = request.query_params
        if path == "data":
            data = self._data(page, query.get("seen", ""), query.get("selected", ""))
            return Response(status_code=204) if data is None else json_response(200, data)
        if path == "data/request":
            for entry in self.backend.state.record.entries():
                if str(entry.number) == query.get("number"):
                    return json_response(200, entry.as_json())
            raise ControlError(404, "the record does not contain this request")
        raise ControlError(404, f"there is nothing at this path; the page is {PREFIX}")

    def _data(self, page: WebPage, seen: str, selected: str) -> dict[str, Any] | None:
        """Return all data that the page shows, or None if their version is `seen`."""
        version = self._version(selected)
        if version == seen:
            return None
        state = self.backend.state
        with self.backend.store.transaction(write=False) as database:
            overview = page.overview(database, selected, state.clock.now_ns() // 1_000_000)
        return {
            # The next request of the page names the object that was selected now.
            "version": self._version(overview.selected) if overview.selected else version,
            "clock": {
                "now_s": state.clock.now_s(),
                "offset_s": state.clock.offset_s,
                "frozen": state.clock.frozen,
            },
            "faults": state.faults.waiting(),
            "quotas": state.quotas.on,
            "requests": [_summary(entry) for entry in state.record.entries()],
            **overview.data,
        }

    def _version(self, selected: str) -> str:
        state, clock = self.backend.state, self.backend.state.clock
        parts = (
            self._run,
            selected,
            self.backend.store.changes(),
            state.record.version(),
            state.faults.waiting(),
            state.quotas.on,
            (clock.frozen, round(clock.now_s() if clock.frozen else clock.offset_s)),
            int(clock.now_s()) // _EXPIRY_S,
        )
        return sha256(repr(parts).encode()).hexdigest()[:16]


def _summary(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    return {
        "number": entry.number,
        "time_s": entry.time_s,
        "duration_ms": entry.duration_ms,
        "action": outcome.action,
        "status": outcome.status,
        "code": outcome.code,
        "fault": outcome.fault,
    }

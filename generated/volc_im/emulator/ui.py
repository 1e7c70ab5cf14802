"""The page, `/_ui`: what the emulator holds, to look at in a browser of this machine.

It shows, and changes nothing; the control endpoint does that. All that it shows was sent by somebody,
so the browser is told to run nothing but the page's own files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from .loopback_only import Problem, check_place, reply
from .overview import Overview
from .state import Controls
from .store import Store

PREFIX: Final = "/_ui"

_FOLDER: Final = Path(__file__).parent / "page"
_FILES: Final = {
    "": ("index.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
    "dom.js": ("dom.js", "text/javascript"),
    "texts.js": ("texts.js", "text/javascript"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
}
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Ui:
    """Answers what a browser asks for."""

    controls: Controls
    store: Store
    _overview: Overview = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_overview", Overview(self.controls, self.store))

    async def answer(self, request: Request) -> Response:
        """A reply to anything; it never raises for what a client sent."""
        try:
            check_place(request)
            if request.method != "GET":
                raise Problem(405, f"{request.method} is not accepted here; use GET")
            found = self._found(request)
        except Problem as problem:
            found = problem.as_reply()
        found.headers.update(_HEADERS)
        return found

    def _found(self, request: Request) -> Response:
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        asked = request.query_params
        if path in _FILES:
            name, kind = _FILES[path]
            return Response((_FOLDER / name).read_bytes(), media_type=kind)
        if path == "data":
            found = self._overview.since(asked.get("seen", ""), asked.get("conversation", ""))
            return Response(status_code=204) if found is None else reply(200, found)
        if path == "data/request":
            entry = self._overview.request(asked.get("number", ""))
            if entry is None:
                raise Problem(404, "this request is not, or no longer, remembered")
            return reply(200, entry)
        raise Problem(404, f"there is nothing at this path; the page is {PREFIX}")

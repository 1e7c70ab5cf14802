"""`--debug`: show each attempt of a call on the standard error."""

from __future__ import annotations

from collections.abc import Callable

from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.middleware import Middleware
from .._core.util.clocks import monotonic


class ShowAttempts(Middleware):
    """Writes a line before and after each attempt: names and numbers, never a body or a key."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note
        self._count = 0

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """Send the request, and describe it and its reply."""
        self._count += 1
        note = self._note
        label = f"attempt {self._count}"
        note(f"{label}: {request.method} {request.url}, {len(request.body)} bytes")
        started = monotonic()
        try:
            response = proceed(request)
        except BaseException as error:
            note(f"{label}: {type(error).__name__} after {_ms(started)}: {error}")
            raise
        log_id = response.headers.get("x-tt-logid")
        identified = f", log id {log_id}" if log_id else ""
        size = len(response.body)
        note(f"{label}: HTTP {response.status} after {_ms(started)}, {size} bytes{identified}")
        return response


def _ms(started: float) -> str:
    return f"{(monotonic() - started) * 1e3:.0f} ms"

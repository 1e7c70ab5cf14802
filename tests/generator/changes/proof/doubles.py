"""A transport and a rate limiter that record, for the programs of the proof.

Both are parts that a user of the client may write.
"""

from __future__ import annotations

from volc_sdk._core.errors import ConnectError
from volc_sdk._core.http.transport import HTTPRequest, HTTPResponse


class Refusing:
    """A transport that records each request and does not send it."""

    def __init__(self) -> None:
        self.seen: list[HTTPRequest] = []

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        self.seen.append(request)
        raise ConnectError(request.action, "the transport sends nothing", request_sent=False)


class Rates:
    """A rate limiter that records the rates of calls and lets none wait."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, float, int]] = []

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        self.seen.append((action, rate, cost))
        return 0.0

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        pass

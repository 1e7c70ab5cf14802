"""Send requests of the console through the package's client, and describe each attempt.

The client signs, retries and judges as in a program. Credentials stay in this process: what a browser
gets has neither keys nor tokens, and signatures are masked.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Protocol
from urllib.parse import parse_qsl, urlsplit

from ..._core.errors import APIError, SDKError, ValidationError
from ..._core.http.transport import HTTPRequest, HTTPResponse
from ..._core.middleware import AsyncMiddleware
from ..record import masked_headers
from ..signed_request import SignedRequest

_SHOWN_BYTES: Final = 256 * 1024


class CallingClient(Protocol):
    """The part of an `AsyncClient` that the console uses."""

    async def call(self, action: str, body: Mapping[str, Any]) -> Any:
        """Call an action by its name."""
        ...


OpenClient = Callable[["Attempts", bool], AbstractAsyncContextManager[CallingClient]]
"""Returns a client with this middleware; the flag is whether it checks requests before it sends them."""


class Attempts(AsyncMiddleware):
    """Records what was sent and received, for one call."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self.found: list[dict[str, Any]] = []

    def elapsed_ms(self) -> float:
        """Return the milliseconds since the call began."""
        return (time.perf_counter() - self._started) * 1e3

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        """Record an attempt and its reply or error."""
        started_ms = self.elapsed_ms()
        attempt: dict[str, Any] = {"started_ms": started_ms, **described(request)}
        self.found.append(attempt)
        try:
            response = await proceed(request)
        except SDKError as error:
            attempt["problem"] = str(error)
            raise
        else:
            attempt["status"] = response.status
            attempt["reply_headers"] = dict(response.headers)
            attempt["reply"] = _text(response.body)
            return response
        finally:
            attempt["duration_ms"] = self.elapsed_ms() - started_ms


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends requests with the clients that a function opens."""

    open_client: OpenClient

    async def send(self, action: str, body: Mapping[str, Any], *, check: bool) -> dict[str, Any]:
        """Send a request, and return its attempts and its error, if any, as JSON data."""
        attempts = Attempts()
        problem: dict[str, Any] | None = None
        try:
            async with self.open_client(attempts, check) as client:
                await client.call(action, body)
        except SDKError as error:
            problem = _problem(error)
        return {
            "attempts": attempts.found,
            "duration_ms": attempts.elapsed_ms(),
            "problem": problem,
        }


def described(request: HTTPRequest) -> dict[str, Any]:
    """Return a signed request as JSON data, without credentials."""
    signed = as_signed(request)
    return {
        "method": request.method,
        "url": request.url,
        "headers": masked_headers(signed.headers),
        "body": _text(request.body),
        "canonical_request": signed.canonical_masked,
        "string_to_sign": signed.string_to_sign,
    }


def as_signed(request: HTTPRequest) -> SignedRequest:
    """Return a request as a server receives it."""
    url = urlsplit(request.url)
    headers = {"host": url.netloc, **{name.lower(): v for name, v in request.headers.items()}}
    return SignedRequest(
        request.method,
        url.path or "/",
        tuple(parse_qsl(url.query, keep_blank_values=True)),
        tuple(headers.items()),
        request.body,
        sha256(request.body).hexdigest(),
    )


def _problem(error: SDKError) -> dict[str, Any]:
    problem: dict[str, Any] = {"kind": type(error).__name__, "text": str(error)}
    if isinstance(error, APIError):
        problem |= {"code": error.code, "request_id": error.request_id, "message": error.message}
    if isinstance(error, ValidationError):
        problem["violations"] = [
            {"path": each.path, "problem": each.problem} for each in error.violations
        ]
    return problem


def _text(body: bytes) -> str:
    return body[:_SHOWN_BYTES].decode("utf-8", "backslashreplace")

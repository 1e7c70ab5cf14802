"""One call, decided without I/O: pace, sign, judge, try again or give up, and how long to wait.

`call_steps` is the whole story of a call, for the sync and the async client alike.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..credentials import Credentials
from ..errors import (
    APIError,
    PartialFailureError,
    TimeoutError,
    VolcIMError,
)
from ..service import SIGNING_NAME
from .facts import Action, R
from .judge import judge
from .model import RawResponse, Request, attach
from .options import Options
from .prepare import Prepared, prepare
from .retry import Verdict, pause_s, verdict
from .shared import Shared
from .steps import Run, Sleep, Steps
from .transport import HTTPRequest, HTTPResponse

_LOGGER: Final = logging.getLogger("volc_im")


@dataclass(frozen=True, slots=True)
class Call:
    """A call as middleware sees it."""

    action: str
    """Name of the action."""
    access: str
    """`read` or `write`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Further headers; those that begin with X- are signed. Replace the call to change them."""


def call_steps(
    action: Action[R],
    request: Request,
    headers: Mapping[str, str],
    options: Options,
    shared: Shared,
) -> Steps[R]:
    """The steps of a call with further headers; returns its result, raises a VolcIMError."""
    started = time.monotonic()
    expires = None if options.deadline_s is None else started + options.deadline_s
    prepared = prepare(action, request, options)
    attempt = 0
    refreshed = corrected = False
    error: VolcIMError | None = None
    while True:
        asked = shared.reserve(action, expires, prepared.cost)
        wait_s: float = (yield asked) if isinstance(asked, Run) else asked
        if expires is not None and time.monotonic() + wait_s >= expires:
            if error is None:
                error = _too_late(action, options, wait_s)
                error.elapsed_s = time.monotonic() - started
                error.idempotency_key = prepared.key
            raise error
        if wait_s > 0:
            yield Sleep(wait_s)
        credentials = shared.credentials.current() or (yield from shared.credentials.steps())
        attempt += 1
        http = _signed(action, prepared, credentials, headers, options, shared, expires)
        sent = time.monotonic()
        response: HTTPResponse | None = None
        try:
            reply: HTTPResponse = yield http
            response = reply
            result = judge(action, reply)
        except VolcIMError as raised:
            error = raised
            error.attempts = attempt
            error.elapsed_s = time.monotonic() - started
            error.idempotency_key = prepared.key
        else:
            _log(action, attempt, sent, reply, None)
            if (step := shared.succeeded(action, attempt)) is not None:
                yield step
            _finish(result, options, prepared, reply, attempt, started)
            return result
        _log(action, attempt, sent, response, error)
        if (step := shared.failed(action, error)) is not None:
            yield step
        pause = 0.0
        match verdict(error, safe=prepared.safe):
            case Verdict.REFRESH if not refreshed and shared.credentials.invalidate(credentials):
                refreshed = True
            case Verdict.CLOCK if not corrected and response is not None:
                corrected = shared.clock.correct(response.headers)
                if not corrected:
                    raise error
            case Verdict.AGAIN if attempt <= options.max_retries and shared.budget.take(error):
                if (backoff := pause_s(attempt, error)) is None:
                    raise error
                pause = backoff
            case _:
                raise error
        if expires is not None and time.monotonic() + pause >= expires:
            error.add_note(
                f"the deadline of {options.deadline_s:g} s leaves no time for another attempt"
            )
            raise error
        if pause:
            yield Sleep(pause)


def _too_late(action: Action[Any], options: Options, wait_s: float) -> TimeoutError:
    words = f"the quota asks to wait {wait_s:.3g} s, past the deadline of {options.deadline_s:g} s"
    return TimeoutError(action.name, words, request_sent=False)


def _signed(
    action: Action[Any],
    prepared: Prepared,
    credentials: Credentials,
    headers: Mapping[str, str],
    options: Options,
    shared: Shared,
    expires: float | None,
) -> HTTPRequest:
    token = credentials.session_token
    route = shared.route(action.query, token, tuple(headers.items()) if headers else ())
    signed = route.plan.sign(
        prepared.body, credentials, shared.region, SIGNING_NAME, shared.clock.now()
    )
    timeout_s = options.timeout_s
    if expires is not None:
        timeout_s = max(0.001, min(timeout_s, expires - time.monotonic()))
    headers = {**route.headers, **signed}
    return HTTPRequest(action.name, "POST", route.url, headers, prepared.body, timeout_s)


def _finish(
    result: Any,
    options: Options,
    prepared: Prepared,
    response: HTTPResponse,
    attempt: int,
    started: float,
) -> None:
    if prepared.key is not None:
        attach(result, "_idempotency_key", prepared.key)
    if options.keep_raw:
        headers = {name.lower(): value for name, value in response.headers.items()}
        elapsed_s = time.monotonic() - started
        raw = RawResponse(response.status, headers, response.body, attempt, elapsed_s)
        attach(result, "_raw_response", raw)
    if options.raise_on_partial and result.failed:
        count = len(result.failed)
        error = PartialFailureError(
            result.metadata.action,
            message=f"{count} item{'' if count == 1 else 's'} failed, see `failures`",
            http_status=response.status,
            request_id=result.request_id,
            body=response.body,
        )
        error.failures = result.failed
        error.attempts = attempt
        error.elapsed_s = time.monotonic() - started
        error.idempotency_key = prepared.key
        raise error


def _log(
    action: Action[Any],
    attempt: int,
    sent: float,
    response: HTTPResponse | None,
    error: VolcIMError | None,
) -> None:
    """One record an attempt: names and figures, never a body, a header's value or a key."""
    level = logging.DEBUG if error is None else logging.INFO
    if not _LOGGER.isEnabledFor(level):
        return
    status = None if response is None else response.status
    code = error.code if isinstance(error, APIError) else ""
    request_id = error.request_id if isinstance(error, APIError) else ""
    elapsed_ms = (time.monotonic() - sent) * 1e3
    outcome = "ok" if error is None else code or type(error).__name__
    _LOGGER.log(
        level,
        "%s attempt %d: %s in %.1f ms",
        action.name,
        attempt,
        outcome,
        elapsed_ms,
        extra={
            "action": action.name,
            "attempt": attempt,
            "http_status": status,
            "code": code,
            "request_id": request_id,
            "elapsed_ms": elapsed_ms,
        },
    )


__all__ = ["Call", "call_steps"]

"""One call, decided without I/O: pace, sign, judge, try again or give up, and how long to wait.

`call_steps` is the whole story of a call, for the sync and the async client alike.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from ..credentials import Credentials
from ..errors import (
    APIError,
    PartialFailureError,
    TimeoutError,
    ValidationError,
    Violation,
    VolcIMError,
)
from ..fields import FIELDS
from ..service import SIGNING_NAME
from ..signing import sign
from .facts import Action, R
from .judge import judge
from .model import RawResponse, Request, WireBody, attach
from .options import Options
from .retry import Verdict, pause_s, verdict
from .shared import Shared
from .steps import Run, Sleep, Steps
from .transport import HTTPRequest, HTTPResponse
from .validation import violations

_LOGGER: Final = logging.getLogger("volc_im")
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Call:
    """A call as middleware sees it."""

    action: str
    """Name of the action."""
    access: str
    """`read` or `write`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Further headers; those that begin with X- are signed. Replace the call to change them."""


class Prepared(msgspec.Struct):
    """The body of a call, made once for all attempts."""

    body: bytes
    key: str | None
    """The idempotency key that is sent."""
    safe: bool
    """Whether the call may reach the server twice without harm."""
    cost: int = 1
    """How many calls it counts for, where the quota counts the items of a field."""

    def __repr__(self) -> str:
        return f"Prepared(key={self.key!r}, safe={self.safe})"


def prepare(action: Action[Any], request: Request, options: Options) -> Prepared:
    """Fill in the idempotency key, check, encode; raises ValidationError."""
    key: str | None = None
    safe = action.access == "read"
    data: dict[str, Any] = {}
    broken: tuple[Violation, ...] = ()
    try:
        data = msgspec.to_builtins(
            request.data if isinstance(request, WireBody) else request, str_keys=True
        )
        if name := action.idempotency_field:
            given = data.get(name)
            derived = action.idempotency_derived
            if not given and (derived is None or not derived.holds(data)):
                data[name] = given = os.urandom(16).hex()
            key, safe = given or None, True
        if options.validate and action.request.__name__ in FIELDS:
            broken = violations(data, action, FIELDS)
        if not broken:
            limit = action.rate_limit
            cost = 1 if limit is None else limit.taken_by(data)
            return Prepared(_encoder.encode(data), key, safe, cost)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        broken = (Violation("", f"the request cannot be written as JSON: {error}"),)
    finally:
        del data  # a traceback with locals would show what users wrote
    raise ValidationError(action.name, broken)


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
    url = f"{shared.endpoint}/?{action.query}"
    unsigned = {**shared.headers, **headers} if headers else shared.headers
    signed = sign(
        method="POST",
        url=url,
        headers=unsigned,
        body=prepared.body,
        credentials=credentials,
        region=shared.region,
        service=SIGNING_NAME,
        now=shared.clock.now(),
    )
    timeout_s = options.timeout_s
    if expires is not None:
        timeout_s = max(0.001, min(timeout_s, expires - time.monotonic()))
    return HTTPRequest(action.name, "POST", url, unsigned | signed, prepared.body, timeout_s)


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


__all__ = ["Call", "Prepared", "call_steps", "prepare"]

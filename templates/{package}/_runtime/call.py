"""One call, decided without I/O: pace, sign, judge, try again or give up, and how long to wait.

`call_steps` is the whole story of a call, for the sync and the async client alike.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from ..credentials import Credentials
from ..errors import (
    APIError,
    ConfigError,
    PartialFailureError,
    TimeoutError,
    VolcIMError,
)
from ..service import SIGNING_NAME
from .deadline import SHORTEST_S, within
from .facts import Action, R
from .judge import judge
from .log import LOGGER
from .model import RawResponse, Result, attach
from .options import Options
from .prepare import Prepared, prepare
from .retry import Verdict, pause_s, verdict
from .shared import Shared
from .steps import Run, Sleep, Steps
from .transport import HTTPRequest, HTTPResponse

_LOGGED_HEADERS: Final = ("content-type", "date", "retry-after", "x-tt-logid")


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
    prepared: Prepared,
    headers: Mapping[str, str],
    options: Options,
    shared: Shared,
) -> Steps[R]:
    """The steps of a call with further headers; returns its result, raises a VolcIMError."""
    started = time.monotonic()
    expires = math.inf if options.deadline_s is None else started + options.deadline_s
    attempt = spent = 0
    refreshed = corrected = False
    error: VolcIMError | None = None
    try:
        while True:
            try:
                credentials = shared.at_once(action, prepared.cost) or (
                    yield from _admission(action, prepared.cost, options, shared, expires)
                )
                sent = time.monotonic()
                if expires - sent < SHORTEST_S:
                    raise _late(action, options, "it took too long to get ready")
            except Exception as raised:
                if error is not None:  # what the attempt came to is what the caller must know
                    raise error from raised
                if isinstance(raised, VolcIMError):
                    _tell(raised, 0, started, prepared)
                raise
            attempt += 1
            response: HTTPResponse | None = None
            try:
                timeout_s = min(options.timeout_s, expires - sent)
                reply: HTTPResponse = yield _signed(
                    action, prepared, credentials, headers, shared, timeout_s
                )
                response = reply
                result = judge(action, reply)
            except VolcIMError as raised:
                _tell(raised, attempt, started, prepared)
                if isinstance(raised, ConfigError) and error is not None:  # the client was closed
                    raise error from raised
                error = raised
            else:
                _log(action, attempt, sent, reply, result, None)
                shared.budget.give_back(spent)
                if prepared.key is not None:
                    attach(result, "_idempotency_key", prepared.key)
                if options.keep_raw or options.raise_on_partial:
                    _finish(action, result, options, prepared, reply, attempt, started)
                return result
            _log(action, attempt, sent, response, None, error)
            if (step := shared.failed(action, error)) is not None:
                yield step
            pause = 0.0
            match verdict(error, safe=prepared.safe):
                case Verdict.REFRESH if not refreshed and shared.credentials.invalidate(
                    credentials
                ):
                    refreshed = True
                case Verdict.CLOCK if not corrected and response is not None:
                    corrected = shared.clock.correct(response.headers)
                    if not corrected:
                        raise error
                case Verdict.AGAIN if attempt <= options.max_retries:
                    paid = shared.budget.take(error)
                    backoff = pause_s(attempt, error)
                    if not paid or backoff is None:
                        raise error
                    spent += paid
                    pause = backoff
                case _:
                    raise error
            if time.monotonic() + pause >= expires:
                error.add_note(
                    f"the deadline of {options.deadline_s:g} s leaves no time for another attempt"
                )
                raise error
            if pause:
                yield Sleep(pause)
    finally:
        error = None  # it knows this frame, and would stay until the garbage is collected


def _admission(
    action: Action[Any], cost: int, options: Options, shared: Shared, expires: float
) -> Steps[Credentials]:
    """What must be had before an attempt: credentials, and a place in the pace.

    The place comes last, for a wait after it would let all go together that waited in turn.
    """
    late = partial(_late, action, options)
    credentials = shared.credentials.current()
    if credentials is None:
        slow = partial(late, "credentials took too long")
        credentials = yield from within(expires, shared.credentials.steps(), slow)
        if expires - time.monotonic() < SHORTEST_S:
            raise slow()
    asked = shared.reserve(action, expires - time.monotonic(), cost)
    wait_s: float = (yield asked) if isinstance(asked, Run) else asked
    left_s = expires - time.monotonic()
    if left_s < SHORTEST_S:
        raise late("the limiter took too long")
    if left_s <= wait_s:
        raise late(f"the quota asks to wait {wait_s:.3g} s")
    if wait_s > 0:
        until = time.monotonic() + wait_s
        try:
            yield Sleep(wait_s)
        except BaseException:  # cancelled
            shared.give_back(action, until - time.monotonic(), cost)
            raise
        if (renewed := shared.credentials.current()) is not None:
            return renewed
    return credentials


def _late(action: Action[Any], options: Options, why: str) -> TimeoutError:
    words = f"the deadline of {options.deadline_s:g} s leaves no time: {why}"
    return TimeoutError(action.name, words, request_sent=False)


def _tell(error: VolcIMError, attempts: int, started: float, prepared: Prepared) -> None:
    """What an error says about its call."""
    error.attempts = attempts
    error.elapsed_s = time.monotonic() - started
    error.idempotency_key = prepared.key


def _signed(
    action: Action[Any],
    prepared: Prepared,
    credentials: Credentials,
    headers: Mapping[str, str],
    shared: Shared,
    timeout_s: float,
) -> HTTPRequest:
    token = credentials.session_token
    route = shared.route(action.query, token, tuple(headers.items()) if headers else ())
    signed = route.plan.sign(
        prepared.body, credentials, shared.region, SIGNING_NAME, shared.clock.now()
    )
    headers = {**route.headers, **signed}
    return HTTPRequest(
        action.name, "POST", route.url, headers, prepared.body, timeout_s, action.secret_reply
    )


def _finish(
    action: Action[Any],
    result: Any,
    options: Options,
    prepared: Prepared,
    response: HTTPResponse,
    attempt: int,
    started: float,
) -> None:
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
            body=b"" if action.secret_reply else response.body,
        )
        error.failures = result.failed
        _tell(error, attempt, started, prepared)
        raise error


def _log(
    action: Action[Any],
    attempt: int,
    sent: float,
    response: HTTPResponse | None,
    result: Result | None,
    error: VolcIMError | None,
) -> None:
    """One record an attempt: names and figures, never a body or a key; of headers those below."""
    level = logging.DEBUG if error is None else logging.INFO
    if not LOGGER.isEnabledFor(level):
        return
    headers: Mapping[str, str] = {} if response is None else response.headers
    code, request_id = "", "" if result is None else result.request_id
    if isinstance(error, APIError):
        code, request_id = error.code, error.request_id
    elapsed_ms = (time.monotonic() - sent) * 1e3
    outcome = "ok" if error is None else code or type(error).__name__
    LOGGER.log(
        level,
        "%s attempt %d: %s in %.1f ms",
        action.name,
        attempt,
        outcome,
        elapsed_ms,
        extra={
            "action": action.name,
            "attempt": attempt,
            "http_status": None if response is None else response.status,
            "code": code,
            "request_id": request_id,
            "elapsed_ms": elapsed_ms,
            "headers": {name: headers[name] for name in _LOGGED_HEADERS if headers.get(name)},
        },
    )


__all__ = ["Call", "call_steps", "prepare"]

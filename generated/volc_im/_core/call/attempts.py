"""The attempts of one call: rate limiting, signing, the outcome, and retries.

All decisions are made here, without I/O, for the sync and the async client alike.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from functools import partial
from typing import Final, Generic

from ..auth.credentials import Credentials
from ..effects.deadline import MIN_TIMEOUT_S, with_deadline
from ..effects.effects import Effects, Run, Sleep
from ..errors import (
    APIError,
    ConfigError,
    PartialFailureError,
    SDKError,
    TimeoutError,
    TransportError,
)
from ..http.transport import HTTPRequest, HTTPResponse
from ..interruption import InterruptedCall, request_sent, set_interrupted_call
from ..schema.actions import Action, R
from ..schema.models import RawResponse, Result
from ..serde.encode import EncodedRequest
from ..serde.result_or_error import result_or_error
from ..util.clocks import monotonic
from ..util.log import LOGGER
from .options import Options
from .retry import RetryDecision, pause_s, retry_decision
from .state import ClientState

_MIN_RETRY_S: Final = 0.01
"""Least time that must remain for a retry. In less time, the retry would time out, and its TimeoutError
would hide the error of the previous attempt."""
_LOGGED_HEADERS: Final = ("content-type", "date", "retry-after", "x-tt-logid")


class Attempts(Generic[R]):
    """The attempts of one call. The client sends the requests and passes in the replies:

        try:
            request = attempts.try_start() or run(attempts.start())
            while True:
                try:
                    result = attempts.accept(send(request))
                except SDKError as error:
                    request = run(attempts.retry(error))
                else:
                    return attempts.finish(result)
        except BaseException as error:
            attempts.stop(error)
            raise

    `try_start`, `accept` and `finish` are plain methods, because running effects costs as much as
    signing.
    """

    # Class attributes, because most calls leave them unchanged.
    _count = _spent = 0
    _refreshed = _corrected = False
    _is_in_progress = False
    """Whether an attempt has begun, without an outcome so far."""
    _may_have_acted = False
    """Whether the server may have acted on an attempt that has an outcome."""
    _response: HTTPResponse | None = None
    _earlier: SDKError | None = None

    def __init__(
        self,
        action: Action[R],
        encoded: EncodedRequest,
        headers: Mapping[str, str],
        options: Options,
        state: ClientState,
    ) -> None:
        self._action = action
        self._encoded = encoded
        self._headers = headers
        self._options = options
        self._state = state
        self._started = self._sent = monotonic()
        deadline_s = options.deadline_s
        self._expires = math.inf if deadline_s is None else self._started + deadline_s

    def try_start(self) -> HTTPRequest | None:
        """Return the first request. Return None if the call has to wait: then use `start`."""
        if self._expires - self._sent < MIN_TIMEOUT_S:
            return None
        credentials = self._state.available_credentials(self._action, self._encoded.cost)
        return None if credentials is None else self._signed(credentials)

    def start(self) -> Effects[HTTPRequest]:
        """Wait for credentials and the rate limiter, and return the next request.

        Raises:
            TimeoutError: The deadline leaves no time for an attempt.
        """
        try:
            credentials = yield from self._admit()
            self._sent = monotonic()
            if self._expires - self._sent < MIN_TIMEOUT_S:
                raise self._timeout("credentials and rate limiting took too long")
        except SDKError as error:
            self._annotate(error)
            raise
        return self._signed(credentials)

    def accept(self, response: object) -> R:
        """Return the result of a reply; raise its error, which the client passes to `retry`."""
        if not isinstance(response, HTTPResponse):
            raise ConfigError(
                f"{self._action.name}: expected an HTTPResponse from the transport, or from "
                f"`around_attempt` of a middleware, got {type(response).__name__}"
            )
        self._response = response
        self._is_in_progress, self._may_have_acted = False, True
        state = self._state
        return result_or_error(self._action, response, state.service, state.endpoint)

    def retry(self, error: SDKError) -> Effects[HTTPRequest]:
        """Wait, and return the request of the next attempt; raise the error if there is none."""
        earlier, self._earlier = self._earlier, None
        self._is_in_progress = False
        if isinstance(error, TransportError) and error.request_sent:
            self._may_have_acted = True
        try:
            self._annotate(error)
            if isinstance(error, ConfigError) and earlier is not None:  # the client was closed
                raise earlier from error
            self._log(None, error)
            if (effect := self._state.throttled(self._action, error)) is not None:
                yield effect
            pause = self._retry_pause_s(error)
            if pause is None:
                raise error
            self._response = None
            if pause:
                yield Sleep(pause)
            try:
                request = yield from self.start()
            except Exception as raised:  # the caller needs the error of the attempt
                raise error from raised
            self._earlier = error.with_traceback(None)  # a traceback would keep all frames alive
            return request
        finally:
            error = earlier = None  # type: ignore[assignment] # they refer to this frame

    def finish(self, result: R) -> R:
        """Return the result with data of the call added; raise PartialFailureError if configured."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            self._log(result, None)
        self._state.budget.restore(self._spent)
        self._spent = 0
        if self._encoded.key is not None:
            vars(result)["_idempotency_key"] = self._encoded.key
        if self._options.keep_raw or self._options.raise_on_partial:
            self._complete(result)
        return result

    def stop(self, error: BaseException) -> None:
        """Count a call no longer that ends with an error, and note what an interrupted call has done."""
        if self._spent:
            self._state.budget.end_retries()
        if not isinstance(error, Exception):
            sent = self._is_in_progress and request_sent(error) is not False
            action, key = self._action.name, self._encoded.key
            call = InterruptedCall(action, key, sent or self._may_have_acted, self._count)
            set_interrupted_call(error, call)

    def _admit(self) -> Effects[Credentials]:
        """Wait until the rate limiter allows an attempt, and return credentials.

        The slot is reserved after credentials have been fetched. If calls waited for credentials
        after their slots were reserved, they would be sent all at once.
        """
        action, state, expires = self._action, self._state, self._expires
        cost = self._encoded.cost
        credentials = state.credentials.current()
        why = "credentials and rate limiting took too long"
        if credentials is None:
            why = "credentials took too long"
            slow = partial(self._timeout, why)
            credentials = yield from with_deadline(expires, state.credentials.fetch(), slow)
        left_s = expires - monotonic()
        if left_s < MIN_TIMEOUT_S:  # reserve nothing
            raise self._timeout(why)
        reserved = state.reserve(action, left_s, cost)
        wait_s: float = (yield reserved) if isinstance(reserved, Run) else reserved
        left_s = expires - monotonic()
        if left_s < MIN_TIMEOUT_S:
            raise self._timeout("the rate limiter took too long")
        if left_s <= wait_s:
            raise self._timeout(f"the rate limit requires a wait of {wait_s:.3g} s")
        if wait_s > 0:
            until = monotonic() + wait_s
            try:
                yield Sleep(wait_s)
            except BaseException:  # cancelled
                state.release(action, until - monotonic(), cost)
                raise
            if (renewed := state.credentials.current()) is not None:
                return renewed
        return credentials

    def _signed(self, credentials: Credentials) -> HTTPRequest:
        self._credentials = credentials
        self._count += 1
        self._is_in_progress = True
        action, state, body = self._action, self._state, self._encoded.body
        headers = tuple(self._headers.items()) if self._headers else ()
        route = state.route(action, credentials.session_token, headers)
        if query := self._encoded.query:
            route = route.with_query(query)
        signed = route.signature.sign(
            body, credentials, state.region, state.service.signing_name, state.clock.now()
        )
        timeout_s = min(self._options.timeout_s, self._expires - self._sent)
        return HTTPRequest(
            action.name, action.method, route.url, {**route.headers, **signed}, body, timeout_s,
            action.sensitive_response,
        )  # fmt: skip

    def _retry_pause_s(self, error: SDKError) -> float | None:
        """Return the seconds to wait before a retry, or None for no retry.

        It raises no error. A frame that refers to an error and is part of the error's traceback is a
        reference cycle.
        """
        state, pause = self._state, 0.0
        match retry_decision(error, safe=self._encoded.safe, codes=state.service.error_codes):
            case RetryDecision.REFRESH if not self._refreshed:
                self._refreshed = state.credentials.invalidate(self._credentials)
                if not self._refreshed:
                    return None
            case RetryDecision.CORRECT_CLOCK if not self._corrected and self._response is not None:
                self._corrected = state.clock.correct(self._response.headers)
                if not self._corrected:
                    return None
            case RetryDecision.RETRY if self._count <= self._options.max_retries:
                backoff = pause_s(self._count, error)
                if backoff is None or not (paid := state.budget.take(error, self._spent)):
                    return None
                pause, self._spent = backoff, self._spent + paid
            case _:
                return None
        if monotonic() + pause + _MIN_RETRY_S < self._expires:
            return pause
        deadline_s = self._options.deadline_s
        error.add_note(f"the deadline of {deadline_s:g} s leaves no time for a retry")
        return None

    def _timeout(self, why: str) -> TimeoutError:
        words = f"the deadline of {self._options.deadline_s:g} s leaves no time: {why}"
        return TimeoutError(self._action.name, words, request_sent=False)

    def _annotate(self, error: SDKError) -> None:
        """Set the attributes of an error that describe the call."""
        error.attempts = self._count
        error.elapsed_s = monotonic() - self._started
        error.idempotency_key = self._encoded.key

    def _complete(self, result: R) -> None:
        response, body = self._response, b""
        assert response is not None
        if self._options.keep_raw:
            headers = {name.lower(): value for name, value in response.headers.items()}
            elapsed_s = monotonic() - self._started
            raw = RawResponse(response.status, headers, response.body, self._count, elapsed_s)
            vars(result)["_raw_response"] = raw
        if self._options.raise_on_partial and result.failed:
            count = len(result.failed)
            if not self._action.sensitive_response:
                body = response.body
            error = PartialFailureError(
                result.metadata.action,
                message=f"{count} item{'' if count == 1 else 's'} failed; see `failures`",
                http_status=response.status,
                request_id=result.request_id,
                body=body,
            )
            error.failures = result.failed
            self._annotate(error)
            raise error

    def _log(self, result: Result | None, error: SDKError | None) -> None:
        """Log one attempt: names, numbers and a few headers, never a body or a key."""
        level = logging.DEBUG if error is None else logging.INFO
        if not LOGGER.isEnabledFor(level):
            return
        response = self._response
        headers: Mapping[str, str] = {} if response is None else response.headers
        code, request_id = "", "" if result is None else result.request_id
        if isinstance(error, APIError):
            code, request_id = error.code, error.request_id
        elapsed_ms = (monotonic() - self._sent) * 1e3
        outcome = "ok" if error is None else code or type(error).__name__
        LOGGER.log(
            level,
            "%s attempt %d: %s in %.1f ms",
            self._action.name,
            self._count,
            outcome,
            elapsed_ms,
            extra={
                "action": self._action.name,
                "attempt": self._count,
                "http_status": None if response is None else response.status,
                "code": code,
                "request_id": request_id,
                "elapsed_ms": elapsed_ms,
                "headers": {name: headers[name] for name in _LOGGED_HEADERS if headers.get(name)},
            },
        )

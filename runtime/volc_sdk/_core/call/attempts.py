"""One call, decided without I/O: pace, sign, judge, try again or give up, and how long to wait.

`Attempts` is the whole story of a call, for the sync and the async client alike.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Final, Generic

from ...service import SIGNING_NAME
from ..auth.credentials import Credentials
from ..effects.deadline import SHORTEST_S, within
from ..effects.effects import Run, Sleep, Steps
from ..errors import APIError, ConfigError, PartialFailureError, SDKError, TimeoutError
from ..http.transport import HTTPRequest, HTTPResponse
from ..schema.actions import Action, R
from ..schema.models import RawResponse, Result
from ..serde.encode import Prepared, prepare
from ..serde.outcome import judge
from ..util.log import LOGGER
from .options import Options
from .retry import Verdict, pause_s, verdict
from .state import Shared

_WORTHWHILE_S: Final = 0.01
"""Another attempt with less time would only hide what the last one came to."""
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


class Attempts(Generic[R]):
    """The attempts of one call. Drivers send what it gives them, and tell it what came:

        request = attempts.at_once() or drive(attempts.ready())
        while True:
            try:
                result = attempts.judged(send(request))
            except SDKError as error:
                request = drive(attempts.again(error))
            else:
                return attempts.done(result)

    Plain methods where all goes well, for steps cost as much as a signature.
    """

    # What most calls leave as it is.
    _count = _spent = 0
    _refreshed = _corrected = False
    _response: HTTPResponse | None = None
    _earlier: SDKError | None = None

    def __init__(
        self,
        action: Action[R],
        prepared: Prepared,
        headers: Mapping[str, str],
        options: Options,
        shared: Shared,
    ) -> None:
        self._action = action
        self._prepared = prepared
        self._headers = headers
        self._options = options
        self._shared = shared
        self._started = self._sent = monotonic()
        deadline_s = options.deadline_s
        self._expires = math.inf if deadline_s is None else self._started + deadline_s

    def at_once(self) -> HTTPRequest | None:
        """The first request, if nothing is to be waited for; else `ready` has it."""
        if self._expires - self._sent < SHORTEST_S:
            return None
        credentials = self._shared.at_once(self._action, self._prepared.cost)
        return None if credentials is None else self._signed(credentials)

    def ready(self) -> Steps[HTTPRequest]:
        """The steps to the next request, which come to it; raises a SDKError if it is too late."""
        try:
            credentials = yield from self._admission()
            self._sent = monotonic()
            if self._expires - self._sent < SHORTEST_S:
                raise self._late("it took too long to get ready")
        except SDKError as error:
            self._tell(error)
            raise
        return self._signed(credentials)

    def judged(self, response: object) -> R:
        """The result of a reply; raises what `again` is to be told, as is what sending raises."""
        if not isinstance(response, HTTPResponse):
            words = f"what sends, or `around_attempt`, returned {type(response).__name__}"
            raise ConfigError(f"{self._action.name}: {words}, no HTTPResponse")
        self._response = response
        return judge(self._action, response)

    def again(self, error: SDKError) -> Steps[HTTPRequest]:
        """The steps to another attempt after one that failed; raises the error if none is made."""
        earlier, self._earlier = self._earlier, None
        try:
            self._tell(error)
            if isinstance(error, ConfigError) and earlier is not None:  # the client was closed
                raise earlier from error
            self._log(None, error)
            if (step := self._shared.failed(self._action, error)) is not None:
                yield step
            pause = self._pause_s(error)
            if pause is None:
                raise error
            self._response = None
            if pause:
                yield Sleep(pause)
            try:
                request = yield from self.ready()
            except Exception as raised:  # what the attempt came to is what the caller must know
                raise error from raised
            self._earlier = error.with_traceback(None)  # which would hold all frames up to here
            return request
        finally:
            error = earlier = None  # type: ignore[assignment] # they know this frame

    def done(self, result: R) -> R:
        """The result, with all that is known of the call; raises PartialFailureError on demand."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            self._log(result, None)
        self._shared.budget.give_back(self._spent)
        if self._prepared.key is not None:
            vars(result)["_idempotency_key"] = self._prepared.key
        if self._options.keep_raw or self._options.raise_on_partial:
            self._finish(result)
        return result

    def _admission(self) -> Steps[Credentials]:
        """What must be had before an attempt: credentials, and a place in the pace.

        The place comes last, for a wait after it would let all go together that waited in turn.
        """
        action, shared, expires, cost = (
            self._action, self._shared, self._expires, self._prepared.cost
        )  # fmt: skip
        credentials = shared.credentials.current()
        why = "it took too long to get ready"
        if credentials is None:
            why = "credentials took too long"
            slow = partial(self._late, why)
            credentials = yield from within(expires, shared.credentials.steps(), slow)
        left_s = expires - monotonic()
        if left_s < SHORTEST_S:  # nothing is booked then
            raise self._late(why)
        asked = shared.reserve(action, left_s, cost)
        wait_s: float = (yield asked) if isinstance(asked, Run) else asked
        left_s = expires - monotonic()
        if left_s < SHORTEST_S:
            raise self._late("the limiter took too long")
        if left_s <= wait_s:
            raise self._late(f"the quota asks to wait {wait_s:.3g} s")
        if wait_s > 0:
            until = monotonic() + wait_s
            try:
                yield Sleep(wait_s)
            except BaseException:  # cancelled
                shared.give_back(action, until - monotonic(), cost)
                raise
            if (renewed := shared.credentials.current()) is not None:
                return renewed
        return credentials

    def _signed(self, credentials: Credentials) -> HTTPRequest:
        self._credentials = credentials
        self._count += 1
        action, shared, body = self._action, self._shared, self._prepared.body
        further = tuple(self._headers.items()) if self._headers else ()
        route = shared.route(action.query, credentials.session_token, further)
        signed = route.plan.sign(body, credentials, shared.region, SIGNING_NAME, shared.clock.now())
        timeout_s = min(self._options.timeout_s, self._expires - self._sent)
        return HTTPRequest(
            action.name, "POST", route.url, {**route.headers, **signed}, body, timeout_s,
            action.secret_reply,
        )  # fmt: skip

    def _pause_s(self, error: SDKError) -> float | None:
        """Seconds to wait before another attempt; None if none is to be made. Raises nothing, for a
        frame that knows the error and is known to it would keep it from going.
        """
        shared, pause = self._shared, 0.0
        match verdict(error, safe=self._prepared.safe):
            case Verdict.REFRESH if not self._refreshed:
                self._refreshed = shared.credentials.invalidate(self._credentials)
                if not self._refreshed:
                    return None
            case Verdict.CLOCK if not self._corrected and self._response is not None:
                self._corrected = shared.clock.correct(self._response.headers)
                if not self._corrected:
                    return None
            case Verdict.AGAIN if self._count <= self._options.max_retries:
                backoff = pause_s(self._count, error)
                if backoff is None or not (paid := shared.budget.take(error)):
                    return None
                pause, self._spent = backoff, self._spent + paid
            case _:
                return None
        if monotonic() + pause + _WORTHWHILE_S < self._expires:
            return pause
        deadline_s = self._options.deadline_s
        error.add_note(f"the deadline of {deadline_s:g} s leaves no time for another attempt")
        return None

    def _late(self, why: str) -> TimeoutError:
        words = f"the deadline of {self._options.deadline_s:g} s leaves no time: {why}"
        return TimeoutError(self._action.name, words, request_sent=False)

    def _tell(self, error: SDKError) -> None:
        """What an error says about its call."""
        error.attempts = self._count
        error.elapsed_s = monotonic() - self._started
        error.idempotency_key = self._prepared.key

    def _finish(self, result: R) -> None:
        response, body = self._response, b""
        assert response is not None
        if self._options.keep_raw:
            headers = {name.lower(): value for name, value in response.headers.items()}
            elapsed_s = monotonic() - self._started
            raw = RawResponse(response.status, headers, response.body, self._count, elapsed_s)
            vars(result)["_raw_response"] = raw
        if self._options.raise_on_partial and result.failed:
            count = len(result.failed)
            if not self._action.secret_reply:
                body = response.body
            error = PartialFailureError(
                result.metadata.action,
                message=f"{count} item{'' if count == 1 else 's'} failed, see `failures`",
                http_status=response.status,
                request_id=result.request_id,
                body=body,
            )
            error.failures = result.failed
            self._tell(error)
            raise error

    def _log(self, result: Result | None, error: SDKError | None) -> None:
        """One record an attempt: names and figures, never a body or a key; of headers a few."""
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


__all__ = ["Attempts", "Call", "prepare"]

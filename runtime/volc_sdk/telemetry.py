"""OpenTelemetry spans and metrics, as middleware. Needs the extra `otel`.

A span `volc_im <Action>` stands for a call with all its attempts, whose number it has as
`volc_im.attempts`; attributes are names and figures, never content, keys or ids of users. Metrics:
`volc_im.call.duration` in seconds, by `outcome`, and `volc_im.attempts`. An outcome is `ok`,
`cancelled`, or the name of what was raised.

    im = Client(middleware=[OpenTelemetry()])
    im = AsyncClient(middleware=[AsyncOpenTelemetry()])
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from ._core.errors import APIError, ConfigError
from ._core.middleware import AsyncMiddleware, Middleware
from .service import SIGNING_NAME, VERSION

if TYPE_CHECKING:
    from ._core.call.attempts import Call
    from ._core.http.transport import HTTPRequest, HTTPResponse
    from ._core.schema.models import Result

__all__ = ["AsyncOpenTelemetry", "OpenTelemetry"]

_BUCKETS_S: Final = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0]
"""The SDK's own are for milliseconds: all calls would be in the first."""
_sent: ContextVar[list[str] | None] = ContextVar("volc_im_sent", default=None)
"""The actions of the requests that were sent for the call of now."""


class _Instruments:
    """The tracer and the meters; global providers unless others are given."""

    def __init__(self, tracer_provider: Any, meter_provider: Any) -> None:
        try:
            from opentelemetry import metrics, trace
        except ImportError:
            words = 'OpenTelemetry is not installed: pip install "volc-im[otel]"'
            raise ConfigError(words) from None
        self._kind = trace.SpanKind.CLIENT
        self._error = trace.StatusCode.ERROR
        self._tracer = trace.get_tracer("volc_im", VERSION, tracer_provider)
        meter = metrics.get_meter("volc_im", VERSION, meter_provider)
        self._duration = meter.create_histogram(
            "volc_im.call.duration",
            "s",
            "Time of a call.",
            explicit_bucket_boundaries_advisory=_BUCKETS_S,
        )
        self._attempts = meter.create_counter("volc_im.attempts", "1", "Requests that were sent.")

    @contextmanager
    def call(self, action: str) -> Generator[Callable[[Any], None], None, None]:
        """Around a call; what is yielded takes its result."""
        names = {"rpc.system": "volcengine", "rpc.service": SIGNING_NAME, "rpc.method": action}
        started = time.monotonic()
        outcome = "ok"
        sent: list[str] = []
        outer = _sent.set(sent)
        with self._tracer.start_as_current_span(
            f"volc_im {action}",
            kind=self._kind,
            attributes=names,
            record_exception=False,  # its text may quote the server; the attributes say enough
            set_status_on_exception=False,
        ) as span:

            def succeeded(result: Any) -> None:
                span.set_attribute("volc_im.request_id", result.request_id)

            try:
                yield succeeded
            except BaseException as error:
                kind = type(error).__name__
                # By its name: asyncio is not loaded for a client that has no use for it.
                outcome = "cancelled" if kind == "CancelledError" else kind
                span.set_attribute("error.type", kind)
                if isinstance(error, APIError):
                    span.set_attribute("volc_im.code", error.code)
                    span.set_attribute("volc_im.request_id", error.request_id)
                    span.set_attribute("http.response.status_code", error.http_status)
                span.set_status(self._error, outcome)
                raise
            finally:
                _sent.reset(outer)
                span.set_attribute("volc_im.attempts", len(sent))
                taken = time.monotonic() - started
                self._duration.record(taken, {"rpc.method": action, "outcome": outcome})

    def attempt(self, action: str) -> None:
        """A request is sent."""
        self._attempts.add(1, {"rpc.method": action})
        sent = _sent.get()
        if sent is not None:  # else middleware sends in a thread of its own
            sent.append(action)


class OpenTelemetry(Middleware):
    """For a `Client`.

    Args:
        tracer_provider: In place of the global one.
        meter_provider: In place of the global one.
    """

    def __init__(self, tracer_provider: object = None, meter_provider: object = None) -> None:
        self._instruments = _Instruments(tracer_provider, meter_provider)

    def around_call(self, call: Call, proceed: Callable[[Call], Result]) -> Result:
        """A span and a duration for the call."""
        with self._instruments.call(call.action) as succeeded:
            result = proceed(call)
            succeeded(result)
            return result

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """A count for the attempt."""
        self._instruments.attempt(request.action)
        return proceed(request)


class AsyncOpenTelemetry(AsyncMiddleware):
    """For an `AsyncClient`; the same."""

    def __init__(self, tracer_provider: object = None, meter_provider: object = None) -> None:
        self._instruments = _Instruments(tracer_provider, meter_provider)

    async def around_call(self, call: Call, proceed: Callable[[Call], Awaitable[Result]]) -> Result:
        """A span and a duration for the call."""
        with self._instruments.call(call.action) as succeeded:
            result = await proceed(call)
            succeeded(result)
            return result

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        """A count for the attempt."""
        self._instruments.attempt(request.action)
        return await proceed(request)

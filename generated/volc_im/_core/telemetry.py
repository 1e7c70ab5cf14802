"""OpenTelemetry spans and metrics, as middleware.

A span `<package> <Action>` covers a call with all its attempts. Its attribute `<package>.attempts` is
the number of attempts. Attributes contain names and numbers, never content, access keys or user ids.

The metrics are `<package>.call.duration`, in seconds and with the attribute `outcome`, and
`<package>.attempts`. The outcome is `ok`, `cancelled`, or the name of the exception.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, Final

from .errors import APIError, missing_extra
from .middleware import AsyncMiddleware, Call, Middleware
from .service import ServiceModel
from .util.clocks import monotonic
from .util.package import PACKAGE

if TYPE_CHECKING:
    from .http.transport import HTTPRequest, HTTPResponse
    from .schema.models import Result

_BUCKETS_S: Final = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0]
"""Bounds of the histogram in seconds, because the default bounds are in milliseconds."""
_sent: ContextVar[list[str] | None] = ContextVar(f"{PACKAGE}_sent", default=None)
"""The action of each request that was sent for the current call."""


class _Instruments:
    """The tracer and the meters. They come from the given providers, or else from the global ones."""

    def __init__(self, service: ServiceModel, tracer_provider: Any, meter_provider: Any) -> None:
        try:
            from opentelemetry import metrics, trace
        except ImportError:
            requirement = f"{service.distribution}[otel]"
            raise missing_extra("OpenTelemetry", "opentelemetry", requirement) from None
        self._service = service.signing_name
        self._kind = trace.SpanKind.CLIENT
        self._error = trace.StatusCode.ERROR
        self._tracer = trace.get_tracer(PACKAGE, service.version, tracer_provider)
        meter = metrics.get_meter(PACKAGE, service.version, meter_provider)
        self._duration = meter.create_histogram(
            f"{PACKAGE}.call.duration",
            "s",
            "Duration of a call.",
            explicit_bucket_boundaries_advisory=_BUCKETS_S,
        )
        self._attempts = meter.create_counter(
            f"{PACKAGE}.attempts", "1", "Requests that were sent."
        )

    @contextmanager
    def call(self, action: str) -> Generator[Callable[[Any], None], None, None]:
        """Open the span of a call; yield a function to call with the result."""
        names = {"rpc.system": "volcengine", "rpc.service": self._service, "rpc.method": action}
        started = monotonic()
        outcome = "ok"
        sent: list[str] = []
        outer = _sent.set(sent)
        with self._tracer.start_as_current_span(
            f"{PACKAGE} {action}",
            kind=self._kind,
            attributes=names,
            record_exception=False,  # its message may quote the server
            set_status_on_exception=False,
        ) as span:

            def succeeded(result: Any) -> None:
                span.set_attribute(f"{PACKAGE}.request_id", result.request_id)

            try:
                yield succeeded
            except BaseException as error:
                kind = type(error).__name__
                # The name is compared, so that a sync client does not import asyncio.
                outcome = "cancelled" if kind == "CancelledError" else kind
                span.set_attribute("error.type", kind)
                if isinstance(error, APIError):
                    span.set_attribute(f"{PACKAGE}.code", error.code)
                    span.set_attribute(f"{PACKAGE}.request_id", error.request_id)
                    span.set_attribute("http.response.status_code", error.http_status)
                span.set_status(self._error, outcome)
                raise
            finally:
                _sent.reset(outer)
                span.set_attribute(f"{PACKAGE}.attempts", len(sent))
                taken = monotonic() - started
                self._duration.record(taken, {"rpc.method": action, "outcome": outcome})

    def attempt(self, action: str) -> None:
        """Count a request."""
        self._attempts.add(1, {"rpc.method": action})
        sent = _sent.get()
        if sent is not None:  # None in a thread that middleware started
            sent.append(action)


class BaseOpenTelemetry(Middleware):
    """Middleware of a `Client`. The subclass in the generated package sets the service.

    Args:
        tracer_provider: Provider in place of the global one.
        meter_provider: Provider in place of the global one.
    """

    service: ClassVar[ServiceModel]

    def __init__(self, tracer_provider: object = None, meter_provider: object = None) -> None:
        self._instruments = _Instruments(self.service, tracer_provider, meter_provider)

    def around_call(self, call: Call, proceed: Callable[[Call], Result]) -> Result:
        """Record a span and the duration of the call."""
        with self._instruments.call(call.action) as succeeded:
            result = proceed(call)
            succeeded(result)
            return result

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """Count the attempt."""
        self._instruments.attempt(request.action)
        return proceed(request)


class BaseAsyncOpenTelemetry(AsyncMiddleware):
    """Middleware of an `AsyncClient`; see `BaseOpenTelemetry`."""

    service: ClassVar[ServiceModel]

    def __init__(self, tracer_provider: object = None, meter_provider: object = None) -> None:
        self._instruments = _Instruments(self.service, tracer_provider, meter_provider)

    async def around_call(self, call: Call, proceed: Callable[[Call], Awaitable[Result]]) -> Result:
        """Record a span and the duration of the call."""
        with self._instruments.call(call.action) as succeeded:
            result = await proceed(call)
            succeeded(result)
            return result

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        """Count the attempt."""
        self._instruments.attempt(request.action)
        return await proceed(request)

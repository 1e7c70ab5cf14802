# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""OpenTelemetry spans and metrics, as middleware. Requires the extra `otel`.

A span `volc_im <Action>` covers a call with all its attempts. Its attribute `volc_im.attempts` is the
number of attempts. Attributes contain names and numbers, never content, access keys or user ids.

The metrics are `volc_im.call.duration`, in seconds and with the attribute `outcome`, and
`volc_im.attempts`. The outcome is `ok`, `cancelled`, or the name of the exception.

    im = Client(middleware=[OpenTelemetry()])
    im = AsyncClient(middleware=[AsyncOpenTelemetry()])
"""

from __future__ import annotations

from ._core.telemetry import BaseAsyncOpenTelemetry, BaseOpenTelemetry
from .service import SERVICE

__all__ = ["AsyncOpenTelemetry", "OpenTelemetry"]


class OpenTelemetry(BaseOpenTelemetry):
    """Middleware of a `Client`.

    Args:
        tracer_provider: Provider in place of the global one.
        meter_provider: Provider in place of the global one.
    """

    service = SERVICE


class AsyncOpenTelemetry(BaseAsyncOpenTelemetry):
    """Middleware of an `AsyncClient`; see `OpenTelemetry`."""

    service = SERVICE

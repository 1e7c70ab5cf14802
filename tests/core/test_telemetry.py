"""Tests of OpenTelemetry spans and metrics, with both clients."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import AsyncClient, Client, HTTPRequest, HTTPResponse
from volc_im.telemetry import AsyncOpenTelemetry, OpenTelemetry

CONTENT = "canary-of-somebody"
PAGE = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})


def client(server: ScriptedServer, **arguments: Any) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, app_id=1, **arguments)


@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
def test_telemetry(server: ScriptedServer, through_async: bool) -> None:
    spans = InMemorySpanExporter()
    tracing = TracerProvider()
    tracing.add_span_processor(SimpleSpanProcessor(spans))
    reader = InMemoryMetricReader()
    metering = MeterProvider([reader])
    server.answer(b"", 503)
    server.answer(PAGE)
    server.answer(envelope(error={"Code": "InvalidParam", "Message": CONTENT}), 400)
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 1}

    async def run() -> None:
        async with AsyncClient(
            access_key="AK",
            secret_key="SK",
            endpoint=server.endpoint,
            app_id=1,
            middleware=[AsyncOpenTelemetry(tracing, metering)],
        ) as im:
            await im.get_user_conversations(**arguments)
            with pytest.raises(volc_im.InvalidParameterError):
                await im.get_user_conversations(**arguments)

    if through_async:
        asyncio.run(run())
    else:
        with client(server, middleware=[OpenTelemetry(tracing, metering)]) as im:
            im.get_user_conversations(**arguments)
            with pytest.raises(volc_im.InvalidParameterError):
                im.get_user_conversations(**arguments)
    good, bad = spans.get_finished_spans()
    assert good.name == bad.name == "volc_im GetUserConversations"
    assert dict(good.attributes or {})["volc_im.request_id"] == "req-1"
    assert dict(good.attributes or {})["volc_im.attempts"] == 2
    assert good.status.is_ok or good.status.is_unset
    described = dict(bad.attributes or {})
    assert described["error.type"] == "InvalidParameterError"
    assert described["volc_im.code"] == "InvalidParam"
    assert described["http.response.status_code"] == 400
    assert described["volc_im.attempts"] == 1
    assert not bad.status.is_ok
    assert CONTENT not in good.to_json() + bad.to_json()
    data: Any = reader.get_metrics_data()
    metrics = {m.name: m for m in data.resource_metrics[0].scope_metrics[0].metrics}
    assert sum(p.value for p in metrics["volc_im.attempts"].data.data_points) == 3
    outcomes = {
        p.attributes["outcome"]: p.count for p in metrics["volc_im.call.duration"].data.data_points
    }
    assert outcomes == {"ok": 1, "InvalidParameterError": 1}
    buckets = metrics["volc_im.call.duration"].data.data_points[0].explicit_bounds
    assert (buckets[0], buckets[-1]) == (0.005, 10)
    tracing.shutdown()
    metering.shutdown()


class Raising:
    """A transport that raises an error, or is cancelled."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        raise self.error


class AsyncRaising(Raising):
    async def send(self, request: HTTPRequest, /) -> HTTPResponse:  # type: ignore[override]
        if isinstance(self.error, asyncio.CancelledError):
            asyncio.current_task().cancel()  # type: ignore[union-attr]
            await asyncio.sleep(3600)
        raise self.error


@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RuntimeError(CONTENT), "RuntimeError"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (asyncio.CancelledError(), "cancelled"),
    ],
)
def test_telemetry_of_what_is_no_error_of_ours(
    error: BaseException, outcome: str, through_async: bool
) -> None:
    spans = InMemorySpanExporter()
    tracing = TracerProvider()
    tracing.add_span_processor(SimpleSpanProcessor(spans))
    reader = InMemoryMetricReader()
    metering = MeterProvider([reader])
    settings: dict[str, Any] = {"access_key": "AK", "secret_key": "SK", "app_id": 1}

    async def run() -> None:
        middleware = [AsyncOpenTelemetry(tracing, metering)]
        async with AsyncClient(
            **settings, transport=AsyncRaising(error), middleware=middleware
        ) as im:
            await im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)

    def go() -> None:
        if through_async:
            asyncio.run(run())
        with Client(
            **settings, transport=Raising(error), middleware=[OpenTelemetry(tracing, metering)]
        ) as im:
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)

    with pytest.raises(type(error)):
        go()
    (span,) = spans.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.status.description == outcome
    assert dict(span.attributes or {})["error.type"] == type(error).__name__
    assert CONTENT not in span.to_json()
    data: Any = reader.get_metrics_data()
    metrics = {m.name: m for m in data.resource_metrics[0].scope_metrics[0].metrics}
    (point,) = metrics["volc_im.call.duration"].data.data_points
    assert (point.attributes["outcome"], point.count) == (outcome, 1)
    tracing.shutdown()
    metering.shutdown()


def test_telemetry_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(volc_im.ConfigError, match=r"volc-im\[otel\]"):
        OpenTelemetry()

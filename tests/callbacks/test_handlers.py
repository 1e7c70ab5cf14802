"""Handlers in FastAPI, Starlette, Django and plain WSGI, over real HTTP: statuses, limits and logs."""

from __future__ import annotations

import http.client
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import django
import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler as DjangoServer
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Route
from support.web_servers import asgi_server, wsgi_server

from volc_im import callbacks
from volc_im.callbacks import CallbackError, Event, LocalDeduplicator, Reply
from volc_im.errors import ConfigError

SECRET = "canary-secret"
LIMIT = 2000


@dataclass
class Handling:
    """What the handler of the application did, and does."""

    events: list[Event] = field(default_factory=list[Event])
    answer: Any = None

    def __call__(self, event: Event) -> Any:
        self.events.append(event)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def fastapi_app(handler: Any) -> Any:
    app = FastAPI()
    app.router.routes.append(Route("/callbacks", handler))
    return app


def starlette_app(handler: Any) -> Any:
    return Starlette(routes=[Route("/callbacks", handler)])


def bare(handler: Any) -> Any:
    return handler


def django_app(handler: callbacks.WSGIHandler) -> Any:
    if not settings.configured:
        settings.configure(DEBUG=True, ALLOWED_HOSTS=["testserver"])
        django.setup()

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        reply = handler.receive(request.body)
        return HttpResponse(reply.body, reply.content_type, reply.status)

    urls: Any = ModuleType("urls_of_callbacks")
    urls.urlpatterns = [path("callbacks", view)]
    sys.modules["urls_of_callbacks"] = urls
    return DjangoServer()


@contextmanager
def served(kind: str, handling: Handling, **options: Any) -> Iterator[str]:
    options = {"max_body_bytes": LIMIT, "deduplicator": LocalDeduplicator()} | options
    make: Callable[[Any], Any]
    if kind in ("Django", "WSGI"):
        make = django_app if kind == "Django" else bare
        app = make(callbacks.WSGIHandler(handling, SECRET, **options))
        with (
            override_settings(ROOT_URLCONF="urls_of_callbacks", ALLOWED_HOSTS=["*"], DEBUG=False),
            wsgi_server(app) as url,
        ):
            yield url
        return

    async def handle(event: Event) -> Any:
        return handling(event)

    make = {"FastAPI": fastapi_app, "Starlette": starlette_app, "ASGI": bare}[kind]
    with asgi_server(make(callbacks.ASGIHandler(handle, SECRET, **options))) as url:
        yield url


@pytest.fixture(params=["FastAPI", "Starlette", "ASGI", "Django", "WSGI"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@dataclass
class Answered:
    status: int
    body: bytes
    headers: dict[str, str]


def request(url: str, body: Any, method: str = "POST", **headers: str) -> Answered:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    try:
        connection.request(method, "/callbacks", body, headers)
        reply = connection.getresponse()
        names = {name.lower(): value for name, value in reply.getheaders()}
        return Answered(reply.status, reply.read(), names)
    finally:
        connection.close()


def signed(event_id: str = "e-1", secret: str = SECRET, data: str = "{}") -> bytes:
    return callbacks.sign_event(secret, "BeforeSendMessage", data, event_id=event_id)


def test_an_event_is_handled_once_and_answered_alike(kind: str) -> None:
    handling = Handling(answer={"Verdict": "不"})
    with served(kind, handling) as url:
        for body in (signed(), signed(), signed("e-2")):
            reply = request(url, body)
            assert (reply.status, reply.body) == (200, '{"Verdict": "不"}'.encode())
            assert reply.headers["content-type"] == "application/json"
    assert [event.event_id for event in handling.events] == ["e-1", "e-2"]


def test_a_reply_is_sent_as_it_is(kind: str) -> None:
    handling = Handling(answer=Reply(b"\xff\n", 202, "text/plain"))
    with served(kind, handling) as url:
        for _ in range(2):
            reply = request(url, signed())
            assert (reply.status, reply.body) == (202, b"\xff\n")
            assert reply.headers["content-type"] == "text/plain"
    assert len(handling.events) == 1


@pytest.mark.parametrize("answer", [ValueError("boom"), Reply(status=503), 5])
def test_a_failed_event_passes_again(
    kind: str, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    handling = Handling(answer=answer)
    with served(kind, handling) as url:
        assert request(url, signed()).status in (500, 503)
        handling.answer = None
        again = request(url, signed())
        assert (again.status, again.body) == (200, b"")
    assert len(handling.events) == 2


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (signed(secret="other"), 403, "signature"),
        (b"{}", 400, "malformed"),
        (b'{"EventId": "1", "EventId": "1"}', 400, "duplicate_key"),
        (b"x" * (LIMIT + 1), 413, "too_large"),
        (callbacks.sign_event(SECRET, "X", {}, app_id=2), 403, "app_id"),
        (callbacks.sign_event(SECRET, "X", {}, event_time="2024-05-01T12:00:00Z"), 403, "time"),
    ],
)
def test_a_refused_event_is_not_handled(
    kind: str, body: bytes, status: int, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    handling = Handling()
    with (
        caplog.at_level(logging.DEBUG),
        served(kind, handling, app_id=1, max_age_s=300) as url,
    ):
        reply = request(url, body)
    assert (reply.status, reply.body) == (status, f'{{"reason": "{reason}"}}'.encode())
    assert handling.events == []
    assert f"a callback was refused ({reason})" in caplog.text
    assert SECRET not in caplog.text


def test_a_handler_can_refuse_the_data(kind: str) -> None:
    handling = Handling(answer=CallbackError("no such field", reason="data"))
    with served(kind, handling) as url:
        assert request(url, signed()).status == 400
        assert request(url, signed()).status == 400
    assert len(handling.events) == 2


def test_a_busy_event_is_sent_again_later(kind: str) -> None:
    seen = LocalDeduplicator()
    seen.claim(callbacks.verify(signed(), SECRET))
    with served(kind, Handling(), deduplicator=seen) as url:
        assert request(url, signed()).status == 503


def test_the_largest_body_is_accepted(kind: str) -> None:
    body = signed(data="x" * (LIMIT - len(signed(data=""))))
    assert len(body) == LIMIT
    with served(kind, Handling()) as url:
        assert request(url, body).status == 200


def test_other_methods_are_refused(kind: str) -> None:
    with served(kind, Handling()) as url:
        reply = request(url, None, "GET")
    assert reply.status == 405
    assert reply.headers["allow"] == "POST"


@pytest.mark.parametrize("kind", ["FastAPI", "ASGI"])
def test_a_body_in_chunks_is_read_up_to_the_limit(kind: str) -> None:
    body = signed()
    with served(kind, Handling()) as url:
        assert request(url, iter([body[:7], body[7:]])).status == 200
        assert request(url, iter([b"x" * LIMIT, b"x"])).status == 413


@pytest.mark.parametrize(
    ("body", "environ", "status"),
    [
        (signed(), {}, 411),
        (signed(), {"CONTENT_LENGTH": "-1"}, 411),
        (signed(), {"wsgi.input_terminated": True}, 200),
        (b"x" * (LIMIT + 1), {"wsgi.input_terminated": True}, 413),
        (b"x" * LIMIT * 40, {"CONTENT_LENGTH": "9" * 5000}, 413),
    ],
)
def test_wsgi_needs_a_length_or_an_input_that_ends(
    body: bytes, environ: dict[str, Any], status: int
) -> None:
    handler = callbacks.WSGIHandler(Handling(), SECRET, max_body_bytes=LIMIT)
    started: list[str] = []
    source = BytesIO(body)
    sent = handler(
        {"REQUEST_METHOD": "POST", "wsgi.input": source, **environ},
        lambda status, headers: started.append(status),
    )
    assert b"".join(sent) == (b'{"reason": "too_large"}' if status == 413 else b"")
    assert [int(line.split()[0]) for line in started] == [status]
    assert source.tell() <= LIMIT * 16


def test_options_are_checked() -> None:
    async def handle(event: Event) -> None:
        return None

    with pytest.raises(ConfigError, match="use AsyncReceiver"):
        callbacks.Receiver(handle, SECRET)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="expected an async function"):
        callbacks.ASGIHandler(Handling(), SECRET)
    with pytest.raises(ConfigError, match="secret_key"):
        callbacks.ASGIHandler(handle, "")
    with pytest.raises(ConfigError, match="max_body_bytes"):
        callbacks.WSGIHandler(Handling(), SECRET, max_body_bytes=0)

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.transport_servers import request

from volc_sdk._core.errors import TimeoutError
from volc_sdk._core.http.slots import Slots
from volc_sdk._core.http.transport import HTTPRequest, HTTPResponse

REQUEST = request("http://service.test/", 60)


def test_the_wait_for_a_slot_is_part_of_the_timeout() -> None:
    slots, holding, release = Slots(1), threading.Event(), threading.Event()
    sent: list[HTTPRequest] = []

    def hold(request: HTTPRequest) -> HTTPResponse:
        holding.set()
        release.wait(60)
        return HTTPResponse(200, {}, b"")

    def send(request: HTTPRequest) -> HTTPResponse:
        sent.append(request)
        return HTTPResponse(200, {}, b"")

    with ThreadPoolExecutor(2) as threads:
        threads.submit(slots.send, REQUEST, hold)
        assert holding.wait(60)
        waiting = threads.submit(slots.send, REQUEST, send)
        with pytest.raises(TimeoutError, match="see max_connections") as caught:
            slots.send(request("http://service.test/", 0.01), send)
        assert caught.value.request_sent is False
        assert sent == []
        release.set()
        assert waiting.result().status == 200
    assert 0 < sent[0].timeout_s < 60


def test_a_failed_request_frees_its_slot() -> None:
    def fail(request: HTTPRequest) -> HTTPResponse:
        raise KeyboardInterrupt

    slots = Slots(1)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            slots.send(REQUEST, fail)

"""Quotas: no second has more calls than documented, by the emulator's clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from volc_im.emulator import Emulator
from volc_im.emulator.errors import ServiceError
from volc_im.emulator.quotas import Quotas
from volc_im.service import SERVICE

from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

CREATE = replace(SERVICE.action("CreateConversation"), qps=3)
SECOND = 10**9


def taken(quotas: Quotas, *times_ns: int) -> list[bool]:
    def one(now_ns: int) -> bool:
        try:
            quotas.take_call(CREATE, now_ns)
        except ServiceError:
            return False
        return True

    return [one(10 * SECOND + time_ns) for time_ns in times_ns]


def test_a_window_slides() -> None:
    quotas = Quotas(on=True)
    half = SECOND // 2
    assert taken(quotas, 0, half, half) == [True, True, True]
    assert taken(quotas, SECOND - 1, SECOND, SECOND + 1) == [False, True, False]
    assert taken(quotas, SECOND + half, SECOND + half, SECOND + half) == [True, True, False]


def test_a_clock_that_goes_back_blocks_nobody() -> None:
    quotas = Quotas(on=True)
    assert taken(quotas, 0, 0, 0, 0) == [True, True, True, False]
    assert taken(quotas, -5 * SECOND) == [True]


def test_off_and_undocumented_rates_are_not_counted() -> None:
    assert all(taken(Quotas(), *[0] * 10))
    quotas = Quotas(on=True)
    for _ in range(10):
        quotas.take_call(replace(CREATE, qps=None), SECOND)


def test_items_count_where_the_documents_count_them() -> None:
    send = SERVICE.action("BatchSendMessage")
    quotas = Quotas(on=True)

    def take(receivers: int, now_s: int) -> None:
        quotas.take_items(send, {"Receiver": [1] * receivers}, now_s * SECOND)

    for _ in range(24):
        take(500, 100)
    with pytest.raises(ServiceError, match="12000 items of Receiver per minute"):
        take(1, 159)
    take(500, 160)
    quotas.clear()
    take(12000, 160)


def test_over_the_wire() -> None:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, quotas=True) as server:
        server.clock.freeze()
        raw_client = RawClient(server.endpoint)
        qps = SERVICE.action("CreateConversation").qps
        assert qps

        def call(app_id: int) -> object:
            answer = raw_client.call("CreateConversation", {"AppId": app_id})
            return answer.status, answer.code, answer.error.get("CodeN")

        # Every AppId of the account counts, whatever comes of the call.
        assert {call(n % 2) for n in range(qps)} == {(400, "InvalidParam", None)}
        assert call(1) == (429, "AccountFlowLimitExceeded", 100027)
        page = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 1}
        assert raw_client.call("GetUserConversations", page).status == 200
        server.clock.advance(1)
        assert call(1) == (400, "InvalidParam", None)


def test_a_call_that_is_not_signed_does_not_count() -> None:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, quotas=True) as server:
        server.clock.freeze()
        raw_client = RawClient(server.endpoint)
        for _ in range(60):
            request = raw_client.signed({}, "CreateConversation")
            del request.headers["Authorization"]
            assert raw_client.send(request).code == "MissingAuthenticationToken"
        assert raw_client.call("CreateConversation", {}).code == "InvalidParam"

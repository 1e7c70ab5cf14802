"""The log of requests: one line each, without control characters of clients."""

from __future__ import annotations

import logging

import pytest

from volc_im.emulator import Emulator

from .signed_requests import RawClient

LOGGER = "volc_im.emulator.request_log"


def test_a_line_for_each_request(
    server: Emulator, raw_client: RawClient, app_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, LOGGER)
    body = {"AppId": app_id, "ParticipantUserId": 1, "Cursor": 0, "Limit": 5}
    raw_client.call("GetUserConversations", {**body, "O\x1b[2Jdd": 1})
    raw_client.call("GetUserConversations", {**body, "Limit": 0})
    raw_client.call("Unknown\r\nAction", body, path="/?Action=a%1Bb%0Ac&Version=2020-12-01")
    server.faults.add("error-200")
    raw_client.call("GetUserConversations", body)
    lines = [record.getMessage() for record in caplog.records]
    assert [line.partition(" ms")[0].rpartition(" ")[0] for line in lines] == [
        "POST GetUserConversations; 200 in",
        "POST GetUserConversations; 400 in",
        "POST a�b�c; 404 in",
        "POST GetUserConversations; 200 in",
    ]
    assert lines[0].endswith("; unknown fields O�[2Jdd")
    assert lines[1].endswith("; InvalidParam: Limit: is 0; 1 to 20 is allowed")
    assert "; fault error-200; AccountFlowLimitExceeded: " in lines[3]


def test_nothing_is_logged_by_default(
    raw_client: RawClient, caplog: pytest.LogCaptureFixture
) -> None:
    raw_client.call("GetUserConversations", {"AppId": 1})
    assert not caplog.records

from __future__ import annotations

import logging
import time
from email.utils import formatdate

import pytest

from volc_sdk._core.http.server_clock import ServerClock, parse_http_date


@pytest.mark.parametrize("offset_s", [1200, -1200, 23 * 3600])
def test_the_clock_adopts_the_time_of_a_reply(
    offset_s: int, caplog: pytest.LogCaptureFixture
) -> None:
    clock = ServerClock()
    assert clock.now() == pytest.approx(time.time(), abs=1)
    assert clock.correct({"date": formatdate(time.time() + offset_s, usegmt=True)})
    assert clock.now() == pytest.approx(time.time() + offset_s, abs=2)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("volc_sdk", logging.WARNING)
    assert record.getMessage().startswith("this machine's clock is off by ")


@pytest.mark.parametrize("headers", [{}, {"date": ""}, {"date": "yesterday"}])
def test_a_reply_without_a_date_changes_nothing(headers: dict[str, str]) -> None:
    clock = ServerClock()
    assert clock.correct(headers) is False
    assert clock.offset_s == 0


def test_an_offset_of_more_than_a_day_is_ignored(caplog: pytest.LogCaptureFixture) -> None:
    clock = ServerClock()
    assert clock.correct({"date": formatdate(time.time() + 25 * 3600, usegmt=True)}) is False
    assert clock.offset_s == 0
    assert "which is too much to correct" in caplog.text


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Thu, 01 Jan 1970 00:01:40 GMT", 100),
        ("Thu, 01 Jan 1970 00:01:40", 100),
        ("Thu, 01 Jan 1970 01:01:40 +0100", 100),
        ("Thu, 32 Jan 1970 00:00:00 GMT", None),
        ("soon", None),
        ("", None),
    ],
)
def test_http_dates(text: str, seconds: float | None) -> None:
    assert parse_http_date(text) == seconds

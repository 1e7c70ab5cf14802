"""Tokens: for one user, each another, and nowhere but in the reply."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from volc_im import Client

from .message_helpers import refused


def later() -> int:
    return int(time.time() * 1000) + 60_000


def test_a_token(im: Client, app_id: int) -> None:
    one, two = (im.get_app_token(user_id=1, expire_time=later()) for _ in range(2))
    assert (one.app_id, one.user_id) == (app_id, 1)
    assert one.token != two.token
    assert len(one.token) > 40
    text = im.get_app_token(user_id_str="alice", expire_time=later())
    assert text.user_id_str == "alice"


def test_a_token_that_has_expired_already(im: Client) -> None:
    for moment in (0, -1, later() - 120_000):
        with refused("InvalidParam", "ExpireTime"):
            im.get_app_token(user_id=1, expire_time=moment)


def test_it_is_neither_logged_nor_kept(
    im: Client, database_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = im.get_app_token(user_id=1, expire_time=later()).token
    assert caplog.records
    assert token not in caplog.text
    files = [*database_file.parent.iterdir()]
    assert database_file in files
    assert not any(token.encode() in file.read_bytes() for file in files)

"""Fixtures of the tests of rate limiters."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from support.redis_server import RedisServer


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis_server(shared_server: RedisServer) -> RedisServer:
    """A running Redis server without data."""
    if shared_server.process is None:
        shared_server.start()
    with shared_server.client() as client:
        client.flushall()
    return shared_server


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Log records of level INFO and above."""
    with caplog.at_level(logging.INFO, "volc_sdk"):
        yield caplog

"""Fixtures of the tests of bulk work: a real Redis server, and an emulator with its client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.client_fixtures import empty_home as empty_home
from support.client_fixtures import home as home
from support.client_fixtures import no_pauses as no_pauses
from support.redis_server import RedisServer

from volc_im import Client
from volc_im.bulk import Ledger, SQLiteStore
from volc_im.emulator import Emulator


@pytest.fixture(scope="module")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def shared_emulator() -> Iterator[Emulator]:
    with Emulator(access_key="AK", secret_key="SK") as server:
        yield server


@pytest.fixture
def emulator(shared_emulator: Emulator) -> Emulator:
    """An emulator without data."""
    shared_emulator.reset()
    return shared_emulator


@pytest.fixture
def im(emulator: Emulator) -> Iterator[Client]:
    with Client(
        endpoint=emulator.endpoint, access_key="AK", secret_key="SK", app_id=1, rate_limit=None
    ) as client:
        yield client


@pytest.fixture
def job_file(tmp_path: Path) -> Path:
    """The path of an SQLite file for a ledger."""
    return tmp_path / "job.sqlite"


class TimedStore(SQLiteStore):
    """A store in memory with a clock that tests set."""

    def __init__(self) -> None:
        super().__init__(":memory:")
        self.now = 1_000.0

    def read(self, number: int) -> tuple[float, bytes | None]:
        return self.now, super().read(number)[1]


@pytest.fixture
def store() -> Iterator[TimedStore]:
    with TimedStore() as store:
        yield store


@pytest.fixture
def ledger(store: TimedStore) -> Ledger:
    return Ledger(store)

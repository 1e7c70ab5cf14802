from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from volc_im import Client
from volc_im.emulator import Emulator

from .database_access import Inside
from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

pytest.register_assert_rewrite(f"{__package__}.scenes")

_APP_IDS = count(661000)


@pytest.fixture(scope="session")
def database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("emulator") / "im.sqlite"


@pytest.fixture(scope="session")
def server(database_file: Path) -> Iterator[Emulator]:
    """One for all tests: each takes an application of its own, which shares nothing."""
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, db=database_file) as running:
        yield running


@pytest.fixture
def inside(server: Emulator, database_file: Path, app_id: int) -> Iterator[Inside]:
    with Inside.opened(database_file, server.clock, app_id) as found:
        yield found


@pytest.fixture
def app_id() -> int:
    return next(_APP_IDS)


@pytest.fixture
def raw_client(server: Emulator) -> RawClient:
    return RawClient(server.endpoint)


@pytest.fixture
def im(server: Emulator, app_id: int) -> Iterator[Client]:
    with Client(
        endpoint=server.endpoint,
        access_key=ACCESS_KEY,
        secret_key=SECRET_KEY,
        app_id=app_id,
        rate_limit=None,  # tests make hundreds of conversations
    ) as client:
        yield client

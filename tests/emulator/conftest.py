from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from volc_im import Client
from volc_im.emulator import Emulator

from .wire import ACCESS_KEY, SECRET_KEY, Wire

_APP_IDS = count(661000)


@pytest.fixture(scope="session")
def server() -> Iterator[Emulator]:
    """One for all tests: each takes an application of its own, which shares nothing."""
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield running


@pytest.fixture
def app_id() -> int:
    return next(_APP_IDS)


@pytest.fixture
def wire(server: Emulator) -> Wire:
    return Wire(server.endpoint)


@pytest.fixture
def im(server: Emulator, app_id: int) -> Iterator[Client]:
    with Client(
        endpoint=server.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=app_id
    ) as client:
        yield client

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mcp_sessions import InProcess

from volc_im.emulator import Emulator


@pytest.fixture(scope="session")
def shared_emulator() -> Iterator[Emulator]:
    with Emulator(access_key="AK", secret_key="SK", samples=True) as running:
        yield running


@pytest.fixture
def emulator(shared_emulator: Emulator) -> Emulator:
    shared_emulator.reset()
    return shared_emulator


@pytest.fixture
def sessions(emulator: Emulator) -> InProcess:
    return InProcess(emulator)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The pytest plugin: fixtures with clients of an emulator, and stubs that end with their test.

pytest imports it in every run, so it imports nothing else until a test uses a fixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from . import pytest_support
from .pytest_support import pytest_runtest_call, pytest_runtest_setup, pytest_runtest_teardown

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..emulator import Emulator

__all__ = [
    "async_im",
    "im",
    "im_app_id",
    "im_env",
    "im_server",
    "pytest_addoption",
    "pytest_runtest_call",
    "pytest_runtest_setup",
    "pytest_runtest_teardown",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the parameters of the clients to the pytest settings."""
    parser.addini(
        "im_app_id",
        "app_id of the clients that fixtures make",
        default="1",
    )


@pytest.fixture
def im_app_id(pytestconfig: pytest.Config) -> int:
    """`app_id` of `im` and `async_im`: the setting `im_app_id`, or 1."""
    return pytest_support.integer_setting(pytestconfig, "im_app_id", 1, 2147483647)


@pytest.fixture(scope="session")
def _im_emulator() -> Iterator[Emulator]:
    """The emulator of this run; with pytest-xdist, of this worker."""
    from ..service import SERVICE

    with pytest_support.importing_emulator(SERVICE.distribution):
        from ..emulator import Emulator
    with Emulator(
        access_key=pytest_support.ACCESS_KEY, secret_key=pytest_support.SECRET_KEY
    ) as server:
        yield server


@pytest.fixture
def im_server(_im_emulator: Emulator) -> Emulator:
    """The emulator on a free port of this machine, without data at the start of each test."""
    _im_emulator.reset()
    _im_emulator.quotas.on = False
    return _im_emulator


@pytest.fixture
def _im_no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets clients retry without a pause, also after a Retry-After header."""
    pytest_support.disable_pauses(monkeypatch)


@pytest.fixture
def im_env(
    im_server: Emulator,
    im_app_id: int,
    _im_no_pauses: None,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, str]:
    """Environment variables that are set for the test, for an application that makes its own client.

    `Client()` and `AsyncClient()` then use the emulator, and retry without a pause. Pass the variables to
    a process that you start yourself.
    """
    parameters: dict[str, int | None] = {"app_id": im_app_id}
    return pytest_support.set_environment(monkeypatch, im_server.env, parameters)


@pytest.fixture
def im(
    im_server: Emulator,
    im_app_id: int,
    _im_no_pauses: None,
) -> Iterator[Client]:
    """A client of the emulator, without rate limits and pauses."""
    from ..client import Client
    from ..service import SERVICE

    client = Client(
        access_key=pytest_support.ACCESS_KEY,
        secret_key=pytest_support.SECRET_KEY,
        endpoint=im_server.endpoint,
        region=SERVICE.default_region,
        app_id=im_app_id,
        rate_limit=None,
    )
    yield client
    client.close()


@pytest.fixture
def async_im(
    im_server: Emulator,
    im_app_id: int,
    _im_no_pauses: None,
) -> Iterator[AsyncClient]:
    """An async client of the emulator, without rate limits and pauses, for one asyncio event loop (or uvloop)."""
    from ..client import AsyncClient
    from ..service import SERVICE

    client = AsyncClient(
        access_key=pytest_support.ACCESS_KEY,
        secret_key=pytest_support.SECRET_KEY,
        endpoint=im_server.endpoint,
        region=SERVICE.default_region,
        app_id=im_app_id,
        rate_limit=None,
    )
    yield client
    pytest_support.close_async_client(client)

"""The pytest plugin: fixtures, and stubs that end with their test.

pytest loads it in every run, so it loads nothing of this package until a test asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..emulator import Emulator

_ACCESS_KEY: Final = "AKTEST"
_SECRET_KEY: Final = "made-up-for-tests"  # noqa: S105 - opens nothing
_PACKAGE: Final = __name__.rpartition(".")[0]


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can stand in the project's pytest settings."""
    parser.addini("im_app_id", "AppId of the clients that the fixtures make", default="1")


def pytest_runtest_setup() -> None:
    """Made data is the same in each test, whichever ran before."""
    if (factories := _loaded("factories")) is not None:
        factories.restart()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, Any, Any]:
    """A test fails where an answer that it prepared was not used."""
    __tracebackhide__ = True
    failed = True
    try:
        result = yield
        failed = False
    finally:
        if (stubbing := _loaded("stubbing")) is not None:
            stubbing.BaseStubs._end_of_test(failed=failed)
    return result


def pytest_runtest_teardown() -> None:
    """What a failed setup left behind ends with its test too."""
    if (stubbing := _loaded("stubbing")) is not None:
        stubbing.BaseStubs._end_of_test(failed=True)


@pytest.fixture
def im_app_id(pytestconfig: pytest.Config) -> int:
    """AppId of `im` and `async_im`: the setting `im_app_id`, or 1. Override it for another."""
    given = str(pytestconfig.getini("im_app_id"))
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 2**31:
        raise pytest.UsageError(f"im_app_id is {given!r}; it must be 1 to {2**31 - 1}")
    return int(given)


@pytest.fixture(scope="session")
def _im_running() -> Iterator[Emulator]:
    """One for the whole run; with pytest-xdist, one a worker."""
    from ..service import DISTRIBUTION

    try:
        from ..emulator.server import Emulator
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        words = f'{error.name} is not installed: pip install "{DISTRIBUTION}[testing]"'
        raise pytest.UsageError(words) from None
    with Emulator(access_key=_ACCESS_KEY, secret_key=_SECRET_KEY) as server:
        yield server


@pytest.fixture
def im_server(_im_running: Emulator) -> Emulator:
    """The emulator on a free port of this machine, as good as new for each test."""
    _im_running.reset()
    _im_running.quotas.on = False
    return _im_running


@pytest.fixture
def _im_no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls are tried again at once; only what a server asks to wait is waited."""
    from .._core.call import retry

    monkeypatch.setattr(retry, "BASE_S", 0.0)


@pytest.fixture
def im(im_server: Emulator, im_app_id: int, _im_no_pauses: None) -> Iterator[Client]:
    """A client of the emulator, without pacing and without pauses."""
    from ..client import Client
    from ..service import DEFAULT_REGION

    with Client(
        access_key=_ACCESS_KEY,
        secret_key=_SECRET_KEY,
        endpoint=im_server.endpoint,
        region=DEFAULT_REGION,
        app_id=im_app_id,
        rate_limit=None,
    ) as client:
        yield client


@pytest.fixture
def async_im(im_server: Emulator, im_app_id: int, _im_no_pauses: None) -> Iterator[AsyncClient]:
    """The same client, awaited: in tests of pytest-asyncio and of anyio, and in `asyncio.run`."""
    from ..client import AsyncClient
    from ..service import DEFAULT_REGION

    client = AsyncClient(
        access_key=_ACCESS_KEY,
        secret_key=_SECRET_KEY,
        endpoint=im_server.endpoint,
        region=DEFAULT_REGION,
        app_id=im_app_id,
        rate_limit=None,
    )
    yield client
    _close(client)


def _close(client: AsyncClient) -> None:
    """Close from outside of any event loop: that of the test may run still, or be closed already."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, client.close()).result()


def _loaded(module: str) -> Any:
    """A module of this package, if a test has loaded it."""
    return sys.modules.get(f"{_PACKAGE}.{module}")

"""Logic of the pytest plugin. The fixtures are generated, because the service determines their names.

pytest imports the plugin in every run, so nothing else of the package is imported until a test uses
a fixture.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from .._core.client import BaseAsyncClient
    from .._core.errors import SDKError

ACCESS_KEY: Final = "AKTEST"
SECRET_KEY: Final = "made-up-for-tests"  # noqa: S105 - the emulator alone knows it

_EMULATOR_LIBRARIES: Final = ("starlette", "uvicorn")
_PACKAGE: Final = __name__.rpartition(".")[0]


def pytest_runtest_setup() -> None:
    """Restart the count of made data, so that it does not depend on the tests that ran before."""
    if (factories := _imported("factories")) is not None:
        factories.restart()


@pytest.hookimpl(trylast=True)
def pytest_runtest_call() -> None:
    """Fail a test that passed, prepared an answer and did not use it."""
    # Not a wrapper: pytest calls it only after a test that passed, and old versions know no wrappers.
    __tracebackhide__ = True
    _end_test(failed=False)


def pytest_runtest_teardown() -> None:
    """Close the stubs of a test that failed."""
    _end_test(failed=True)


def integer_setting(config: pytest.Config, name: str, least: int, greatest: int) -> int:
    """Return an integer of the pytest settings; raise UsageError if it is out of range."""
    text = str(config.getini(name))
    try:
        value = int(text)
    except ValueError:
        value = least - 1
    if not least <= value <= greatest:
        raise pytest.UsageError(
            f"{name} must be an integer from {least} to {greatest}, got {text!r}"
        )
    return value


def text_setting(config: pytest.Config, name: str) -> str:
    """Return a text of the pytest settings; raise UsageError if it is empty."""
    if text := str(config.getini(name)):
        return text
    raise pytest.UsageError(f"{name} must not be empty")


def boolean_setting(config: pytest.Config, name: str) -> bool:
    """Return a flag of the pytest settings; raise UsageError if it is neither true nor false."""
    text = str(config.getini(name)).lower()
    if text not in ("true", "false"):
        raise pytest.UsageError(f"{name} must be true or false, got {text!r}")
    return text == "true"


def number_setting(config: pytest.Config, name: str) -> float:
    """Return a number of the pytest settings; raise UsageError if it is not one."""
    text = str(config.getini(name))
    try:
        return float(text)
    except ValueError:
        raise pytest.UsageError(f"{name} must be a number, got {text!r}") from None


def is_set(config: pytest.Config, name: str) -> bool:
    """Return whether the pytest settings have a value that is not empty."""
    return bool(config.getini(name))


@contextmanager
def importing_emulator(distribution: str) -> Generator[None]:
    """Raise UsageError if a library of the emulator is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EMULATOR_LIBRARIES:
            raise
        from .._core.errors import missing_extra

        missing = missing_extra("the emulator", error.name or "", f"{distribution}[testing]")
        raise pytest.UsageError(str(missing)) from None


def set_environment(
    monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str], parameters: Mapping[str, object]
) -> dict[str, str]:
    """Set environment variables, with the parameters of clients, until the test ends; return them."""
    from .._core.util.env import parameter_variable

    given = {
        parameter_variable(name): str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in parameters.items()
        if value is not None
    }
    environment = {**variables, **given}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


def disable_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let clients retry without a pause, also after a Retry-After header.

    A Retry-After that is longer than a client waits still ends a call. Rate limits do not become lower.
    """
    from .._core.call import attempts
    from .._core.call.retry import pause_s
    from .._core.rate_limit.local import LocalRateLimiter

    def no_pause_s(attempt: int, error: SDKError) -> float | None:
        return None if pause_s(attempt, error) is None else 0.0

    def throttled(limiter: object, action: str, retry_after_s: float | None) -> None:
        """Do nothing."""

    monkeypatch.setattr(attempts, "pause_s", no_pause_s)
    monkeypatch.setattr(LocalRateLimiter, "throttled", throttled)


def close_async_client(client: BaseAsyncClient) -> None:
    """Close a client in a new event loop, because the test's loop may be running or closed."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, client.close()).result()


def _end_test(*, failed: bool) -> None:
    __tracebackhide__ = True
    if (stubbing := _imported("stubbing")) is not None:
        stubbing.BaseStubs._end_test(failed=failed)


def _imported(module: str) -> Any:
    """Return a module of the kit if a test has imported it."""
    return sys.modules.get(f"{_PACKAGE}.{module}")

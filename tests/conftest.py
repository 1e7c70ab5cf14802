"""Fixtures of all tests."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from support.loopback import ScriptedServer, scripted_server


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled modules in the cache of pytest if Python may not write them beside the sources.

    The tests start some hundred interpreters. Without compiled modules, each compiles what it imports.
    """
    if sys.dont_write_bytecode:
        folder = config.rootpath / ".pytest_cache/bytecode"
        sys.dont_write_bytecode = False
        sys.pycache_prefix = str(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
    # A shell that starts the tests in the background makes them ignore Ctrl-C, and all that they start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # How long an example takes depends on the other work of the machine.
    settings.register_profile("tests", deadline=None)
    settings.load_profile("tests")


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are processors, since tests wait for browsers and servers."""
    return (os.cpu_count() or 1) + 1


LONGEST = (
    "tests/site/test_site_browser.py",
    "tests/emulator/console/",
    "tests/docs/test_docs_neutral.py",
    "tests/bulk/test_celery.py",
    "tests/core/http/test_transport.py",
    "tests/generator/changes/proof/",
    "tests/generator/end_to_end/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the modules that take longest first, so that no process is left with one at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session", autouse=True)
def without_bytecode_of_temporary_modules(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Remove the compiled modules of folders that no later run of the tests imports from."""
    yield
    if sys.pycache_prefix is not None:
        below_root = tmp_path_factory.getbasetemp().parts[1:]
        shutil.rmtree(Path(sys.pycache_prefix, *below_root), ignore_errors=True)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A real HTTP server on loopback."""
    with scripted_server() as scripted:
        yield scripted


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the credentials of the person who runs the tests from the environment."""
    for name in [name for name in os.environ if name.startswith(("VOLC", "OTEL_"))]:
        monkeypatch.delenv(name)

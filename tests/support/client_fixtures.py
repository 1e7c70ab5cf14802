"""Fixtures of all tests of clients: no pauses between attempts, and an empty home directory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the pauses between attempts, which only the tests of retries need."""
    for package in ("volc_im", "volc_sdk"):
        monkeypatch.setattr(f"{package}._core.call.retry.BASE_S", 0.0)


@pytest.fixture(scope="session")
def one_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def empty_home(monkeypatch: pytest.MonkeyPatch, one_home: Path) -> Iterator[Path]:
    """A home directory without credentials, profiles or proxies."""
    monkeypatch.setenv("HOME", str(one_home))
    yield one_home
    if any(one_home.iterdir()):
        shutil.rmtree(one_home)
        one_home.mkdir()

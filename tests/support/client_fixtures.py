"""Fixtures of all tests of clients: no pauses between attempts, and an empty home directory."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the pauses between attempts, which only the tests of retries need."""
    for package in ("volc_im", "volc_sdk"):
        monkeypatch.setattr(f"{package}._core.call.retry.BASE_S", 0.0)


@pytest.fixture(autouse=True)
def empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home directory without credentials, profiles or proxies."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    return home

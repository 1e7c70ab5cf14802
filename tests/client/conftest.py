"""For all tests of the client: no pauses between attempts, and no files of the person's home."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long pauses are is tested with the retries; everywhere else they would only cost time."""
    from volc_im._core.call import retry

    monkeypatch.setattr(retry, "BASE_S", 0.0)


@pytest.fixture(autouse=True)
def empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home without credentials, profiles or proxies."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    return home

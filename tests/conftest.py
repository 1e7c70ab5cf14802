"""Fixtures of all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from support.loopback import ScriptedServer, scripted_server


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

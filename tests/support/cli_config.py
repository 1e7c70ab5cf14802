"""Configuration and caches of the platform's CLI, as files in a temporary home directory."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

SECRET = "canary-secret"


@pytest.fixture
def cli_directory(empty_home: Path) -> Path:
    """The CLI's directory, without files."""
    directory = empty_home / ".volcengine"
    directory.mkdir()
    return directory


def write_profiles(
    cli_directory: Path, *, top: dict[str, Any] | None = None, **profiles: Any
) -> None:
    """Write the configuration file, with `top` beside the profiles."""
    config = {"profiles": profiles, **(top or {})}
    (cli_directory / "config.json").write_text(json.dumps(config))


def profile_with_keys(access_key: str = "AK", **more: Any) -> dict[str, Any]:
    """Return a profile with keys and further values."""
    return {"access-key": access_key, "secret-key": SECRET, **more}


def write_cache(directory: Path, key: str, content: Any) -> None:
    """Write a file of a cache, whose name is the hash of its key."""
    directory.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
    text = content if isinstance(content, str) else json.dumps(content)
    (directory / f"{name}.json").write_text(text)

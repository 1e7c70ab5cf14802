from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from loopback import KEYS

from volc_im import Client


@pytest.fixture
def offline() -> Iterator[Client]:
    """A client that can reach nothing: what answers it must be a stub or a recording."""
    with Client(**KEYS, app_id=7, endpoint="http://127.0.0.1:1", max_retries=0) as client:
        yield client


def run_pytest(folder: Path, files: Mapping[str, str], *arguments: str) -> tuple[int, str]:
    """Run pytest on files in a process of its own, as a consumer does: exit code and output."""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr

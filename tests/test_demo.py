"""The demo: from the spec to signed calls against the emulator."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_demo_runs_the_quickstart_against_its_own_server() -> None:
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-m", "volcgen", "demo"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "user 10001 has 45 conversations" in run.stdout
    assert "exist=True" in run.stdout
    assert run.stdout.rstrip().endswith("The demo succeeded.")

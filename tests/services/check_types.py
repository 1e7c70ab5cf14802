"""Type checkers accept the packages of five services."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from support.project import REPOSITORY, Project


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "MYPYPATH": ":".join(_services(folder))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _services(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if (each / "pyproject.toml").exists())


def test_mypy_accepts_them(project: Project) -> None:
    folder = project.root / "generated"
    assert _services(folder) == ["depot", "kv", "quota", "sqs", "tag"]
    packages = [word for name in _services(folder) for word in ("-p", f"volc_{name}")]
    run(folder, "mypy", "--strict", "--cache-dir", os.devnull, *packages)


def test_pyright_accepts_what_is_generated(project: Project) -> None:
    """Modules of the runtime, of which each package has the same copy, are checked in runtime/."""
    folder, runtime = project.root / "generated", REPOSITORY / "runtime/volc_sdk"
    copied = {path.relative_to(runtime): path.read_bytes() for path in runtime.rglob("*.py")}
    made = [
        path.relative_to(folder).as_posix()
        for name in _services(folder)
        for path in sorted((folder / name / f"volc_{name}").rglob("*.py"))
        if path.read_bytes() != copied.get(path.relative_to(folder / name / f"volc_{name}"))
    ]
    settings = folder / "pyrightconfig.json"
    roots = [{"root": name} for name in _services(folder)]
    settings.write_text(
        json.dumps({"typeCheckingMode": "strict", "include": made, "executionEnvironments": roots})
    )
    try:
        shown = run(folder, "pyright", "--warnings", "--stats", "--pythonpath", sys.executable)
    finally:
        settings.unlink()
    assert f"Total files checked: {len(made)}\n" in shown

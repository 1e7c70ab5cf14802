"""Tests of the files around the project: licence, line endings, hooks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from volcgen.cli import main

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or "git"


def test_repository_and_package_have_one_licence() -> None:
    licence = (ROOT / "LICENSE").read_bytes()
    assert b"Apache License" in licence
    assert (ROOT / "generated" / "LICENSE").read_bytes() == licence


def test_a_clone_for_windows_has_the_same_bytes(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run([GIT, *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    first = tmp_path / "first"
    first.mkdir()
    shutil.copy(ROOT / ".gitattributes", first)
    written = {
        name: f"one\ntwo {name}\n".encode() for name in ("a.py", "b.md", "c.yaml", "d.json", "e")
    }
    for name, data in written.items():
        (first / name).write_bytes(data)
    git("init", "--quiet", "first")
    git("-C", "first", "add", "-A")
    git("-C", "first", "commit", "--quiet", "-m", "Add files")
    git("clone", "--quiet", "-c", "core.autocrlf=true", "first", "second")
    assert {name: (tmp_path / "second" / name).read_bytes() for name in written} == written


def test_hooks_run_existing_commands(capsys: pytest.CaptureFixture[str]) -> None:
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    assert [hook["entry"] for hook in hooks] == ["volcgen check", "volcgen lint"]
    for hook in hooks:
        assert main(hook["entry"].split()[1:]) == 0, capsys.readouterr().err

"""Files that cannot be read are errors, and files that editors leave are ignored."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.project import Project

LEFT_BEHIND = [
    "names.py.jinja~", ".names.py.jinja.swp", ".names.py.jinja.swo", "#names.py.jinja#", ".DS_Store",
    "._names.py.jinja", "Thumbs.db", "desktop.ini", "a.orig", "a.rej", "a.bak", "a.pyc",
]  # fmt: skip


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that makes one folder unreadable, which a user without rights would get."""
    real = os.scandir

    def deny(end: str) -> None:
        def scandir(path: Any = ".") -> Any:
            if str(path).endswith(end):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return deny


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        ("generate", "templates/docs"),
        ("check", "templates/docs"),
        ("generate", "templates/{package}"),
        ("generate", "spec/tiny/talk"),
        ("lint", "spec/tiny/talk"),
        ("check", "out/docs"),
    ],
)
def test_an_unreadable_folder_is_an_error(
    plain: Project, unreadable: Callable[[str], None], command: str, folder: str
) -> None:
    before = plain.files()
    unreadable(folder)
    outcome = plain.run(command)
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: cannot read {folder}")
    assert outcome.err.endswith(": Permission denied\n")
    unreadable("nothing")
    assert plain.files() == before


@pytest.mark.parametrize("path", ["templates/gone.md", "templates/_gone.jinja", "spec/tiny/notes"])
@pytest.mark.parametrize("target", ["nothing", "loop"])
def test_a_link_to_nothing_is_an_error(plain: Project, path: str, target: str) -> None:
    before = plain.files()
    link = plain.root / path
    link.symlink_to(link.name if target == "loop" else target)
    for command in ("generate", "check"):
        outcome = plain.run(command)
        assert outcome.code == 2
        assert outcome.err.startswith(f"error: cannot read {path}: ")
    assert plain.files() == before


def test_a_link_to_a_folder_is_an_error(plain: Project, tmp_path: Path) -> None:
    (plain.root / "templates/more").symlink_to(tmp_path)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "error: templates/more is a symbolic link to a folder" in outcome.err


@pytest.mark.parametrize(
    "folder", ["templates/{package}", "templates/docs", "spec/tiny/talk", "out"]
)
def test_files_of_editors_are_ignored(plain: Project, folder: str) -> None:
    plain.write({f"{folder}/{name}": b"\xff\0" for name in LEFT_BEHIND})
    (plain.root / folder / ".#names.py.jinja").symlink_to("user@host.1234:1700000000")
    before = plain.files()
    plain.good("check")
    plain.good("generate")
    plain.good("generate", "--full")
    assert plain.files() == before


@pytest.mark.parametrize(
    "path", ["talk/Other.yml", "talk/deep/Other.yaml", "Other.yaml", "talk/Other.YAML"]
)
def test_a_spec_file_that_is_not_read_is_reported(plain: Project, path: str) -> None:
    plain.write({f"spec/tiny/{path}": "action: Other\n"})
    outcome = plain.run("lint")
    assert outcome.code == 2
    name = path.rpartition("/")[2]
    assert f"error[L222] {name} is not read\n --> spec/tiny/{path}:1:1" in outcome.err


def test_a_configured_folder_must_exist(plain: Project) -> None:
    plain.edit("pyproject.toml", "[tool.volcgen]\n", '[tool.volcgen]\nruntime = "runtme"\n')
    outcome = plain.run("check")
    assert outcome.code == 2
    assert outcome.err == "error: pyproject.toml:2:1: `runtime` is runtme/, which does not exist\n"

"""A run that is killed while it writes: the next run, `check` and imports know of it."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
from support.project import Project, rescued, tree

from volcgen.errors import TreeError
from volcgen.tree import Difference
from volcgen.writing import recover, write

MAKE: Final = "spec/tiny/talk/MakeTalk.yaml"
KILLED: Final = 9
KILL: Final = """
import os, pathlib, sys
from volcgen.cli import main
left = int(sys.argv[1])
def ending(function):
    def ends(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return function(*arguments, **options)
    return ends
def killed_write(*arguments):
    os.replace = ending(os.replace)
    pathlib.Path.unlink = ending(pathlib.Path.unlink)
    write(*arguments)
from volcgen import generate
write, generate.write = generate.write, killed_write
sys.exit(main(["generate"]))
"""
IMPORT: Final = (
    "import sys; sys.path.insert(0, 'out'); import tiny_im, tiny_im.names, tiny_im.plain"
)


def content(project: Project) -> dict[str, bytes | None]:
    return {
        path: content
        for path, content in tree(project.root).items()
        if not path.startswith(".volcgen") and "__pycache__" not in path
    }


@pytest.fixture
def changed(plain: Project) -> Project:
    """Return a project whose next run adds, changes and deletes files of a package and of the spec."""
    plain.write({"templates/{package}/__init__.py": "VERSION = 1\n"})
    plain.good("generate")
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    plain.write({"templates/{package}/more.py": "MORE = 1\n", "spec/schema.json": "{}"})
    (plain.root / "templates/empty").unlink()
    return plain


def test_a_killed_run_is_undone(changed: Project) -> None:
    before = content(changed)
    broken_imports = 0
    journal = changed.root / ".volcgen/unfinished/journal.json"
    for at in range(1, 40, 2):
        process = changed.start("-c", KILL, str(at))
        _, err = process.communicate(timeout=60)
        if process.returncode == 0:
            break
        assert process.returncode == KILLED, err
        if journal.exists():
            outcome = changed.run("check")
            assert outcome.code == 1
            assert "a run was interrupted" in outcome.err
            done = changed.python("-B", "-c", IMPORT)
            broken_imports += done.code
            assert done.code == 0 or "volcgen was interrupted" in done.err
            assert "warning: undid the changes" in changed.run("lint").err
            assert content(changed) == before
        elif content(changed) != before:  # after the last step
            changed.good("check")
            break
    assert at > 8
    assert broken_imports > 1
    assert changed.good("generate").err == ""
    assert rescued(changed) == {}
    changed.good("check")
    assert not (changed.root / ".volcgen/unfinished").exists()
    assert changed.python("-B", "-c", IMPORT).code == 0
    assert b"MORE" in (content(changed)["out/tiny_im/more.py"] or b"")


def test_the_next_run_finishes_what_was_killed(changed: Project) -> None:
    process = changed.start("-c", KILL, "6")
    process.communicate(timeout=60)
    assert process.returncode == KILLED
    outcome = changed.good("generate")
    assert outcome.err == "warning: undid the changes of a run that was interrupted\n"
    assert rescued(changed) == {}
    changed.good("check")


def test_files_that_do_not_change_keep_their_times(changed: Project) -> None:
    init = changed.output / "tiny_im/__init__.py"
    before = init.stat()
    changed.good("generate")
    after = init.stat()
    assert (after.st_mtime_ns, after.st_mode) == (before.st_mtime_ns, before.st_mode)


def test_a_stage_without_a_journal_is_removed(tmp_path: Path) -> None:
    stage = tmp_path / ".volcgen/unfinished"
    stage.mkdir(parents=True)
    (stage / "new0").write_bytes(b"half")
    write(tmp_path, {tmp_path / "out": [Difference("a", None, b"x")]})
    assert tree(tmp_path) == {"out": None, "out/a": b"x"}
    assert not recover(tmp_path)


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    stage = tmp_path / ".volcgen/unfinished"
    stage.mkdir(parents=True)
    with (stage / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(TreeError, match="another run of volcgen"):
            write(tmp_path, {tmp_path / "out": [Difference("a", None, b"x")]})
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_read_only_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for name in ("a", "b"):
        (out / name).mkdir(parents=True)
        (out / name / "x").write_bytes(b"old")
    before = tree(tmp_path)
    replace = os.replace

    def replace_or_refuse(source: Any, target: Any) -> None:
        if Path(target).is_relative_to(out / "b"):
            raise PermissionError(13, "Permission denied", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_or_refuse)
    changes = [Difference(f"{name}/x", b"old", b"new") for name in ("a", "b")]
    with pytest.raises(TreeError, match=r"out/b/x: Permission denied; nothing was changed"):
        write(tmp_path, {out: changes})
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "[]",
        "{" * 100_000,
        json.dumps({"made": [], "steps": [["../victim", True]]}),
        json.dumps({"made": [], "steps": [["out/link/victim", True]]}),
        json.dumps({"made": ["../folder"], "steps": []}),
        json.dumps({"made": [], "steps": [[1]]}),
    ],
)
def test_a_journal_that_no_run_wrote_is_refused(plain: Project, journal: str) -> None:
    outside = plain.root.parent
    (outside / "victim").write_bytes(b"precious")
    (outside / "folder").mkdir()
    (plain.output / "link").symlink_to(outside)
    plain.write({".volcgen/unfinished/journal.json": journal, ".volcgen/unfinished/old0": "x"})
    before = tree(outside)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert outcome.err.startswith("error: .volcgen/unfinished/journal.json is damaged, so")
    assert {**tree(outside), "plain/.volcgen/unfinished/lock": b""} == {
        **before,
        "plain/.volcgen/unfinished/lock": b"",
    }

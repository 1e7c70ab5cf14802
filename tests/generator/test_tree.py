"""Reading and writing folders: all changes or none, and nothing outside the folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.failing_disk import Failing
from support.project import Project, bounded, rescued, tree

from volcgen import tree as tree_module
from volcgen import tree as trees
from volcgen.tree import Comparison, Difference, TreeError, read_tree
from volcgen.writing import write as write_all

CHANGES = [
    Difference("a/changed.txt", b"old", b"new"),
    Difference("a/deleted.txt", b"old", None),
    Difference("added.txt", None, b"new"),
    Difference("b/emptied/deleted.txt", b"old", None),
    Difference("c", b"old", b"new"),
]


def write(folder: Path, changes: list[Difference]) -> None:
    write_all(folder.parent, {folder: changes})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    for change in CHANGES:
        if change.actual is not None:
            file = folder / change.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(change.actual)
    (folder / "kept.txt").write_bytes(b"kept")
    return folder


def test_all_changes_are_made(folder: Path) -> None:
    write(folder, CHANGES)
    assert read_tree(folder) == {
        "a/changed.txt": b"new", "added.txt": b"new", "c": b"new", "kept.txt": b"kept",
    }  # fmt: skip
    assert not (folder / "b").exists()
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device", "disk"), PermissionError(13, "Permission denied", "x")],
)
def test_a_failure_anywhere_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    before = tree(folder.parent)
    calls = 0
    while True:
        calls += 1
        failing = Failing(calls, error)
        monkeypatch.setattr(trees.os, "replace", failing)
        try:
            write(folder, CHANGES)
        except TreeError as problem:
            words = str(problem)
        else:
            break
        assert str(error.strerror) in words
        assert "nothing was changed" in words
        assert tree(folder.parent) == before
    assert calls == 1 + len(CHANGES)


def test_a_file_that_is_replaced_is_never_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed between two steps leaves the old or the new file."""
    replaced = [c for c in CHANGES if c.actual is not None and c.expected is not None]
    replace, seen = os.replace, 0

    def observed(source: Path, target: Path) -> None:
        nonlocal seen
        for change in replaced:
            assert (folder / change.path).read_bytes() in (change.actual, change.expected)
            seen += 1
        replace(source, target)

    monkeypatch.setattr(trees.os, "replace", observed)
    write(folder, CHANGES)
    assert seen >= len(CHANGES)


def test_an_interrupted_run_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder.parent)
    monkeypatch.setattr(trees.os, "replace", Failing(4, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(folder, CHANGES)
    assert tree(folder.parent) == before


def test_the_command_changes_nothing(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    plain.write({"out/stray.txt": "x"})
    (plain.output / "docs/zh/talk.md").unlink()
    shutil.rmtree(plain.root / ".volcgen")
    before = {p: c for p, c in tree(plain.root).items() if not p.startswith(".volcgen")}
    for call in range(1, 50):
        failing = Failing(call, OSError(28, "No space left on device", "disk"))
        monkeypatch.setattr(trees.os, "replace", failing)
        outcome = plain.run("generate")
        if not failing.reached:
            break
        assert outcome.code == 2
        assert (
            outcome.err
            == "error: cannot write out/: disk: No space left on device; nothing was changed\n"
        )
        after = {p: c for p, c in tree(plain.root).items() if not p.startswith(".volcgen")}
        assert after == before
    assert outcome.code == 0
    assert call > 4
    assert plain.run("check").code == 0


@pytest.mark.parametrize("path", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt"])
def test_no_path_leads_out_of_the_folder(folder: Path, path: str) -> None:
    before = tree(folder.parent)
    with pytest.raises((TreeError, OSError)):
        write(folder, [*CHANGES, Difference(path, None, b"evil")])
    assert tree(folder.parent) == before


def test_a_link_inside_is_never_followed(plain: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "talk.md").write_bytes(b"precious")
    good = plain.files()
    shutil.rmtree(plain.output / "docs/en")
    (plain.output / "docs/en").symlink_to(outside)
    (plain.output / "tiny_im/names.py").unlink()
    (plain.output / "tiny_im/names.py").symlink_to(outside / "talk.md")
    (plain.output / "link.txt").symlink_to("/etc/hostname")
    outcome = plain.run("check")
    assert outcome.code == 1
    for path in ("docs/en", "link.txt"):
        assert f"out/{path}: not generated" in outcome.out
    assert "precious" not in outcome.out
    plain.good("generate")
    assert plain.files() == good
    assert tree(outside) == {"talk.md": b"precious"}
    assert not any(path.is_symlink() for path in plain.output.rglob("*"))


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    with pytest.raises(TreeError, match="out/ is a symbolic link"):
        read_tree(tmp_path / "out")


def test_an_output_that_is_a_link_out_of_the_project_is_refused(
    plain: Project, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    plain.output.rename(outside)
    plain.output.symlink_to(outside)
    before = tree(tmp_path)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "`output` in [tool.volcgen] must be a folder inside the project" in outcome.err
    assert tree(tmp_path) == before


def test_links_that_lead_nowhere_or_in_circles_are_strays(plain: Project) -> None:
    (plain.output / "nowhere").symlink_to("missing")
    (plain.output / "circle").symlink_to("circle")
    (plain.output / "up").symlink_to("..")
    outcome = plain.run("check")
    assert outcome.code == 1
    assert outcome.out.count("not generated") == 3
    plain.good("generate")
    assert plain.run("check").code == 0


FILES = st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g", "h"]), st.binary(max_size=3))


@bounded(80)
@given(FILES, FILES)
def test_any_tree_becomes_any_other(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, bytes], wanted: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("tree") / "out"
    write(folder, _differences(folder, found))
    assert read_tree(folder) == found
    changes = _differences(folder, wanted)
    assert [change.path for change in changes] == sorted(
        path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path)
    )
    write(folder, changes)
    assert read_tree(folder) == wanted
    assert _differences(folder, wanted) == []


def test_no_change_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path / "out", [])
    assert not (tmp_path / "out").exists()
    assert read_tree(tmp_path / "out") == {}


def test_a_file_can_be_read_by_everybody(folder: Path) -> None:
    write(folder, CHANGES)
    assert (folder / "added.txt").stat().st_mode & 0o777 == 0o644


def test_a_folder_where_a_file_should_be_is_copied_aside(plain: Project) -> None:
    good = plain.files()
    (plain.output / "tiny_im/plain.py").unlink()
    plain.write({"out/tiny_im/plain.py/inner.txt": "precious"})
    assert plain.run("check").code == 1
    plain.good("generate")
    assert plain.files() == good
    assert rescued(plain) == {"tiny_im/plain.py/inner.txt": "precious"}


def test_an_output_that_is_a_file_is_refused(plain: Project) -> None:
    shutil.rmtree(plain.output)
    plain.write({"out": "a file"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert plain.read("out") == "a file"


def test_a_failure_leaves_no_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = [Difference("a/b/c.txt", None, b"x"), Difference("d.txt", None, b"y")]
    for call in (1, 2):
        monkeypatch.setattr(tree_module.os, "replace", Failing(call, OSError(28, "full", "disk")))
        with pytest.raises(trees.TreeError):
            write(tmp_path / "out", changes)
        assert tree(tmp_path) == {}


def test_a_failure_puts_a_dead_link_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").symlink_to("nowhere")
    before = tree(tmp_path)
    monkeypatch.setattr(tree_module.os, "replace", Failing(2, OSError(28, "full", "disk")))
    with pytest.raises(trees.TreeError):
        write(tmp_path / "out", [Difference("a", b"nowhere", b"x")])
    assert tree(tmp_path) == before


def _differences(folder: Path, expected: dict[str, bytes]) -> list[Difference]:
    comparison = Comparison(folder)
    for path, content in expected.items():
        comparison.add(path, content)
    return comparison.differences()

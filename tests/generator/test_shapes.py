"""Shapes that were proven before: known by path and shape, kept between runs, never trusted more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from volcgen import pipeline
from volcgen.proof import ShapeError, shape_of
from volcgen.shapes import ProvenShapes

from .support import Project

MAKE = "spec/im/talk/MakeTalk.yaml"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('x = "a"', "x = 'b; c'", True),
        ('"""Doc."""\nx = 1', '"""Other\nlines."""\nx = 1', True),
        ('x = "a"', 'x = "a" + y', False),
        ("x = 0.0", "x = -0.0", False),
        ('x = "a"', 'x = b"a"', False),
        ("x = 1", "x = True", False),
    ],
)
def test_a_shape_is_all_but_the_insides_of_strings(one: str, other: str, same: bool) -> None:
    assert (shape_of("a.py", one) == shape_of("a.py", other)) is same


def test_the_shape_of_toml() -> None:
    assert shape_of("a.toml", 'a = "x"') == shape_of("a.toml", 'a = "y"')
    assert shape_of("a.toml", 'a = "x"') != shape_of("a.toml", "a = 1")
    with pytest.raises(ShapeError):
        shape_of("a.toml", 'a = "x')


def test_a_proof_is_known_in_later_runs(tmp_path: Path) -> None:
    ProvenShapes(tmp_path).add("a.py", "one")
    later = ProvenShapes(tmp_path)
    assert later.known("a.py", "one")
    assert not later.known("a.py", "two")
    assert not later.known("b.py", "one")


@pytest.mark.parametrize("notes", ["missing", None])
def test_without_a_folder_a_proof_lasts_for_the_run(tmp_path: Path, notes: str | None) -> None:
    shapes = ProvenShapes(tmp_path / notes if notes else None)
    assert not shapes.known("a.py", "one")
    shapes.add("a.py", "one")
    assert shapes.known("a.py", "one")
    assert list(tmp_path.iterdir()) == []


def test_spoilt_notes_are_no_proof(tmp_path: Path) -> None:
    ProvenShapes(tmp_path).add("a.py", "one")
    for note in tmp_path.iterdir():
        note.write_bytes(b"\xff\xfe")
    assert not ProvenShapes(tmp_path).known("a.py", "one")


def test_an_edit_of_words_needs_no_proof_and_one_of_shape_does(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    proven: list[str] = []
    same_shape = pipeline.same_shape

    def noted(path: str, real: str, neutral: str) -> None:
        proven.append(path)
        same_shape(path, real, neutral)

    monkeypatch.setattr(pipeline, "same_shape", noted)
    shutil.rmtree(plain.root / ".volcgen/shapes")
    plain.edit(MAKE, "Make a talk.", "Make one talk.")
    plain.good("generate")
    assert "tiny_im/names.py" in proven
    proven.clear()
    plain.edit(MAKE, "Make one talk.", "Make a new talk.")
    plain.good("generate")
    assert proven == []
    assert plain.run("check", "--full").code == 0
    assert "tiny_im/names.py" in proven

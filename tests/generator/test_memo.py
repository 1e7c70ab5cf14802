"""The memo of the last run: answers at once that nothing changed, and only then."""

from __future__ import annotations

import shutil

import pytest

from volcgen import memo, tools
from volcgen.config import find_config

from .support import Project

MAKE = "spec/im/talk/MakeTalk.yaml"


def known(project: Project) -> int | None:
    config = find_config(project.root)
    return memo.known_same(config, memo.fingerprint_of_inputs(config))


def test_a_run_that_found_all_well_is_remembered(plain: Project) -> None:
    count = len(plain.files())
    assert known(plain) == count
    assert plain.run("check").out == f"out/ is as the spec says: {count} files\n"
    (plain.root / ".volcgen/same").unlink()
    assert known(plain) is None
    assert plain.run("check").out == f"out/ is as the spec says: {count} files\n"
    assert known(plain) == count


@pytest.mark.parametrize(
    "path",
    [
        MAKE,
        "spec/schema.json",
        "templates/_head.jinja",
        "templates/{package}/plain.py",
        "out/tiny_im/plain.py",
        "out/.volcgen.json",
        "out/docs/en/talk.md",
    ],
)
def test_any_change_is_noticed(plain: Project, path: str) -> None:
    good = plain.read(path)
    plain.write({path: good + "\n"})
    assert known(plain) is None
    plain.write({path: good})
    assert known(plain) is not None
    (plain.root / path).rename(plain.root / f"{path}x")
    assert known(plain) is None


@pytest.mark.parametrize("folder", ["spec/im/talk", "templates", "out"])
def test_anything_added_is_noticed(plain: Project, folder: str) -> None:
    plain.write({f"{folder}/added.txt": ""})
    assert known(plain) is None


def test_contents_that_change_places_are_noticed(plain: Project) -> None:
    one, two = plain.read("out/docs/en/talk.md"), plain.read("out/docs/zh/talk.md")
    plain.write({"out/docs/en/talk.md": two, "out/docs/zh/talk.md": one})
    assert known(plain) is None


def test_another_tool_is_noticed(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {**tools.tool_versions(), "black": "99.1.0"}
    monkeypatch.setattr(tools, "tool_versions", lambda: versions)
    assert known(plain) is None


def test_a_difference_is_never_remembered(plain: Project) -> None:
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    assert plain.run("check").code == 1
    assert known(plain) is None
    plain.edit(MAKE, "en: Make one talk.", "en: Make a talk.")
    assert known(plain) is not None


def test_a_broken_spec_is_never_remembered(plain: Project) -> None:
    plain.edit(MAKE, "qps: 50", "qps: fifty")
    for _ in range(2):
        assert plain.run("check").code == 2
        assert plain.run("generate").code == 2
    assert known(plain) is None


@pytest.mark.parametrize("content", [b"", b"x", b"\xff\xfe", b"0" * 64])
def test_a_wrong_memo_is_not_believed(plain: Project, content: bytes) -> None:
    plain.write({".volcgen/same": content})
    assert known(plain) is None
    assert plain.run("check").code == 0


def test_a_memo_that_cannot_be_written_is_no_harm(plain: Project) -> None:
    shutil.rmtree(plain.root / ".volcgen")
    plain.write({".volcgen": "a file"})
    assert plain.run("check").code == 0
    assert plain.run("generate").code == 0
    assert plain.read(".volcgen") == "a file"


def test_a_full_check_does_not_look_at_it(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volcgen.cli.known_same", lambda *_: 1)
    plain.write({"out/stray.txt": "x"})
    assert plain.run("check").code == 0
    assert plain.run("check", "--full").code == 1

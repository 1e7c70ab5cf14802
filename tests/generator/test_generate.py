"""Writing the output: files that volcgen did not write are copied aside and named."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from support.failing_disk import Failing
from support.project import Project, make_project, rescued, tree
from support.tiny_spec import PLAIN_TEMPLATES

from volcgen import tree as tree_module

MAKE = "spec/tiny/talk/MakeTalk.yaml"

NAMES = "out/tiny_im/names.py"


def test_files_are_named_as_they_are_written(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    outcome = project.good("generate")
    lines = outcome.out.splitlines()
    assert "added out/tiny_im/names.py  (is missing)" in lines
    assert "added spec/schema.json" in lines
    assert lines[-1].endswith(" s)")
    assert outcome.err == ""


def test_an_edit_by_hand_is_copied_aside(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    mine = plain.read(NAMES)
    outcome = plain.good("generate")
    assert f"changed {NAMES}  (changed outside of volcgen)" in outcome.out
    assert f"warning: {NAMES} was not written by volcgen; copied to .volcgen/rescued/" in outcome.err  # fmt: skip
    assert outcome.err.rstrip().endswith("/tiny_im/names.py")
    assert rescued(plain) == {"tiny_im/names.py": mine}
    assert "MINE" not in plain.read(NAMES)


def test_strays_are_copied_aside(plain: Project) -> None:
    plain.write({"out/mine/deep.txt": "deep", "out/.note": "note"})
    outcome = plain.good("generate")
    assert "deleted out/mine/deep.txt  (not generated)" in outcome.out
    assert outcome.err.count("warning: ") == 2
    assert rescued(plain) == {"mine/deep.txt": "deep", ".note": "note"}
    assert not (plain.output / "mine").exists()


def test_an_edit_by_hand_is_copied_aside_when_the_spec_changes_as_well(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    plain.good("generate")
    assert "MINE" in rescued(plain)["tiny_im/names.py"]
    assert "Make one talk." in plain.read(NAMES)


def test_what_the_generator_wrote_itself_is_not_copied_aside(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    (plain.root / "templates/empty").unlink()
    (plain.output / "tiny_im/plain.py").unlink()
    outcome = plain.good("generate")
    assert outcome.err == ""
    assert rescued(plain) == {}
    assert "deleted out/empty  (no longer generated)" in outcome.out
    assert "added out/tiny_im/plain.py  (is missing)" in outcome.out


def test_nothing_is_copied_aside_while_the_spec_is_broken(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: fifty")
    assert plain.run("generate").code == 2
    assert rescued(plain) == {}
    assert "MINE" in plain.read(NAMES)


def test_without_a_record_all_that_differs_is_copied_aside(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.write({"out/mine.txt": "mine"})
    (plain.output / ".volcgen.json").unlink()
    shutil.rmtree(plain.root / ".volcgen")
    outcome = plain.good("generate")
    assert rescued(plain).keys() == {"tiny_im/names.py", "mine.txt"}
    words = "warning: no record of an earlier run; copied 2 files to .volcgen/rescued/"
    assert outcome.err.startswith(words)
    assert outcome.err.count("warning: ") == 1


def test_a_folder_of_another_program_is_copied_aside(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    project.write({"out/thesis.txt": "ten years"})
    project.good("generate")
    assert rescued(project) == {"thesis.txt": "ten years"}


def test_what_was_copied_aside_stays_when_more_comes(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "strftime", lambda *_: "now")
    for text in ("one", "two"):
        plain.write({"out/mine.txt": text})
        plain.good("generate")
    found = [p.read_text() for p in (plain.root / ".volcgen/rescued").rglob("mine.txt")]
    assert sorted(found) == ["one", "two"]


def test_output_and_schema_are_written_together(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.write({"spec/schema.json": "{}"})
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")

    def seen() -> dict[str, bytes | None]:
        return {p: c for p, c in tree(plain.root).items() if not p.startswith(".volcgen")}

    before = seen()
    for call in range(1, 30):
        failing = Failing(call, OSError(28, "full", "disk"))
        monkeypatch.setattr(tree_module.os, "replace", failing)
        outcome = plain.run("generate")
        if not failing.reached:
            break
        assert outcome.code == 2
        assert seen() == before
    assert outcome.code == 0


def test_the_count_of_written_files_is_no_more_than_all(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    count, of, total, *_ = project.good("generate").out.splitlines()[-1].split()
    assert of == "of"
    assert int(count) <= int(total)


def test_all_commands_count_the_files_of_the_output(plain: Project) -> None:
    count = len(plain.files())
    up_to_date = f"nothing to do: {count} files are up to date"
    assert plain.run("generate", "--full").out.startswith(f"{up_to_date} (")
    assert plain.run("generate").out == f"{up_to_date}\n"
    for command in (("check",), ("check", "--full")):
        assert plain.run(*command).out == f"out/ is up to date: {count} files\n"
    plain.write({"out/tiny_im/plain.py": "", "spec/schema.json": "{}"})
    assert f"\n1 of {count} files written, and 1 in spec/ (" in plain.run("generate").out


def test_the_versions_file_is_listed_last(plain: Project) -> None:
    plain.write({"out/.volcgen.json": "{}", "out/tiny_im/plain.py": "", "out/mine.txt": ""})
    for command in ("check", "generate"):
        lines = plain.run(command).out.splitlines()
        headlines = [
            line for line in lines if re.match(r"((changed|deleted) )?out/\S+(: |  )", line)
        ]
        assert len(headlines) == 3
        assert "out/.volcgen.json" in headlines[-1]

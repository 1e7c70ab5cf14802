"""Writing: what somebody else wrote is put aside and named, never lost."""

from __future__ import annotations

from pathlib import Path

from .support import Project, make_project
from .tiny_spec import PLAIN_TEMPLATES

NAMES = "out/tiny_im/names.py"


def rescued(project: Project) -> dict[str, str]:
    """What lies in the folder of rescued files, by its path within the output."""
    folder = project.root / ".volcgen/rescued"
    return {
        "/".join(path.relative_to(folder).parts[1:]): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_named_as_they_are_written(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    outcome = project.good("generate")
    lines = outcome.out.splitlines()
    assert "added out/tiny_im/names.py  (is missing)" in lines
    assert "added spec/schema.json" in lines
    assert lines[-1].endswith(" s)")
    assert outcome.err == ""


def test_an_edit_by_hand_is_put_aside(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    mine = plain.read(NAMES)
    outcome = plain.good("generate")
    assert f"changed {NAMES}  (edited by hand)" in outcome.out
    assert f"warning: {NAMES} was not written by volcgen; it now lies in .volcgen/rescued/" in outcome.err  # fmt: skip
    assert outcome.err.rstrip().endswith("/tiny_im/names.py")
    assert rescued(plain) == {"tiny_im/names.py": mine}
    assert "MINE" not in plain.read(NAMES)


def test_strays_are_put_aside(plain: Project) -> None:
    plain.write({"out/mine/deep.txt": "deep", "out/.note": "note"})
    outcome = plain.good("generate")
    assert "deleted out/mine/deep.txt  (a stray file)" in outcome.out
    assert outcome.err.count("warning: ") == 2
    assert rescued(plain) == {"mine/deep.txt": "deep", ".note": "note"}
    assert not (plain.output / "mine").exists()


def test_an_edit_by_hand_is_put_aside_when_the_spec_changes_as_well(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.edit("spec/im/talk/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    plain.good("generate")
    assert "MINE" in rescued(plain)["tiny_im/names.py"]
    assert "Make one talk." in plain.read(NAMES)


def test_what_the_generator_wrote_itself_is_not_put_aside(plain: Project) -> None:
    plain.edit("spec/im/talk/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    (plain.root / "templates/empty").unlink()
    (plain.output / "tiny_im/plain.py").unlink()
    outcome = plain.good("generate")
    assert outcome.err == ""
    assert rescued(plain) == {}
    assert "deleted out/empty  (no longer made)" in outcome.out
    assert "added out/tiny_im/plain.py  (is missing)" in outcome.out


def test_nothing_is_put_aside_while_the_spec_is_broken(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.edit("spec/im/talk/MakeTalk.yaml", "qps: 50", "qps: fifty")
    assert plain.run("generate").code == 2
    assert rescued(plain) == {}
    assert "MINE" in plain.read(NAMES)

"""Classes are made by the library once for each shape, and get their texts afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from support.project import REPOSITORY, Project

from volcgen.cache.store import Cache
from volcgen.class_maker import ClassMaker, ModelsError, classes_of, marked, unmarked

STRUCTS = "spec/tiny/structs.yaml"
CLASSES = ".volcgen/cache/classes"

SCHEMA: dict[str, Any] = {
    "$defs": {"A": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}}
}


def texts(doc: str) -> dict[str, Any]:
    field = {"optional": False, "has_info": False, "info": "", "call": "field()", "doc": "'a'"}
    return {"A": {"volcgen": {"base": "Struct", "doc": doc, "fields": {"a": field}}}}


def test_a_text_may_look_like_a_mark() -> None:
    found: list[str] = []
    data = marked({"a": "_mark1_", "b": ["kept"], "c": {"d": "x _mark0_"}, "e": True}, found)
    assert data == {"a": "_mark0_", "b": ["kept"], "c": {"d": "_mark1_"}, "e": True}
    assert unmarked("_mark1_, _mark0_", found) == "x _mark0_, _mark1_"


def test_classes_are_taken_from_a_module() -> None:
    made = "from x import y\n\n\nclass A(y):\n    a: int\n\n\nclass B:\n    b: str\n"
    assert classes_of(made, {"A", "B"}) == "class A(y):\n    a: int\n\n\nclass B:\n    b: str"


def test_a_name_may_look_like_a_mark() -> None:
    found = ["a text"]
    names = "a_mark0_b: int; a_mark999999_b: int; _mark0_"
    assert unmarked(names, found) == "a_mark0_b: int; a_mark999999_b: int; a text"


@pytest.mark.parametrize("made", ["class A: ...\nx = 1\n", "class B: ...\n", "", "class A: ...\nclass C: ...\n"])  # fmt: skip
def test_anything_else_is_an_error(made: str) -> None:
    with pytest.raises(ModelsError):
        classes_of(made, {"A"})


def test_the_library_runs_once_for_each_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[dict[str, Any]] = []
    run = ClassMaker._run
    monkeypatch.setattr(
        ClassMaker, "_run", lambda maker, schema, texts: runs.append(texts) or run(maker, schema, texts)
    )  # fmt: skip
    maker = ClassMaker(REPOSITORY / "templates" / "_models", Cache(tmp_path).unread())
    for doc in ("'one'", "'another'"):
        found: list[str] = []
        assert doc in unmarked(maker.make("a.py", SCHEMA, marked(texts(doc), found)), found)
    assert len(runs) == 1
    more = {"$defs": {**SCHEMA["$defs"], "B": SCHEMA["$defs"]["A"]}}
    maker.make("a.py", more, marked({**texts("'one'"), "B": texts("''")["A"]}, []))
    assert len(runs) == 2


# What the last run of the command loaded.
LOADED = """
import sys
from volcgen.cli import main
assert main(sys.argv[1:]) == 0
print("loaded", "datamodel_code_generator" in sys.modules)
"""


def loads_library(project: Project, *arguments: str) -> bool:
    outcome = project.python("-c", LOADED, *arguments)
    assert outcome.code == 0, outcome
    return outcome.out.splitlines()[-1] == "loaded True"


def test_only_a_new_shape_needs_the_library(tiny: Project) -> None:
    assert len(list((tiny.root / CLASSES).iterdir())) == 3
    tiny.edit(STRUCTS, "en: What a talk starts with.", "en: How a talk starts.")
    tiny.edit(STRUCTS, "max_length: 20", "max_length: 21")
    assert not loads_library(tiny, "generate")
    assert "How a talk starts." in tiny.read("out/tiny_im/structs.py")
    assert loads_library(tiny, "check", "--full")
    more = "      More: {type: Long, description: {en: X., zh: 某。}}\n"
    tiny.edit(STRUCTS, "      Code: {type", f"{more}      Code: {{type")
    assert loads_library(tiny, "generate")
    assert tiny.run("check", "--full").code == 0


@pytest.mark.parametrize(
    "damage", ["cut", "emptied", "overwritten", "a folder", "with another key"]
)
def test_a_damaged_cache_is_not_used(tiny: Project, damage: str) -> None:
    good = tiny.files()
    for file in (tiny.root / ".volcgen/cache").rglob("*"):
        if not file.is_file():
            continue
        content = file.read_bytes()
        if damage == "a folder":
            file.unlink()
            file.mkdir()
        else:
            changed = {
                "cut": content[:-9],
                "emptied": b"",
                "overwritten": b"\xff",
                "with another key": b"0" + content,
            }
            file.write_bytes(changed[damage])
    (tiny.output / "tiny_im/structs.py").unlink()
    tiny.good("generate")
    assert tiny.files() == good


@pytest.mark.parametrize(
    ("template", "old", "new", "line"),
    [
        ("Enum.jinja2", "{{ volcgen.doc }}", "{{ volcgen.words }}", 2),
        ("msgspec.jinja2", "{{ class_name }}", "{{ name_of_class }}", 1),
        ("msgspec.jinja2", "{{ text.call }}", "{{ text.words }}", 7),
    ],
)
def test_a_wrong_name_in_a_template_of_classes_is_an_error_with_its_place(
    tiny: Project, template: str, old: str, new: str, line: int
) -> None:
    good = tiny.files()
    tiny.edit(f"templates/_models/{template}", old, new)
    shutil.rmtree(tiny.root / ".volcgen")
    outcome = tiny.run("generate")
    assert outcome.code == 2
    assert f"template _models, in {template}:{line}: " in outcome.err
    assert tiny.files() == good

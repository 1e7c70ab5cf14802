"""Faults that were found by trying to break the generator; each stays mended."""

from __future__ import annotations

import json
import shutil
import time

import pytest
from markdown_it import MarkdownIt

from volcgen import pipeline
from volcgen import tree as trees
from volcgen.tree import Difference, write
from volcgen.view.text import Raw, json_literal, markdown, toml_literal

from .support import Project, make_project, run_in, tree
from .test_generate import rescued
from .test_tree import Failing
from .tiny_spec import PLAIN_TEMPLATES, SPEC

pytestmark = pytest.mark.usefixtures("loose")

MAKE = "spec/im/talk/MakeTalk.yaml"
NAMES = "out/tiny_im/names.py"
WORDS = "description: {en: X., zh: 某。}"


# test_tree.py
def test_a_folder_where_a_file_should_be_is_put_aside(plain: Project) -> None:
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
    assert outcome.code in (2, 3)
    assert "Traceback" not in outcome.err
    assert plain.read("out") == "a file"


def test_a_failure_leaves_no_empty_folder(tmp_path, monkeypatch) -> None:
    changes = [Difference("a/b/c.txt", None, b"x"), Difference("d.txt", None, b"y")]
    for call in (1, 2):
        monkeypatch.setattr(trees.os, "replace", Failing(call, OSError(28, "full", "disk")))
        with pytest.raises(trees.TreeError):
            write(tmp_path / "out", changes)
        assert tree(tmp_path) == {}


def test_a_failure_puts_a_dead_link_back(tmp_path, monkeypatch) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").symlink_to("nowhere")
    before = tree(tmp_path)
    monkeypatch.setattr(trees.os, "replace", Failing(2, OSError(28, "full", "disk")))
    with pytest.raises(trees.TreeError):
        write(tmp_path / "out", [Difference("a", b"nowhere", b"x")])
    assert tree(tmp_path) == before


# test_generate.py
def test_without_a_ledger_nothing_is_known_to_be_ours(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "MINE")
    plain.write({"out/mine.txt": "mine"})
    (plain.output / ".volcgen.json").unlink()
    outcome = plain.good("generate")
    assert rescued(plain).keys() == {"tiny_im/names.py", "mine.txt"}
    assert outcome.err.count("warning: ") == 2


def test_a_folder_of_somebody_else_is_put_aside(tmp_path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    project.write({"out/thesis.txt": "ten years"})
    project.good("generate")
    assert rescued(project) == {"thesis.txt": "ten years"}


def test_what_was_put_aside_stays_when_more_comes(plain: Project, monkeypatch) -> None:
    monkeypatch.setattr(time, "strftime", lambda *_: "now")
    for text in ("one", "two"):
        plain.write({"out/mine.txt": text})
        plain.good("generate")
    found = [p.read_text() for p in (plain.root / ".volcgen/rescued").rglob("mine.txt")]
    assert sorted(found) == ["one", "two"]


def test_output_and_schema_are_written_together(plain: Project, monkeypatch) -> None:
    plain.write({"spec/schema.json": "{}"})
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")

    def seen():
        return {p: c for p, c in tree(plain.root).items() if not p.startswith(".volcgen")}

    before = seen()
    for call in range(1, 30):
        failing = Failing(call, OSError(28, "full", "disk"))
        monkeypatch.setattr(trees.os, "replace", failing)
        outcome = plain.run("generate")
        if not failing.reached:
            break
        assert outcome.code == 3
        assert seen() == before
    assert outcome.code == 0


def test_the_count_of_written_files_is_no_more_than_all(tmp_path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    count, of, total, *_ = project.good("generate").out.splitlines()[-1].split()
    assert of == "of"
    assert int(count) <= int(total)


# test_memo.py
def test_a_group_may_be_named_as_a_folder_of_tools(tmp_path) -> None:
    spec = {
        p.replace("/talk/", "/build/"): t.replace("  talk:", "  build:") for p, t in SPEC.items()
    }
    project = make_project(tmp_path, spec=spec, templates=PLAIN_TEMPLATES)
    project.good("generate")
    project.edit("spec/im/build/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    assert project.run("check").code == 1


def test_an_edit_during_a_run_is_not_remembered_as_checked(plain: Project, monkeypatch) -> None:
    (plain.root / ".volcgen/same").unlink()
    plan = pipeline.plan

    def slow(*arguments, **options):
        planned = plan(*arguments, **options)
        plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
        return planned

    monkeypatch.setattr(pipeline, "plan", slow)
    assert plain.run("check").code == 0
    monkeypatch.setattr(pipeline, "plan", plan)
    assert plain.run("check").code == 1


def test_a_file_behind_a_link_is_looked_at(plain: Project) -> None:
    (plain.root / MAKE).rename(plain.root / "elsewhere.yaml")
    (plain.root / MAKE).symlink_to(plain.root / "elsewhere.yaml")
    plain.good("generate")
    plain.edit("elsewhere.yaml", "en: Make a talk.", "en: Make one talk.")
    assert plain.run("check").code == 1


# test_config.py: two more rows
@pytest.mark.parametrize(
    "text", ["tool = 1\n", "[[tool]]\nx = 1\n", '[tool.volcgen]\nspec = "a\\u0000b"\n']
)
def test_more_wrong_configurations(plain: Project, text: str) -> None:
    plain.write({"pyproject.toml": text})
    outcome = plain.run("check")
    assert outcome.code == 2
    assert outcome.err.startswith("error: configuration: ")


# test_render.py: more rows of FAULTS
@pytest.mark.parametrize(
    ("fault", "words"),
    [("{{ 1 // 0 }}", "zero"), ('{% include "_nothing.jinja" %}', "_nothing.jinja")],
)
def test_more_wrong_templates(plain: Project, fault: str, words: str) -> None:
    plain.write({"templates/{package}/names.py.jinja": f"# first line\n{fault}\n"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "template {package}/names.py.jinja:2: " in outcome.err
    assert words in outcome.err


def test_a_template_that_is_no_utf_8_is_named(plain: Project) -> None:
    plain.write({"templates/{package}/names.py.jinja": b"\xff"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "template {package}/names.py.jinja:1: " in outcome.err


def test_a_wrong_class_template_is_named(tmp_path) -> None:
    project = make_project(tmp_path)
    project.edit("templates/_models/Enum.jinja2", "{{ volcgen.doc }}", "{{ volcgen.doc")
    outcome = project.run("generate")
    assert outcome.code == 2
    assert "Enum.jinja2:" in outcome.err
    assert "Traceback" not in outcome.err


# test_proof.py
def test_what_no_compiler_takes_is_refused(plain: Project) -> None:
    plain.write({"templates/bad.py.jinja": "def f(a, a): ...\n"})
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code != 0
    assert "bad.py" in outcome.err
    assert "Traceback" not in outcome.err
    assert tree(plain.root) == before


def test_a_long_text_in_camel_case_has_a_neutral_twin(plain: Project) -> None:
    plain.edit(MAKE, "en: Make a talk.", f"en: '{'aB' * 1990}!'")
    plain.good("generate")


# test_cli.py
@pytest.mark.parametrize("command", ["check", "dump"])
def test_a_terminal_without_chinese_is_no_fault(plain: Project, command: str) -> None:
    plain.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    outcome = plain.spawn(command, PYTHONIOENCODING="ascii")
    assert outcome.code in (0, 1)
    assert "Traceback" not in outcome.err


# test_ledger.py: one more row
def test_a_ledger_that_nests_without_end_knows_nothing(plain: Project) -> None:
    plain.write({"out/.volcgen.json": "[" * 100_000})
    assert plain.run("check").code == 1


# test_models.py: more rows of TYPES and CLASSES
NESTED = {
    "Array of Array of Long": ("list[list[int]]", [[1]]),
    "Array of JSON Map": ("list[dict[str, str]]", [{"a": "b"}]),
    "JSON Map of Array of Detail": ("dict[str, list[Detail]]", {"a": [{"Score": 1.5}]}),
    "JSON Map of Array of String": ("dict[str, list[str]]", {"a": ["b"]}),
}


def test_nested_types_travel_both_ways(tmp_path) -> None:
    project = make_project(tmp_path)
    fields = "".join(f"  T{n}: {{type: {t}, {WORDS}}}\n" for n, t in enumerate(NESTED))
    project.edit(MAKE, "  Key: {type", f"{fields}  Key: {{type")
    project.edit(MAKE, "  Made: {type", f"{fields}  Made: {{type")
    values = {f"T{n}": value for n, (_, value) in enumerate(NESTED.values())}
    text = "".join(f"    {key}: {json.dumps(value)}\n" for key, value in values.items())
    project.edit(MAKE, "    OtherId: 11\n", f"    OtherId: 11\n{text}")
    project.good("generate")
    found = run_in(
        project.output,
        f"""
import json, msgspec
from tiny_im.actions import talk
request = msgspec.json.decode({json.dumps({"Info": {"Kind": 1}, "AppId": 1, **values})!r}, type=talk.MakeTalkRequest)
result = msgspec.json.decode({json.dumps(values)!r}, type=talk.MakeTalkResult)
print(json.dumps([json.loads(msgspec.json.encode(v)) for v in (request, result)]))
""",
    )
    for number, (_python, value) in enumerate(NESTED.values()):
        assert found[0][f"T{number}"] == value
    assert (
        't2={\n                    "a": [\n                        Detail(score=1.5),'
        in "".join(c.decode() for p, c in project.files().items() if p.endswith("methods/talk.py"))
    )


def test_a_reply_may_lack_what_requests_must_have(tmp_path) -> None:
    project = make_project(tmp_path)
    project.edit(
        "spec/im/talk/ListTalks.yaml",
        "  Next: {type",
        f"  First: {{type: Object of Info, required: true, {WORDS}}}\n  Next: {{type",
    )
    project.edit(
        "spec/im/talk/ListTalks.yaml", "result: {Talks", "result: {First: {Kind: 1}, Talks"
    )
    project.good("generate")
    found = run_in(
        project.output,
        """
import json
from tiny_im import Info, ListTalksResult
from tiny_im._core.serde.decode import reader_of
def read(result):
    reply = {"ResponseMetadata": {"RequestId": "r"}, "Result": result}
    return reader_of(ListTalksResult).read(json.dumps(reply).encode()).result
page = read({"Talks": [{"Name": "Tea"}, {"Kind": 2}], "First": {"Mood": "wild"}, "Next": 7})
empty = read({})
def refused():
    try:
        Info()
    except TypeError as error:
        return "kind" in str(error)
print(json.dumps([
    [[talk.kind, talk.name, type(talk.kind).__name__] for talk in page.talks],
    [page.first.kind, page.first.mood, page.next, page.more],
    [empty.talks, empty.first.kind, empty.first.mood, empty.next, empty.more],
    refused(),
]))
""",
    )
    assert found == [
        [[0, "Tea", "Kind"], [2, None, "Kind"]],
        [0, "wild", 7, False],
        [[], 0, None, 0, False],
        True,
    ]


def test_a_struct_may_be_named_model(tmp_path) -> None:
    project = make_project(tmp_path)
    model = f"  Model:\n    {WORDS}\n    fields:\n      A: {{type: String, {WORDS}}}\n"
    project.edit("spec/im/structs.yaml", "structs:\n", f"structs:\n{model}")
    project.good("generate")


# test_text.py: drop the filters of PLANE and of a number at the start of a line
def test_characters_beyond_the_first_plane() -> None:
    for text in ("\U000e0041", "\U0010ffff", "\U0002ebe1", "😀"):
        assert json.loads(json_literal({text: text})) == {text: text}


def test_a_number_at_the_start_of_a_line() -> None:
    for text in ("1. a", "1) a", "12. a", " 1. a"):
        tokens = MarkdownIt("commonmark").parse(markdown(Raw(text)))
        assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert "".join(c.content for c in tokens[1].children) == text.strip()


def test_toml_hides_nothing() -> None:
    import tomllib

    for text in ("\u202e", "\x85", "\u2028", "\U000e0041", "\x7f", "\n", "中😀"):
        literal = toml_literal(Raw(text))
        assert literal.isprintable()
        assert tomllib.loads(f"a = {literal}") == {"a": text}

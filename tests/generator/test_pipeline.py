"""`check` finds every difference and writes nothing; `generate` puts it right; both skip what is proven."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from volcgen import tools
from volcgen.config import find_config
from volcgen.pipeline import plan

from .support import Outcome, Project, times, tree

LEDGER = ".volcgen.json"
STRUCTS = "out/tiny_im/structs.py"
CLIENT = "out/tiny_im/client.py"
NAMES = "out/tiny_im/names.py"
PAGE = "out/docs/en/talk.md"
MAKE = "spec/im/talk/MakeTalk.yaml"


def seen(project: Project) -> tuple[dict[str, bytes | None], dict[str, int]]:
    """Everything of a project that git would see, and when it was changed."""
    folder = project.root
    contents, changed = tree(folder), times(folder)
    for path in [path for path in contents if path.split("/")[0] == ".volcgen"]:
        del contents[path], changed[path]
    return contents, changed


def forget(project: Project) -> None:
    """Drop the memo of the last run, so that the ledger is looked at."""
    shutil.rmtree(project.root / ".volcgen", ignore_errors=True)


def checked(project: Project, *options: str) -> Outcome:
    """A check, which must write nothing."""
    before = seen(project)
    outcome = project.run("check", *options)
    assert seen(project) == before
    return outcome


def test_right_after_generate_nothing_differs(tiny: Project) -> None:
    outcome = checked(tiny)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("out/ is as the spec says: ")
    forget(tiny)
    assert checked(tiny).code == 0
    assert checked(tiny, "--full").code == 0


def add_byte(path: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        file = project.root / path
        file.write_bytes(file.read_bytes() + b"\n")

    return change


def delete(path: str) -> Callable[[Project], None]:
    return lambda project: (project.root / path).unlink()


def add(path: str, content: str = "stray\n") -> Callable[[Project], None]:
    return lambda project: project.write({path: content})


def edit(path: str, old: str, new: str) -> Callable[[Project], None]:
    return lambda project: project.edit(path, old, new)


CHANGES: dict[str, tuple[Callable[[Project], None], str]] = {
    "byte of a module": (add_byte(NAMES), NAMES),
    "byte of a copied module": (add_byte("out/tiny_im/plain.py"), "out/tiny_im/plain.py"),
    "byte of a page": (add_byte(PAGE), PAGE),
    "byte of the project file": (add_byte("out/pyproject.toml"), "out/pyproject.toml"),
    "empty file with a byte": (add_byte("out/empty"), "out/empty"),
    "module deleted": (delete(NAMES), NAMES),
    "empty file deleted": (delete("out/empty"), "out/empty"),
    "file added": (add("out/tiny_im/extra.py"), "out/tiny_im/extra.py"),
    "folder added": (add("out/old/deep/extra.txt"), "out/old/deep/extra.txt"),
    "hidden file added": (add("out/.hidden"), "out/.hidden"),
    "template changed": (edit("templates/{package}/names.py.jinja", "ACTIONS", "KNOWN"), NAMES),
    "copied template changed": (add_byte("templates/{package}/plain.py"), "out/tiny_im/plain.py"),
    "template added": (add("templates/more.txt.jinja", "{{ view.service.name }}"), "out/more.txt"),
    "template deleted": (delete("templates/empty"), "out/empty"),
    "partial changed": (edit("templates/_head.jinja", "# Made", "# Now made"), NAMES),
    "summary changed": (edit(MAKE, "en: Make a talk.", "en: Make one talk."), NAMES),
    "Chinese text changed": (edit(MAKE, "zh: 创建会话。", "zh: 新建会话。"), "out/docs/zh/talk.md"),
    "order changed": (edit("spec/im/service.yaml", "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]"), NAMES),
    "comment added": (add_byte(MAKE), f"out/{LEDGER}"),
    "ledger deleted": (delete(f"out/{LEDGER}"), f"out/{LEDGER}"),
    "ledger emptied": (add(f"out/{LEDGER}", ""), f"out/{LEDGER}"),
    "ledger that is no JSON": (add(f"out/{LEDGER}", "{"), f"out/{LEDGER}"),
    "ledger that is a list": (add(f"out/{LEDGER}", "[]"), f"out/{LEDGER}"),
    "ledger without files": (add(f"out/{LEDGER}", '{"files": 1}'), f"out/{LEDGER}"),
    "ledger of other kinds": (add(f"out/{LEDGER}", '{"files": {"a": 1}, "tools": 1}'), f"out/{LEDGER}"),
    "ledger that is no UTF-8": (lambda p: p.write({f"out/{LEDGER}": b"\xff"}), f"out/{LEDGER}"),
    "ledger in another order": (
        lambda p: p.write({f"out/{LEDGER}": json.dumps(json.loads(p.read(f"out/{LEDGER}")))}),
        f"out/{LEDGER}",
    ),
    "schema changed": (add("spec/schema.json", "{}"), "spec/schema.json"),
    "schema deleted": (delete("spec/schema.json"), "spec/schema.json"),
}  # fmt: skip


def check_and_put_right(project: Project, change: Callable[[Project], None], path: str) -> None:
    change(project)
    outcome = checked(project)
    assert outcome.code == 1
    assert f"\n{path}: " in f"\n{outcome.out}"
    assert "`volcgen generate` puts it right" in outcome.err
    assert f" {path}" in project.good("generate").out
    assert checked(project).code == 0
    assert checked(project, "--full").code == 0


@pytest.mark.parametrize(("change", "path"), CHANGES.values(), ids=CHANGES)
def test_check_names_what_differs_and_generate_puts_it_right(
    plain: Project, change: Callable[[Project], None], path: str
) -> None:
    check_and_put_right(plain, change, path)


def test_models_and_formatting_are_checked_as_well(tiny: Project) -> None:
    edit(MAKE, "max: 900", "max: 901")(tiny)
    enums = "templates/_models/Enum.jinja2"
    edit(enums, "({{ volcgen.base }}):", "({{ volcgen.base }}):  # open")(tiny)
    check_and_put_right(tiny, lambda _: None, "out/tiny_im/enums.py")
    assert "class Kind(OpenIntEnum):  # open" in tiny.read("out/tiny_im/enums.py")
    assert "max=901" in tiny.read("out/tiny_im/fields.py")


def test_what_was_changed_by_hand_is_made_again(tiny: Project) -> None:
    good = tiny.files()
    for path in (STRUCTS, "out/tiny_im/errors.py", "out/pyproject.toml", PAGE):
        add_byte(path)(tiny)
    delete(CLIENT)(tiny)
    add("out/extra/x.py")(tiny)
    tiny.good("generate")
    assert tiny.files() == good
    assert not (tiny.output / "extra").exists()


def test_a_changed_tool_makes_everything_anew(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = plain.files()
    versions = {**tools.tool_versions(), "black": "99.1.0"}
    monkeypatch.setattr(tools, "tool_versions", lambda: versions)
    outcome = checked(plain)
    assert outcome.code == 1
    assert f"out/{LEDGER}: " in outcome.out
    config = find_config(plain.root)
    assert plan(config).made == len(good) - 1
    plain.good("generate")
    assert checked(plain).code == 0
    assert json.loads(plain.read(f"out/{LEDGER}"))["tools"]["black"] == "99.1.0"
    assert plan(config).made == 0
    assert {p: c for p, c in plain.files().items() if p != LEDGER} == {
        p: c for p, c in good.items() if p != LEDGER
    }


def test_a_ledger_of_another_tool_is_not_believed(plain: Project) -> None:
    good = plain.files()
    plain.edit(f"out/{LEDGER}", f'"black": "{tools.tool_versions()["black"]}"', '"black": "1.0"')
    assert checked(plain).code == 1
    assert plan(find_config(plain.root)).made == len(good) - 1
    plain.good("generate")
    assert plain.files() == good


def test_a_forged_ledger_does_not_deceive_a_full_check(plain: Project) -> None:
    from volcgen.digest import digest

    plain.edit(NAMES, "ACTIONS = (", "ACTIONS  =  (")
    forged = json.loads(plain.read(f"out/{LEDGER}"))
    forged["files"]["tiny_im/names.py"]["output"] = digest(plain.read(NAMES))
    plain.write({f"out/{LEDGER}": json.dumps(forged, indent=1, sort_keys=True) + "\n"})
    assert checked(plain, "--full").code == 1
    plain.good("generate", "--full")
    assert checked(plain, "--full").code == 0


def test_only_what_an_edit_reaches_is_made_again(tiny: Project) -> None:
    tiny.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    planned = plan(find_config(tiny.root))
    assert {change.path for change in planned.changes} == {"docs/zh/talk.md", "docs/zh/api.md", LEDGER}  # fmt: skip
    assert planned.made == 2
    assert plan(find_config(tiny.root), full=True).made > planned.made


def test_generate_that_has_nothing_to_do_writes_nothing(tiny: Project) -> None:
    for prepare in (lambda: None, lambda: forget(tiny)):
        prepare()
        before = seen(tiny)
        outcome = tiny.good("generate")
        assert "nothing to do" in outcome.out
        assert seen(tiny) == before


def test_a_removed_action_takes_its_outputs_along(plain: Project) -> None:
    service = "spec/im/service.yaml"
    extra = "  lone:\n    title: {en: Lone, zh: 独}\n    description: {en: X., zh: 某。}\n    actions: [EndTalk]\n"
    good = plain.files()
    text = plain.read(service)
    plain.write(
        {
            service: text + extra,
            "spec/im/lone/EndTalk.yaml": "action: EndTalk\ndoc: 6348/9\naccess: write\nqps: 1\nsummary: {en: End., zh: 结束。}\n",
        }
    )  # fmt: skip
    plain.good("generate")
    assert (plain.output / "docs/zh/lone.md").is_file()
    shutil.rmtree(plain.root / "spec/im/lone")
    plain.write({service: text})
    outcome = checked(plain)
    assert outcome.code == 1
    assert "out/docs/en/lone.md: no longer made" in outcome.out
    done = plain.good("generate")
    assert "deleted out/docs/zh/lone.md" in done.out
    assert "warning" not in done.err
    assert plain.files() == good


def test_what_tools_leave_behind_is_no_stray(tiny: Project) -> None:
    left = [
        "tiny_im/__pycache__/client.cpython-311.pyc",
        "dist/tiny_im-0.1.0.tar.gz",
        "tiny_im.egg-info/PKG-INFO",
        ".venv/bin/python",
        ".mypy_cache/3.11/x.json",
        ".ruff_cache/x",
        ".pytest_cache/x",
        ".DS_Store",
        "uv.lock",
        "tiny_im/stray.pyc",
    ]
    tiny.write({f"out/{path}": "x" for path in left})
    forget(tiny)
    assert checked(tiny).code == 0
    tiny.good("generate", "--full")
    assert all((tiny.output / path).is_file() for path in left)


# Each step in one process, and the libraries that were loaded by its end.
STEPS = """
import shutil, sys
from pathlib import Path
from volcgen.cli import main
def step(command):
    assert main([command]) == 0
    libraries = ("jinja2", "pydantic", "ruamel.yaml", "black", "datamodel_code_generator")
    print("loaded", *[name for name in libraries if name in sys.modules])
step("check")
step("generate")
shutil.rmtree(".volcgen")
step("check")
page = Path("spec/im/talk/MakeTalk.yaml")
page.write_bytes(page.read_bytes().replace("zh: 创建会话。".encode(), "zh: 新建会话。".encode()))
step("generate")
"""


def test_the_slow_libraries_stay_unloaded_while_they_have_no_work(tiny: Project) -> None:
    outcome = tiny.python("-c", STEPS)
    assert outcome.code == 0, outcome
    loaded = [line.split()[1:] for line in outcome.out.splitlines() if line.startswith("loaded")]
    assert loaded[0] == loaded[1] == []  # the memo knows
    assert "ruamel.yaml" in loaded[2]  # the ledger knows
    assert "新建会话。" in tiny.read("out/docs/zh/talk.md")
    assert not {"black", "datamodel_code_generator"} & {*loaded[2], *loaded[3]}


def test_the_output_folder_may_be_missing_or_empty(plain: Project) -> None:
    good = plain.files()
    shutil.rmtree(plain.output)
    assert checked(plain).code == 1
    plain.good("generate")
    assert plain.files() == good
    shutil.rmtree(plain.output)
    plain.output.mkdir()
    plain.good("generate")
    assert plain.files() == good


def test_an_edited_file_of_the_spec_beside_is_left_alone(plain: Project) -> None:
    plain.write({"spec/notes.txt": "mine", "spec/im/notes.txt": "mine"})
    plain.good("generate")
    assert Path(plain.root / "spec/notes.txt").read_text(encoding="utf-8") == "mine"
    assert checked(plain).code == 0

"""`check` finds every difference, `generate` fixes it, and both use results of the cache."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.project import Outcome, Project, times, tree

from volcgen import versions
from volcgen.cache.store import Cache
from volcgen.config import find_config
from volcgen.pipeline import plan

VERSIONS = ".volcgen.json"
STRUCTS = "out/tiny_im/structs.py"
CLIENT = "out/tiny_im/client.py"
NAMES = "out/tiny_im/names.py"
PAGE = "out/docs/en/talk.md"
MAKE = "spec/tiny/talk/MakeTalk.yaml"


def seen(project: Project) -> tuple[dict[str, bytes | None], dict[str, int]]:
    """Return all files of a project that git would see, with their times of change."""
    folder = project.root
    contents, changed = tree(folder), times(folder)
    for path in [path for path in contents if path.split("/")[0] == ".volcgen"]:
        del contents[path], changed[path]
    return contents, changed


def forget(project: Project) -> None:
    """Delete the cache."""
    shutil.rmtree(project.root / ".volcgen", ignore_errors=True)


def checked(project: Project, *options: str) -> Outcome:
    """Run `check`, which must write nothing."""
    before = seen(project)
    outcome = project.run("check", *options)
    assert seen(project) == before
    return outcome


def test_right_after_generate_nothing_differs(tiny: Project) -> None:
    outcome = checked(tiny)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("out/ is up to date: ")
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
    "order changed": (edit("spec/tiny/service.yaml", "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]"), NAMES),
    "versions deleted": (delete(f"out/{VERSIONS}"), f"out/{VERSIONS}"),
    "versions emptied": (add(f"out/{VERSIONS}", ""), f"out/{VERSIONS}"),
    "versions that are not JSON": (add(f"out/{VERSIONS}", "{"), f"out/{VERSIONS}"),
    "versions in a list": (add(f"out/{VERSIONS}", "[]"), f"out/{VERSIONS}"),
    "versions without tools": (add(f"out/{VERSIONS}", '{"files": 1}'), f"out/{VERSIONS}"),
    "versions of other kinds": (add(f"out/{VERSIONS}", '{"tools": {"black": 1}}'), f"out/{VERSIONS}"),
    "versions nested without end": (add(f"out/{VERSIONS}", "[" * 100_000), f"out/{VERSIONS}"),
    "versions that are not UTF-8": (lambda p: p.write({f"out/{VERSIONS}": b"\xff"}), f"out/{VERSIONS}"),
    "versions in another layout": (
        lambda p: p.write({f"out/{VERSIONS}": json.dumps(json.loads(p.read(f"out/{VERSIONS}")))}),
        f"out/{VERSIONS}",
    ),
    "schema changed": (add("spec/schema.json", "{}"), "spec/schema.json"),
    "schema deleted": (delete("spec/schema.json"), "spec/schema.json"),
}  # fmt: skip


def check_and_fix(project: Project, change: Callable[[Project], None], path: str) -> None:
    change(project)
    outcome = checked(project)
    assert outcome.code == 1
    assert f"\n{path}: " in f"\n{outcome.out}"
    assert "run `volcgen generate`" in outcome.err
    assert f" {path}" in project.good("generate").out
    assert checked(project).code == 0
    assert checked(project, "--full").code == 0


@pytest.mark.parametrize(("change", "path"), CHANGES.values(), ids=CHANGES)
def test_check_names_what_differs_and_generate_fixes_it(
    plain: Project, change: Callable[[Project], None], path: str
) -> None:
    check_and_fix(plain, change, path)


def test_models_and_formatting_are_checked_as_well(tiny: Project) -> None:
    edit(MAKE, "max: 900", "max: 901")(tiny)
    edit("templates/_models.jinja", "({{ enum.base }}):", "({{ enum.base }}):  # open")(tiny)
    check_and_fix(tiny, lambda _: None, "out/tiny_im/enums.py")
    assert "class Kind(OpenIntEnum):  # open" in tiny.read("out/tiny_im/enums.py")
    assert "le=901" in tiny.read("out/tiny_im/actions/talk.py")


def test_what_was_changed_by_hand_is_regenerated(tiny: Project) -> None:
    good = tiny.files()
    for path in (STRUCTS, "out/tiny_im/errors.py", "out/pyproject.toml", PAGE):
        add_byte(path)(tiny)
    delete(CLIENT)(tiny)
    add("out/extra/x.py")(tiny)
    tiny.good("generate")
    assert tiny.files() == good
    assert not (tiny.output / "extra").exists()


MADE = ["pyproject.toml", "tiny_im/names.py"]
"""Outputs of the plain project that have steps after the rendering."""


def test_a_changed_tool_rebuilds_everything(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = plain.files()
    newer = {**versions.tool_versions(), "black": "99.1.0"}
    monkeypatch.setattr(versions, "tool_versions", lambda: newer)
    config = find_config(plain.root)
    assert sorted(plan(config).built) == MADE
    outcome = checked(plain)
    assert outcome.code == 1
    assert f"out/{VERSIONS}: " in outcome.out
    plain.good("generate")
    assert checked(plain).code == 0
    assert json.loads(plain.read(f"out/{VERSIONS}"))["tools"]["black"] == "99.1.0"
    assert plan(config).built == ()
    assert {p: c for p, c in plain.files().items() if p != VERSIONS} == {
        p: c for p, c in good.items() if p != VERSIONS
    }


def test_versions_of_another_tool_are_fixed(plain: Project) -> None:
    good = plain.files()
    plain.edit(
        f"out/{VERSIONS}", f'"black": "{versions.tool_versions()["black"]}"', '"black": "1.0"'
    )
    assert checked(plain).code == 1
    plain.good("generate")
    assert plain.files() == good


def test_a_full_check_uses_no_result_of_the_cache_and_replaces_wrong_ones(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Cache.put

    def forge(cache: Cache, kind: str, name: str, key: str, result: bytes) -> None:
        forged = b"{}" if kind == "reads" else result.replace(b"ACTIONS", b"FORGED")
        put(cache, kind, name, key, forged)

    with monkeypatch.context() as patch:
        patch.setattr(Cache, "put", forge)
        plain.good("generate", "--full")
    add_byte(MAKE)(plain)
    assert checked(plain).code == 1
    assert checked(plain, "--full").code == 0
    add_byte(MAKE)(plain)
    assert checked(plain).code == 0


def test_only_files_with_changed_text_are_rebuilt(tiny: Project) -> None:
    tiny.edit(MAKE, "zh: 会话 ID。", "zh: 会话的 ID。")
    planned = plan(find_config(tiny.root))
    assert {change.path for change in planned.changes} == {
        "docs/zh/talk.md",
        "tiny_im/texts/zh/talk.json",
    }
    assert planned.built == ()
    assert len(plan(find_config(tiny.root), full=True).built) > 10


def test_an_edit_renders_the_data_of_its_group_or_what_groups_share(tiny: Project) -> None:
    data = {path for path in tiny.files() if re.search(r"/texts/|/example_", path)}
    for file, old, new, expected in (
        (MAKE, "example: key-1", "example: key-2", ["testing/example_values/actions/talk.json"]),
        (
            "spec/tiny/structs.yaml",
            "Its name., zh: 名称。",
            "Its names., zh: 名字。",
            ["texts/en.json", "texts/zh.json"],
        ),
    ):
        tiny.edit(file, old, new)
        changed = {change.path for change in plan(find_config(tiny.root)).changes}
        tiny.good("generate")
        assert sorted(changed & data) == [f"tiny_im/{path}" for path in expected]


def test_generate_that_has_nothing_to_do_writes_nothing(tiny: Project) -> None:
    for prepare in (lambda: None, lambda: forget(tiny)):
        prepare()
        before = seen(tiny)
        outcome = tiny.good("generate")
        assert "nothing to do" in outcome.out
        assert seen(tiny) == before


def test_a_removed_action_takes_its_outputs_along(plain: Project) -> None:
    service = "spec/tiny/service.yaml"
    extra = "  lone:\n    title: {en: Lone, zh: 独}\n    description: {en: X., zh: 某。}\n    actions: [EndTalk]\n"
    good = plain.files()
    text = plain.read(service)
    plain.write(
        {
            service: text + extra,
            "spec/tiny/lone/EndTalk.yaml": "action: EndTalk\ndoc: 6348/9\naccess: write\nqps: 1\nsummary: {en: End., zh: 结束。}\n",
        }
    )  # fmt: skip
    plain.good("generate")
    assert (plain.output / "docs/zh/lone.md").is_file()
    shutil.rmtree(plain.root / "spec/tiny/lone")
    plain.write({service: text})
    outcome = checked(plain)
    assert outcome.code == 1
    assert "out/docs/en/lone.md: no longer generated" in outcome.out
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


# Runs all steps in one process, and prints the libraries that are loaded after each.
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
shutil.rmtree(".volcgen/cache/up_to_date")
step("check")
page = Path("spec/tiny/talk/MakeTalk.yaml")
page.write_bytes(page.read_bytes().replace("zh: 会话 ID。".encode(), "zh: 会话的 ID。".encode()))
step("generate")
"""


def test_the_slow_libraries_stay_unloaded_while_they_have_no_work(tiny: Project) -> None:
    outcome = tiny.python("-c", STEPS)
    assert outcome.code == 0, outcome
    loaded = [line.split()[1:] for line in outcome.out.splitlines() if line.startswith("loaded")]
    assert loaded[0] == loaded[1] == []  # nothing differs
    assert "ruamel.yaml" in loaded[2]
    assert "会话的 ID。" in tiny.read("out/docs/zh/talk.md")
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
    plain.write({"spec/notes.txt": "mine", "spec/tiny/notes.txt": "mine"})
    plain.good("generate")
    assert Path(plain.root / "spec/notes.txt").read_text(encoding="utf-8") == "mine"
    assert checked(plain).code == 0

"""The check that the output is up to date: right for every change, and harmless when damaged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from support.project import Project, make_project
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from volcgen import pipeline, versions
from volcgen.cache.store import CACHE_FOLDER, Cache
from volcgen.cache.up_to_date import digests_of_inputs, files_if_up_to_date
from volcgen.config import find_config
from volcgen.pipeline import Plan

MAKE = "spec/tiny/talk/MakeTalk.yaml"


STORED = f"{CACHE_FOLDER}/up_to_date"


def known(project: Project) -> int | None:
    config = find_config(project.root)
    return files_if_up_to_date(Cache.of(project.root), config, digests_of_inputs(config))


def test_a_run_that_found_all_well_is_remembered(plain: Project) -> None:
    count = len(plain.files())
    assert known(plain) == count
    assert plain.run("check").out == f"out/ is up to date: {count} files\n"
    shutil.rmtree(plain.root / STORED)
    assert known(plain) is None
    assert plain.run("check").out == f"out/ is up to date: {count} files\n"
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


@pytest.mark.parametrize("folder", ["spec/tiny/talk", "templates", "out"])
def test_anything_added_is_noticed(plain: Project, folder: str) -> None:
    plain.write({f"{folder}/added.txt": ""})
    assert known(plain) is None


def test_contents_that_change_places_are_noticed(plain: Project) -> None:
    one, two = plain.read("out/docs/en/talk.md"), plain.read("out/docs/zh/talk.md")
    plain.write({"out/docs/en/talk.md": two, "out/docs/zh/talk.md": one})
    assert known(plain) is None


def test_another_tool_is_noticed(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = {**versions.tool_versions(), "black": "99.1.0"}
    monkeypatch.setattr(versions, "tool_versions", lambda: newer)
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
def test_a_damaged_entry_is_not_used(plain: Project, content: bytes) -> None:
    for file in (plain.root / STORED).iterdir():
        file.write_bytes(content)
    assert known(plain) is None
    assert plain.run("check").code == 0


def test_a_cache_that_cannot_be_written_is_harmless(plain: Project) -> None:
    shutil.rmtree(plain.root / ".volcgen")
    plain.write({".volcgen": "a file"})
    assert plain.run("check").code == 0
    assert plain.run("generate").code == 0
    assert plain.read(".volcgen") == "a file"


def test_a_full_check_does_not_use_it(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volcgen.cli.files_if_up_to_date", lambda *_: 1)
    plain.write({"out/stray.txt": "x"})
    assert plain.run("check").code == 0
    assert plain.run("check", "--full").code == 1


def test_a_group_may_be_named_as_a_folder_of_tools(tmp_path: Path) -> None:
    spec = {
        p.replace("/talk/", "/build/"): t.replace("  talk:", "  build:") for p, t in SPEC.items()
    }
    project = make_project(tmp_path, spec=spec, templates=PLAIN_TEMPLATES)
    project.good("generate")
    project.edit("spec/tiny/build/MakeTalk.yaml", "en: Make a talk.", "en: Make one talk.")
    assert project.run("check").code == 1


def test_an_edit_during_a_run_is_not_remembered_as_checked(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(plain.root / ".volcgen/cache/up_to_date")
    plan = pipeline.plan

    def slow(*arguments: Any, **options: Any) -> Plan:
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

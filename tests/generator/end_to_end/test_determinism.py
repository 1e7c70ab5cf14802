"""Equal specs yield equal bytes on every machine, in every folder and in every order of files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.project import Project, copy_project, make_project
from support.tiny_spec import LIST_TALKS, SPEC


def test_hashes_locales_and_places_change_nothing(
    tiny: Project, plain: Project, tmp_path: Path
) -> None:
    runs = {
        "a": (tiny, {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
        "b/in a/deeper 文件夹": (tiny, {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}),
        "c": (tiny, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "zh_CN.GB18030"}),
    }  # fmt: skip
    projects = {
        place: copy_project(project, tmp_path / place) for place, (project, _) in runs.items()
    }
    started = []
    for place, (_, environment) in runs.items():
        os.utime(projects[place].root / "spec/tiny/structs.yaml", (1, 1))
        started.append(projects[place].start("-m", "volcgen", "generate", "--full", **environment))
    for process in started:
        _, error = process.communicate(timeout=60)
        assert (process.returncode, error) == (0, "")
    for place, (project, _) in runs.items():
        assert projects[place].files() == project.files()


def test_a_run_from_nothing_is_the_same_as_one_on_top(tiny: Project, tmp_path: Path) -> None:
    fresh = make_project(tmp_path / "fresh", spec=dict(reversed(SPEC.items())))
    fresh.good("generate")
    assert fresh.files() == tiny.files()
    assert fresh.read("spec/schema.json") == tiny.read("spec/schema.json")


def test_the_order_of_files_on_disk_changes_nothing(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = plain.files()
    glob, rglob, walk = Path.glob, Path.rglob, os.walk
    # From Python 3.13 on, rglob calls glob, with keywords.
    monkeypatch.setattr(Path, "glob", lambda *a, **k: sorted(glob(*a, **k), reverse=True))
    monkeypatch.setattr(Path, "rglob", lambda *a, **k: sorted(rglob(*a, **k), reverse=True))

    def backwards(folder: Path, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for place, folders, files in walk(folder, **options):
            folders.reverse()
            yield place, folders, sorted(files, reverse=True)

    monkeypatch.setattr(os, "walk", backwards)
    plain.good("generate", "--full")
    assert plain.files() == good
    assert plain.run("check").code == 0


def test_the_order_of_problems_is_the_same_in_every_process(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "equals: 1}, error", "equals: 1.5}, error")
    plain.edit(
        "spec/tiny/talk/MakeTalk.yaml",
        "access: write\nqps: 50\nsummary: {en: Make a talk., zh: 创建会话。}\n",
        "",
    )
    started = [plain.start("-m", "volcgen", "lint", PYTHONHASHSEED=str(seed)) for seed in range(3)]
    shown = {process.communicate(timeout=60)[1] for process in started}
    assert len(shown) == 1
    assert shown.pop().count("error[") == 5


def test_carriage_returns_of_the_spec_change_no_output(plain: Project) -> None:
    good = plain.files()
    plain.write({path: text.replace("\n", "\r\n") for path, text in SPEC.items()})
    plain.good("generate")
    assert plain.files() == good


def test_comments_and_layout_of_the_spec_change_no_output(plain: Project) -> None:
    good = plain.files()
    path = "spec/tiny/talk/ListTalks.yaml"
    plain.write({path: "\ufeff# A comment.\n\n" + LIST_TALKS.replace("{Cursor: 0, Limit: 50}", "{\n    Cursor: 0,\n    Limit: 50 }") + "\n\n"})  # fmt: skip
    assert plain.run("check").code == 0
    plain.good("generate")
    assert plain.files() == good


def test_every_text_file_ends_with_one_line_feed(tiny: Project) -> None:
    for path, content in tiny.files().items():
        assert b"\r" not in content, path
        if content:
            assert content.endswith(b"\n"), path
            assert not content.endswith(b"\n\n"), path

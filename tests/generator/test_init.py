"""`volcgen init`: a project that lints, generates and checks at once, or one line and nothing written."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import pytest
from support.failing_disk import Failing
from support.project import Project, tree

from volcgen import __version__

PAGE = """\
# FindEntry
## 请求参数
### Query
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| --- | --- | --- | --- | --- |
| Action | String | 是 | `FindEntry` | 接口名称。 |
### Body
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| --- | --- | --- | --- | --- |
| Name | String | 是 | `a` | 名称。 |
"""
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def folder(tmp_path: Path) -> Project:
    return Project(tmp_path)


def made(folder: Project, *arguments: str) -> Project:
    name = arguments[0]
    folder.good("init", *arguments)
    return Project(folder.root / name)


@pytest.mark.parametrize(
    "arguments",
    [
        ("weather",),
        ("s3", "--signing-name", "storage", "--host", "s3.example.com", "--region", "eu-1"),
        ("a_long_name_2", "--version", "2023-12-31"),
        ("async_client", "--languages", "zh,en"),
        ("server", "--languages", "en"),
        ("null", "--signing-name", "true", "--region", "1"),
        ("entry", "--languages", "zh"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_project_has_no_problems(folder: Project, arguments: tuple[str, ...]) -> None:
    project = made(folder, *arguments)
    assert not (project.root / ".volcgen").exists()
    assert project.good("lint").out == "spec/ has no problems: 1 actions\n"


def test_flags_are_written(folder: Project) -> None:
    flags = ("--signing-name", "storage", "--host", "s3.example.com", "--region", "eu-1")
    project = made(folder, "store_2", "--version", "2023-12-31", "--method", "GET", *flags)
    data = project.good("dump").out
    for word in ('"storage"', '"s3.example.com"', '"eu-1"', '"2023-12-31"', '"GetStore2"'):
        assert word in data
    assert "\nmethod: GET\n" in project.read("spec/store_2/service.yaml")
    table = tomllib.loads(project.read("pyproject.toml"))
    assert f"volcgen=={__version__}" in table["dependency-groups"]["dev"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_service_may_have_one_language(folder: Project, language: str) -> None:
    project = made(folder, "weather", "--languages", language)
    project.good("generate")
    project.good("check")
    output = project.root / "generated"
    assert [path.name for path in (output / "docs").iterdir()] == [language]
    assert {path.name for path in output.glob("*.md")} == {"README.md", "CHANGELOG.md"}
    pages = [*output.rglob("*.md"), project.root / "README.md"]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert bool(CHINESE.search(text)) == (language == "zh"), page
        assert ".zh.md" not in text
        assert not re.search(r"\]\(\.\./(en|zh)/", text)
    document = json.loads(project.good("export", "openapi").out)
    assert bool(CHINESE.search(document["info"]["description"])) == (language == "zh")
    assert not re.search(r'"x-[\w-]+-zh"', json.dumps(document))
    project.write({"page.md": PAGE})
    project.good("import", "page.md", "--group", "entry")
    assert f"summary:\n  {language}: TODO\n\n" in project.read("spec/weather/entry/FindEntry.yaml")
    (project.root / "spec/weather/entry/FindEntry.yaml").unlink()
    project.edit("spec/weather/service.yaml", "      - FindEntry\n", "")
    other = "zh" if language == "en" else "en"
    action = "spec/weather/entry/GetWeather.yaml"
    project.edit(action, f"summary: {{{language}: ", f"summary: {{{other}: x, {language}: ")
    outcome = project.run("lint")
    assert outcome.code == 2
    assert "is not a language of the service" in outcome.err
    project.edit("spec/weather/service.yaml", f"languages: [{language}]", "languages: [en, zh]")
    assert f"`{other}` is missing" in project.run("lint").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Weather-Data",), "NAME: expected lower-case letters, digits and single `_`, at most 40 characters, got `Weather-Data`; did you mean `weather_data`?"),
        (("1x",), "NAME: expected lower-case letters, digits and single `_`, at most 40 characters, got `1x`; did you mean `x`?"),
        (("天气",), "NAME: expected lower-case letters, digits and single `_`, at most 40 characters, got `天气`"),
        (("a" * 41,), f"NAME: expected lower-case letters, digits and single `_`, at most 40 characters, got `{'a' * 41}`"),
        (("../x",), "NAME: expected lower-case letters, digits and single `_`, at most 40 characters, got `../x`; did you mean `x`?"),
        (("pytest",), "NAME: expected a name that Python, pytest and the package do not use, got `pytest`"),
        (("sdk",), "NAME: expected a name that Python, pytest and the package do not use, got `sdk`"),
        (("class",), "NAME: expected a name that Python, pytest and the package do not use, got `class`"),
        (("x", "--version", "2024-13-01"), "--version: expected a date such as 2024-01-01, got `2024-13-01`"),
        (("x", "--version", "20240101"), "--version: expected a date such as 2024-01-01, got `20240101`"),
        (("x", "--host", "https://x.example.com"), "--host: expected a host name such as open.volcengineapi.com, got `https://x.example.com`"),
        (("x", "--host", "x\ny"), "--host: expected a host name such as open.volcengineapi.com, got `x\\ny`"),
        (("x", "--region", "CN"), "--region: expected a region such as cn-beijing, got `CN`"),
        (("x", "--signing-name", "X Y"), "--signing-name: expected lower-case letters, digits and `_`, got `X Y`"),
        (("x", "--method", "PUT"), "--method: expected `GET` or `POST`, got `PUT`"),
        (("x", "--languages", "en,fr"), "--languages: expected `en`, `zh` or `en,zh`, got `en,fr`"),
        (("x", "--languages", ""), "--languages: expected `en`, `zh` or `en,zh`, got ``"),
        (("x", "--languages", "en,en"), "--languages: expected `en`, `zh` or `en,zh`, got `en,en`"),
    ],
)  # fmt: skip
def test_a_bad_argument_is_one_line(
    folder: Project, arguments: tuple[str, ...], message: str
) -> None:
    outcome = folder.run("init", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {message}\n")
    assert tree(folder.root) == {}


def test_a_folder_with_files_is_refused(folder: Project) -> None:
    folder.write({"weather/notes.txt": "mine"})
    outcome = folder.run("init", "weather")
    assert outcome.code == 2
    reason = "the folder weather/ is not empty: it has notes.txt; nothing was written"
    assert outcome.err == f"error: {reason}\n"
    assert tree(folder.root / "weather") == {"notes.txt": b"mine"}
    outcome = folder.run("init", "weather", "--folder", "weather/notes.txt")
    assert outcome.err == "error: weather/notes.txt is not a folder; nothing was written\n"


def test_an_empty_folder_and_a_new_repository_are_filled(folder: Project) -> None:
    (folder.root / ".git").mkdir()
    folder.good("init", "weather", "--folder", ".")
    assert {"README.md", "README.zh.md", "pyproject.toml", "tests", "spec", ".gitignore"} <= {
        path.name for path in folder.root.iterdir()
    }


@pytest.mark.parametrize("step", [1, 4, 9])
def test_all_files_are_written_or_none(
    folder: Project, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Failing(step, OSError(28, "No space left on device"))
    monkeypatch.setattr(os, "replace", failing)
    outcome = folder.run("init", "weather", "--folder", "a/b")
    assert failing.reached
    assert outcome.code == 2
    assert outcome.err.startswith("error: cannot write b/: No space left on device")
    assert outcome.err.count("\n") == 1
    assert tree(folder.root) == {}

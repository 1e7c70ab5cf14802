"""Every file that a text names exists, so that a renamed file is renamed in the texts too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from docs_pages import ROOT

WRITTEN: Final = ("benchmarks", "docs", "examples", "generator", "runtime", "services", "templates")
NAMED: Final = re.compile(r"`(?:[\w.]+/)*([\w.]+\.(?:py|yaml|json|jinja|md|js))`")
EXISTING: Final = {
    name
    for folder in (*WRITTEN, ".ci", "spec", "generated", "tests")
    for file in (ROOT / folder).rglob("*")
    for name in (file.name, file.name.removesuffix(".jinja"))
} | {file.name for file in ROOT.glob("*.md")}


def texts(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.suffix in (".py", ".md", ".jinja")]


def missing(text: str) -> list[str]:
    return [name for name in NAMED.findall(text) if name not in EXISTING]


@pytest.mark.parametrize("folder", WRITTEN)
def test_named_files_exist(folder: str) -> None:
    assert texts(ROOT / folder)
    named = {
        str(file.relative_to(ROOT)): missing(file.read_text(encoding="utf-8"))
        for file in texts(ROOT / folder)
    }
    assert {path: names for path, names in named.items() if names} == {}


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_files_named_in_a_page_exist(page: str) -> None:
    assert missing((ROOT / page).read_text(encoding="utf-8")) == []


def test_a_missing_file_is_found() -> None:
    assert missing("see `README.md` and `handlers/gone_for_good.py`") == ["gone_for_good.py"]

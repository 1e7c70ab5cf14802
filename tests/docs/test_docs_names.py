"""The table of names lists all methods and fields, and what the page on migration uses is in it."""

from __future__ import annotations

import re

import pytest
from docs_pages import LANGUAGES, PAGES, ROOT, cells

from volc_im import Client
from volcgen.config import find_config
from volcgen.spec.load import load
from volcgen.view import View, build_view


@pytest.fixture(scope="module")
def view() -> View:
    config = find_config(ROOT)
    return build_view(load(config.spec, config.root))


def rows(language: str, table: int) -> list[list[str]]:
    lines = PAGES[f"docs/{language}/names.md"].tables[table][2:]
    return [re.findall(r"`(\w+)`", " ".join(cells(line))) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_methods(language: str, view: View) -> None:
    expected = [
        [action.name, action.method, *([action.iterator] if action.iterator else [])]
        for action in view.actions
    ]
    assert rows(language, 0) == expected
    assert all(hasattr(Client, method) for _, *methods in expected for method in methods)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields(language: str, view: View) -> None:
    found = {row[-2]: row[-1] for row in rows(language, 2)}
    assert found == {str(wire): python for wire, python in view.python_names.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_in_go_has_names_of_the_table(language: str) -> None:
    blocks = PAGES[f"docs/{language}/migration.md"].blocks
    (program,) = (block.content for block in blocks if block.language == "go")
    used = re.findall(r"^\t(\w+):", program, re.M)
    assert len(used) == 5
    assert {*used} <= {row[0] for row in rows(language, 2) if len(row) == 3}
    assert re.findall(r"client\.(Send\w+)\(", program) == ["SendMessage"]

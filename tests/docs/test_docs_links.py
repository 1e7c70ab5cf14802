"""Every link leads somewhere, and every table keeps its shape."""

from __future__ import annotations

import ast
import posixpath
import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from docs_pages import (
    GENERATED,
    LANGUAGES,
    OUTPUT,
    PAGES,
    READMES,
    Block,
    Page,
    cells,
    github_anchor,
)

VENDOR = "https://www.volcengine.com/docs/"

every_page = pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)


@every_page
def test_links_and_anchors_resolve(page: Page) -> None:
    assert page.links
    for link in page.links:
        if link.startswith("https://"):
            assert link.startswith(VENDOR)
            continue
        path, _, anchor = unquote(link).partition("#")
        folder = posixpath.dirname(page.name)
        target = posixpath.normpath(posixpath.join(folder, path)) if path else page.name
        assert target in PAGES, f"{page.name}: {link} leads nowhere"
        if anchor:
            assert anchor in PAGES[target].anchors, f"{page.name}: {link} has no such heading"


@every_page
def test_tables_are_well_formed(page: Page) -> None:
    in_tables = 0
    for table in page.tables:
        in_tables += len(table)
        width = len(cells(table[0]))
        for row in table:
            assert row.startswith("| ")
            assert row.endswith(" |")
            assert len(cells(row)) == width, row
            assert all(cells(row)), f"an empty cell in {row}"
    # A row that the parser does not take for one would be text on the page.
    assert in_tables == sum(line.startswith("|") for line in page.text.split("\n"))


@every_page
def test_layout(page: Page) -> None:
    assert page.text.startswith("<!-- ")
    assert page.text.endswith("\n")
    assert not page.text.endswith("\n\n")
    outside_of_code = re.sub(r"```.*?\n```\n", "code\n", page.text, flags=re.S)
    assert "\n\n\n" not in outside_of_code
    assert not any(line != line.rstrip() for line in page.text.split("\n"))
    levels = [int(token.tag[1]) for token in page.tokens if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_page_leads_to_the_others() -> None:
    for language in LANGUAGES:
        mine = {name for name in PAGES if name.startswith(f"docs/{language}/")}
        for name in mine:
            others = {posixpath.basename(other) for other in mine - {name}}
            assert others <= set(PAGES[name].links)


def test_both_languages_have_the_same_pages_and_code() -> None:
    english, chinese = (
        {
            posixpath.basename(name): page
            for name, page in PAGES.items()
            if name.startswith(f"docs/{language}/")
        }
        for language in LANGUAGES
    )
    assert english.keys() == chinese.keys()
    for name, page in english.items():
        assert code(page) == code(chinese[name])
        assert shapes(page) == shapes(chinese[name])


@pytest.mark.parametrize(
    ("english", "chinese"),
    [(PAGES["README.md"], PAGES["README.zh.md"]), READMES],
    ids=["generated", "repository"],
)
def test_both_readmes_show_the_same_and_lead_to_each_other(english: Page, chinese: Page) -> None:
    assert code(english) == code(chinese)
    assert shapes(english) == shapes(chinese)
    assert "README.zh.md" in english.links
    assert "README.md" in chinese.links


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_links_of_the_repository_lead_to_files(page: Page) -> None:
    for link in page.links:
        path, _, anchor = unquote(link).partition("#")
        assert (GENERATED / ".." / path).exists(), f"{page.name}: {link} leads nowhere"
        if anchor:
            assert anchor in PAGES[path.removeprefix("generated/")].anchors


def code(page: Page) -> list[tuple[str, str]]:
    """The blocks that both languages share; plain text may hold words."""
    return [(b.language, shared(b)) for b in page.blocks if b.language != "text"]


def shared(block: Block) -> str:
    """A block as both languages have it. The recipes' people speak the reader's language."""
    if not block.page.endswith("/recipes.md"):
        return block.content
    if block.language == OUTPUT:
        return "\n" * block.content.count("\n")
    tree = ast.parse(block.content)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.unparse(tree)


def shapes(page: Page) -> list[tuple[int, int]]:
    return [(len(table), len(cells(table[0]))) for table in page.tables]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("CreateConversation", "createconversation"),
        ("When a reply lacks a field", "when-a-reply-lacks-a-field"),
        ("返回中缺少字段时", "返回中缺少字段时"),
        ("What, why & how?", "what-why--how"),
        ("a_b", "a_b"),
    ],
)
def test_anchors_are_made_as_github_makes_them(heading: str, anchor: str) -> None:
    assert github_anchor(heading) == anchor

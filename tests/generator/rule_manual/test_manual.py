"""The manual: every rule has a section, and the linter agrees with each of its examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from support.project import REPOSITORY, Project

from volcgen.rule_manual import ENTRIES, example, page, problems_in, section
from volcgen.rule_manual.example import SPEC
from volcgen.rules import RULES

# An example that breaks this rule breaks others as well.
IN_COMPANY = {"L216"}


def test_every_rule_has_an_entry() -> None:
    assert list(ENTRIES) == list(RULES)
    for entry in ENTRIES.values():
        assert entry.why.endswith(".")
        for edit in entry.edits:
            path = edit.path.removeprefix("../kiosk/")
            assert SPEC[f"spec/tiny/{path}"].count(edit.base) == 1, edit.base


@pytest.mark.parametrize("rule", RULES)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_none(
    rule: str, tmp_path: Path
) -> None:
    wrong = problems_in(tmp_path / "wrong", example(ENTRIES[rule], wrong=True))
    found = {problem.rule for problem in wrong}
    assert rule in found
    assert found == {rule} or rule in IN_COMPANY
    assert problems_in(tmp_path / "right", example(ENTRIES[rule], wrong=False)) == []


def test_the_page_begins_the_file() -> None:
    text = (REPOSITORY / "docs/rules.md").read_text("utf-8")
    assert text.startswith(page()), "`volcgen rule > docs/rules.md` makes it anew"


def test_every_rule_has_an_anchor_and_its_own_error() -> None:
    text = page()
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        tokens[at + 1].content
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert headings == list(RULES)
    anchors = re.findall(r"^\| \[(\w+)\]\(#(\w+)\) \|", text, re.MULTILINE)
    assert anchors == [(rule, rule.lower()) for rule in RULES]
    errors = [token.content for token in tokens if token.type == "fence" and token.info == "text"]
    assert [error[6:10] for error in errors] == list(RULES)
    assert not re.search(r"/tmp|\\u(?!043e)|\t(?!limit)", text)


def test_a_section_says_whether_the_rule_can_be_fixed() -> None:
    assert section("L232").endswith("`volcgen lint --fix` fixes it.\n")
    assert section("L206").endswith("To fix it, use letters, and start with one.\n")


def test_the_command_needs_no_project(plain: Project) -> None:
    (plain.root / "pyproject.toml").unlink()
    assert plain.good("rule", "l230", "Y003").out == f"{section('L230')}\n{section('Y003')}"


def test_a_rule_that_is_not_there(plain: Project) -> None:
    outcome = plain.run("rule", "L2300")
    assert outcome.code == 2
    assert outcome.err == "error: unknown rule L2300; did you mean `L230`?\n"
    assert plain.run("rule", "x").err == "error: unknown rule X; `volcgen rule` lists all\n"

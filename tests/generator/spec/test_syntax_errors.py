"""Errors of YAML are reported at their cause, with what is wrong there."""

from __future__ import annotations

import pytest
from support.broken_specs import LIST, MAKE, SERVICE, Broken, assert_broken, broken
from support.project import Project

LISTED = "summary: {en: List talks., zh: 查询会话。}"

SLIPS = [
    broken("more indentation", "Y001", (MAKE, "qps: 50", "  ‹qps›: 50"), message="more indentation than the line above"),
    broken("more indentation in a mapping", "Y001", (LIST, "  limit: Limit", "   ‹limit›: Limit"), message="more indentation than the line above"),
    broken("less indentation in a mapping", "Y001", (LIST, "  limit: Limit", " ‹l›imit: Limit"), message="an indentation that no line above has"),
    broken("less indentation in a group", "Y001", (SERVICE, "    description: {en: Make and", "   ‹d›escription: {en: Make and"), message="an indentation that no line above has"),
    broken("colon in a text", "Y001", (LIST, LISTED, "summary:\n  en: List‹:› talks.\n  zh: 查询会话。"), message="a second `: ` in one value", help_="put quotes around the text"),
    broken("colon in a text in braces", "Y001", (LIST, "{en: List talks.", "{en: List‹:› talks."), message="a second `: ` in one value", help_="put quotes around the text"),
    broken("key without a colon", "Y001", (LIST, "paging:\n", "‹p›aging\n"), message="a key without a `:`"),
    broken("key and value without a colon", "Y001", (MAKE, "access: write", "‹a›ccess write"), message="a key without a `:`"),
    broken("colon without a space", "Y001", (MAKE, "access: write", "‹a›ccess:write"), message="a `:` without a space"),
    broken("quote that is never closed", "Y001", (MAKE, 'description: {en: "Without `Key` it makes a new one each time."', 'description: {en: ‹"›Without `Key` it makes a new one each time.'), message="a quote that is not closed"),
    broken("quote that the next one closes", "Y001", (MAKE, "zh: 创建会话。}", 'zh: ‹"›创建会话。}'), message="a quote that is closed only in line 6"),
    broken("brace that is not closed", "Y001", (MAKE, "{en: Make a talk., zh: 创建会话。}", "‹{›en: Make a talk., zh: 创建会话。"), message="a `{` that is not closed before line 6", help_="close it with `}`"),
    broken("bracket that is not closed", "Y001", (MAKE, "errors: [NoTalk, TooFast]", "errors: ‹[›NoTalk, TooFast"), message="a `[` that is not closed before line 14"),
    broken("brace that nothing opens", "Y001", (MAKE, "zh: 创建会话。}", "zh: 创建会话。}‹}›"), message="a `}` that nothing opens"),
    broken("dash without a space", "Y001", (MAKE, "  - {require", "  ‹-›{require"), message="a `-` without a space"),
    broken("text that begins with a sign", "Y001", (LIST, "{en: List", "{en: ‹@›List"), message="a text that begins with `@`", help_="put quotes"),
    broken("missing comma", "Y001", (MAKE, "OwnerId: {type: Long, required: true, min", "OwnerId: {type: Long required‹:› true, min"), help_="a comma before the next key"),
    broken("words after a quote", "Y001", (MAKE, 'each time."', 'each time." ‹O›r'), message="expected `,` or `}`"),
]  # fmt: skip


@pytest.mark.parametrize("case", SLIPS, ids=str)
def test_a_slip_is_reported_where_it_is(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_a_long_text_in_quotes_is_not_blamed_for_a_later_slip(plain: Project) -> None:
    plain.edit(
        f"spec/tiny/{LIST}",
        LISTED,
        'summary: {en: "List\n  talks.", zh: 查询会话。}\nopen result: [x',
    )
    error = plain.run("lint").err
    assert "error[Y001] a `[` that is not closed" in error


def test_a_misspelt_key_is_one_problem(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "OtherId: {type:", "OtherId: {tpye:")
    error = plain.run("lint").err
    assert "1 problem;" in error
    assert "did you mean `type`?" in error

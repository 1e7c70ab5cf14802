"""Tests of the rules for the kinds of paging."""

from __future__ import annotations

import pytest
from support.broken_specs import LIST, Broken, assert_broken, broken
from support.project import Project

CASES = [
    broken("token with the keys of a cursor", "L209", (LIST, "  cursor: Cursor", "  kind: token\n  cursor: Word"), (LIST, "has_more: More", "‹has_more›: More"), message="`has_more` does not apply to paging by token", count=2),
    broken("token that is a number", "L209", (LIST, "  cursor: Cursor", "  kind: token\n  cursor: ‹Cursor›"), help_="`cursor` must be String", count=3),
    broken("offset without a total", "L209", (LIST, "paging:\n  cursor: Cursor", "‹paging›:\n  kind: offset\n  cursor: Cursor"), (LIST, "  next_cursor: Next\n  has_more: More\n", ""), message="paging by offset needs `total`"),
    broken("page number with a total that is a flag", "L209", (LIST, "  cursor: Cursor", "  kind: page\n  cursor: Cursor"), (LIST, "  next_cursor: Next\n  has_more: More\n", "  total: ‹More›\n"), help_="`total` must be Integer or Long"),
    broken("cursor without a limit", "L209", (LIST, "paging:\n", "‹paging›:\n"), (LIST, "  limit: Limit\n", ""), message="needs `limit`"),
    broken("size without a limit", "L209", (LIST, "  cursor: Cursor\n  limit: Limit\n", "  kind: token\n  cursor: Word\n  ‹size›: 5\n"), (LIST, "  has_more: More\n", ""), (LIST, "  next_cursor: Next\n", "  next_cursor: Mark\n"), (LIST, "  Next: {", "  Mark: {type: String, description: {en: X., zh: 某。}}\n  Next: {"), message="`size` without `limit`"),
    broken("unknown kind", "S104", (LIST, "  cursor: Cursor", "  kind: ‹number›\n  cursor: Cursor"), help_="expected one of cursor, offset, page, token"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)

"""Limits and codes on the pages are those that the emulator enforces, in both languages."""

from __future__ import annotations

import pytest
from docs_pages import LANGUAGES, PAGES, cells

from volc_im.emulator import conversation_store as store
from volc_im.emulator.message_store import HISTORY_MS

DAY_MS = 24 * 60 * 60 * 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits(language: str) -> None:
    heading = {"en": "Limits", "zh": "使用限制"}[language]
    section = PAGES[f"docs/{language}/index.md"].section(heading)
    rows = [cells(line) for line in section.splitlines() if line.startswith("| ")][1:]
    numbers = [int("".join(filter(str.isdigit, row[1]))) for row in rows if "-" not in row[0][:2]]
    assert numbers[:6] == [
        HISTORY_MS[store.GROUP] // DAY_MS,
        HISTORY_MS[store.LIVE] // DAY_MS,
        store.MAX_MEMBERS[store.GROUP],
        store.MAX_MEMBERS[store.LIVE],
        store.MAX_GROUPS_PER_USER,
        store.MAX_LIVE_GROUPS,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_and_kinds_that_only_client_sdks_have(language: str) -> None:
    errors = PAGES[f"docs/{language}/errors.md"].text
    for code in (17, 18, 19, 21):
        assert f"\n| {code} | " in errors
    content = PAGES[f"docs/{language}/content.md"].text
    for word in ("50000", "| 50002 |", "| 50011 |", "content.transparent", "SystemContent"):
        assert word in content

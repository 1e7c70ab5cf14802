"""The tests that README and the pages show run unchanged, in a project of a consumer."""

from __future__ import annotations

import re
from pathlib import Path

from consumer import run_pytest
from docs_pages import PAGES

from volc_im import testing

SHOWN = {
    f"test_{number}_{block.line}.py": block.content
    for number, name in enumerate(("README.md", "docs/en/testing.md", "docs/en/patterns.md"))
    for block in PAGES[name].blocks
    if block.language == "python" and "def test_" in block.content
}


def test_every_test_that_is_shown_passes(tmp_path: Path) -> None:
    count = sum(len(re.findall(r"^def test_", source, re.M)) for source in SHOWN.values())
    code, out = run_pytest(tmp_path, SHOWN)
    assert code == 0, out
    assert int(re.findall(r"(\d+) passed", out)[0]) >= count  # a parametrized one is several


def test_the_readme_shows_a_test_of_ten_lines() -> None:
    (source,) = (source for name, source in SHOWN.items() if name.startswith("test_0_"))
    assert sum(bool(line.strip()) for line in source.splitlines()) <= 10


def test_both_pages_name_all_that_the_kit_offers() -> None:
    for language in ("en", "zh"):
        text = PAGES[f"docs/{language}/testing.md"].text
        for name in (*testing.__all__, "im", "async_im", "im_server", "im_app_id"):
            assert f"| `{name}` |" in text

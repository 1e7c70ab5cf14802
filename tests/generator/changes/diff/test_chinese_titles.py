"""Every change that a changelog shows has a title in Chinese."""

from __future__ import annotations

import re

from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.chinese_titles import CHINESE_TITLES


def test_every_rule_has_a_title_but_those_that_are_counted() -> None:
    shown = {rule.id for rule in CHANGE_RULES.values() if rule.class_ != "text"}
    assert CHINESE_TITLES.keys() == shown


def test_the_titles_differ_and_are_chinese() -> None:
    assert len({*CHINESE_TITLES.values()}) == len(CHINESE_TITLES)
    for title in CHINESE_TITLES.values():
        assert re.search("[\u4e00-\u9fff]", title)
        assert not re.search("[,.;:。；：]", title)

"""Texts in both languages."""

from __future__ import annotations

from volcgen.export.openapi.texts import both, lists, notice_of
from volcgen.spec.nodes import Deprecated, Text

ONE = Text(en="One.", zh="一。")
TWO = Text(en="Two.", zh="二。")


def test_several_texts_are_one() -> None:
    assert both("summary", ONE, None, TWO) == {"summary": "One. Two.", "x-summary-zh": "一。二。"}


def test_a_key_that_is_an_extension_has_one_prefix() -> None:
    assert both("x-name", ONE) == {"x-name": "One.", "x-name-zh": "一。"}
    assert lists("x-names", [ONE, TWO]) == {
        "x-names": ["One.", "Two."],
        "x-names-zh": ["一。", "二。"],
    }


def test_line_breaks_of_yaml_are_removed_from_chinese() -> None:
    assert both("summary", Text(en="A b.", zh="一， 二。"))["x-summary-zh"] == "一，二。"


def test_a_notice_names_the_replacement_as_on_the_wire() -> None:
    notice = notice_of(Deprecated(since="2026-11-27", use="Info.TalkId", text=None))
    assert notice is not None
    assert notice.en.value == "Deprecated since 2026-11-27; use `Info.TalkId`."
    assert notice.zh.value == "已弃用（自 2026-11-27 起），请改用 `Info.TalkId`。"
    assert notice_of(None) is None

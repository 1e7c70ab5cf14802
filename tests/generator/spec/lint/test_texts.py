"""Rules for texts: placeholders, language, punctuation and full stops."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    ERRORS,
    MAKE,
    SERVICE,
    STRUCTS,
    SUMMARY,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

TEXTS = [
    broken("Chinese text in English", "L230", (MAKE, "zh: 创建会话。}", "zh: ‹Make a talk。›}"), message="the Chinese text contains no Chinese"),
    broken("English text in Chinese", "L230", (STRUCTS, "en: Its mood.", "en: ‹Its 氛围.›"), message="the English text contains Chinese"),
    broken("title in English", "L230", (SERVICE, "zh: 小聊天", "zh: ‹Tiny chat›")),
    broken("meaning in English", "L230", (ERRORS, "zh: 会话不存在。", "zh: ‹No talk。›")),
    broken("half-width comma", "L231", (MAKE, "zh: 不传 `Key` 则每次新建。", 'zh: "不传时‹, ›每次新建。"'), message="a half-width `,` in Chinese text"),
    broken("half-width full stop", "L231", (MAKE, "zh: 创建会话。", "zh: 创建会话‹.›"), message="`.`"),
    broken("half-width colon", "L231", (MAKE, "zh: 创建会话。", 'zh: "会话‹:›创建。"')),
    broken("full-width comma in English", "L231", (STRUCTS, "en: Its mood.", "en: Its‹，› mood.")),
    broken("full-width bracket in English", "L231", (STRUCTS, "en: Its mood.", "en: Its‹（›mood).")),
    broken("no full stop", "L232", (STRUCTS, "en: Its mood.", "en: Its moo‹d›"), message="does not end with `.`"),
    broken("no full stop in Chinese", "L232", (STRUCTS, "zh: 氛围。", "zh: 氛‹围›"), message="does not end with `。`"),
    broken("another language's full stop", "L232", (STRUCTS, "zh: 氛围。", "zh: 氛围 A‹.›")),
    broken("no full stop in quotes", "L232", (MAKE, "it makes a new one each time.", "it makes a new one each tim‹e›")),
    broken("no full stop in a block", "L232", (MAKE, SUMMARY, "summary:\n  en: >-\n    Make\n    a tal‹k›\n  # a comment\n  zh: 创建会话。")),
    broken("no full stop of a remedy", "L232", (ERRORS, "en: Wait a moment.", "en: Wait a momen‹t›")),
    broken("placeholder in English", "L242", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: {en: ‹TODO›, zh: 创建会话。}"), message="the English text is a placeholder"),
    broken("placeholder in Chinese", "L242", (MAKE, "zh: 创建会话。}", "zh: ‹TODO›}"), message="the Chinese text is a placeholder"),
    broken("placeholder with a remark", "L242", (STRUCTS, "en: Its mood.", 'en: ‹"TODO: ask Lin"›')),
    broken("placeholder of a title", "L242", (SERVICE, "zh: 小聊天", "zh: ‹TODO›")),
    broken("no full stop that can be pointed at", "L232", (STRUCTS, "en: Its mood.", 'en: ‹"Its moo\\x64"›')),
]  # fmt: skip


@pytest.mark.parametrize("case", TEXTS, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


FINE = {
    "a name that begins like a placeholder": (MAKE, SUMMARY, "summary: {en: TODOs of a talk., zh: TODOs 待办。}"),
    "names in both": (MAKE, SUMMARY, "summary: {en: '`GET`.', zh: '`GET`。'}"),
    "nothing to translate": (MAKE, SUMMARY, "summary: {en: '1 + 1.', zh: 1 + 1。}"),
    "Chinese as code": (MAKE, SUMMARY, "summary: {en: Sends `中文`., zh: '发送 `a,b` 与 `中,文`。'}"),
    "numbers and names": (MAKE, "zh: 创建会话。", "zh: '会话 1,000 个，见图.png 与 a:b。'"),
    "an ellipsis": (MAKE, "zh: 创建会话。", "zh: 创建会话...。"),
    "a question": (MAKE, SUMMARY, "summary: {en: 'Make (a talk?)', zh: （创建会话？）}"),
    "a quotation": (MAKE, SUMMARY, "summary: {en: 'Say \"talk.\"', zh: 说“创建会话。”}"),
    "a block": (MAKE, SUMMARY, "summary:\n  en: |\n    Make.\n\n  # more\n  zh: >\n    创建\n    会话。\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_reported(plain: Project, name: str) -> None:
    path, old, new = FINE[name]
    plain.edit(f"spec/tiny/{path}", old, new)
    outcome = plain.run("lint")
    assert (outcome.code, outcome.err) == (0, "")

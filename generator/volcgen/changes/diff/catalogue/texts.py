"""Rules about documentation. D391 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, edit
from volcgen.rule_manual.entry import MAKE, SERVICE

TEXTS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D391",
        "A text of the documentation changes",
        "text",
        "python",
        "Docstrings and pages have the new text. Nothing else changes.",
        (edit(MAKE, "{en: Make a talk., zh: 创建会话。}", "{en: Start a talk., zh: 发起会话。}"),),
    ),
    ChangeRule(
        "D392",
        "An example changes",
        "text",
        "python",
        "Pages, docstrings and the factories of the testing kit have the new values.",
        (
            edit(
                MAKE,
                "OwnerId: {type: Long, required: true, min: 1, max: 900, example: 10",
                "OwnerId: {type: Long, required: true, min: 1, max: 900, example: 20",
            ),
        ),
    ),
    ChangeRule(
        "D393",
        "The order of a list changes",
        "text",
        "python",
        "Parameters are keyword-only, so only pages and lists of names have another order.",
        (edit(SERVICE, "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]"),),
    ),
    ChangeRule(
        "D394",
        "A page of the documents has another id",
        "text",
        "python",
        "Docstrings and pages link to it.",
        (edit(MAKE, "doc: 6348/3", "doc: 6348/9"),),
    ),
    ChangeRule(
        "D395",
        "The version of the package changes",
        "text",
        "python",
        "A release sets it.",
        (edit(SERVICE, "version: 0.1.0", "version: 0.2.0"),),
    ),
    ChangeRule(
        "D396",
        "A fact changes that only documentation contains",
        "text",
        "python",
        "The generated code does not depend on it, for example on whether a time is a duration.",
        (
            edit(
                MAKE,
                "Made: {type: Long, unit: seconds,",
                "Made: {type: Long, unit: seconds, duration: true,",
            ),
        ),
    ),
)

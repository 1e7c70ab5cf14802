"""Rules about error codes. D351 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, edit, swapped
from volcgen.rule_manual.entry import ERRORS

_TOO_FAST: Final = "  TooFast:\n"
_GONE: Final = """\
  %s:
    category: %s
    meaning: {en: The talk is over., zh: 会话已结束。}
    remedy: {en: Make another., zh: 请新建会话。}
  TooFast:
"""
_WITH_GONE: Final = (edit(ERRORS, _TOO_FAST, _GONE % ("Gone", "auth"), _TOO_FAST),)

ERROR_CODES: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D351",
        "An error code is removed",
        "breaking",
        "python",
        "Its constant no longer exists, and the HTTP status decides which exception a reply with the "
        "code raises.",
        swapped(_WITH_GONE),
        Sentence(
            'Compare `error.code` with "{code}" in place of {subject}, which no longer exists.',
            '{subject} 已不存在，请将 `error.code` 与 "{code}" 进行比较。',
        ),
    ),
    ChangeRule(
        "D352",
        "An error code is probably renamed",
        "breaking",
        "python",
        "A code is gone, and a new one has the same category and meaning.",
        (edit(ERRORS, _TOO_FAST, _GONE % ("Over", "auth"), _GONE % ("Gone", "auth")),),
        Sentence(
            "Use `{owner}.{new}` in place of `{owner}.{old}`.",
            "请使用 `{owner}.{new}`，不再使用 `{owner}.{old}`。",
        ),
    ),
    ChangeRule(
        "D353",
        "An error code is added",
        "additive",
        "python",
        "The package gets a constant.",
        _WITH_GONE,
    ),
    ChangeRule(
        "D354",
        "An error code raises another exception",
        "breaking",
        "read",
        "An `except` clause for the old exception no longer catches it.",
        (edit(ERRORS, "category: not_found", "category: permission"),),
        Sentence(
            "Catch `{after_exception}` in place of `{before_exception}` for {subject}.",
            "对于 {subject}，请捕获 `{after_exception}`，不再是 `{before_exception}`。",
        ),
    ),
    ChangeRule(
        "D355",
        "An error code is handled in another way",
        "behaviour",
        "behaviour",
        "Clauses that caught it still do. The category also decides about retries, and about new "
        "credentials after an expired token.",
        (edit(ERRORS, _TOO_FAST, _GONE % ("Gone", "expired"), _GONE % ("Gone", "auth")),),
    ),
    ChangeRule(
        "D356",
        "An error code has another number",
        "behaviour",
        "read",
        "Replies of the gateway with the number alone are read as this code.",
        (edit(ERRORS, "number: 100018", "number: 100019"),),
    ),
    ChangeRule(
        "D357",
        "An error code has another HTTP status",
        "text",
        "read",
        "The code decides about the exception, not the status. Only the emulator uses it.",
        (edit(ERRORS, "http_status: 404", "http_status: 410"),),
    ),
)

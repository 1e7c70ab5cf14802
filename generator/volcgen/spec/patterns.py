"""Regular expressions of the spec: those that Python and JSON Schema understand in the same way."""

from __future__ import annotations

import re
from typing import Final

# One part of an expression: an escape, a class in brackets, the start of a group, or a character.
_PART: Final = re.compile(
    r"\\(?P<escape>.)|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<group>\(\?.?)|(?P<char>.)", re.DOTALL
)
_ESCAPES: Final = frozenset("dDsSwWbBfnrtv0")
"""Letters after a backslash with the same meaning in both; other characters stand for themselves."""


def pattern_problem(pattern: str) -> str:
    """Return what is wrong with a pattern; empty if it is valid.

    A pattern is matched against a whole text, so it needs no anchors.
    """
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"it is not a regular expression: {error}"
    for part in _PART.finditer(pattern):
        if (char := part["char"]) in ("^", "$"):
            return (
                f"the whole text is matched; remove `{char}`, or write `\\{char}` for the character"
            )
        if (group := part["group"]) and group != "(?:":
            return f"`{group}` is not portable; use `(?:` for a group"
        if (escape := part["escape"]) and escape.isalnum() and escape not in _ESCAPES:
            return f"`\\{escape}` is not portable; write the characters out"
    return ""


def matches(pattern: str, text: str) -> bool:
    """Return whether a whole text matches; a pattern that is not valid matches all texts."""
    return bool(pattern_problem(pattern)) or re.fullmatch(pattern, text) is not None

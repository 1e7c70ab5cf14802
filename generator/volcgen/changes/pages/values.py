"""Values in cells and sentences, converted to the type of their field."""

from __future__ import annotations

import re
from typing import Final

from volcgen.changes.pages.inline import bare
from volcgen.changes.pages.type_words import TypeWord

Value = int | float | str | bool

NOTHING: Final = frozenset(
    ("", "-", "--", "—", "——", "–", "－", "/", "无", "n/a", "none", "暂无", "\\")
)
"""Contents of a cell that give no value."""

_INTEGER: Final = re.compile(r"-?\d{1,20}")
_NUMBER: Final = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?")


def cell_value(text: str) -> str | None:
    """Return the text of a cell without markup, or None if it gives no value."""
    shown = bare(text) if "\n" not in text else text.replace("`", "").strip()
    return None if shown.casefold() in NOTHING else shown


def typed(word: str, type_: TypeWord | None) -> Value | None:
    """Return `word` as a value of `type_`, or None if it is not one."""
    word = word.strip()
    if type_ is None or type_.kind != "scalar":
        return None
    match type_.scalar:
        case "Integer" | "Long":
            return int(word) if _INTEGER.fullmatch(word) else None
        case "Double":
            return float(word) if _NUMBER.fullmatch(word) else None
        case "Boolean":
            return {"true": True, "false": False}.get(word.casefold())
        case _:
            return word or None

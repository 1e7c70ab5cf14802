"""Placeholders: texts that `volcgen import` cannot write, because pages are not copied."""

from __future__ import annotations

import re
from typing import Final

TODO: Final = "TODO"
_PLACEHOLDER: Final = re.compile(rf"\s*{TODO}(?![A-Za-z0-9])")


def is_placeholder(text: str) -> bool:
    """Return whether a text, or the name of an enum value, still has to be written."""
    return _PLACEHOLDER.match(text) is not None

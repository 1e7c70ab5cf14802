"""Anchors of headings, as GitHub makes them; they agree with the links in the Markdown."""

from __future__ import annotations

import re
from typing import Final

_DROPPED: Final = re.compile(r"[^\w\- ]")


def slug(heading: str) -> str:
    """Return the anchor of a heading, in any language."""
    return _DROPPED.sub("", heading.lower()).replace(" ", "-")


class Slugger:
    """The anchors of one page: one that was used before gets a number."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def unique(self, text: str) -> str:
        """Return the anchor of the next heading or row with this text."""
        found = slug(text)
        count = self._counts.get(found, 0)
        self._counts[found] = count + 1
        if not count:
            return found
        numbered = f"{found}-{count}"
        self._counts.setdefault(numbered, 1)
        return numbered

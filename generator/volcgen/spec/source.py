"""The text of one spec file, and the locations of its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from volcgen.problems import Location

CONFLICT: Final = re.compile(r"^<{7} .*", re.MULTILINE)
"""The first line of a merge conflict of git."""
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SpecText:
    """The text of one file, with lines as an editor counts them."""

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _excerpts(self) -> dict[int, str]:
        """Lines that were shown, by number: a long one may have thousands of problems."""
        return {}

    def span(self, where: Location) -> tuple[int, int]:
        """Return the start and end of a location in the text."""
        start = self._starts[where.line - 1] + where.column - 1
        return start, start + where.length

    def location(self, start: int, end: int) -> Location:
        """Return the location of a part of the text, up to the end of its first line."""
        start = min(start, len(self.text))
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        if line not in self._excerpts:
            last = _LINE_END.search(self.text, first)
            self._excerpts[line] = self.text[first : last.start() if last else None]
        excerpt = self._excerpts[line]
        column = start - first + 1
        length = max(1, min(end, first + len(excerpt)) - start)
        return Location(self.path, line, column, length, excerpt)

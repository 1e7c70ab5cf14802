"""Text and Markdown pages become blocks. Reads each line once and keeps its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from volcgen.changes.pages.blocks import Block, Code, Heading, Text, Unreadable
from volcgen.changes.pages.inline import ids_in, plain, slug, tidy
from volcgen.changes.pages.paragraphs import is_field, read_paragraphs
from volcgen.changes.pages.pasted import Pasted
from volcgen.changes.pages.pipes import is_row, read_pipes

_HEADING: Final = re.compile(r"[ \t>]*(#{1,6})[ \t]*([^#\s].*?)[ \t#]*$")
_HEADING_ID: Final = re.compile(r"\{#([^{}\s]+)\}\s*$")
_HTML_HEADING: Final = re.compile(r"\s*<h([1-6])\b([^<>]*)>(.*?)</h\1>\s*$", re.IGNORECASE)
_BOLD_LINE: Final = re.compile(r"(?:[-*+]|\d{1,2}\.)?[ \t]*\*\*([^*]{1,80})\*\*[ \t]*[:：]?")
_FENCE: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,2}\.)[ \t]+)?(`{3,}|~{3,})")
_REQUEST_LINE: Final = re.compile(r"(?:GET|POST|PUT|DELETE|PATCH)\s+(?:https?://|/)\S*")
_TABLE: Final = re.compile(r"<(/?)table\b", re.IGNORECASE)
_ONLY_ID: Final = re.compile(r"\s*(?:<(?:a|span)\b[^<>]*>\s*</(?:a|span)>\s*)+$", re.IGNORECASE)
_FRONT_MATTER_LINES: Final = 80
_MAX_CODE_LINES: Final = 3000
WEAK: Final = 7
"""Level of a heading that is only a bold line."""


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a page in text or Markdown; raise Unreadable."""
    return list(_Scanner(text.split("\n")).blocks())


class _Scanner:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [line.rstrip("\r") for line in lines]
        self.pasted = Pasted(self.lines)
        self.at = 0
        self.anchors: tuple[str, ...] = ()
        self.columns = 0
        """Of the last table."""

    def blocks(self) -> Iterator[Block]:
        self._skip_front_matter()
        while self.at < len(self.lines):
            yield from self._next()

    def _skip_front_matter(self) -> None:
        if self.lines and self.lines[0].strip() == "---":
            for index in range(1, min(len(self.lines), _FRONT_MATTER_LINES)):
                if self.lines[index].strip() == "---":
                    self.at = index + 1
                    return

    def _next(self) -> Iterator[Block]:
        line = self.lines[self.at]
        number = self.at + 1
        stripped = line.strip()
        if not stripped or stripped.startswith(":::"):
            self.at += 1
        elif _ONLY_ID.fullmatch(line) and (ids := ids_in(line)):
            self.anchors += ids
            self.at += 1
        elif fence := _FENCE.match(line):
            yield self._fenced(fence[1])
        elif _TABLE.search(line):
            yield from self._html_table()
        elif is_field(line):
            table, self.at = read_paragraphs(self.lines, self.at)
            yield table
        elif heading := self._heading(line, number):
            self.at += 1
            self.anchors = ()
            yield heading
        elif found := read_pipes(self.lines, self.at) or self.pasted.read(self.at):
            table, self.at = found
            self.columns = len(table.header)
            yield table
        elif code := self._raw_code(stripped):
            yield code
        elif is_row(line, self.columns):
            raise Unreadable("the row belongs to no table; expected it below its header", number)
        else:
            self.at += 1
            self.anchors += ids_in(line)
            for part in plain(line).split("\n"):
                if tidy(part):
                    yield Text(tidy(part), number)

    def _heading(self, line: str, number: int) -> Heading | None:
        if found := _HEADING.match(line):
            return self._made_heading(found[2], len(found[1]), number, line)
        if found := _HTML_HEADING.match(line):
            return self._made_heading(found[3], int(found[1]), number, line)
        if found := _BOLD_LINE.fullmatch(line.strip()):
            return self._made_heading(found[1], WEAK, number, line)
        return None

    def _made_heading(self, text: str, level: int, number: int, line: str) -> Heading:
        anchors = (*self.anchors, *ids_in(line))
        if explicit := _HEADING_ID.search(text):
            anchors += (explicit[1],)
            text = text[: explicit.start()]
        shown = tidy(plain(text).replace("\n", " "))
        return Heading(shown, level, number, (*anchors, slug(shown)))

    def _fenced(self, mark: str) -> Code:
        start = self.at
        self.at += 1
        body: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if line.strip(" \t>").startswith(mark) and not line.strip(" \t>").strip(mark[0]):
                break
            body.append(line)
        return Code("\n".join(body), start + 2)

    def _html_table(self) -> Iterator[Block]:
        """Yield the blocks of a table in HTML, up to the end of its outermost element."""
        from volcgen.changes.pages.markup import blocks_of_html

        start, depth = self.at, 0
        while self.at < len(self.lines):
            for tag in _TABLE.finditer(self.lines[self.at]):
                depth += -1 if tag[1] else 1
            self.at += 1
            if depth <= 0:
                break
        if depth > 0:
            raise Unreadable("the table in HTML does not end", start + 1)
        fragment = "\n".join(self.lines[start : self.at])
        yield from blocks_of_html(fragment, first_line=start + 1, in_markdown=True)

    def _raw_code(self, stripped: str) -> Code | None:
        """Return code without a fence: a request line, or a JSON object up to its last brace."""
        is_request = _REQUEST_LINE.match(stripped)
        if not is_request and not stripped.startswith(("{", "[{", '{"')):
            return None
        start, depth, opened = self.at, 0, False
        body: list[str] = []
        while self.at < len(self.lines) and len(body) < _MAX_CODE_LINES:
            line = self.lines[self.at]
            if body and depth <= 0 and (opened or not line.lstrip().startswith("{")):
                break
            opened = opened or "{" in line
            body.append(line)
            self.at += 1
            depth += line.count("{") + line.count("[") - line.count("}") - line.count("]")
        return Code("\n".join(body), start + 1)

"""Pages and tables in HTML become blocks. lxml repairs the markup and keeps line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from volcgen.changes.pages.blocks import (
    Block,
    Cell,
    Code,
    Heading,
    Line,
    Row,
    Table,
    Text,
    Unreadable,
)
from volcgen.changes.pages.columns import role_of
from volcgen.changes.pages.inline import FOREIGN_TAG, plain, slug, tidy

_IGNORED: Final = frozenset(
    [
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "aside",
        "svg",
        "button",
        "form",
        "noscript",
        "head",
        "template",
    ]
)
_LINES: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "tr",
        "dd",
        "dt",
        "dl",
        "ul",
        "ol",
        "main",
        "body",
    ]
)
_SHARED: Final = ("type", "required")
_CELLS: Final = ("td", "th")
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_MAX_SPAN: Final = 50
_MAX_CELLS: Final = 200_000
_DEPTH: Final = 200


def blocks_of_html(text: str, first_line: int = 1, *, in_markdown: bool = False) -> list[Block]:
    """Return the blocks of a page or of a table in HTML; raise Unreadable."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    markup = FOREIGN_TAG.sub("&lt;", text).replace("\0", "")
    try:
        root = html.document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable("the HTML has no content", first_line) from None
    return list(_Walker(first_line - 1, in_markdown).blocks(root))


class _Walker:
    def __init__(self, offset: int, in_markdown: bool) -> None:
        self.offset = offset
        self.in_markdown = in_markdown

    def blocks(self, root: html.HtmlElement) -> Iterator[Block]:
        pending: list[Line] = []
        for block in self._walk(root, 0):
            if isinstance(block, Line):
                pending.append(block)
                continue
            yield from self._texts(pending)
            pending = []
            yield block
        yield from self._texts(pending)

    def _texts(self, lines: list[Line]) -> Iterator[Text]:
        """Yield the lines of text; pieces without a break between them belong to one line."""
        joined = ""
        number = 0
        for line in [*lines, Line("\n", 0)]:
            number = number or line.number
            joined += line.text
            if joined.endswith("\n"):
                for part in self._plain(joined).split("\n"):
                    if tidy(part):
                        yield Text(tidy(part), number)
                joined, number = "", 0

    def _walk(self, element: html.HtmlElement, depth: int) -> Iterator[Block | Line]:
        tag = _tag(element)
        if tag in _IGNORED:
            return
        if depth > _DEPTH:
            raise Unreadable("the HTML is nested too deeply", self._line(element))
        if tag in _HEADINGS:
            yield self._heading(element, _HEADINGS[tag])
        elif tag == "table":
            yield self._table(element)
        elif tag == "pre":
            yield Code(element.text_content(), self._line(element))
        else:
            is_line = tag in _LINES or tag == "li"
            if is_line:
                yield Line("\n", self._line(element))
            opened, closed = _marks(element)
            yield Line(opened + (element.text or "").replace("\n", " "), self._line(element))
            for child in element:
                yield from self._walk(child, depth + 1)
                yield Line((child.tail or "").replace("\n", " "), self._line(child))
            yield Line(closed, self._line(element))
            if is_line:
                yield Line("\n", self._line(element))

    def _heading(self, element: html.HtmlElement, level: int) -> Heading:
        text = tidy(self._plain(self._content(element)).replace("\n", " "))
        anchors = [found.get("id") or found.get("name") for found in element.iter()]
        named = tuple(anchor for anchor in anchors if anchor)
        return Heading(text, level, self._line(element), (*named, slug(text)))

    def _table(self, element: html.HtmlElement) -> Table:
        """Return a table with every cell in its column.

        Of cells that span rows, only types and words such as `是` are repeated, for each field.
        """
        grid: dict[tuple[int, int], Cell] = {}
        spanned: dict[tuple[int, int], Cell] = {}
        taken: set[tuple[int, int]] = set()
        lines: list[int] = []
        problem: Unreadable | None = None
        for row in element.iter("tr"):
            if next(row.iterancestors("table")) is not element:
                continue
            column = 0
            at = len(lines)
            lines.append(self._line(row))
            for cell in row:
                if _tag(cell) not in _CELLS:
                    continue
                while (at, column) in taken:
                    column += 1
                grid[at, column] = made = self._cell(cell)
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                if len(taken) + wide * high > _MAX_CELLS:
                    raise Unreadable("the table has too many cells", self._line(cell))
                if role_of(grid.get((0, column), Cell(())).text) in _SHARED:
                    spanned.update({(at + i, column): made for i in range(1, high)})
                taken.update((at + i, column + j) for i in range(high) for j in range(wide))
                column += wide
        first = self._line(element)
        if not lines:
            return Table((), (), first)
        columns = max((j for i, j in taken if i == 0), default=-1) + 1
        for row_at in range(1, len(lines)):
            count = sum(1 for j in range(columns + 1) if (row_at, j) in taken)
            if count != columns:
                reason = f"the row has {count} cells, the header has {columns}"
                problem = problem or Unreadable(reason, lines[row_at])
        grid.update((place, cell) for place, cell in spanned.items() if (place[0], 0) in grid)
        header = tuple(grid.get((0, j), Cell(())).text for j in range(columns))
        rows = tuple(
            Row(tuple(grid.get((i, j), Cell(())) for j in range(columns)), lines[i])
            for i in range(1, len(lines))
            if any((i, j) in grid and grid[i, j].text for j in range(columns))
        )
        return Table(header, rows, first, problem)

    def _cell(self, element: html.HtmlElement) -> Cell:
        lines: list[Line] = []
        number = self._line(element)
        for part in self._content(element).split("\n"):
            for piece in self._plain(part).split("\n"):
                if tidy(piece):
                    lines.append(Line(tidy(piece), number))
        return Cell(tuple(lines))

    def _content(self, element: html.HtmlElement) -> str:
        """Return the text of a cell; code has backticks, and each item is a line with `-`."""
        pieces: list[str] = []
        self._collect(element, pieces, 0)
        return "".join(pieces)

    def _collect(self, element: html.HtmlElement, pieces: list[str], depth: int) -> None:
        if depth > _DEPTH:
            raise Unreadable("the HTML is nested too deeply", self._line(element))
        keep = "\n" if self.in_markdown else " "
        opened, closed = _marks(element)
        pieces.append(opened + (element.text or "").replace("\n", keep))
        for child in element:
            if _tag(child) not in ("script", "style", "svg", "button"):
                self._collect(child, pieces, depth + 1)
            pieces.append((child.tail or "").replace("\n", keep))
        pieces.append(closed)

    def _plain(self, text: str) -> str:
        return plain(text) if self.in_markdown else text

    def _line(self, element: html.HtmlElement) -> int:
        return (element.sourceline or 1) + self.offset


def _marks(element: html.HtmlElement) -> tuple[str, str]:
    """Return the texts that replace the start and the end of an element."""
    tag = _tag(element)
    if tag == "br":
        return "\n", ""
    if tag == "li":
        return "\n- ", "\n"
    if tag in ("p", "div", "ul", "ol", "tr", "pre"):
        return "\n", "\n"
    if tag in ("code", "kbd", "tt"):
        return "`", "`"
    if tag in ("a", "apilink") and (target := element.get("href")):
        return "[", "](" + re.sub(r"[()\s]", "", target) + ")"
    return "", ""


def _tag(element: html.HtmlElement) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return (
        min(max(int(value), 1), _MAX_SPAN)
        if value.isascii() and value.isdigit() and len(value) < 5
        else 1
    )

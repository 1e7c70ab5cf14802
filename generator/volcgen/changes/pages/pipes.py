"""Tables with pipes: with and without outer pipes, rows over several lines, and broken copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from volcgen.changes.pages.blocks import Cell, Line, Row, Table, Unreadable
from volcgen.changes.pages.columns import is_field_header
from volcgen.changes.pages.inline import bare, plain, tidy
from volcgen.changes.pages.type_words import UnknownTypeError, read_type

_SEPARATOR: Final = re.compile(r"[|:\-\s]+")
_SHORT_SEPARATOR: Final = re.compile(r":?-+:?")
_NAME: Final = re.compile(r"[A-Za-z_][\w.\-]{0,100}")
_LEAD: Final = re.compile(r"[ \t\u3000]*(?:>[ \t]?)*[ \t]*")
_OTHER_BLOCK: Final = re.compile(r"#{1,6}\s|```|~~~|:::|<table\b", re.IGNORECASE)
_MAX_BROKEN_LINES: Final = 200


def read_pipes(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """Return the table that begins in line `start`, and the index of the line after it."""
    head = _stripped(lines[start])
    if "|" not in head:
        return None
    header = [tidy(plain(cell)) for cell in _split(head)]
    after = start + 1
    below = _next_filled(lines, after)
    if below < len(lines) and _is_separator(_stripped(lines[below])):
        after = below + 1
    elif not is_field_header(header):
        return None
    if len(header) < 2:
        return None
    outer = head.startswith("|")
    reader = _Rows(lines, after, len(header), outer, closed=head.endswith("|"))
    rows = reader.read()
    table = Table(tuple(header), tuple(rows), start + 1, reader.problem)
    return table, reader.at


def is_row(line: str, columns: int) -> bool:
    """Return whether a line outside of tables is a row, of one with `columns` or of a lost header."""
    text = _stripped(line)
    cells = [bare(cell) for cell in _split(text)] if "|" in text else []
    if _is_separator(text) or len(cells) == columns > 2:
        return True
    if len(cells) < 3 or not _NAME.fullmatch(cells[0]):
        return False
    try:
        return read_type(cells[1]).innermost.kind == "scalar"
    except UnknownTypeError:
        return False


class _Rows:
    """Collects the rows of one table."""

    def __init__(
        self, lines: Sequence[str], at: int, columns: int, outer: bool, *, closed: bool
    ) -> None:
        self.lines = lines
        self.at = at
        self.columns = columns
        self.outer = outer
        self.closed = closed
        self.problem: Unreadable | None = None

    def read(self) -> list[Row]:
        rows: list[Row] = []
        continued = False
        while self.at < len(self.lines):
            line = _stripped(self.lines[self.at])
            if not line and (below := self._row_below_gap()):
                self.at = below
                continue
            if not line or _OTHER_BLOCK.match(line) or "|" not in line:
                break
            if line.startswith("|") != self.outer and (self.outer or not rows):
                break
            if not rows and _is_separator(line):
                self.at += 1
                continue
            if is_field_header([tidy(plain(cell)) for cell in _split(line)]):
                break
            number = self.at + 1
            text = self._whole_row(line)
            continues = text.endswith("|\\")
            row = self._row(text.removesuffix("\\"), number)
            if row is None:
                continue
            if rows and (_is_more(row) if not continued else not _is_whole(row)):
                rows[-1] = _merged(rows[-1], row)
            else:
                rows.append(row)
            continued = continues
        return rows

    def _row_below_gap(self) -> int:
        """Return the index of a row below empty lines, which copies insert, or 0."""
        below = _next_filled(self.lines, self.at)
        if below >= len(self.lines):
            return 0
        line = _stripped(self.lines[below])
        cells = _split(line.removesuffix("\\")) if "|" in line else []
        following = _next_filled(self.lines, below + 1)
        is_header = is_field_header([tidy(plain(cell)) for cell in cells]) or (
            following < len(self.lines) and _is_separator(_stripped(self.lines[following]))
        )
        belongs = line.startswith("|") == self.outer and len(cells) == self.columns > 2
        return below if belongs and not is_header else 0

    def _whole_row(self, line: str) -> str:
        """Return the text of a row, with the lines over which a cell was broken."""
        text, pipes = line, _pipes(line)
        needed = self.columns + 1 if self.outer else self.columns
        self.at += 1
        limit = self.at + _MAX_BROKEN_LINES
        while self.closed and self.at < min(len(self.lines), limit):
            ends = text.rstrip("\\").endswith("|")
            if ends and (self.outer or pipes >= needed):
                break
            following = _stripped(self.lines[self.at])
            if not following:
                later = self.lines[self.at + 1 : self.at + 2]
                if self.outer or not later or not _stripped(later[0]).startswith("|"):
                    break
            elif _OTHER_BLOCK.match(following) or (self.outer and following.startswith("|")):
                break
            elif ends and not following.startswith("|"):
                break  # a cell of the row is missing
            text += "\n" + following
            pipes += _pipes(following)
            self.at += 1
        return text

    def _row(self, text: str, number: int) -> Row | None:
        cells = _split(text)
        if len(cells) != self.columns:
            cells = _split(text, keep_code=True)
        while len(cells) > self.columns and not cells[-1].strip():
            cells.pop()
        if len(cells) != self.columns:
            reason = f"the row has {len(cells)} cells, the header has {self.columns}"
            self.problem = self.problem or Unreadable(reason, number)
            return None
        made: list[Cell] = []
        at = number
        for cell in cells:
            made.append(_cell(cell, at))
            at += cell.count("\n")
        return Row(tuple(made), number)


def _is_more(row: Row) -> bool:
    """Return whether only the last column has text: more of the description above."""
    return bool(row.cells[-1].text) and not any(cell.text for cell in row.cells[:-1])


def _is_whole(row: Row) -> bool:
    """Return whether a row has the cells of a field of its own.

    When a line of a list is deleted, the mark of continuation stays at the end of the line above.
    """
    return len(row.cells) > 2 and all(cell.text for cell in row.cells[:3])


def _cell(text: str, number: int) -> Cell:
    lines: list[Line] = []
    for offset, part in enumerate(text.split("\n")):
        for piece in plain(part).split("\n"):
            piece = piece.rstrip()
            if piece.strip():
                lines.append(Line(piece.strip(), number + offset))
    broken = "\n" in text and not text.rsplit("\n", 1)[-1].strip()
    return Cell(tuple(lines), broken)


def _merged(above: Row, below: Row) -> Row:
    cells = tuple(
        Cell(a.lines + b.lines, a.broken or b.broken)
        for a, b in zip(above.cells, below.cells, strict=True)
    )
    return Row(cells, above.line, above.width)


def _stripped(line: str) -> str:
    lead = _LEAD.match(line)
    return line[lead.end() if lead else 0 :].rstrip()


def _next_filled(lines: Sequence[str], at: int) -> int:
    """Return the index of the first line from `at` on that is not empty."""
    while at < len(lines) and not _stripped(lines[at]):
        at += 1
    return at


def _is_separator(line: str) -> bool:
    if "-" not in line or "|" not in line or not _SEPARATOR.fullmatch(line):
        return False
    return "--" in line or all(_SHORT_SEPARATOR.fullmatch(cell.strip()) for cell in _split(line))


def _pipes(line: str) -> int:
    return line.count("|") - line.count("\\|")


def _split(text: str, *, keep_code: bool = False) -> list[str]:
    """Return the text between pipes; `keep_code` keeps pipes within backticks."""
    pattern = r"\\\||`[^`\n]*`|\|" if keep_code else r"\\\||\|"
    cells: list[str] = []
    last = 0
    for found in re.finditer(pattern, text):
        if found.group() == "|":
            cells.append(text[last : found.start()])
            last = found.end()
    cells.append(text[last:])
    if not cells[0].strip() and text.startswith("|"):
        del cells[0]
    if cells and not cells[-1].strip():
        del cells[-1]
    return cells

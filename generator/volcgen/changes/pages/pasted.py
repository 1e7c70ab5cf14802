"""Tables that were copied from a browser: one cell per line, or cells between tabs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from volcgen.changes.pages.blocks import Cell, Line, Row, Table, Unreadable
from volcgen.changes.pages.columns import is_field_header, read_required, role_of, roles_of
from volcgen.changes.pages.inline import bare, plain, tidy
from volcgen.changes.pages.type_words import UnknownTypeError, read_type
from volcgen.changes.pages.wording import is_heading_word

_NAME: Final = re.compile(r"[A-Za-z_][\w.\-]{0,100}")
_MORE: Final = re.compile(
    r"[-*•·]\s|`?-?\w{1,40}`?\s?[:：]|默认|取值|单位|最大|最小|最多|长度|Default|Unit|Maximum|Minimum",
    re.IGNORECASE,
)
_NOT_A_CELL: Final = re.compile(r"(?:GET|POST|PUT|DELETE) |\{|#{1,6} |```|https?://")
_ONE_LINE: Final = ("type", "required", "example", "location")
"""Columns whose cells have one line."""
_MAX_LINES_OF_CELL: Final = 60


class Pasted:
    """The lines of a page, some of which may be cells of tables."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    @cached_property
    def filled(self) -> list[tuple[int, str]]:
        """The lines that are not empty, without markup, each with its index."""
        return [(index, tidy(plain(line))) for index, line in enumerate(self.lines) if line.strip()]

    @cached_property
    def titles(self) -> set[str]:
        """The lines above a header, which may be names of structs."""
        return {
            bare(text) for (_, text), (_, below) in pairwise(self.filled) if role_of(bare(below)) == "name"
        }  # fmt: skip

    def read(self, start: int) -> tuple[Table, int] | None:
        """Return the table whose header begins in line `start`, and the index of the line after it."""
        lines = self.lines
        if "\t" in lines[start].strip():
            return _read_tabs(lines, start)
        if role_of(lines[start]) != "name":
            return None
        header: list[str] = []
        at = start
        while at < len(lines) and len(header) < 10:
            word = bare(lines[at])
            if word and role_of(word) is None:
                break
            if word and header and role_of(word) == "name":
                return None
            if word:
                header.append(word)
            at += 1
            if word and role_of(word) == "description" and not _next_is_header(lines, at):
                break
        if not is_field_header(header):
            return None
        return _Cells(self, at, header).read(start)


def _next_is_header(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 2] if line.strip()), "")
    return role_of(bare(following)) not in (None, "name")


class _Cells:
    """Collects rows from lines that have one cell each.

    A row begins with a name that is followed by a type and, if the table has that column in third
    place, by a word such as `是`. All lines up to the next row are its last cells.
    """

    def __init__(self, page: Pasted, at: int, header: Sequence[str]) -> None:
        self.at = at
        self.header = header
        self.roles = roles_of(header)
        self.filled = page.filled
        self.titles = page.titles
        self.problem: Unreadable | None = None

    def read(self, start: int) -> tuple[Table, int]:
        rows: list[Row] = []
        at = first = bisect_left(self.filled, (self.at, ""))
        end = self.at
        while at < len(self.filled) and self._begins_row(at):
            stop = self._end_of_row(at)
            rows.append(self._row(self.filled[at:stop]))
            end = self.filled[stop - 1][0] + 1
            at = stop
        if not rows and first < len(self.filled) and not is_heading_word(self.filled[first][1]):
            self.problem = Unreadable("the header of the table is not followed by a row", start + 1)
        return Table(tuple(self.header), tuple(rows), start + 1, self.problem), end

    def _begins_row(self, at: int) -> bool:
        if at + 1 >= len(self.filled) or not _NAME.fullmatch(bare(self.filled[at][1])):
            return False
        order = [role_of(word) for word in self.header[:3]]
        if order[0] != "name" or "type" not in order[1:]:
            return False
        for offset, role in enumerate(order[1:], 1):
            if at + offset >= len(self.filled):
                return False
            text = self.filled[at + offset][1]
            if role == "type" and not self._is_type(text, is_sure="required" in order):
                return False
            if role == "required" and read_required(text) is None:
                return False
        return True

    def _is_type(self, text: str, *, is_sure: bool) -> bool:
        """Return whether a line is a type; without a column beside it, any word could be a struct."""
        if role_of(bare(text)) is not None:
            return False
        try:
            type_ = read_type(text)
        except UnknownTypeError:
            return False
        is_only_a_word = type_.kind == "object" and type_.struct and not type_.explicit
        return is_sure or not is_only_a_word or type_.struct in self.titles

    def _end_of_row(self, at: int) -> int:
        """Return the index of the first line after the row that begins at `at`."""
        columns = len(self.header)
        stop = at + 1
        last = min(len(self.filled), at + columns + _MAX_LINES_OF_CELL)
        while stop < last and not self._begins_row(stop) and not self._ends_table(stop):
            is_extra = stop - at >= columns
            if is_extra and not self._row_follows(stop) and not _MORE.match(self.filled[stop][1]):
                break
            stop += 1
        return stop

    def _row_follows(self, at: int) -> bool:
        """Return whether the table goes on below, so that this line is still inside of it."""
        for index in range(at, min(len(self.filled), at + 30)):
            if self._begins_row(index):
                return True
            if self._ends_table(index):
                return False
        return False

    def _ends_table(self, at: int) -> bool:
        text = self.filled[at][1]
        if is_heading_word(text) or _NOT_A_CELL.match(text):
            return True
        after = self.filled[at + 1 : at + 4]
        words = [bare(text) for _, text in after]
        # `Message` is a word of headers too, but here the name of a struct above one.
        return len(words) == 3 and role_of(words[0]) == "name" and is_field_header(words)

    def _with_example(self, filled: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
        """Return the lines of a row, with one for its example if that was empty.

        In its place is then the description: all that is left of it, or a complete sentence.
        """
        at = len(self.header) - 2
        if self.roles.get("example") != (at,) or len(filled) <= at:
            return filled
        number, text = filled[at]
        is_last = len(filled) == at + 1
        if not _is_sentence(text) or not (is_last or text.endswith(("。", "：", ":", "."))):
            return filled
        return [*filled[:at], (number, ""), *filled[at:]]

    def _is_start_of_row(self, text: str, below: str) -> bool:
        """Return whether two lines of a description are a name and its type, or a word such as `是`."""
        name, word = bare(text), bare(below)
        if not _NAME.fullmatch(name) or read_required(name) is not None:
            return False
        if "required" in self.roles and read_required(word) is not None:
            return True
        return self._is_type(word, is_sure=False)

    def _row(self, filled: Sequence[tuple[int, str]]) -> Row:
        number = filled[0][0] + 1
        columns = len(self.header)
        filled = self._with_example(filled)
        cells = [
            Cell((Line(text, index + 1),) if text else ()) for index, text in filled[: columns - 1]
        ]
        rest = tuple(Line(text, index + 1) for index, text in filled[columns - 1 :])
        if len(rest) > 1 and role_of(self.header[-1]) in _ONE_LINE:
            reason = f"the row has {len(filled)} cells, the header has {columns}"
            self.problem = self.problem or Unreadable(reason, number)
        if any(self._is_start_of_row(a, b) for (_, a), (_, b) in pairwise(filled[columns - 1 :])):
            reason = "the description contains a row that lacks a cell"
            self.problem = self.problem or Unreadable(reason, number)
        if len(filled) >= columns:
            return Row((*cells, Cell(rest)), number)
        self.problem = self.problem or Unreadable(
            f"the row has {len(filled)} cells, the header has {columns}", number
        )
        return Row((*cells, *(Cell(()) for _ in range(columns - len(cells)))), number)


def _is_sentence(text: str) -> bool:
    """Return whether a cell is a description rather than an example."""
    if re.search(r"[\u4e00-\u9fff]", text):
        return not text.startswith(("{", "[", '"'))
    return text.count(" ") >= 2 and text[:1].isalpha()


def _read_tabs(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    header = [bare(cell) for cell in lines[start].strip().split("\t")]
    if not is_field_header(header):
        return None
    rows: list[Row] = []
    problem: Unreadable | None = None
    at = start + 1
    while at < len(lines):
        line = lines[at].rstrip("\n")
        if "\t" in line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            while len(cells) > len(header) and not cells[-1]:
                cells.pop()
            if len(cells) == len(header):
                made = tuple(Cell((Line(plain(c), at + 1),) if c else ()) for c in cells)
                rows.append(Row(made, at + 1))
            else:
                reason = f"the row has {len(cells)} cells, the header has {len(header)}"
                problem = problem or Unreadable(reason, at + 1)
        elif rows and line.strip() and _MORE.match(line.strip()) and not is_heading_word(line):
            last = rows[-1]
            more = Cell((*last.cells[-1].lines, Line(plain(line).strip(), at + 1)))
            rows[-1] = Row((*last.cells[:-1], more), last.line)
        else:
            break
        at += 1
    return Table(tuple(header), tuple(rows), start + 1, problem), at

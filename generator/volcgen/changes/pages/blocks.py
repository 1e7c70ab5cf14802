"""The parts of a page that all shapes have in common: headings, lines of text, tables and code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FIELD_COLUMNS: Final = ("参数", "类型", "是否必选", "示例值", "描述")
"""Header of a table that was made from paragraphs."""


class Unreadable(Exception):
    """The page cannot be read reliably."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text; code keeps its backticks and a link its target."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Bullets are lines of their own, with a leading `-`."""

    lines: tuple[Line, ...]
    broken: bool = False
    """True if the cell ends with a line break, where a copy has lost a list or a value."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines).strip()


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    line: int
    width: int = 0
    """Indentation; a row that is wider than the one above belongs to its struct."""


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    problem: Unreadable | None = None
    """Raised if the table turns out to list fields."""
    marks_required: bool = False
    """True if only required fields have a mark, so that its absence says little."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    line: int
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text between the other blocks."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    line: int


Block = Heading | Text | Table | Code

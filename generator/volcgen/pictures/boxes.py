"""Pictures of boxes in columns and rows, with straight arrows between them.

The author of a picture chooses the columns. Heights and gaps follow from the texts, so one description
serves all languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from volcgen.pictures import svg
from volcgen.pictures.svg import Point, Rect
from volcgen.pictures.words import LARGE, SMALL, Line, Style, wrapped
from volcgen.view.text import Raw

_MARGIN: Final = 18
_PADDING: Final = 9
_GAP: Final = 14
"""Gap between rows without an arrow."""
_ARROW_GAP: Final = 26
_GROUP: Final = 9
"""Distance of the frame of a group from its boxes."""
_HEADING: Final = Style(LARGE, bold=True)
_SMALL: Final = Style(SMALL)
_GROUP_HEADING: Final = Style(SMALL, bold=True)
_LABEL_X: Final = 7
"""Distance of a label from its arrow."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a heading and smaller text."""

    name: str
    at: tuple[int, int]
    """Column and row, from 0."""
    text: str | Raw = ""
    more: str | Raw | Sequence[str | Raw] = ""
    """Paragraphs below the heading."""
    span: int = 1
    """Number of columns."""
    rows: int = 1
    tone: svg.Tone = "plain"
    shape: svg.Shape = "box"

    @property
    def first(self) -> tuple[int, int]:
        return self.at

    @property
    def last(self) -> tuple[int, int]:
        """The last column and row."""
        return self.at[0] + self.span - 1, self.at[1] + self.rows - 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """A straight arrow between two boxes or groups that have a column or a row in common."""

    start: str
    end: str
    text: str | Raw = ""
    dashed: bool = False
    shift: int = 0
    """Distance from the middle, for two arrows side by side."""
    side: Literal["left", "right"] = "right"
    """Side of the label of a vertical arrow."""


@dataclass(frozen=True, slots=True)
class Group:
    """A frame around the boxes from a first to a last column and row."""

    name: str
    text: str | Raw
    first: tuple[int, int]
    last: tuple[int, int]


def flow(
    language: str,
    title: str,
    description: str,
    *,
    columns: Sequence[int],
    parts: Sequence[Box | Arrow | Group],
    gap: int = 24,
) -> str:
    """Return the picture of boxes and arrows as SVG.

    Args:
        language: The language of the texts.
        title: Its name, for screen readers.
        description: What it shows, for screen readers.
        columns: Widths of the columns in pixels.
        parts: Boxes, groups, and the arrows between them.
        gap: Distance between columns in pixels.
    """
    grid = _Grid(columns, gap, parts)
    return svg.document(language, title, description, grid.size, grid.shapes())


class _Grid:
    """The layout of a picture."""

    def __init__(
        self, columns: Sequence[int], gap: int, parts: Sequence[Box | Arrow | Group]
    ) -> None:
        self._columns = columns
        self._gap = gap
        self._boxes = [part for part in parts if isinstance(part, Box)]
        self._groups = [part for part in parts if isinstance(part, Group)]
        self._arrows = [part for part in parts if isinstance(part, Arrow)]
        places: list[Box | Group] = [*self._boxes, *self._groups]
        self._parts = {part.name: part for part in places}
        for name in (name for arrow in self._arrows for name in (arrow.start, arrow.end)):
            if name not in self._parts:
                raise ValueError(f"no box or group is named {name}")
        self._texts = {box.name: self._box_texts(box) for box in self._boxes}
        self._labels = {arrow: self._label_lines(arrow) for arrow in self._arrows}
        self._tops, self._bottoms = self._row_places()
        self._places = {name: self._place(part) for name, part in self._parts.items()}

    @property
    def size(self) -> tuple[float, float]:
        width = 2 * _MARGIN + sum(self._columns) + self._gap * (len(self._columns) - 1)
        last = len(self._bottoms) - 1
        in_group = any(group.last[1] == last for group in self._groups)
        return width, self._bottoms[-1] + _MARGIN + (_GROUP if in_group else 0)

    def shapes(self) -> Iterator[str]:
        """Yield the shapes: arrows first, so that nothing hides a text."""
        for group in self._groups:
            rect = self._places[group.name]
            yield svg.frame(rect)
            texts = wrapped(group.text, rect.width - 16, _GROUP_HEADING)
            yield svg.lines(
                texts, (rect.x + 9, rect.y + 5), _GROUP_HEADING, anchor="start", kind="muted"
            )
        for arrow in self._arrows:
            start, end = self._ends(arrow)
            yield svg.arrow(start, end, dashed=arrow.dashed)
        for box in self._boxes:
            yield from self._box(box)
        for arrow in self._arrows:
            if arrow.text:
                yield self._label(arrow)

    def _x(self, column: int) -> float:
        return _MARGIN + sum(self._columns[:column]) + self._gap * column

    def _width(self, column: int, span: int) -> float:
        return sum(self._columns[column : column + span]) + self._gap * (span - 1)

    def _box_texts(self, box: Box) -> list[tuple[Style, tuple[Line, ...]]]:
        width = self._width(box.at[0], box.span) - 2 * _PADDING
        more = [box.more] if isinstance(box.more, str | Raw) else box.more
        texts = [(_HEADING, wrapped(box.text, width, _HEADING))]
        texts += [(_SMALL, wrapped(each, width, _SMALL)) for each in more]
        return [(style, found) for style, found in texts if found]

    def _height(self, box: Box) -> float:
        found = sum(style.line_height * len(texts) for style, texts in self._texts[box.name])
        return found + 2 * _PADDING + (8 if box.shape == "store" else 0)

    def _row_places(self) -> tuple[list[float], list[float]]:
        """Return the tops and the bottoms of the rows."""
        count = 1 + max(box.last[1] for box in self._boxes)
        heights = [0.0] * count
        for box in self._boxes:
            if box.rows == 1:
                heights[box.at[1]] = max(heights[box.at[1]], self._height(box))
        gaps = [self._row_gap(row) for row in range(count)]
        for box in self._boxes:  # a box of several rows may need more height than these have
            rows = range(box.at[1], box.last[1] + 1)
            missing = (
                self._height(box)
                - sum(heights[row] for row in rows)
                - sum(gaps[row + 1] for row in rows[:-1])
            )
            if missing > 0:
                heights[box.last[1]] += missing
        tops: list[float] = []
        y = float(_MARGIN)
        for row in range(count):
            y += gaps[row] if row else gaps[0] - _GAP
            tops.append(y)
            y += heights[row]
        return tops, [top + height for top, height in zip(tops, heights, strict=True)]

    def _row_gap(self, row: int) -> float:
        """Return the distance of a row from the one above."""
        gap = float(_GAP)
        for arrow in self._arrows:
            start, end = self._parts[arrow.start], self._parts[arrow.end]
            upper, lower = (start, end) if start.first[1] <= end.first[1] else (end, start)
            if upper.last[1] < lower.first[1] == row:
                count = len(self._labels[arrow])
                gap = max(gap, _ARROW_GAP, count * _SMALL.line_height + 14)
        if any(group.first[1] == row for group in self._groups):
            gap += _GROUP + _GROUP_HEADING.line_height + 3
        if any(group.last[1] == row - 1 for group in self._groups):
            gap += _GROUP
        return gap

    def _place(self, part: Box | Group) -> Rect:
        (left, top_row), (right, bottom_row) = part.first, part.last
        top = self._tops[top_row]
        width = self._width(left, right - left + 1)
        rect = Rect(self._x(left), top, width, self._bottoms[bottom_row] - top)
        if isinstance(part, Box):
            return rect
        return rect.grown(_GROUP, top=_GROUP_HEADING.line_height)

    def _ends(self, arrow: Arrow) -> tuple[Point, Point]:
        start, end = self._places[arrow.start], self._places[arrow.end]
        left, right = max(start.x, end.x), min(start.right, end.right)
        if left < right:
            x = (left + right) / 2 + arrow.shift
            down = end.y >= start.bottom
            return ((x, start.bottom), (x, end.y)) if down else ((x, start.y), (x, end.bottom))
        top, bottom = max(start.y, end.y), min(start.bottom, end.bottom)
        if top >= bottom:
            raise ValueError(f"no straight arrow leads from {arrow.start} to {arrow.end}")
        y = (top + bottom) / 2 + arrow.shift
        forward = end.x >= start.right
        return ((start.right, y), (end.x, y)) if forward else ((start.x, y), (end.right, y))

    def _label_lines(self, arrow: Arrow) -> tuple[Line, ...]:
        """Return the lines of a label, which does not leave the columns that its arrow connects."""
        start, end = self._parts[arrow.start], self._parts[arrow.end]
        first, last = max(start.first[0], end.first[0]), min(start.last[0], end.last[0])
        if first > last:
            return wrapped(arrow.text, self._gap - 14, _SMALL)
        toward_label = arrow.shift if arrow.side == "right" else -arrow.shift
        width = self._width(first, last - first + 1) / 2 - toward_label - _LABEL_X
        return wrapped(arrow.text, width, _SMALL)

    def _label(self, arrow: Arrow) -> str:
        texts = self._labels[arrow]
        (x1, y1), (x2, y2) = self._ends(arrow)
        height = len(texts) * _SMALL.line_height
        if x1 != x2:
            return svg.lines(texts, ((x1 + x2) / 2, y1 - height - 4), _SMALL, kind="label")
        top = (y1 + y2 - height) / 2
        if arrow.side == "left":
            return svg.lines(texts, (x1 - _LABEL_X, top), _SMALL, anchor="end", kind="label")
        return svg.lines(texts, (x1 + _LABEL_X, top), _SMALL, anchor="start", kind="label")

    def _box(self, box: Box) -> Iterator[str]:
        rect = self._places[box.name]
        if outline := svg.shape(rect, box.shape, box.tone):
            yield outline
        texts = self._texts[box.name]
        height = sum(style.line_height * len(found) for style, found in texts)
        x, y = rect.center
        y -= height / 2 - (4 if box.shape == "store" else 0)
        for style, found in texts:
            yield svg.lines(found, (x, y), style, kind="muted" if box.shape == "note" else "")
            y += style.line_height * len(found)

"""SVG from shapes. Every text is escaped here, and the document refers to nothing outside of itself.

A picture has its own background and follows `prefers-color-scheme`, so it is readable on pages of any colour,
also where page and system disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from volcgen.pictures.words import LARGE, SMALL, Line, Style
from volcgen.view.text import printable

Tone = Literal["plain", "accent", "good", "bad"]
Shape = Literal["box", "round", "store", "note"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

_HEAD: Final = 7
"""Length of the head of an arrow."""
_LID: Final = 6
"""Height of the upper half of the lid of a store."""

_SIZES: Final = {SMALL: "small", LARGE: "large"}
_CSS: Final = """\
text{font-family:Arial,Helvetica,"Liberation Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:#1f2328}
.code{font-family:Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.94em}
.bold{font-weight:600}
.small{font-size:13px}
.large{font-size:15px}
.label{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.muted{fill:#59636e}
.page{fill:#fff;stroke:#d1d9e0}
.line{fill:none;stroke:#59636e;stroke-width:1.5}
.dashed{stroke-dasharray:5 4}
.head{fill:#59636e}
.life{stroke:#b7bfc8;stroke-dasharray:3 4}
.group{fill:none;stroke:#818b98;stroke-dasharray:6 4}
.plain{fill:#f6f8fa;stroke:#818b98}
.accent{fill:#ddf4ff;stroke:#0969da}
.good{fill:#dafbe1;stroke:#1a7f37}
.bad{fill:#ffebe9;stroke:#cf222e}
@media (prefers-color-scheme:dark){
text{fill:#f0f6fc}
.label{stroke:#0d1117}
.muted{fill:#9ba3ad}
.page{fill:#0d1117;stroke:#3d444d}
.line{stroke:#9ba3ad}
.head{fill:#9ba3ad}
.life{stroke:#515a65}
.group{stroke:#6e7681}
.plain{fill:#1c2129;stroke:#7d8590}
.accent{fill:#0f2d4f;stroke:#4493f8}
.good{fill:#11351d;stroke:#3fb950}
.bad{fill:#401b1f;stroke:#f85149}
}
"""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float, top: float = 0) -> Rect:
        """Return a rectangle that is larger by `by` on all sides, and by `top` more at the top."""
        return Rect(self.x - by, self.y - by - top, self.width + 2 * by, self.height + 2 * by + top)


def document(
    language: str, title: str, description: str, size: tuple[float, float], shapes: Iterable[str]
) -> str:
    """Return a picture; title and description are its alternatives for screen readers."""
    width, height = map(_number, size)
    body = "".join(f"{shape}\n" for shape in shapes)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" \
role="img" aria-labelledby="title text" lang="{_text(language)}">
<title id="title">{_text(title)}</title>
<desc id="text">{_text(description)}</desc>
<style>
{_CSS}</style>
<rect class="page" x="0.5" y="0.5" width="{_number(size[0] - 1)}" height="{_number(size[1] - 1)}" rx="8"/>
{body}</svg>
"""


def shape(rect: Rect, kind: Shape, tone: Tone) -> str:
    """Return the outline of a box; a note has none."""
    if kind == "note":
        return ""
    if kind == "store":
        left, right = _number(rect.x), _number(rect.right)
        top, bottom = _number(rect.y + _LID), _number(rect.bottom - _LID)
        lid = f"{_number(rect.width / 2)} {_LID} 0 0"
        return (
            f'<path class="{tone}" d="M{left} {top}A{lid} 1 {right} {top}V{bottom}'
            f'A{lid} 1 {left} {bottom}ZM{left} {top}A{lid} 0 {right} {top}"/>'
        )
    radius = min(rect.height / 2, 16) if kind == "round" else 5
    return f'<rect class="{tone}" {_place(rect)} rx="{_number(radius)}"/>'


def frame(rect: Rect) -> str:
    """Return the outline of a group."""
    return f'<rect class="group" {_place(rect)} rx="7"/>'


def lines(
    texts: Sequence[Line],
    at: Point,
    style: Style,
    *,
    anchor: Anchor = "middle",
    kind: Literal["", "label", "muted"] = "",
) -> str:
    """Return lines of text whose top is at a point."""
    x, top = at
    classes = [_SIZES[style.size], "bold" if style.bold else "", kind]
    places = f'x="{_number(x)}" text-anchor="{anchor}" class="{" ".join(filter(None, classes))}"'
    return "\n".join(
        f'<text y="{_number(top + place * style.line_height + style.size)}" {places}>'
        f"{_line(line)}</text>"
        for place, line in enumerate(texts)
    )


def arrow(start: Point, end: Point, *, dashed: bool = False) -> str:
    """Return a horizontal or vertical line with a head at its end."""
    x, y = _direction(start, end)
    stop = end[0] - x * (_HEAD - 1), end[1] - y * (_HEAD - 1)
    back = end[0] - x * _HEAD, end[1] - y * _HEAD
    corners = [end, (back[0] + y * 4, back[1] + x * 4), (back[0] - y * 4, back[1] - x * 4)]
    kind = "line dashed" if dashed else "line"
    return (
        f'<path class="{kind}" d="{_way(start, stop)}"/><path class="head" d="{_way(*corners)}Z"/>'
    )


def lifeline(x: float, top: float, bottom: float) -> str:
    """Return the line below the name of a participant."""
    return f'<path class="life" d="M{_number(x)} {_number(top)}V{_number(bottom)}"/>'


def _direction(start: Point, end: Point) -> tuple[int, int]:
    """Return the direction of a horizontal or vertical line."""
    return (end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])


def _way(*points: Point) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _line(line: Line) -> str:
    return "".join(
        f'<tspan class="code">{_text(run.text)}</tspan>' if run.is_code else _text(run.text)
        for run in line
    )


def _place(rect: Rect) -> str:
    x, y, width, height = map(_number, (rect.x, rect.y, rect.width, rect.height))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _text(text: str) -> str:
    return escape(printable(text))


def _number(value: float) -> str:
    return f"{round(value, 1):g}"

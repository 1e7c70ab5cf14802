"""Texts of pictures: their widths, and lines that fit into a width.

A picture is made without the fonts of its readers. The widths are those of DejaVu Sans, the widest of the
common fonts, so texts that fit here fit everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from volcgen.view.text import Raw, printable

LARGE: Final = 15
SMALL: Final = 13
_BOLD: Final = 1.14
_CODE: Final = 0.61
"""Width of every character of a monospaced font, in em."""
_LONGEST: Final = 80
"""Longer texts of a spec are cut."""
_CODE_SIZE: Final = 0.94
"""Monospaced fonts look larger than others."""
_WIDTHS: Final = {
    0.3: "'IJijl",
    0.36: " ,./:;\\|f-",
    0.42: "()[]t!r",
    0.53: '"*_`sz?',
    0.59: "cLFkvxy",
    0.65: "PTYaoeESbdghnpqu$0123456789{}",
    0.71: "KAVBRXZC",
    0.79: "UHNDG&OQ",
    0.86: "w#+<=>^~M",
    1.0: "%mW@",
}
_WIDTH_OF: Final = {char: width for width, chars in _WIDTHS.items() for char in chars}
_BALANCING_STEPS: Final = 5
_CODE_SPAN: Final = re.compile(r"`([^`]+)`")
_CLOSING: Final = frozenset("，。；：、！？）》」』”’,.;:!?)]}")
_OPENING: Final = frozenset("（《「『“‘([{")


@dataclass(frozen=True, slots=True)
class Style:
    """Size and weight of a text."""

    size: int = LARGE
    bold: bool = False

    @property
    def line_height(self) -> int:
        return self.size + 5


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line: words, or code in a monospaced font."""

    text: str
    is_code: bool = False

    def width(self, style: Style) -> float:
        """Return the width in pixels."""
        if self.is_code:
            em = sum(_CODE if char.isascii() else _em(char) for char in self.text) * _CODE_SIZE
        else:
            em = sum(map(_em, self.text)) * (_BOLD if style.bold else 1)
        return em * style.size


Line = tuple[Run, ...]


_SPACE: Final = Run(" ")


def width_of(line: Line, style: Style) -> float:
    """Return the width of a line in pixels."""
    return sum(run.width(style) for run in line)


def runs(text: str | Raw) -> Line:
    """Return the parts of a text. In texts of templates, backticks mark code; a `Raw` has no markup."""
    if isinstance(text, Raw):
        shown = printable(text.value)
        return (Run(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"),)
    parts = _CODE_SPAN.split(printable(text))
    return tuple(Run(part, bool(place % 2)) for place, part in enumerate(parts) if part)


def wrapped(text: str | Raw, width: float, style: Style) -> tuple[Line, ...]:
    """Return the lines of a text, none wider than `width`, and of similar widths.

    Words that are too long are cut.
    """
    words = [
        _Word(part, width_of(part, style), has_space and not place)
        for word, has_space in _words(runs(text))
        for place, part in enumerate(_cut(word, width, style))
    ]
    space = _SPACE.width(style)
    lines = _filled(words, width, space)
    narrow = max((word.width for word in words), default=width)
    for _ in range(_BALANCING_STEPS if len(lines) > 1 else 0):
        middle = (narrow + width) / 2
        if len(narrower := _filled(words, middle, space)) == len(lines):
            lines, width = narrower, middle
        else:
            narrow = middle
    return tuple(map(_joined, lines))


@dataclass(frozen=True, slots=True)
class _Word:
    """A part of a text that no line break divides."""

    line: Line
    width: float
    has_space: bool
    """Whether a space is before it."""


def _filled(words: Sequence[_Word], width: float, space: float) -> list[Line]:
    """Return lines with as many words as fit."""
    lines: list[Line] = []
    used = 0.0
    for word in words:
        before = space if word.has_space else 0.0
        if lines and used + before + word.width <= width:
            lines[-1] = (*lines[-1], *((_SPACE,) if word.has_space else ()), *word.line)
            used += before + word.width
        else:
            lines.append(word.line)
            used = word.width
    return lines


def _words(line: Line) -> Iterator[tuple[Line, bool]]:
    """Yield the parts that no line break divides, each with whether a space is before it."""
    word: list[Run] = []
    has_space, previous = False, ""
    for run in line:
        for char in run.text:
            if char == " ":
                if word:
                    yield _joined(tuple(word)), has_space
                word, has_space, previous = [], True, ""
                continue
            if word and _can_break(previous, char):
                yield _joined(tuple(word)), has_space
                word, has_space = [], False
            word.append(Run(char, run.is_code))
            previous = char
    if word:
        yield _joined(tuple(word)), has_space


def _can_break(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING:
        return False
    return _is_wide(before) or _is_wide(after)


def _cut(word: Line, width: float, style: Style) -> Iterator[Line]:
    """Yield the parts of a word that fit into the width: after an underscore or a dot, if possible."""
    while width_of(word, style) > width:
        chars = [Run(char, run.is_code) for run in word for char in run.text]
        count, used = 0, 0.0
        while count < len(chars) and (used := used + chars[count].width(style)) <= width:
            count += 1
        count = max(count, 1)
        better = [n for n in range(2, count + 1) if chars[n - 1].text in "_."]
        count = better[-1] if better else count
        yield _joined(tuple(chars[:count]))
        word = _joined(tuple(chars[count:]))
    yield word


def _joined(line: Line) -> Line:
    """Return the line with neighbours of one kind joined."""
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].is_code == run.is_code:
            joined[-1] = Run(joined[-1].text + run.text, run.is_code)
        else:
            joined.append(run)
    return tuple(joined)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _em(char: str) -> float:
    known = _WIDTH_OF.get(char)
    if known is not None:
        return known
    return 1.0 if char < "\U00010000" else 1.4

"""Pictures of messages between participants, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from volcgen.pictures import svg
from volcgen.pictures.svg import Rect
from volcgen.pictures.words import SMALL, Style, wrapped
from volcgen.view.text import Raw

_MARGIN: Final = 14
_PADDING: Final = 6
_FRAME: Final = 7
"""Distance of a frame from the margin."""
_STEP: Final = 12
"""Distance between two steps."""
_TEXT: Final = Style(SMALL)
_HEADING: Final = Style(SMALL, bold=True)


@dataclass(frozen=True, slots=True)
class Message:
    """An arrow from one participant to another."""

    start: str
    end: str
    text: str | Raw
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What a participant does, in a box that reaches over to another one."""

    at: str
    text: str | Raw
    until: str
    tone: svg.Tone = "plain"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A frame around steps that may happen several times."""

    text: str | Raw
    steps: Sequence[Message | Work]


def sequence(
    language: str,
    title: str,
    description: str,
    *,
    lifelines: Mapping[str, str | Raw],
    steps: Sequence[Message | Work | Repeat],
    width: int = 440,
) -> str:
    """Return the picture of messages as SVG; `lifelines` maps names to texts, from left to right."""
    layout = _Layout(lifelines, width)
    shapes = [*layout.steps(steps)]
    bottom = layout.y + 4
    size = (width + 2 * _MARGIN, bottom + _MARGIN)
    return svg.document(language, title, description, size, [*layout.heads(bottom), *shapes])


class _Layout:
    """Places steps one below the other."""

    def __init__(self, lifelines: Mapping[str, str | Raw], width: int) -> None:
        self._pitch = width / len(lifelines)
        self._x = {
            name: _MARGIN + self._pitch * (place + 0.5) for place, name in enumerate(lifelines)
        }
        self._heads = {
            name: wrapped(text, self._pitch - 12, _HEADING) for name, text in lifelines.items()
        }
        self._width = width
        most = max(map(len, self._heads.values()))
        self._head_height = most * _HEADING.line_height + 2 * _PADDING
        self.y: float = _MARGIN + self._head_height + _STEP

    def heads(self, bottom: float) -> Iterator[str]:
        """Yield the lifelines and the names of the participants."""
        for name, texts in self._heads.items():
            rect = Rect(
                self._x[name] - self._pitch / 2 + 4, _MARGIN, self._pitch - 8, self._head_height
            )
            yield svg.lifeline(self._x[name], rect.bottom, bottom)
            yield svg.shape(rect, "box", "accent")
            height = len(texts) * _HEADING.line_height
            yield svg.lines(texts, (rect.center[0], rect.center[1] - height / 2), _HEADING)

    def steps(self, steps: Sequence[Message | Work | Repeat]) -> Iterator[str]:
        """Yield the shapes of steps, and move below them."""
        for step in steps:
            match step:
                case Message():
                    yield from self._message(step)
                case Work():
                    yield from self._work(step)
                case Repeat():
                    yield from self._repeat(step)

    def _message(self, step: Message) -> Iterator[str]:
        start, end = self._x[step.start], self._x[step.end]
        texts = wrapped(step.text, abs(end - start) - 10, _TEXT)
        label = svg.lines(texts, ((start + end) / 2, self.y), _TEXT, kind="label")
        self.y += len(texts) * _TEXT.line_height + 5
        yield svg.arrow((start, self.y), (end, self.y), dashed=step.is_reply)
        yield label
        self.y += _STEP

    def _work(self, step: Work) -> Iterator[str]:
        left = self._x[step.at] - self._pitch / 2 + 8
        right = self._x[step.until] + self._pitch / 2 - 8
        texts = wrapped(step.text, right - left - 2 * _PADDING, _TEXT)
        height = len(texts) * _TEXT.line_height
        rect = Rect(left, self.y, right - left, height + 2 * _PADDING)
        yield svg.shape(rect, "box", step.tone)
        yield svg.lines(texts, (rect.center[0], rect.y + _PADDING), _TEXT)
        self.y = rect.bottom + _STEP

    def _repeat(self, step: Repeat) -> Iterator[str]:
        top = self.y
        texts = wrapped(step.text, self._width - 2 * _PADDING, _HEADING)
        heading = svg.lines(texts, (_MARGIN + 3, top + 5), _HEADING, anchor="start", kind="label")
        self.y += len(texts) * _HEADING.line_height + _STEP
        inner = [*self.steps(step.steps)]
        yield svg.frame(Rect(_FRAME, top, self._width + 2 * (_MARGIN - _FRAME), self.y - top))
        yield heading
        yield from inner
        self.y += _STEP

"""What is wrong with a spec, where, and what to do: collected, sorted, shown together."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from volcgen.rules import RULES

# In characters; what is longer is shown in part.
_LONGEST_EXCERPT = 240
_LONGEST_WORDS = 1_000
_MOST_RULES = 6


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of one line of a file; line and column count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule. `also` is a second place that takes part, such as the other of two twins."""

    rule: str
    message: str
    where: Location
    help: str = ""
    also: Location | None = None
    instead: str | None = None
    """What to write in place of what the caret marks, where exactly one answer is right."""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(f"rule {self.rule} is not in rules.py")


class SpecError(Exception):
    """The spec has problems; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(
            set(problems),
            key=lambda p: (p.where.path, p.where.line, p.where.column, p.rule, p.message, p.help),
        )
        super().__init__(f"{len(self.problems)} problem(s) in the spec")


def nearest(word: str, known: Iterable[str]) -> str:
    """'did you mean `X`? ' for the known word closest to a misspelt one, or nothing."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{visible(close[0])}`? " if close else ""


def single(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one must mean: the only one that is close, or that is closer than the rest."""
    for cutoff in (0.6, 0.75):
        close = difflib.get_close_matches(word, sorted(known), n=2, cutoff=cutoff)
        if len(close) == 1:
            return close[0]
    return None


def visible(text: str) -> str:
    """Text from a spec with every control and layout character spelt out, safe on a terminal."""
    return "".join(
        (
            char
            if char == " " or unicodedata.category(char)[0] not in "CZ"
            else char.encode("unicode_escape").decode("ascii")
        )
        for char in text
    )


def as_text(problems: Sequence[Problem], ending: str = "nothing was written") -> str:
    """Each problem with its excerpt and a caret under the culprit, and where to go on."""
    parts = [as_block(problem) for problem in problems]
    parts.append(f"{_counted(len(problems))}; {ending}.\n{_ways_on(problems)}")
    return "\n".join(parts)


def as_line(problem: Problem) -> str:
    """A problem in a line: where, which rule, and what."""
    where = problem.where
    place = f"{visible(where.path)}:{where.line}:{where.column}"
    return f"{place}: {problem.rule} {visible(_shortened(problem.message))}"


def _counted(count: int) -> str:
    return f"{count} problem{'' if count == 1 else 's'}"


def _ways_on(problems: Sequence[Problem]) -> str:
    rules = sorted({problem.rule for problem in problems})
    shown = " ".join(rules[:_MOST_RULES])
    lines = [f"`volcgen rule {shown}` says why, with examples."]
    mendable = sum(problem.instead is not None for problem in problems)
    if mendable:
        which = "it" if mendable == len(problems) == 1 else f"{mendable} of them"
        lines.append(f"`volcgen lint --fix` can mend {which}.")
    return "".join(f"{line}\n" for line in lines)


def as_block(problem: Problem) -> str:
    """A problem with its excerpt, a caret under the culprit, and what to do."""
    message = visible(_shortened(problem.message))
    lines = [f"error[{problem.rule}] {message}", *_excerpt("-->", problem.where)]
    if problem.also is not None:
        lines += _excerpt("and", problem.also)
    lines.append(f"  = {visible(_shortened(problem.help or RULES[problem.rule].help))}")
    return "\n".join(lines) + "\n"


def _shortened(words: str) -> str:
    """Words that quote a value may be as long as the value."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"


def _excerpt(arrow: str, where: Location) -> list[str]:
    gutter = len(str(where.line))
    head = f"{' ' * gutter}{arrow} {visible(where.path)}:{where.line}:{where.column}"
    if not where.excerpt.strip():
        return [head]
    before, marked, after = (visible(part) for part in _cropped(where))
    return [
        head,
        f"{' ' * gutter} |",
        f"{where.line} | {before}{marked}{after}",
        f"{' ' * gutter} | {' ' * _width(before)}{'^' * max(1, _width(marked))}",
    ]


def _cropped(where: Location) -> tuple[str, str, str]:
    """What stands before, at and after the culprit; a long line shows its surroundings only."""
    line, start = where.excerpt, where.column - 1
    before, marked, after = line[:start], line[start:][: where.length], line[start + where.length :]
    if len(line) <= _LONGEST_EXCERPT:
        return before, marked, after
    room = _LONGEST_EXCERPT // 3
    return (
        before if len(before) <= room else f"…{before[-room:]}",
        marked if len(marked) <= room else f"{marked[:room]}…",
        after if len(after) <= room else f"{after[:room]}…",
    )


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two, a combining mark none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_json(problems: Sequence[Problem]) -> str:
    """For other programs: one object a problem."""
    rows = [
        {
            "rule": p.rule,
            "message": p.message,
            "path": p.where.path,
            "line": p.where.line,
            "column": p.where.column,
            "help": p.help or RULES[p.rule].help,
            "instead": p.instead,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Annotations that a forge shows beside the line."""

    def words(text: str) -> str:
        return visible(text).replace("%", "%25")

    def value(text: str) -> str:
        return words(text).replace(",", "%2C").replace(":", "%3A")

    return "".join(
        f"::error file={value(p.where.path)},line={p.where.line},col={p.where.column},"
        f"title={p.rule}::{words(p.message)}\n"
        for p in problems
    )

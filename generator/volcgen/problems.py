"""Problems of a spec: the broken rule, the location, and what to do. Sorts and shows them."""

from __future__ import annotations

import difflib
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from volcgen.rules import RULES

# In characters; longer texts are shown in part.
_LONGEST_EXCERPT = 240
_LONGEST_MESSAGE = 1_000
_MOST_RULES = 6
_MOST_SHOWN = 50
_SHORTEST_SLIP = 3


@dataclass(frozen=True, slots=True)
class Location:
    """A part of one line of a file. Line and column count from 1; columns are characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A place in the spec that breaks a rule."""

    rule: str
    message: str
    where: Location
    help: str = ""
    """What to do; if empty, the help of the rule applies."""
    also: Location | None = None
    """A second location, such as the first of two definitions."""
    instead: str | None = None
    """The text to write at `where`, if only one text is right."""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(f"rule {self.rule} is not in rules.py")


class SpecError(Exception):
    """The spec has problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(
            set(problems),
            key=lambda p: (p.where.path, p.where.line, p.where.column, p.rule, p.message, p.help),
        )
        super().__init__(f"{len(self.problems)} problem(s) in the spec")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean `X`? " for the known word closest to a misspelt one, or ""."""
    others = sorted(name for name in known if name != word)
    close = difflib.get_close_matches(word, others, n=1, cutoff=0.6)
    return f"did you mean `{exact(close[0])}`? " if close else ""


def only_match(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that differs from a misspelt one by one slip, or None if several do."""
    close = [other for other in set(known) if _is_slip(word, other)]
    return close[0] if len(close) == 1 else None


def _is_slip(word: str, other: str) -> bool:
    """Return whether two words differ in one letter, in two exchanged letters, or in capitals."""
    if min(len(word), len(other)) < _SHORTEST_SLIP:
        return False
    word, other = word.casefold(), other.casefold()
    start = _common(word, other)
    word, other = word[start:], other[start:]
    end = _common(word[::-1], other[::-1])
    word, other = word[: len(word) - end], other[: len(other) - end]
    exchanged = len(word) == 2 and word == other[::-1]
    is_small = len(word) <= 1 and len(other) <= 1
    # Another number is another name, such as `Type2` and `Type3`; and no slip adds what is not ASCII.
    return (exchanged or is_small) and re.fullmatch("[a-z_.-]*", word + other) is not None


def _common(word: str, other: str) -> int:
    """Return how many characters two words begin with alike."""
    pairs = zip(word, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def visible(text: str) -> str:
    """Return the text with control and layout characters escaped, safe for a terminal."""
    return "".join(
        (
            char
            if char == " " or unicodedata.category(char)[0] not in "CZ"
            else char.encode("unicode_escape").decode("ascii")
        )
        for char in text
    )


def exact(text: str) -> str:
    """Return the text as `visible` does; next to ASCII letters, escape what may only look like them."""
    if not re.search("[A-Za-z]", text):
        return visible(text)
    return "".join(
        char if char.isascii() else char.encode("unicode_escape").decode("ascii")
        for char in visible(text)
    )


def as_text(problems: Sequence[Problem], ending: str = "nothing was written") -> str:
    """Return the first problems with their excerpts, then the count and the commands that help."""
    parts = [as_block(problem) for problem in problems[:_MOST_SHOWN]]
    parts.append(f"{_counted(len(problems))}; {ending}.\n{_next_steps(problems)}")
    return "\n".join(parts)


def as_line(problem: Problem) -> str:
    """Return a problem on one line: location, rule and message."""
    where = problem.where
    place = f"{visible(where.path)}:{where.line}:{where.column}"
    return f"{place}: {problem.rule} {visible(_shortened(problem.message))}"


def _counted(count: int) -> str:
    shown = f", of which the first {_MOST_SHOWN} are shown" if count > _MOST_SHOWN else ""
    return f"{count} problem{'' if count == 1 else 's'}{shown}"


def _next_steps(problems: Sequence[Problem]) -> str:
    rules = sorted({problem.rule for problem in problems})
    shown = " ".join(rules[:_MOST_RULES])
    lines = [f"Run `volcgen rule {shown}` for reasons and examples."]
    fixable = sum(problem.instead is not None for problem in problems)
    if fixable:
        which = "it" if fixable == len(problems) == 1 else f"{fixable} of them"
        lines.append(f"Run `volcgen lint --fix` to fix {which}.")
    return "".join(f"{line}\n" for line in lines)


def as_block(problem: Problem) -> str:
    """Return a problem with its excerpt, a caret under the marked text, and what to do."""
    message = visible(_shortened(problem.message))
    lines = [f"error[{problem.rule}] {message}", *_excerpt("-->", problem.where)]
    if problem.also is not None:
        lines += _excerpt("and", problem.also)
    lines.append(f"  = {visible(_shortened(problem.help or RULES[problem.rule].help))}")
    return "\n".join(lines) + "\n"


def _shortened(text: str) -> str:
    """Return the start of a long text; a message may quote a value of any length."""
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]}…"


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
    """Return the line before, at and after the location, cut down if the line is long."""
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
    """Return the columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON array with one object for each problem."""
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
    """Return annotations that GitHub shows beside the lines, for the first problems."""
    rows = [annotation("error", p.where, p.rule, p.message) for p in problems[:_MOST_SHOWN]]
    if len(problems) > _MOST_SHOWN:
        rows.append(f"{_counted(len(problems))}\n")
    return "".join(rows)


def annotation(level: str, where: Location, title: str, message: str) -> str:
    """Return a line that GitHub shows beside a line of a file; `level` is error, warning or notice."""
    return (
        f"::{level} file={github_property(where.path)},line={where.line},col={where.column},"
        f"title={github_property(title)}::{github_message(message)}\n"
    )


def github_message(text: str) -> str:
    """Return a text as the message of a workflow command of GitHub, on one line."""
    return visible(text).replace("%", "%25")


def github_property(text: str) -> str:
    """Return a text as the value of a property of a workflow command."""
    return github_message(text).replace(",", "%2C").replace(":", "%3A")

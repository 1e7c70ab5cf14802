"""`lint --fix`: write what exactly one answer is right for, and leave all else as it stands.

A mend is an edit of the text at the place that the problem marks, so comments and layout stay. It
counts only if the spec has fewer problems after it, and none that it did not have.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from volcgen.config import Config
from volcgen.problems import Problem, SpecError
from volcgen.spec.load import load
from volcgen.spec.source import Source
from volcgen.tree import Difference, write

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True)
class Mended:
    """What was mended, and what is left for somebody to decide."""

    done: tuple[Problem, ...]
    left: tuple[Problem, ...]


def mend(config: Config) -> Mended:
    """Mend the files of the spec, all or none."""
    work = _Work(config)
    while work.turn():
        pass
    work.write()
    # What had an answer that did no good has none.
    return Mended(tuple(work.done), tuple(replace(left, instead=None) for left in work.left))


class _Work:
    """The files of the spec as they would be, and the problems that they would have."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._edited: dict[str, bytes] = {}
        self.done: list[Problem] = []
        self.left = self._problems({})

    def turn(self) -> bool:
        """Mend what can be mended in each file at once, or else one thing; False if nothing can."""
        paths = sorted({problem.where.path for problem in self.left if problem.instead is not None})
        mended = [self._mend(path) for path in paths]
        return any(mended)

    def write(self) -> None:
        changes: list[Difference] = []
        for shown, content in sorted(self._edited.items()):
            path = self._config.root / shown
            below = path.relative_to(self._config.spec).as_posix()
            changes.append(Difference(below, path.read_bytes(), content))
        write(self._config.spec, changes)

    def _mend(self, path: str) -> bool:
        mends = [p for p in self.left if p.where.path == path and p.instead is not None]
        # Places move with an edit, so that what follows a single one waits for the next turn.
        return self._keep(path, mends) or any(self._keep(path, [one]) for one in mends)

    def _keep(self, path: str, mends: list[Problem]) -> bool:
        """Keep these mends of a file if they do good and no harm."""
        raw = self._edited.get(path) or (self._config.root / path).read_bytes()
        mark = _BOM if raw.startswith(_BOM) else b""
        source = Source(path, raw.removeprefix(_BOM).decode("utf-8"))
        mends = _apart(source, mends)
        edited = {**self._edited, path: mark + _mended(source, mends).encode("utf-8")}
        left = self._problems(edited)
        if not _is_better(self.left, left):
            return False
        self._edited = edited
        self.done += mends
        self.left = left
        return True

    def _problems(self, edited: dict[str, bytes]) -> list[Problem]:
        try:
            load(self._config.spec, self._config.root, edited)
        except SpecError as error:
            return error.problems
        return []


def _apart(source: Source, mends: list[Problem]) -> list[Problem]:
    """Those that touch no other, in the order of the file."""
    kept: list[Problem] = []
    reached = 0
    for problem in mends:
        start, end = source.span(problem.where)
        if start >= reached:
            kept.append(problem)
            reached = end
    return kept


def _mended(source: Source, mends: list[Problem]) -> str:
    """The text with the mends in it; a line of which nothing is left goes."""
    text = source.text
    for problem in reversed(mends):
        start, end = source.span(problem.where)
        line = _LINE.match(text, text.rfind("\n", 0, start) + 1)
        if not problem.instead and line and line[0].strip() == text[start:end]:
            start, end = line.span()
        text = f"{text[:start]}{problem.instead}{text[end:]}"
    return text


def _is_better(before: list[Problem], after: list[Problem]) -> bool:
    """Fewer problems at the first stage that has any: YAML hides shape, and shape hides meaning.
    What a stage hid may come to light; within one, no problem is exchanged for another."""
    for stage in "YSL":
        old, new = (_kinds(problems, stage) for problems in (before, after))
        if old:
            return new < old
        if new:
            return False
    return False


def _kinds(problems: list[Problem], stage: str) -> Counter[tuple[str, str, str]]:
    return Counter((p.rule, p.where.path, p.message) for p in problems if p.rule[0] == stage)

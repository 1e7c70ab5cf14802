"""`volcgen lint --fix`: apply the fixes of problems that have exactly one.

A fix replaces the text that its problem marks, so comments and layout stay. It is kept only if the
spec has fewer problems afterwards, and no new ones, and if the file then means the same apart from
what was fixed; see `fixed_meaning`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from volcgen.config import Config
from volcgen.problems import Problem, SpecError
from volcgen.spec.fixed_meaning import only_fixes
from volcgen.spec.load import load
from volcgen.spec.source import SpecText
from volcgen.tree import Difference
from volcgen.writing import write

_BOM = b"\xef\xbb\xbf"
_MOST_REFUSED: Final = 20
"""Tries in a row that do not help, after which the rest is left to a person: each reads the whole spec."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True)
class FixResult:
    """Problems that were fixed, and problems that need a decision."""

    fixed: tuple[Problem, ...]
    remaining: tuple[Problem, ...]


def fix(config: Config) -> FixResult:
    """Fix the spec files; write all of them or none."""
    fixer = _Fixer(config)
    while fixer.fix_each_file():
        pass
    fixer.write()
    # A fix that was not kept is not offered again.
    remaining = tuple(replace(problem, instead=None) for problem in fixer.remaining)
    return FixResult(tuple(fixer.fixed), remaining)


class _Fixer:
    """The spec files with the fixes so far, and the problems that remain."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._edited: dict[str, bytes] = {}
        self._refused = 0
        self.fixed: list[Problem] = []
        self.remaining = self._problems({})

    def fix_each_file(self) -> bool:
        """Apply all fixes of each file, or else one of them; return whether any was kept."""
        fixable = {problem.where.path for problem in self.remaining if problem.instead is not None}
        kept = [self._fix_file(path) for path in sorted(fixable)]
        return any(kept)

    def write(self) -> None:
        changes: list[Difference] = []
        for shown, content in sorted(self._edited.items()):
            path = self._config.root / shown
            below = path.relative_to(self._config.spec).as_posix()
            changes.append(Difference(below, actual=path.read_bytes(), expected=content))
        write(self._config.root, {self._config.spec: changes})

    def _fix_file(self, path: str) -> bool:
        fixable = [p for p in self.remaining if p.where.path == path and p.instead is not None]
        return self._keep_some(path, fixable)

    def _keep_some(self, path: str, fixes: list[Problem]) -> bool:
        """Keep all fixes, or else some of one half; they move the locations of the others."""
        if self._refused >= _MOST_REFUSED:
            return False
        if self._keep(path, fixes):
            self._refused = 0
            return True
        self._refused += 1
        half = len(fixes) // 2
        return half > 0 and (
            self._keep_some(path, fixes[:half]) or self._keep_some(path, fixes[half:])
        )

    def _keep(self, path: str, fixes: list[Problem]) -> bool:
        """Apply fixes to a file and keep them if the spec is better afterwards."""
        raw = self._edited.get(path) or (self._config.root / path).read_bytes()
        mark = _BOM if raw.startswith(_BOM) else b""
        source = SpecText(path, raw.removeprefix(_BOM).decode("utf-8"))
        fixes = _without_overlaps(source, fixes)
        text = _apply(source, fixes)
        if not only_fixes(source, text, fixes):
            return False
        edited = {**self._edited, path: mark + text.encode("utf-8")}
        remaining = self._problems(edited)
        if not _is_better(self.remaining, remaining):
            return False
        self._edited = edited
        self.fixed += fixes
        self.remaining = remaining
        return True

    def _problems(self, edited: dict[str, bytes]) -> list[Problem]:
        try:
            load(self._config.home, self._config.root, edited)
        except SpecError as error:
            return error.problems
        return []


def _without_overlaps(source: SpecText, fixes: list[Problem]) -> list[Problem]:
    """Return the fixes that do not overlap an earlier one, in the order of the file."""
    kept: list[Problem] = []
    last_end = 0
    for problem in fixes:
        start, end = source.span(problem.where)
        if start >= last_end:
            kept.append(problem)
            last_end = end
    return kept


def _apply(source: SpecText, fixes: list[Problem]) -> str:
    """Return the text with the fixes; a line that a fix empties is deleted."""
    text = source.text
    for problem in reversed(fixes):
        start, end = source.span(problem.where)
        line = _LINE.match(text, text.rfind("\n", 0, start) + 1)
        if not problem.instead and line and line[0].strip() == text[start:end]:
            start, end = line.span()
        text = f"{text[:start]}{problem.instead}{text[end:]}"
    return text


def _is_better(before: list[Problem], after: list[Problem]) -> bool:
    """Return whether the first stage with problems has fewer of them, and no new ones.

    Problems of YAML (Y) hide those of the schema (S), which hide those of the whole spec (L). A fix
    may reveal problems of later stages.
    """
    for stage in "YSL":
        old, new = (_kinds(problems, stage) for problems in (before, after))
        if old:
            return new < old
        if new:
            return False
    return False


def _kinds(problems: list[Problem], stage: str) -> Counter[tuple[str, str, str]]:
    return Counter((p.rule, p.where.path, p.message) for p in problems if p.rule[0] == stage)

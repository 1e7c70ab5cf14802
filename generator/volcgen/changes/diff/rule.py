"""A rule of the comparison: what a kind of change does to callers, with a minimal example."""

from __future__ import annotations

from dataclasses import dataclass

from volcgen.changes.change import Class, Direction
from volcgen.rule_manual.example import SPEC

FOLDER = "spec/tiny"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that occurs once in a file of the example spec, before and after a change.

    An empty `base` is the whole file; then None means that there is no such file.
    """

    path: str
    """Path within the folder of the service."""
    base: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages. `sentences.py` has the names that it can contain in braces."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A kind of change."""

    id: str
    title: str
    class_: Class
    direction: Direction
    why: str
    edits: tuple[Edit, ...]
    migration: Sentence | None = None
    """What callers do. All breaking changes have one."""
    company: tuple[str, ...] = ()
    """Other rules that report the example as well, because neither change occurs alone."""


def edit(path: str, base: str, after: str | None, before: str | None = "") -> Edit:
    """Return an edit that leaves the text unchanged before the change, unless `before` is given."""
    return Edit(path, base, base if before == "" else before, after)


def added(path: str, base: str, lines: str) -> Edit:
    """Return an edit that adds lines above a text."""
    return Edit(path, base, base, lines + base)


def always(path: str, base: str, text: str) -> Edit:
    """Return an edit of the example spec that is there before and after the change."""
    return Edit(path, base, text, text)


def swapped(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits of the reverse change."""
    return tuple(Edit(each.path, each.base, each.after, each.before) for each in edits)


def files_of(rule: ChangeRule, *, after: bool) -> dict[str, str]:
    """Return the files of the example spec before or after the change."""
    files = dict(SPEC)
    for each in rule.edits:
        path = f"{FOLDER}/{each.path}"
        text = each.after if after else each.before
        if text is None:
            files.pop(path, None)
        else:
            files[path] = files[path].replace(each.base, text, 1) if each.base else text
    return files

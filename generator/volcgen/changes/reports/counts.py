"""Counts changes by class, for the first or last line of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from volcgen.changes.change import Change, Class, Level, level_of

CLASSES: Final[tuple[Class, ...]] = tuple(reversed(get_args(Class)))
"""The gravest first."""


def level(changes: Sequence[Change]) -> Level:
    """Return the gravest class of the changes, whether they are accepted or not."""
    return level_of({change.class_ for change in changes})


def summary(changes: Sequence[Change], old: str, new: str) -> str:
    """Return, for example, "2 changes from v1 to spec/, level breaking: 1 breaking, 1 text"."""
    if not changes:
        return f"no changes from {old} to {new}, level none"
    count = f"{len(changes)} change{'' if len(changes) == 1 else 's'}"
    return f"{count} from {old} to {new}, level {level(changes)}: {', '.join(_counts(changes))}"


def _counts(changes: Sequence[Change]) -> Iterator[str]:
    all_, accepted = (
        Counter(change.class_ for change in part)
        for part in (changes, [change for change in changes if change.accepted])
    )
    for class_ in CLASSES:
        if all_[class_]:
            note = f" ({accepted[class_]} accepted)" if accepted[class_] else ""
            yield f"{all_[class_]} {class_}{note}"

"""Compares what is deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from volcgen.changes.diff.context import same_text
from volcgen.changes.diff.pairs import Found
from volcgen.spec.document import KeyPath
from volcgen.spec.nodes import Deprecated


def deprecation_changed(
    where: KeyPath, old: Deprecated | None, new: Deprecated | None, *, warns: bool = True
) -> Iterator[Found]:
    """Yield a change if the key `deprecated` differs.

    `warns` is False for a field that callers only read, which causes no warning.
    """
    if _same(old, new):
        return
    rule = "D403" if not warns or (old and new) else "D401" if new else "D402"
    before, after = (each.model_dump(exclude_none=True) if each else None for each in (old, new))
    yield Found(rule, (*where, "deprecated"), before, after)


def _same(old: Deprecated | None, new: Deprecated | None) -> bool:
    if old is None or new is None:
        return old is new
    return (old.since, old.use) == (new.since, new.use) and same_text(old.text, new.text)

"""Marks the changes that accepted.yaml accepts, and refuses entries that accept nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from volcgen.changes.change import Change
from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.snapshot import RELEASED, Snapshot
from volcgen.errors import ChangesError
from volcgen.spec.document import parse


def with_acceptances(changes: Sequence[Change], new: Snapshot) -> tuple[Change, ...]:
    """Return the changes with the reasons for which the new version accepts them.

    An entry must accept one of the changes, or one since the last release. Raise ChangesError for
    all others.
    """
    if new.accepted is None:
        return tuple(changes)
    reasons = {entry.change: entry.reason for entry in new.accepted.node.accepted}
    known = {change.fingerprint for change in changes}
    if not reasons.keys() <= known and new.released is not None:
        last = Snapshot(RELEASED, read_dump(new.released, RELEASED))
        known |= {change.fingerprint for change in compare(last, new)}
    problems = _problems(new, known)
    if problems:
        raise ChangesError("\n".join(problems))
    return tuple(replace(c, accepted=reasons.get(c.fingerprint, "")) for c in changes)


def _problems(new: Snapshot, known: set[str]) -> list[str]:
    if new.accepted is None:
        return []
    document = parse(new.accepted.document.source)
    problems: list[str] = []
    seen: set[str] = set()
    for place, entry in enumerate(new.accepted.node.accepted):
        at = document.at(("accepted", place, "change"))
        where = f"{at.path}:{at.line}:{at.column}"
        if entry.change in seen:
            problems.append(
                f"{where}: the change {entry.change} is accepted twice; remove an entry"
            )
        elif entry.change not in known:
            problems.append(
                f"{where}: no change has the fingerprint {entry.change}; remove the entry, or "
                "correct it: `volcgen diff` prints the fingerprints"
            )
        seen.add(entry.change)
    return problems

"""Changes as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from volcgen.changes.change import Change
from volcgen.changes.reports.counts import summary
from volcgen.problems import visible


def as_text(changes: Sequence[Change], old: str, new: str) -> str:
    """Return each change with its fingerprint and location, then the counts and the level."""
    blocks = ["".join(f"{line}\n" for line in _lines(change)) for change in changes]
    blocks.append(f"{summary(changes, visible(old), visible(new))}\n")
    rules = sorted({change.rule for change in changes})
    if rules:
        blocks[-1] += f"Run `volcgen rule {' '.join(rules[:6])}` for reasons and examples.\n"
    return "\n".join(blocks)


def _lines(change: Change) -> Iterator[str]:
    yield f"{change.class_}[{change.rule}] {visible(change.message)}"
    place = f"{visible(change.path)}:{change.line}: " if change.path else ""
    yield f"  --> {place}{visible(change.where)} [{change.fingerprint}]"
    if change.migration:
        yield f"  = {visible(change.migration)}"
    if change.accepted:
        yield f"  = accepted: {visible(change.accepted)}"

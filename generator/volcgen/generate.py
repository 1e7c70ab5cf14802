"""Write the tree. What somebody else wrote there is put aside, never lost."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from volcgen.config import Config
from volcgen.explain import headline
from volcgen.pipeline import Plan, Progress, plan
from volcgen.tree import Difference, write

RESCUED: Final = ".volcgen/rescued"


@dataclass(frozen=True)
class Report:
    """What a run did."""

    lines: tuple[str, ...]
    rescued: tuple[tuple[str, str], ...]
    """Files that were not ours as they were, and where they lie now."""
    summary: str


def generate(config: Config, *, full: bool = False, progress: Progress = lambda _: None) -> Report:
    """Make the output what the spec says; raises before anything is written if it cannot."""
    planned = plan(config, full=full, progress=progress)
    progress("writing")
    rescued = _rescue(planned)
    write(config.spec, planned.schema_changes)
    try:
        write(config.output, planned.changes)
    except BaseException:
        write(config.spec, [Difference(c.path, c.wanted, c.found) for c in planned.schema_changes])
        raise
    folder = config.shown(config.output)
    lines = [f"{_verb(c)} {folder}/{c.path}  ({headline(planned, c)})" for c in planned.changes]
    lines += [f"{_verb(c)} {config.shown(config.spec)}/{c.path}" for c in planned.schema_changes]
    count = len(planned.changes) + len(planned.schema_changes)
    total = len(planned.texts) + 2  # the ledger and the schema
    summary = (
        f"{count} of {total} files written"
        if count
        else f"nothing to do: {total} files are as the spec says"
    )
    return Report(tuple(lines), rescued, summary)


def _verb(change: Difference) -> str:
    if change.wanted is None:
        return "deleted"
    return "added" if change.found is None else "changed"


def _rescue(planned: Plan) -> tuple[tuple[str, str], ...]:
    """Copy what is about to be lost into a folder of its own, outside of the tree."""
    config = planned.config
    kept: list[tuple[str, str]] = []
    folder = config.root / RESCUED / time.strftime("%Y%m%d-%H%M%S")
    while folder.exists():
        folder = folder.with_name(f"{folder.name}x")
    for change in planned.changes:
        if change.path in planned.edited and change.found is not None:
            place = folder / change.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(change.found)
            kept.append((f"{config.shown(config.output)}/{change.path}", config.shown(place)))
    return tuple(kept)

"""Writes the output. Files that volcgen did not write are copied aside first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from volcgen.cache.last_run import save_last_run
from volcgen.cache.store import Cache
from volcgen.config import Config
from volcgen.explain import headline
from volcgen.pipeline import Plan, Progress, plan
from volcgen.tree import Difference
from volcgen.writing import write

RESCUE_FOLDER: Final = ".volcgen/rescued"
"""Path within the project."""


@dataclass(frozen=True)
class Report:
    """The result of a run."""

    lines: tuple[str, ...]
    """One line for each file that was written or deleted."""
    warnings: tuple[str, ...]
    """Replacements to compare with their originals, and files that were copied aside, because their
    content was not written by volcgen."""
    summary: str


def generate(config: Config, *, full: bool = False, progress: Progress = lambda _: None) -> Report:
    """Bring the output and spec/schema.json up to date; write everything or nothing."""
    return write_plan(plan(config, full=full, progress=progress), progress)


def write_plan(planned: Plan, progress: Progress = lambda _: None) -> Report:
    """Write the files of the spec and of the output that differ; write everything or nothing."""
    config = planned.config
    progress("writing")
    warnings = _rescue(planned)
    changes = {config.spec: planned.spec_changes, config.output: planned.changes}
    write(config.root, changes)
    accept(planned)
    output, spec = config.display_path(config.output), config.display_path(config.spec)
    lines = [f"{_verb(c)} {output}/{c.path}  ({headline(planned, c)})" for c in planned.changes]
    lines += [f"{_verb(c)} {spec}/{c.path}" for c in planned.spec_changes]
    summary = f"{len(planned.changes)} of {planned.file_count} files written"
    if planned.spec_changes:
        summary += f", and {len(planned.spec_changes)} in {spec}/"
    if not lines:
        summary = f"nothing to do: {planned.file_count} files are up to date"
    return Report(tuple(lines), (*planned.outdated, *warnings), summary)


def accept(planned: Plan) -> None:
    """Record that the output is as planned."""
    save_last_run(Cache.of(planned.config.root, planned.config.service), planned.this_run)


def _verb(change: Difference) -> str:
    if change.expected is None:
        return "deleted"
    return "added" if change.actual is None else "changed"


def _rescue(planned: Plan) -> tuple[str, ...]:
    """Copy files that would be lost to a folder outside of the output; return the warnings."""
    config = planned.config
    folder = config.root / RESCUE_FOLDER / time.strftime("%Y%m%d-%H%M%S")
    while folder.exists():
        folder = folder.with_name(f"{folder.name}x")
    copies: list[tuple[str, str]] = []
    for change in planned.changes:
        if change.path in planned.foreign and change.actual is not None:
            copy = folder / change.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(change.actual)
            shown = f"{config.display_path(config.output)}/{change.path}"
            copies.append((shown, config.display_path(copy)))
    if copies and not planned.last_run.is_known:
        files = "1 file" if len(copies) == 1 else f"{len(copies)} files"
        return (f"no record of an earlier run; copied {files} to {config.display_path(folder)}",)
    return tuple(f"{path} was not written by volcgen; copied to {copy}" for path, copy in copies)

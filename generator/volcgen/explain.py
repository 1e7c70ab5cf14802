"""Shows differences as unified diffs, with the spec file or source behind each hunk."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

from volcgen.pipeline import Plan
from volcgen.problems import visible
from volcgen.tree import Difference
from volcgen.versions import VERSIONS_FILE, read_versions, tool_versions

_DEFINITION: Final = re.compile(r"^\s*(?:async def|def|class|#+|-)?\s*[\"`*]*([A-Za-z_]\w*)")
_HUNK: Final = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def explain(plan: Plan) -> Iterator[str]:
    """Yield the lines of a unified diff of all changes, with the cause before each hunk."""
    folder = plan.config.display_path(plan.config.output)
    for change in plan.changes:
        yield f"{folder}/{change.path}: {headline(plan, change)}"
        yield from _diff(plan, change, f"{folder}/{change.path}")
    for change in plan.spec_changes:
        path = f"{plan.config.display_path(plan.config.spec)}/{change.path}"
        yield f"{path}: differs from the spec language"
        yield from _unified(change, path)


def headline(plan: Plan, change: Difference) -> str:
    """Return what happened to a file, in a few words."""
    if change.expected is None:
        ours = change.path in plan.last_run.outputs and change.path not in plan.foreign
        return "no longer generated" if ours else "not generated"
    if change.actual is None:
        return "is missing"
    if not plan.last_run.is_known:
        return "differs"
    return "changed outside of volcgen" if change.path in plan.foreign else "out of date"


def _diff(plan: Plan, change: Difference, shown: str) -> Iterator[str]:
    for line in _unified(change, shown):
        if hunk := _HUNK.match(line):
            first = int(hunk.group(3) or 1) + 3  # after three lines of context
            yield f"# from {_cause(plan, change, first) or 'the file itself'}"
        yield line


def _unified(change: Difference, shown: str) -> Iterator[str]:
    before, after = _lines(change.actual), _lines(change.expected)
    old = shown if change.actual is not None else "/dev/null"
    new = shown if change.expected is not None else "/dev/null"
    for line in difflib.unified_diff(before, after, old, new, lineterm=""):
        yield visible(line.rstrip("\n")) if not line.isprintable() else line


def _lines(content: bytes | None) -> list[str]:
    if content is None:
        return []
    return content.decode("utf-8", "backslashreplace").split("\n")


def _cause(plan: Plan, change: Difference, line: int) -> str:
    """Return the files behind a line: those that changed since the last run, if they are known."""
    if change.path == VERSIONS_FILE:
        return _changed_versions(plan)
    made_from = plan.sources.get(change.path)
    if made_from is None:
        return _changes(plan) if change.path in plan.last_run.outputs else "no source file"
    source = made_from.shown
    origin = _origin(plan, change, line)
    if change.path in plan.foreign:
        return f"{source} and {origin}" if origin else source
    changed = _changed_inputs(plan)
    if origin in changed:
        return origin
    if source in changed:
        return source
    return _changes(plan) or source


def _changes(plan: Plan) -> str:
    """Return what differs from the last run: spec files, or else sources, or else tools."""
    changed = _changed_inputs(plan)
    folder = plan.config.display_path(plan.config.spec)
    behind = [path for path in changed if path.startswith(f"{folder}/")] or changed
    return ", ".join(behind) if behind else _changed_versions(plan)


def _changed_versions(plan: Plan) -> str:
    """Return the tools whose versions differ from those that made the output."""
    before, now = read_versions(plan.config.output), tool_versions()
    return ", ".join(
        f"{name} {before.get(name, 'none')} → {now[name]}"
        for name in sorted(now)
        if before.get(name) != now[name]
    )


def _changed_inputs(plan: Plan) -> list[str]:
    """Return the files that are new, changed or gone since the last run."""
    before, now = plan.last_run.inputs, plan.this_run.inputs
    return sorted(path for path in before | now if before.get(path) != now.get(path))


def _origin(plan: Plan, change: Difference, line: int) -> str:
    """Return the spec file of the definition or heading above a line of the output, if any."""
    lines = _lines(change.expected if change.expected is not None else change.actual)
    for above in reversed(lines[:line]):
        found = _DEFINITION.match(above)
        if found and found.group(1) in plan.view.origins and not above.startswith("        "):
            return plan.view.origins[found.group(1)]
    return ""

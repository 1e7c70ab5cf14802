"""What a difference looks like, and which spec file or template is behind each part of it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

from volcgen.ledger import LEDGER
from volcgen.pipeline import Plan
from volcgen.problems import visible
from volcgen.tree import Difference

_DEFINITION: Final = re.compile(r"^\s*(?:async def|def|class|#+|-)?\s*[\"`*]*([A-Za-z_]\w*)")
_HUNK: Final = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def explain(plan: Plan) -> Iterator[str]:
    """The lines of a unified diff of all changes, a reason before each hunk."""
    folder = plan.config.shown(plan.config.output)
    for change in plan.changes:
        yield f"{folder}/{change.path}: {headline(plan, change)}"
        yield from _diff(plan, change, f"{folder}/{change.path}")
    for change in plan.schema_changes:
        path = f"{plan.config.shown(plan.config.spec)}/{change.path}"
        yield f"{path}: differs from the spec language"
        yield from _unified(change, path)


def headline(plan: Plan, change: Difference) -> str:
    """What happened to a file, in a few words."""
    if change.wanted is None:
        known = change.path in plan.before.files
        return "no longer made" if known and change.path not in plan.edited else "a stray file"
    if change.found is None:
        return "is missing"
    return "edited by hand" if change.path in plan.edited else "out of date"


def _diff(plan: Plan, change: Difference, shown: str) -> Iterator[str]:
    for line in _unified(change, shown):
        if hunk := _HUNK.match(line):
            first = int(hunk.group(3) or 1) + 3  # three lines of context stand before the change
            yield f"# from {_cause(plan, change, first) or 'what lies there'}"
        yield line


def _unified(change: Difference, shown: str) -> Iterator[str]:
    before, after = _lines(change.found), _lines(change.wanted)
    old = shown if change.found is not None else "/dev/null"
    new = shown if change.wanted is not None else "/dev/null"
    for line in difflib.unified_diff(before, after, old, new, lineterm=""):
        yield visible(line.rstrip("\n")) if not line.isprintable() else line


def _lines(content: bytes | None) -> list[str]:
    if content is None:
        return []
    return content.decode("utf-8", "backslashreplace").split("\n")


def _cause(plan: Plan, change: Difference, line: int) -> str:
    """The file to look at: what changed since the last run, narrowed to this place."""
    text = plan.texts.get(change.path)
    if text is None:
        made = change.path == LEDGER or change.path in plan.before.files
        return _changes(plan) if made else "no template"
    template = plan.config.shown(text.source.file)
    origin = _origin(plan, change, line)
    if change.path in plan.edited or not plan.before.inputs:
        return f"{template} and {origin}" if origin else template
    changed = _changed_inputs(plan)
    if origin in changed:
        return origin
    if template in changed:
        return template
    return _changes(plan) or template


def _changes(plan: Plan) -> str:
    """What differs from the last run: spec files, else templates, else tools."""
    changed = _changed_inputs(plan)
    folder = plan.config.shown(plan.config.spec)
    behind = [path for path in changed if path.startswith(f"{folder}/")] or changed
    if behind:
        return ", ".join(behind)
    before, now = plan.before.tools, plan.ledger.tools
    tools = [
        f"{name} {before.get(name, 'none')} → {now[name]}"
        for name in sorted(now)
        if before.get(name) != now[name]
    ]
    return ", ".join(tools)


def _changed_inputs(plan: Plan) -> list[str]:
    """Files that are new, changed or gone since the last run."""
    before, now = plan.before.inputs, plan.ledger.inputs
    return sorted(path for path in before | now if before.get(path) != now.get(path))


def _origin(plan: Plan, change: Difference, line: int) -> str:
    """The spec file of the definition or heading that a line of the output stands under."""
    lines = _lines(change.wanted if change.wanted is not None else change.found)
    for text in reversed(lines[:line]):
        found = _DEFINITION.match(text)
        if found and found.group(1) in plan.view.origins and not text.startswith("        "):
            return plan.view.origins[found.group(1)]
    return ""

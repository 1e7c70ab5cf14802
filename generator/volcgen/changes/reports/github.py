"""Changes as annotations, which GitHub shows beside the lines of the spec."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from volcgen.changes.change import Change, Class
from volcgen.changes.reports.counts import summary
from volcgen.problems import github_message, github_property

_COMMANDS: Final[dict[Class, str]] = {
    "breaking": "error",
    "behaviour": "warning",
    "additive": "notice",
    "text": "notice",
}
_LINE_FEED: Final = "%0A"


def as_github(changes: Sequence[Change], old: str, new: str) -> str:
    """Return a workflow command for each change, and one with the counts."""
    last = f"::notice title=API changes::{github_message(summary(changes, old, new))}\n"
    return "".join([*map(_command, changes), last])


def _command(change: Change) -> str:
    name = "notice" if change.accepted else _COMMANDS[change.class_]
    properties = {"title": f"{change.rule} {change.class_}"}
    if change.path:
        properties = {"file": change.path, "line": str(change.line), **properties}
    given = ",".join(f"{key}={github_property(value)}" for key, value in properties.items())
    lines = [change.message, change.migration]
    if change.accepted:
        lines.append(f"Accepted: {change.accepted}")
    message = _LINE_FEED.join(github_message(line) for line in lines if line)
    return f"::{name} {given}::{message}\n"

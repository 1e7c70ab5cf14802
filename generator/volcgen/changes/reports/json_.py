"""Changes as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from volcgen.changes.change import Change
from volcgen.changes.reports.counts import level


def as_json(changes: Sequence[Change], *_titles: str) -> str:
    """Return an object with the level, and each change with all that is known about it."""
    data = {"level": level(changes), "changes": [as_row(change) for change in changes]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_row(change: Change) -> dict[str, Any]:
    """Return one change as plain data."""
    return {
        "rule": change.rule,
        "class": change.class_,
        "where": change.where,
        "before": change.before,
        "after": change.after,
        "message": change.message,
        "direction": change.direction,
        "migration": change.migration or None,
        "fingerprint": change.fingerprint,
        "accepted": change.accepted or None,
        "concerns": list(change.concerns),
        "path": change.path,
        "line": change.line,
    }

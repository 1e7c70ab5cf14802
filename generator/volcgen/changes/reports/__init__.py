"""Shows changes: as text, JSON, Markdown, or annotations of GitHub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from volcgen.changes.change import Change
from volcgen.changes.reports.github import as_github
from volcgen.changes.reports.json_ import as_json
from volcgen.changes.reports.markdown import as_markdown
from volcgen.changes.reports.text import as_text

REPORTS: Final[dict[str, Callable[[Sequence[Change], str, str], str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "github": as_github,
}
"""Functions by format. Each takes the changes and the titles of the old and the new version."""

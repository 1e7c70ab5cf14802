"""Colors of what commands print, for terminals only. Other readers get the plain text."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final, TextIO

_RED, _GREEN, _YELLOW, _CYAN, _BOLD, _DIM = "31", "32", "33", "36", "1", "2"

Styles = Sequence[tuple[re.Pattern[str], str]]

DIFF: Final[Styles] = (
    (re.compile(r"(?:---|\+\+\+) .*"), _BOLD),
    (re.compile(r"\+.*"), _GREEN),
    (re.compile(r"-.*"), _RED),
    (re.compile(r"@@ .*"), _CYAN),
    (re.compile(r"# from .*"), _DIM),
)
"""Lines of a unified diff, with the cause of each hunk."""
MESSAGES: Final[Styles] = (
    (re.compile(r"error(?:\[\w+\]|:)"), f"{_BOLD};{_RED}"),
    (re.compile(r"warning:"), f"{_BOLD};{_YELLOW}"),
    (re.compile(r" +\| +\^+"), _RED),
    (re.compile(r"  = .*"), _CYAN),
)
"""Beginnings of lines of errors, warnings and problems of the spec."""
CHANGES: Final[Styles] = (
    (re.compile(r"breaking\[\w+\]"), f"{_BOLD};{_RED}"),
    (re.compile(r"behaviour\[\w+\]"), f"{_BOLD};{_YELLOW}"),
    (re.compile(r"additive\[\w+\]"), f"{_BOLD};{_GREEN}"),
    (re.compile(r"text\[\w+\]"), _BOLD),
    (re.compile(r"  --> .*"), _DIM),
    (re.compile(r"  = .*"), _CYAN),
)
"""Beginnings of lines of the changes of an API."""
DIFFERENCES: Final[Styles] = (
    (re.compile(r"no difference.*|nothing to change"), _GREEN),
    (re.compile(r"\d+ differences? "), f"{_BOLD};{_RED}"),
    (re.compile(r"[a-z].*:$"), _BOLD),
    (re.compile(r" *\S+?:\d+(?::\d+)?:"), _CYAN),
)
"""Summaries, headings and locations of the differences between documents and the spec."""
MARKDOWN: Final[Styles] = (
    (re.compile(r"#+ .*"), _BOLD),
    (re.compile(r"- \[ \]"), _YELLOW),
    (re.compile(r"- \[x\]"), _GREEN),
)
"""Headings and tasks."""


def colored(text: str, styles: Styles, stream: TextIO) -> str:
    """Return a text with a color for each line that begins as one of the styles, first match first.

    The text is unchanged if the stream is not a terminal, if TERM is `dumb`, or if NO_COLOR is set.
    """
    if not _has_color(stream):
        return text
    return "\n".join(_colored_line(line, styles) for line in text.split("\n"))


def _has_color(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _colored_line(line: str, styles: Styles) -> str:
    for pattern, style in styles:
        if found := pattern.match(line):
            return f"\x1b[{style}m{found[0]}\x1b[0m{line[found.end() :]}"
    return line

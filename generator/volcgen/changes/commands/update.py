"""`volcgen update`: follows changed pages up to the draft of a release."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from volcgen.changes.commands.arguments import add_pages, add_target
from volcgen.config import Config
from volcgen.terminal import MARKDOWN, MESSAGES, colored

HELP: Final = "follow changed pages: import, check, generate, compare, draft the changelog"
FORMATS: Final = ("text", "markdown")
"""Both are Markdown; only the first has colors on a terminal."""

COMPLETE: Final = 0
STOPPED: Final = 1
"""A person has to write or decide something."""
REFUSED: Final = 2
"""Pages that cannot be read, or whose actions the spec language cannot express."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pages(parser)
    add_target(parser)


def run(config: Config, options: argparse.Namespace) -> int:
    from volcgen.changes.pages import read_paths
    from volcgen.changes.summary import summary
    from volcgen.changes.update import update
    from volcgen.changes.written_report import refusals_as_text

    def show(step: str) -> None:
        print(f"{step} …", file=sys.stderr, flush=True)

    reading = read_paths(options.pages, sys.stdin.buffer)
    result = update(config, reading, options.service, options.group, show)
    if result.written.refused:
        refusals = refusals_as_text(result.written.refused)
        print(colored(refusals, MESSAGES, sys.stderr), end="", file=sys.stderr)
        print("nothing was written", file=sys.stderr)
        return REFUSED
    text = summary(result)
    print(colored(text, MARKDOWN, sys.stdout) if options.format == "text" else text, end="")
    return COMPLETE if result.is_complete else STOPPED

"""`volcgen drift`: compares pages with the spec, for a job that runs every night."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from volcgen.changes.commands.arguments import add_pages
from volcgen.config import Config
from volcgen.terminal import DIFFERENCES, MESSAGES, colored

HELP: Final = "compare document pages with the spec; write nothing"

SAME: Final = 0
DIFFERS: Final = 1
REFUSED: Final = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pages(parser)


def run(config: Config, options: argparse.Namespace) -> int:
    from volcgen.changes.drift import as_github, as_json, as_text, drift
    from volcgen.changes.pages import read_paths
    from volcgen.changes.written_report import refusals_as_text
    from volcgen.spec.load import read_spec

    reading = read_paths(options.pages, sys.stdin.buffer)
    found = drift(read_spec(config.home, config.root), reading)
    show = {"json": as_json, "github": as_github}.get(options.format)
    print(show(found) if show else colored(as_text(found), DIFFERENCES, sys.stdout), end="")
    if found.refused:
        refusals = refusals_as_text(found.refused)
        print(colored(refusals, MESSAGES, sys.stderr), end="", file=sys.stderr)
        return REFUSED
    return DIFFERS if found.undecided else SAME

"""`volcgen import`: reads document pages, and writes their facts into the spec or shows them."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Final

from volcgen.changes.commands.arguments import add_pages, add_target
from volcgen.config import Config
from volcgen.terminal import DIFFERENCES, MESSAGES, colored

HELP: Final = "read document pages, and write their facts into the spec"

OK: Final = 0
REFUSED: Final = 1
"""Documents that cannot be read, with --json."""
NOT_WRITTEN: Final = 2
"""Documents that cannot be read, or whose actions the spec language cannot express."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_pages(parser)
    add_target(parser)
    parser.add_argument("--json", action="store_true", help="print what was read; write nothing")


def run(config: Config, options: argparse.Namespace) -> int:
    from volcgen.changes.pages import read_paths

    reading = read_paths(options.pages, sys.stdin.buffer)
    if options.json:
        from volcgen.changes.pages.as_json import as_json as reading_as_json

        print(json.dumps(reading_as_json(reading), ensure_ascii=False, indent=2))
        return REFUSED if reading.refused else OK
    from volcgen.changes.write import write
    from volcgen.changes.written_report import as_github, as_json, as_text, refusals_as_text

    written = write(config, options.service, reading, group=options.group)
    if written.refused and options.format != "json":
        refusals = refusals_as_text(written.refused)
        print(colored(refusals, MESSAGES, sys.stderr), end="", file=sys.stderr)
        print("nothing was written", file=sys.stderr)
    else:
        show = {"json": as_json, "github": as_github}.get(options.format)
        text = show(written) if show else colored(as_text(written), DIFFERENCES, sys.stdout)
        print(text, end="")
    return NOT_WRITTEN if written.refused else OK

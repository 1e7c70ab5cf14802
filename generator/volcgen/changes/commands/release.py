"""`volcgen release`: stamps the next version, and writes its record, its dump and its changelog."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Final

from volcgen.config import Config
from volcgen.terminal import MARKDOWN, colored

HELP: Final = "stamp the next version, record its changes, and write the changelog"
FORMATS: Final = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--version",
        metavar="X.Y.Z",
        help="version to release (default: the smallest that fits the changes)",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the release; write nothing")


def run(config: Config, options: argparse.Namespace) -> int:
    from volcgen.changes.changelog import newest_section
    from volcgen.changes.release import draft_release, make_release

    draft = draft_release(config, options.version)
    stays = options.dry_run or draft.release is None
    written = () if stays else make_release(config, draft).lines
    if options.format == "json":
        print(json.dumps(draft.as_json(), ensure_ascii=False, indent=2))
    elif draft.release is None:
        print(f"nothing to release: nothing has changed since {draft.version}")
    else:
        print(colored(newest_section(config, draft.edited), MARKDOWN, sys.stdout))
        print("\n".join(written) or f"{draft.version} would be released; nothing was written")
    return 0

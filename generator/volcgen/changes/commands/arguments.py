"""Arguments that several commands have."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Add the documents to read, as `pages`."""
    parser.add_argument(
        "pages",
        nargs="+",
        type=Path,
        metavar="PAGE",
        help="a page or a definition, a folder of them, or `-` for standard input",
    )


def add_target(parser: argparse.ArgumentParser) -> None:
    """Add where in the spec to write, as `service` and `group`."""
    parser.add_argument("--service", metavar="NAME", help="the folder of the spec to write into")
    parser.add_argument("--group", metavar="NAME", help="the group of service.yaml for new actions")

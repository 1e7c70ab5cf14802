"""`volcgen diff OLD [NEW]`: show what changed between two versions of the API."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from volcgen.config import Config
from volcgen.terminal import CHANGES, colored

HELP: Final = "show the changes between two versions of the API, and whom they break"
FORMATS: Final = ("text", "json", "markdown", "github")
_CLASSES: Final = ("text", "additive", "behaviour", "breaking")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    what = "a git revision, a folder like spec/, or a dump"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", nargs="?", help=f"{what} (default: the working tree)")
    parser.add_argument(
        "--fail-on",
        metavar="CLASS",
        choices=_CLASSES,
        help="exit with 1 on a change of this class or a graver one that accepted.yaml does not "
        f"accept: {', '.join(_CLASSES)}",
    )


def run(config: Config, options: argparse.Namespace) -> int:
    """Print the changes; return 1 if --fail-on finds one, else 0."""
    from volcgen.changes.acceptance import with_acceptances
    from volcgen.changes.diff import compare
    from volcgen.changes.reports import REPORTS
    from volcgen.changes.snapshot import snapshot_of

    old, new = snapshot_of(config, options.old), snapshot_of(config, options.new)
    changes = with_acceptances(compare(old, new), new)
    text = REPORTS[options.format](changes, old.title, new.title)
    print(colored(text, CHANGES, sys.stdout) if options.format == "text" else text, end="")
    if options.fail_on is None:
        return 0
    least = _CLASSES.index(options.fail_on)
    fails = any(_CLASSES.index(c.class_) >= least for c in changes if not c.accepted)
    return int(fails)

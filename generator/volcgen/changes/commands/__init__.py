"""The commands that follow the API, from a changed page to a release: one module each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from volcgen.changes.commands import diff, drift, import_pages, release, update
from volcgen.config import Config


@dataclass(frozen=True, slots=True)
class Command:
    """A command of `volcgen`. Its module imports what it needs when it runs."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Config, argparse.Namespace], int]
    """Returns the exit code."""
    formats: tuple[str, ...] = ("text", "json", "github")
    """Choices of --format; the first is the default."""


COMMANDS: Final[tuple[Command, ...]] = (
    Command("import", import_pages.HELP, import_pages.add_arguments, import_pages.run),
    Command("drift", drift.HELP, drift.add_arguments, drift.run),
    Command("update", update.HELP, update.add_arguments, update.run, update.FORMATS),
    Command("diff", diff.HELP, diff.add_arguments, diff.run, diff.FORMATS),
    Command("release", release.HELP, release.add_arguments, release.run, release.FORMATS),
)

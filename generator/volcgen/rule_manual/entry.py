"""Entries of the manual: the reason for a rule, and edits of the example spec that break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAKE: Final = "talk/MakeTalk.yaml"
LIST: Final = "talk/ListTalks.yaml"
STRUCTS: Final = "structs.yaml"
SERVICE: Final = "service.yaml"
ERRORS: Final = "errors.yaml"
OTHER: Final = "../kiosk/service.yaml"
"""A second service, which is a copy of the first before it is edited."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that occurs once in a file of the example spec, and its two replacements."""

    path: str
    """Path within the folder of the service."""
    base: str
    wrong: str | None
    """None deletes the file."""
    right: str | None = None
    """None keeps the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one rule. The errors shown with it come from the linter."""

    why: str
    edits: tuple[Edit, ...]


def entry(why: str, *edits: tuple[str, str, str | None] | tuple[str, str, str, str]) -> Entry:
    return Entry(
        why,
        tuple(
            Edit(edit[0], edit[1], edit[2], edit[3] if len(edit) == 4 else None) for edit in edits
        ),
    )

"""What the manual says of a rule: why it holds, and edits of the example spec that break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAKE: Final = "talk/MakeTalk.yaml"
LIST: Final = "talk/ListTalks.yaml"
STRUCTS: Final = "structs.yaml"
SERVICE: Final = "service.yaml"
ERRORS: Final = "errors.yaml"


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands once in a file of the example spec, and what stands there in the two cases."""

    path: str
    """Below the folder of the service."""
    base: str
    wrong: str | None
    """None: the file is not there."""
    right: str | None = None
    """None: the example spec as it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What to say of a rule; the errors that are shown come from the linter itself."""

    why: str
    edits: tuple[Edit, ...]


def entry(why: str, *edits: tuple[str, str, str | None] | tuple[str, str, str, str]) -> Entry:
    return Entry(
        why,
        tuple(
            Edit(edit[0], edit[1], edit[2], edit[3] if len(edit) == 4 else None) for edit in edits
        ),
    )

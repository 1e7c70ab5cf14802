"""What an import reports about the lines of documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a line of a document that a person has to look at."""

    path: str
    line: int
    message: str

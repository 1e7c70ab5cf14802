"""Folders under `.volcgen/`, outside of git, for what a run may keep to be quicker the next time."""

from __future__ import annotations

from pathlib import Path


def notes_folder(root: Path, name: str) -> Path | None:
    """The folder of this name; None where there can be none, and nothing is kept then."""
    folder = root / ".volcgen" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder

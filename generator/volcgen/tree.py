"""The tree on disk: what is there, how it differs from what should be, and all-or-nothing writing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# What other tools leave in a package's folder; no part of the tree.
_LEFT_BY_TOOLS: Final = frozenset(
    [
        "__pycache__",
        "dist",
        "build",
        ".venv",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".DS_Store",
        "uv.lock",
    ]
)


class TreeError(Exception):
    """The tree cannot be read or written; it is as it was before."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it should be; None stands for no file."""

    path: str
    found: bytes | None
    wanted: bytes | None


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a tree by its path, without what tools leave behind."""
    found: dict[str, bytes] = {}
    if folder.is_symlink():
        raise TreeError(f"{folder.name} is a link; the tree must be a folder of the project")
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            f for f in folders if f not in _LEFT_BY_TOOLS and not f.endswith(".egg-info")
        )
        for name in files:
            if name in _LEFT_BY_TOOLS or name.endswith(".pyc"):
                continue
            path = Path(place) / name
            shown = path.relative_to(folder).as_posix()
            try:
                found[shown] = (
                    os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
                )
            except OSError as error:
                raise TreeError(f"{shown}: cannot be read: {error.strerror}") from None
        for name in [f for f in folders if (Path(place) / f).is_symlink()]:
            folders.remove(name)
            path = Path(place) / name
            found[path.relative_to(folder).as_posix()] = os.readlink(path).encode()
    return found


def differences(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> list[Difference]:
    """What must change, by path."""
    return [
        Difference(path, found.get(path), wanted.get(path))
        for path in sorted(found.keys() | wanted.keys())
        if found.get(path) != wanted.get(path)
    ]


def write(folder: Path, changes: list[Difference]) -> None:
    """Make all changes, or none: on any failure the tree is put back and TreeError raised."""
    if not changes:
        return
    made = [] if folder.exists() else [folder]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the tree, so that a rename stays within one file system.
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise TreeError(f"{folder.name}: {error.strerror}; nothing was changed") from error
    done: list[tuple[Path, Path | None]] = []
    try:
        # What stands in a folder that becomes a file goes first, so that the folder is empty.
        changes = sorted(changes, key=lambda change: change.wanted is not None)
        for number, change in enumerate(changes):
            if change.wanted is not None:
                (stage / f"new{number}").write_bytes(change.wanted)
        for number, change in enumerate(changes):
            target = _inside(folder, change.path)
            for parent in reversed(target.relative_to(folder).parents):
                if not (folder / parent).is_dir():
                    (folder / parent).mkdir()
                    made.append(folder / parent)
            kept: Path | None = None
            if os.path.lexists(target):
                kept = stage / f"old{number}"
                os.replace(target, kept)
            done.append((target, kept))
            if change.wanted is not None:
                os.replace(stage / f"new{number}", target)
                target.chmod(0o644)
    except BaseException as error:
        _put_back(done)
        for place in reversed(made):
            place.rmdir()
        if isinstance(error, OSError):
            raise TreeError(f"{error.filename}: {error.strerror}; nothing was changed") from error
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    _remove_empty(folder, changes)


def _inside(folder: Path, path: str) -> Path:
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise TreeError(f"{path} leads out of {folder.name}/; nothing was changed")
    return target


def _put_back(done: list[tuple[Path, Path | None]]) -> None:
    for target, kept in reversed(done):
        if kept is not None:
            if os.path.lexists(target):
                target.unlink()
            os.replace(kept, target)
        else:
            target.unlink(missing_ok=True)


def _remove_empty(folder: Path, changes: list[Difference]) -> None:
    for change in changes:
        place = (folder / change.path).parent
        while (
            change.wanted is None
            and place != folder
            and place.is_dir()
            and not any(place.iterdir())
        ):
            place.rmdir()
            place = place.parent

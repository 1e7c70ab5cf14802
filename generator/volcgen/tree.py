"""Reads folders of generated files, compares them, and writes all changes or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from volcgen.errors import TreeError

# Files and folders that other tools create in a package; they are ignored.
_FILES_OF_TOOLS: Final = frozenset(
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


@dataclass(frozen=True, slots=True)
class Difference:
    """A file whose content differs; None means that the file does not exist."""

    path: str
    actual: bytes | None
    expected: bytes | None


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder by its path; ignore files of other tools."""
    found: dict[str, bytes] = {}
    if folder.is_symlink():
        raise TreeError(f"{folder.name}/ is a symbolic link; it must be a folder of the project")
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            f for f in folders if f not in _FILES_OF_TOOLS and not f.endswith(".egg-info")
        )
        for name in files:
            if name in _FILES_OF_TOOLS or name.endswith(".pyc"):
                continue
            path = Path(place) / name
            shown = path.relative_to(folder).as_posix()
            try:
                found[shown] = (
                    os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
                )
            except OSError as error:
                raise TreeError(f"cannot read {folder.name}/{shown}: {error.strerror}") from None
        for name in [f for f in folders if (Path(place) / f).is_symlink()]:
            folders.remove(name)
            path = Path(place) / name
            found[path.relative_to(folder).as_posix()] = os.readlink(path).encode()
    return found


def differences(actual: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[Difference]:
    """Return the files that differ, sorted by path."""
    return [
        Difference(path, actual.get(path), expected.get(path))
        for path in sorted(actual.keys() | expected.keys())
        if actual.get(path) != expected.get(path)
    ]


def write(folder: Path, changes: list[Difference]) -> None:
    """Make all changes or none: on failure, restore the folder and raise TreeError."""
    if not changes:
        return
    made = [] if folder.exists() else [folder]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the folder, so that renaming stays within one file system.
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise TreeError(
            f"cannot write {folder.name}/: {error.strerror}; nothing was changed"
        ) from error
    done: list[tuple[Path, Path | None]] = []
    try:
        # Deletions first, so that a folder that becomes a file is empty.
        changes = sorted(changes, key=lambda change: change.expected is not None)
        for number, change in enumerate(changes):
            if change.expected is not None:
                (stage / f"new{number}").write_bytes(change.expected)
        for number, change in enumerate(changes):
            target = _inside(folder, change.path)
            for parent in reversed(target.relative_to(folder).parents):
                if not (folder / parent).is_dir():
                    (folder / parent).mkdir()
                    made.append(folder / parent)
            backup: Path | None = None
            if os.path.lexists(target):
                backup = stage / f"old{number}"
                os.replace(target, backup)
            done.append((target, backup))
            if change.expected is not None:
                os.replace(stage / f"new{number}", target)
                target.chmod(0o644)
    except BaseException as error:
        _restore(done)
        for place in reversed(made):
            place.rmdir()
        if isinstance(error, OSError):
            where = f"{folder.name}/: {error.filename}: {error.strerror}"
            raise TreeError(f"cannot write {where}; nothing was changed") from error
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    _remove_empty(folder, changes)


def _inside(folder: Path, path: str) -> Path:
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise TreeError(f"{path} is outside of {folder.name}/; nothing was changed")
    return target


def _restore(done: list[tuple[Path, Path | None]]) -> None:
    for target, backup in reversed(done):
        if backup is not None:
            if os.path.lexists(target):
                target.unlink()
            os.replace(backup, target)
        else:
            target.unlink(missing_ok=True)


def _remove_empty(folder: Path, changes: list[Difference]) -> None:
    for change in changes:
        place = (folder / change.path).parent
        while (
            change.expected is None
            and place != folder
            and place.is_dir()
            and not any(place.iterdir())
        ):
            place.rmdir()
            place = place.parent

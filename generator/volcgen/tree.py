"""Reads folders of generated files, and compares them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from volcgen.digest import digest
from volcgen.errors import TreeError
from volcgen.files import is_left_behind

# Files and folders that other tools create in a package; they are ignored.
FILES_OF_TOOLS: Final = frozenset(
    [
        "dist",
        "build",
        ".venv",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
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
    return dict(walk_tree(folder))


def walk_tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file, sorted by path; see `read_tree`."""
    for shown, path in sorted(_files(folder).items()):
        yield shown, _content(folder, path)


class Comparison:
    """Compares a folder with its expected files one by one, and keeps only what differs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._actual = _files(folder)
        self._found: list[Difference] = []

    def add(self, path: str, expected: bytes) -> None:
        """Compare one expected file. Each path is added once."""
        place = self._actual.pop(path, None)
        actual = None if place is None else _content(self._folder, place)
        if actual != expected:
            self._found.append(Difference(path, actual, expected))

    def add_same(self, path: str, expected: str) -> bool:
        """Compare one expected file by its digest; return False, and add nothing, if it differs."""
        place = self._actual.get(path)
        if place is None or digest(_content(self._folder, place)) != expected:
            return False
        del self._actual[path]
        return True

    def differences(self) -> list[Difference]:
        """Return the files that differ, sorted by path; a file that was not added is not expected."""
        extra = [
            Difference(path, _content(self._folder, place), None)
            for path, place in self._actual.items()
        ]
        return sorted([*self._found, *extra], key=lambda difference: difference.path)


def _files(folder: Path) -> dict[str, Path]:
    found: list[Path] = []
    if folder.is_symlink():
        raise TreeError(f"{folder.name}/ is a symbolic link; it must be a folder of the project")

    def fail(error: OSError) -> NoReturn:
        shown = Path(folder.name, Path(error.filename).relative_to(folder)).as_posix()
        raise TreeError(f"cannot read {shown}/: {error.strerror}")

    for place, folders, files in os.walk(folder, onerror=fail if folder.exists() else None):
        folders[:] = sorted(f for f in folders if not _is_of_tool(f))
        found += [Path(place) / name for name in files if not _is_of_tool(name)]
        for name in [f for f in folders if (Path(place) / f).is_symlink()]:
            folders.remove(name)
            found.append(Path(place) / name)
    return {path.relative_to(folder).as_posix(): path for path in found}


def _is_of_tool(name: str) -> bool:
    return name in FILES_OF_TOOLS or name.endswith(".egg-info") or is_left_behind(name)


def _content(folder: Path, path: Path) -> bytes:
    """Return the content of a file, or the target of a symbolic link."""
    try:
        return os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
    except OSError as error:
        shown = path.relative_to(folder).as_posix()
        raise TreeError(f"cannot read {folder.name}/{shown}: {error.strerror}") from None

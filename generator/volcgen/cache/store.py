"""The store of the cache: results of earlier runs, each with the digest of its inputs.

One rule holds for all of them. A result belongs to a unit of work, which has a kind and a name, and is
used only while the digest of all inputs of the unit (the key) is the same. Each unit keeps its last
result, so the store does not grow from run to run.

An entry that is damaged, or that cannot be read or written, is not an error: the unit is done again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from volcgen.digest import digest

CACHE_FOLDER: Final = ".volcgen/cache"
"""Path within the project."""


@dataclass(frozen=True)
class Cache:
    """Results of earlier runs, by unit and key."""

    root: Path
    """The folder of the store."""
    reads: bool = True
    """False: results are stored and never used, so that every step runs."""

    @classmethod
    def of(cls, project: Path, service: str = "") -> Cache:
        """Return the cache of the project in this folder, or of one of its services."""
        folder = project / CACHE_FOLDER
        return cls(folder / "services" / service if service else folder)

    def unread(self) -> Cache:
        """Return the same store for a run that must not use earlier results."""
        return replace(self, reads=False)

    def get(self, kind: str, name: str, key: str) -> bytes | None:
        """Return the result of a unit for this key, or None."""
        if not self.reads:
            return None
        try:
            head, _, result = self._file(kind, name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return result if head == _head(key, result) else None

    def put(self, kind: str, name: str, key: str, result: bytes) -> None:
        """Store the result of a unit in place of its earlier one."""
        file = self._file(kind, name)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_head(key, result) + b"\n" + result)

    def folder(self, kind: str) -> Path | None:
        """Return a folder for a library that has its own cache, or None if it must not use one."""
        folder = self.root / kind
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return folder if self.reads else None

    def _file(self, kind: str, name: str) -> Path:
        return self.root / kind / digest(name)


def _head(key: str, result: bytes) -> bytes:
    """Return the first line of an entry; it distinguishes a damaged result from an intact one."""
    return f"{digest(key)} {digest(result)}".encode()

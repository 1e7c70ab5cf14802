"""Shapes that were proven before: a text of the same shape needs no proof of its own.

The proof renders everything a second time, with harmless texts; most edits change words alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from volcgen.digest import digest


@dataclass(frozen=True)
class ProvenShapes:
    """The digest of the last proven shape of each output, noted under `.volcgen/`."""

    notes: Path | None
    """Folder with what earlier runs proved; none is read or written without it."""
    _now: dict[str, str] = field(default_factory=dict[str, str], init=False, repr=False)

    def known(self, path: str, shape: str) -> bool:
        """Whether an output of this path and shape was proven before."""
        if path in self._now:
            return self._now[path] == shape
        if self.notes is None:
            return False
        try:
            return self._note(self.notes, path).read_text(encoding="ascii") == shape
        except (OSError, UnicodeDecodeError):
            return False

    def add(self, path: str, shape: str) -> None:
        """Remember a proof. A note that cannot be written is no harm."""
        self._now[path] = shape
        if self.notes is None:
            return
        try:
            self._note(self.notes, path).write_text(shape, encoding="ascii")
        except OSError:
            return

    def _note(self, folder: Path, path: str) -> Path:
        return folder / digest(path)

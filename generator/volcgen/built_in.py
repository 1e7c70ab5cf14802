"""The folders that volcgen carries: templates and runtime of any service."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
_CARRIED: Final = _PACKAGE / "carried"
"""Where a wheel has the folders; a checkout has them at its root."""
BUILT_IN = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parents[1]


def templates() -> Path:
    return BUILT_IN / "templates"


def runtime() -> Path:
    return BUILT_IN / "runtime"


def is_built_in(path: Path) -> bool:
    """Return whether a file or folder is one of those that volcgen carries."""
    return path.is_relative_to(templates()) or path.is_relative_to(runtime())

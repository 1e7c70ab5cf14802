"""The folders that volcgen carries: templates and runtime of any service."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
_CARRIED: Final = _PACKAGE / "carried"
"""Where a wheel has the folders; a checkout has them at its root."""
BUILT_IN: Final = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parents[1]
TEMPLATES: Final = BUILT_IN / "templates"
RUNTIME: Final = BUILT_IN / "runtime"

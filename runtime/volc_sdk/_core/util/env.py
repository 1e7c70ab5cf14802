"""Environment variables as this package reads all of them: blanks around a value do not count, and
one that is blank is not set.
"""

from __future__ import annotations

import os


def variable(name: str) -> str:
    """An environment variable, empty if it is not set."""
    return os.environ.get(name, "").strip()


def is_on(name: str) -> bool:
    """Whether an environment variable says yes."""
    return variable(name).lower() in ("true", "1", "yes", "on")

"""Environment variables. Blanks around a value are removed, and a blank value counts as not set."""

from __future__ import annotations

import os

from .package import PACKAGE


def env_text(name: str) -> str:
    """Return the value of an environment variable, empty if it is not set."""
    return os.environ.get(name, "").strip()


def env_flag(name: str) -> bool:
    """Return whether an environment variable is `true`, `1`, `yes` or `on`, in any case."""
    return env_text(name).lower() in ("true", "1", "yes", "on")


def parameter_variable(name: str) -> str:
    """Return the environment variable with the default of a client parameter."""
    return f"{PACKAGE}_{name}".upper()

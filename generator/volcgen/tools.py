"""The versions of everything that shapes the output."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Final

from volcgen import __version__

_NAMES: Final = ("black", "datamodel-code-generator", "jinja2", "ruamel.yaml")


@cache
def tool_versions() -> dict[str, str]:
    """Versions by name, our own among them."""
    return {**{name: version(name) for name in _NAMES}, "volcgen": __version__}

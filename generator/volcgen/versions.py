"""Versions of the tools that decide the output, and the committed file that lists them."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from volcgen import __version__
from volcgen.typeguards import is_mapping

VERSIONS_FILE: Final = ".volcgen.json"
"""Path of the file within the output."""
_NAMES: Final = ("black", "datamodel-code-generator", "jinja2", "ruamel.yaml")
_NOTE: Final = "Written by `volcgen generate`: the tools that made this folder. Do not edit."


@cache
def tool_versions() -> dict[str, str]:
    """Return the versions by name, that of volcgen included."""
    return {**{name: version(name) for name in _NAMES}, "volcgen": __version__}


def versions_text() -> str:
    """Return the content of the versions file."""
    content = {"note": _NOTE, "tools": tool_versions()}
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def read_versions(output: Path) -> dict[str, str]:
    """Return the versions that an output was made with; none where the file cannot be read."""
    try:
        content: Any = json.loads((output / VERSIONS_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    tools: Any = content.get("tools") if is_mapping(content) else None
    return {str(key): str(value) for key, value in tools.items()} if is_mapping(tools) else {}

"""Versions of the tools that decide the output, and the committed file that lists them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from volcgen import __version__
from volcgen.typeguards import is_list, is_mapping

VERSIONS_FILE: Final = ".volcgen.json"
"""Path of the file within the output."""
_NAMES: Final = ("black", "datamodel-code-generator", "jinja2", "ruamel.yaml")
_NOTE: Final = "Written by `volcgen generate`: the tools that made this folder. Do not edit."


@dataclass(frozen=True, slots=True)
class Original:
    """A built-in file that a file of a service replaces; see `replaced`."""

    path: str
    """Path as messages show it."""
    digest: str


@cache
def tool_versions() -> dict[str, str]:
    """Return the versions by name, that of volcgen included."""
    return {**{name: version(name) for name in _NAMES}, "volcgen": __version__}


def versions_text(replaced: Mapping[str, Original]) -> str:
    """Return the content of the versions file, with the built-in files that the service replaces."""
    content: dict[str, Any] = {"note": _NOTE, "tools": tool_versions()}
    if replaced:
        content["replaced"] = {own: [it.path, it.digest] for own, it in replaced.items()}
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def read_versions(output: Path) -> dict[str, str]:
    """Return the versions that an output was made with; none where the file cannot be read."""
    tools = _read(output, "tools")
    return {str(key): str(value) for key, value in tools.items()} if is_mapping(tools) else {}


def read_replaced(output: Path) -> dict[str, Original]:
    """Return the built-in files that were replaced when an output was made, by the path of the file."""
    replaced = _read(output, "replaced")
    if not is_mapping(replaced):
        return {}
    return {
        own: Original(str(it[0]), str(it[1]))
        for own, it in replaced.items()
        if is_list(it) and len(it) == 2
    }


def _read(output: Path, key: str) -> Any:
    try:
        content: Any = json.loads((output / VERSIONS_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content.get(key) if is_mapping(content) else None

"""[tool.volcgen] of pyproject.toml: where the spec, the templates and the output lie."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from volcgen.data import is_mapping
from volcgen.problems import nearest

_DEFAULTS: Final = {
    "spec": "spec",
    "templates": "templates",
    "runtime": "runtime",
    "services": "services",
    "output": "generated",
}
_REQUIRED: Final = ("spec", "templates")


class ConfigError(Exception):
    """The configuration cannot be used."""


@dataclass(frozen=True)
class Config:
    """Folders, absolute; `root` is the project's, and every path is shown relative to it."""

    root: Path
    spec: Path
    templates: Path
    runtime: Path
    services: Path
    output: Path

    def shown(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def find_config(start: Path) -> Config:
    """The configuration of the project that `start` lies in; raises ConfigError."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{file.name}: {error}") from None
        tools: Any = data.get("tool")
        section: Any = tools.get("volcgen") if is_mapping(tools) else None
        if section is not None:
            return _config(folder, section)
    raise ConfigError("no pyproject.toml with a [tool.volcgen] here or above")


def _config(root: Path, section: Any) -> Config:
    if not is_mapping(section):
        raise ConfigError("pyproject.toml: [tool.volcgen] must be a table")
    folders: dict[str, Path] = {}
    for key in section:
        if key not in _DEFAULTS:
            hint = nearest(key, _DEFAULTS) or f"keys are {', '.join(_DEFAULTS)}"
            raise ConfigError(f"pyproject.toml: unknown key `{key}` in [tool.volcgen]; {hint}")
    for key, default in _DEFAULTS.items():
        value = section.get(key, default)
        if not isinstance(value, str):
            raise ConfigError(f"pyproject.toml: `{key}` in [tool.volcgen] must be text")
        if "\0" in value:
            raise ConfigError(f"pyproject.toml: `{key}` in [tool.volcgen] is no path")
        folder = (root / value).resolve()
        if not folder.is_relative_to(root.resolve()) or folder == root.resolve():
            raise ConfigError(f"pyproject.toml: `{key}` must be a folder inside of the project")
        folders[key] = folder
    output = folders["output"]
    for key, folder in folders.items():
        if key == "output":
            continue
        if output.is_relative_to(folder) or folder.is_relative_to(output):
            raise ConfigError(f"pyproject.toml: `output` and `{key}` must be apart")
        if key in _REQUIRED and not folder.is_dir():
            raise ConfigError(f"{folder.relative_to(root.resolve())}/ does not exist")
    return Config(root.resolve(), **folders)

"""Reads [tool.volcgen] of pyproject.toml: the folders of a project."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from volcgen.errors import ConfigError
from volcgen.problems import did_you_mean
from volcgen.typeguards import is_mapping

_DEFAULTS: Final = {
    "spec": "spec",
    "templates": "templates",
    "runtime": "runtime",
    "services": "services",
    "output": "generated",
}
_REQUIRED: Final = ("spec", "templates")

SERVICE: Final = "{service}"
"""Part of `output` that stands for the name of a service, in a project with several."""


@dataclass(frozen=True)
class Config:
    """Absolute paths of the project (`root`) and of its folders."""

    root: Path
    spec: Path
    templates: Path
    runtime: Path
    services: Path
    output: Path
    service: str = ""
    """Folder of the service in a project with several; empty if the spec has only one."""

    @property
    def home(self) -> Path:
        """The folder with service.yaml, or the one around it if the spec has one service."""
        return self.spec / self.service if self.service else self.spec

    def of_service(self, name: str) -> Config:
        """Return the configuration of one service; raise ConfigError."""
        output = Path(str(self.output).replace(SERVICE, name))
        found = replace(self, output=output, service=name)
        _check_apart(found)
        return found

    def display_path(self, path: Path) -> str:
        """Return a path relative to the project, as messages show it."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()


def find_config(start: Path) -> Config:
    """Return the configuration of the project around `start`; raise ConfigError."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"pyproject.toml: {error}") from None
        except OSError as error:
            raise ConfigError(f"cannot read pyproject.toml: {error.strerror}") from None
        tools: Any = data.get("tool")
        section: Any = tools.get("volcgen") if is_mapping(tools) else None
        if section is not None:
            return _config(folder.resolve(), section)
    raise ConfigError("no pyproject.toml with a [tool.volcgen] table in this folder or above it")


def _config(root: Path, section: Any) -> Config:
    if not is_mapping(section):
        raise ConfigError("pyproject.toml: [tool.volcgen] must be a table")
    for key in section:
        if key not in _DEFAULTS:
            hint = did_you_mean(key, _DEFAULTS) or f"expected one of {', '.join(_DEFAULTS)}"
            raise ConfigError(f"pyproject.toml: unknown key `{key}` in [tool.volcgen]; {hint}")
    folders = {
        key: _folder(root, key, section.get(key, default)) for key, default in _DEFAULTS.items()
    }
    config = Config(
        root,
        spec=folders["spec"],
        templates=folders["templates"],
        runtime=folders["runtime"],
        services=folders["services"],
        output=folders["output"],
    )
    _check_apart(config)
    for key, folder in folders.items():
        if key != "output" and (key in section or key in _REQUIRED) and not folder.is_dir():
            shown = folder.relative_to(root).as_posix()
            raise ConfigError(f"pyproject.toml: `{key}` is {shown}/, which does not exist")
    return config


def _check_apart(config: Config) -> None:
    """Raise ConfigError if the output contains another folder, or is in one."""
    for key in _DEFAULTS:
        folder: Path = getattr(config, key)
        if key != "output" and (
            config.output.is_relative_to(folder) or folder.is_relative_to(config.output)
        ):
            raise ConfigError(f"pyproject.toml: `output` and `{key}` must not contain each other")


def _folder(root: Path, key: str, value: Any) -> Path:
    where = f"pyproject.toml: `{key}` in [tool.volcgen]"
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be text")
    if "\0" in value:
        raise ConfigError(f"{where} is not a valid path")
    folder = (root / value).resolve()
    if not folder.is_relative_to(root) or folder == root:
        raise ConfigError(f"{where} must be a folder inside the project")
    return folder

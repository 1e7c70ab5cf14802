"""Reads [tool.volcgen] of pyproject.toml: the folders of a project."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from volcgen import built_in
from volcgen.errors import ConfigError
from volcgen.problems import did_you_mean, visible
from volcgen.toml_places import Place, place_of, reason_and_place
from volcgen.typeguards import is_mapping

FILE: Final = "pyproject.toml"
TABLE: Final = ("tool", "volcgen")
_KEYS: Final = ("spec", "templates", "runtime", "services", "output")
_DEFAULTS: Final = {"spec": "spec", "services": "services", "output": "generated"}
"""Folders of projects that do not set them; templates and runtime are built in."""
_REQUIRED: Final = ("spec",)

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
        for key in ("spec", "templates", "runtime", "services"):
            if _contain(output, getattr(self, key)):
                raise ConfigError(
                    f"{FILE}: `output` is {self.display_path(output)}/ for the service {name}; it and"
                    f" `{key}` must not contain each other"
                )
        return replace(self, output=output, service=name)

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders that a run reads, apart from the output."""
        return (self.spec, self.templates, self.runtime, self.services)

    def display_path(self, path: Path) -> str:
        """Return a path relative to the project, or to volcgen if it is built in, for messages."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        if built_in.is_built_in(path):
            return f"volcgen/{path.relative_to(built_in.BUILT_IN).as_posix()}"
        return path.as_posix()


def find_config(start: Path) -> Config:
    """Return the configuration of the project around `start`; raise ConfigError."""
    for folder in (start, *start.parents):
        file = folder / FILE
        if not file.is_file():
            continue
        shown = Path(os.path.relpath(file, start)).as_posix()
        try:
            text = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConfigError(f"{shown}: {error}") from None
        except OSError as error:
            raise ConfigError(f"cannot read {shown}: {error.strerror}") from None
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            reason, place = reason_and_place(error, text)
            raise ConfigError(f"{shown}:{place}: {reason}") from None
        tools: Any = data.get("tool")
        section: Any = tools.get("volcgen") if is_mapping(tools) else None
        if section is not None:
            return _Table(folder.resolve(), shown, text, section).config()
    raise ConfigError("no pyproject.toml with a [tool.volcgen] table in this folder or above it")


def _contain(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


@dataclass(frozen=True)
class _Table:
    """The table of a project, with the text of its file for the places of problems."""

    root: Path
    shown: str
    text: str
    section: Any

    def config(self) -> Config:
        if not is_mapping(self.section):
            raise self._error("[tool.volcgen] must be a table")
        for key in self.section:
            if key not in _KEYS:
                hint = did_you_mean(key, _KEYS) or f"expected one of {', '.join(_KEYS)}"
                message = f"unknown key `{visible(key)}` in [tool.volcgen]; {hint}"
                raise self._error(message.strip(), key)
        folders = {key: self._folder(key) for key in _KEYS}
        output = folders["output"]
        for key, folder in folders.items():
            if key == "output" or not folder.is_relative_to(self.root):
                continue
            if _contain(output, folder):
                at = "output" if "output" in self.section else key
                raise self._error(f"`output` and `{key}` must not contain each other", at)
            if (key in self.section or key in _REQUIRED) and not folder.is_dir():
                shown = folder.relative_to(self.root).as_posix()
                raise self._error(f"`{key}` is {visible(shown)}/, which does not exist", key)
        return Config(
            self.root,
            spec=folders["spec"],
            templates=folders["templates"],
            runtime=folders["runtime"],
            services=folders["services"],
            output=output,
        )

    def _folder(self, key: str) -> Path:
        if key not in self.section and "templates" not in self.section:
            # Either both are of the project, or both are built in: they fit each other.
            if key == "templates":
                return built_in.templates()
            if key == "runtime":
                return built_in.runtime()
        value: Any = self.section.get(key, _DEFAULTS.get(key, key))
        name = f"`{key}` in [tool.volcgen]"
        if not isinstance(value, str):
            raise self._error(f'{name} must be text, such as `{key} = "{key}"`', key)
        if "\0" in value:
            raise self._error(f"{name} is not a valid path", key)
        folder = (self.root / value).resolve()
        if not folder.is_relative_to(self.root) or folder == self.root:
            raise self._error(f"{name} must be a folder inside the project", key)
        return folder

    def _error(self, message: str, key: str | None = None) -> ConfigError:
        """Return the error at a key, or at the table if the file does not have the key."""
        path = TABLE if key is None or key not in self.section else (*TABLE, key)
        place: Place = place_of(self.text, path)
        return ConfigError(f"{self.shown}:{place}: {message}")

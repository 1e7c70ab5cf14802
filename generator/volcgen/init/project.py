"""The files of a new project: values that were checked, rendered into the templates of `project/`."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter, ValidationError

from volcgen import __version__, names
from volcgen.errors import ConfigError, TreeError
from volcgen.exports import RESERVED_PACKAGES, RESERVED_SERVICES
from volcgen.problems import visible
from volcgen.spec.nodes import LANGUAGES, GroupName, HostName, Method, RegionName
from volcgen.tree import Difference
from volcgen.writing import write

_TEMPLATES: Final = Path(__file__).parent / "project"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LONGEST_NAME: Final = 40
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IGNORED: Final = frozenset((".git",))
"""What a folder may have that counts as empty."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """The values that the files of a project depend on."""

    name: str
    host: str
    region: str
    version: str
    http_method: str
    signing_name: str
    languages: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name as words: `Weather data` of weather_data."""
        return self.name.replace("_", " ").capitalize()

    @property
    def action(self) -> str:
        """Wire name of the sample action: `GetWeatherData`."""
        return f"Get{''.join(word.capitalize() for word in self.name.split('_'))}"

    @property
    def package(self) -> str:
        return f"volc_{self.name}"

    @property
    def distribution(self) -> str:
        return f"volc-{self.name.replace('_', '-')}"

    @property
    def variable(self) -> str:
        """Name of the client in programs."""
        return names.snake(self.name)

    @property
    def method(self) -> str:
        return names.snake(self.action)


def new_project(
    name: str,
    *,
    host: str,
    region: str,
    version: str,
    method: str,
    signing_name: str,
    languages: str,
    argument: str = "NAME",
) -> NewProject:
    """Return the project for arguments of the command line; raise ConfigError.

    `argument` is the one that has the name.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        form = f"lower-case letters, digits and single `_`, at most {_LONGEST_NAME} characters"
        better = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")
        hint = f"; did you mean `{better}`?" if _NAME.fullmatch(better) and better != name else ""
        raise _wrong(argument, form, name, hint)
    if name in RESERVED_SERVICES or f"volc_{name}" in RESERVED_PACKAGES or keyword.iskeyword(name):
        raise _wrong(argument, "a name that Python, pytest and the package do not use", name)
    check_flag("--host", HostName, "a host name such as open.volcengineapi.com", host)
    check_flag("--region", RegionName, "a region such as cn-beijing", region)
    check_flag("--signing-name", GroupName, "lower-case letters, digits and `_`", signing_name)
    if not _is_date(version):
        raise _wrong("--version", "a date such as 2024-01-01", version)
    check_flag("--method", Method, "`GET` or `POST`", method)
    chosen = [language.strip() for language in languages.split(",")]
    if not set(chosen) <= set(LANGUAGES) or len(set(chosen)) != len(chosen):
        raise _wrong("--languages", "`en`, `zh` or `en,zh`", languages)
    ordered = tuple(language for language in LANGUAGES if language in chosen)
    return NewProject(name, host, region, version, method, signing_name, ordered)


def project_files(project: NewProject) -> dict[str, str]:
    """Return the text of each file of the project by its path."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def text(**texts: str) -> str:
        """Return a text of the spec in the languages of the project, as a flow mapping."""
        chosen = (f"{language}: {texts[language]}" for language in project.languages)
        return f"{{{', '.join(chosen)}}}"

    spec = f"spec/{project.name}"
    sources = {
        ".gitignore": "gitignore",
        "pyproject.toml": "pyproject.toml.jinja",
        f"{spec}/service.yaml": "service.yaml.jinja",
        f"{spec}/errors.yaml": "errors.yaml.jinja",
        f"{spec}/structs.yaml": "structs.yaml.jinja",
        f"{spec}/entry/{project.action}.yaml": "action.yaml.jinja",
        f"tests/test_{project.name}.py": "test.py.jinja",
    }
    for place, language in enumerate(project.languages):
        sources[f"README.{language}.md" if place else "README.md"] = f"readme_{language}.md.jinja"
    variables: dict[str, Any] = {"project": project, "volcgen_version": __version__, "text": text}
    return {
        path: environment.get_template(source).render(variables)
        for path, source in sorted(sources.items())
    }


def write_project(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files into a new or empty folder, or none; raise ConfigError or TreeError."""
    shown = folder.as_posix()
    is_new = not folder.is_dir()
    if is_new and (folder.exists() or folder.is_symlink()):
        raise ConfigError(f"{shown} is not a folder; nothing was written")
    if not is_new:
        found = sorted(path.name for path in folder.iterdir() if path.name not in _IGNORED)
        if found:
            first = visible(found[0])
            raise ConfigError(
                f"the folder {shown}/ is not empty: it has {first}; nothing was written"
            )
    made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    changes = [Difference(path, None, content.encode()) for path, content in files.items()]
    try:
        write(folder.resolve(), {folder.resolve(): changes})
    except TreeError:
        for parent in made:
            parent.rmdir()
        raise


def check_flag(flag: str, kind: Any, form: str, value: str) -> None:
    """Raise ConfigError if the value of an argument is not of a kind of the spec language."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        raise _wrong(flag, form, value) from None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DATE.fullmatch(text) is not None


def _wrong(flag: str, expected: str, found: str, hint: str = "") -> ConfigError:
    return ConfigError(f"{flag}: expected {expected}, got `{visible(found)}`{hint}")

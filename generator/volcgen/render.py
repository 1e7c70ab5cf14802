"""Templates to texts. The path of a template is the path of its output; see `sources`.

`{package}`, `{group}` and `{lang}` in a path are loops; a name that starts with one `_` and ends
in `.jinja`, or a top folder that starts with `_`, is a partial; other endings are copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from volcgen.classes import ClassMaker
from volcgen.digest import digest
from volcgen.models import Models, enum_models, struct_models
from volcgen.sources import Source, Sources
from volcgen.view.model import GroupView, View
from volcgen.view.text import (
    docstring,
    docstring_text,
    imported,
    json_literal,
    laid_out,
    markdown,
    markdown_cell,
    markdown_code,
    python_literal,
    toml_literal,
)

LANGUAGES: Final = ("en", "zh")
_PLACEHOLDER: Final = re.compile(r"\{([a-z]+)\}")
_MODELS_FOLDER: Final = "_models"
_FILTERS: Final[dict[str, Any]] = {
    "py": python_literal,
    "doc": docstring_text,
    "docstring": docstring,
    "md": markdown,
    "cell": markdown_cell,
    "code": markdown_code,
    "imported": imported,
    "laid_out": laid_out,
    "toml": toml_literal,
    "json": json_literal,
}


class TemplateProblem(Exception):
    """A template is wrong: where, and what."""


@dataclass(frozen=True)
class Output:
    """A file to make, and what of."""

    path: str
    source: Source
    variables: dict[str, Any]
    """Those of the loops that the source's path asks for."""


@dataclass(frozen=True)
class Text:
    """One output, not formatted. A mark stands where models go, see `models`."""

    path: str
    source: Source
    content: str | bytes
    models: tuple[Models, ...] = ()

    @property
    def is_python(self) -> bool:
        return isinstance(self.content, str) and self.path.endswith(".py")

    def expanded(self, maker: ClassMaker) -> str | bytes:
        """The content with the classes in the place of their marks."""
        content = self.content
        for models in self.models:
            assert isinstance(content, str)
            try:
                made = models.make(self.path, maker)
            except TemplateError as error:  # of our class templates
                raise TemplateProblem(_explained(_MODELS_FOLDER, error)) from error
            content = content.replace(models.mark, made)
        return content


class Renderer:
    """Renders a view with the sources of its service."""

    def __init__(self, sources: Sources, notes: Path | None = None) -> None:
        """`notes` is a folder to keep compiled templates in."""
        self._sources = sources
        self._notes = notes

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._sources.template_folders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_printable,
            bytecode_cache=self._bytecode,
            optimized=False,  # so that compiled templates hold nothing that a filter made
        )
        environment.filters.update(_FILTERS)
        return environment

    def class_maker(self, notes: Path | None = None) -> ClassMaker:
        """What makes the classes of the texts; see `ClassMaker` for the notes."""
        return ClassMaker(self._models_folder, notes)

    @property
    def _models_folder(self) -> Path:
        return self._sources.config.templates / _MODELS_FOLDER

    @property
    def _bytecode(self) -> FileSystemBytecodeCache | None:
        if self._notes is None:
            return None
        options = digest(Path(__file__).read_bytes())  # jinja2 does not look at those
        return FileSystemBytecodeCache(str(self._notes), f"{options}-%s")

    def outputs(self, view: View) -> dict[str, Output]:
        """Every output by its path, in the order of the sources."""
        found: dict[str, Output] = {}
        for source in self._sources.files:
            if _is_partial(PurePosixPath(source.path)):
                continue
            for path, variables in _loops(source, view):
                owner = found.setdefault(path, Output(path, source, variables))
                if owner.source is not source:
                    raise TemplateProblem(
                        f"{source.path}: writes {path}, as {owner.source.path} does"
                    )
        return found

    def render(self, view: View) -> Iterator[Text]:
        """The text of every output."""
        return (self.text(output, view) for output in self.outputs(view).values())

    def text(self, output: Output, view: View) -> Text:
        """The text of one output."""
        source = output.source
        if not source.is_template:
            return Text(output.path, source, source.copied(view.service.package))
        models = _Models(view, self._models_folder)
        variables = {**output.variables, "models": models, "view": view}
        content = self._text(source.path, variables)
        return Text(output.path, source, content, tuple(models.used))

    def _text(self, template: str, variables: dict[str, Any]) -> str:
        try:
            return self._environment.get_template(template).render(variables)
        except Exception as error:  # whatever a template does wrong
            raise TemplateProblem(_explained(template, error)) from error


def _is_partial(path: PurePosixPath) -> bool:
    in_name = path.name.startswith("_") and not path.name.startswith("__")  # `__init__` is none
    return (in_name and path.suffix == ".jinja") or path.parts[0].startswith("_")


class _Models:
    """What templates call `models`: marks for the classes, and a note of which were used."""

    def __init__(self, view: View, folder: Path) -> None:
        self._view = view
        self._folder = folder
        self.used: list[Models] = []

    def enums(self) -> Models:
        return self._use(enum_models(self._view, self._folder))

    def structs(self) -> Models:
        return self._use(struct_models(self._view.structs, self._view, self._folder))

    def group(self, group: GroupView) -> Models:
        structs = tuple(struct for a in group.actions for struct in (a.request, a.result))
        return self._use(struct_models(structs, self._view, self._folder))

    def _use(self, models: Models) -> Models:
        self.used.append(models)
        return models


def _printable(value: Any) -> Any:
    if value is None:
        raise TypeError("a template prints None")
    return value


def _loops(source: Source, view: View) -> Iterator[tuple[str, dict[str, Any]]]:
    """The paths that a source is written to, each with its loop variables."""
    names = set(_PLACEHOLDER.findall(source.path))
    values: list[dict[str, Any]] = [{"package": view.service.package}]
    if "group" in names:
        values = [{**value, "group": group} for value in values for group in view.groups]
    if "lang" in names:
        values = [{**value, "lang": lang} for value in values for lang in LANGUAGES]
    if unknown := names - {"package", "group", "lang"}:
        raise TemplateProblem(
            f"{source.path}: unknown placeholder {{{sorted(unknown)[0]}}} in the path"
        )
    for variables in values:
        path = source.output
        for key, item in variables.items():
            path = path.replace(f"{{{key}}}", getattr(item, "name", item))
        yield path, variables


def _explained(template: str, error: Exception) -> str:
    """The innermost line of a template that an error passed through."""
    place, line = PurePosixPath(template).name, getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".jinja", ".jinja2")):
            place, line = PurePosixPath(name).name, trace.tb_lineno
        trace = trace.tb_next
    name = (isinstance(error, TemplateSyntaxError) and error.name) or template
    where = template if PurePosixPath(template).name == place else f"{template}, in {place}"
    return f"{where}:{line or 1}: {error}" if name == template else f"{name}:{line or 1}: {error}"

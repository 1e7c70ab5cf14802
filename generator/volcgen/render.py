"""Renders templates. The path of a template is the path of its output; see `sources`.

`{package}` in a path is the name of the package; a file with `{group}`, `{lang}` or `{.lang}` in its path
is rendered once for each. `{page}` is the name of the page of a group in the documents; `{.lang}` is empty for the
first language, and `.zh` for Chinese beside English. `{paging}` and `{quota}` are their own names for a service
that has listings or documented rate limits; for others, the file has no output. A `.jinja` file whose name starts with one `_`, and every file in a top-level folder that starts with `_`, is a partial without an output. Files
with other endings are copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Final
from unicodedata import normalize

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
)

from volcgen import pictures
from volcgen.cache.store import Cache
from volcgen.classes import EnumClass, StructClasses, enum_classes, struct_classes
from volcgen.digest import digest
from volcgen.errors import RenderError
from volcgen.sources import Source, Sources
from volcgen.type_hints import TypeHints
from volcgen.view.build import recorded_view
from volcgen.view.deprecations import deprecation_warning
from volcgen.view.example_data import example_results, example_values
from volcgen.view.forms import form_index, group_forms
from volcgen.view.groups import GroupView
from volcgen.view.json_lines import json_lines
from volcgen.view.parts import Parts
from volcgen.view.reads import Read, Reads
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
from volcgen.view.view import View

_PLACEHOLDER: Final = re.compile(r"\{(\.?[a-z]+)\}")
_EXTRAS: Final = "_extras.jinja"


_FILTERS: Final[dict[str, Any]] = {
    "warning": deprecation_warning,
    "py": python_literal,
    "doc": docstring_text,
    "docstring": docstring,
    "md": markdown,
    "cell": markdown_cell,
    "flat": chain.from_iterable,
    "code": markdown_code,
    "imported": imported,
    "laid_out": laid_out,
    "toml": toml_literal,
    "json": json_literal,
    "json_lines": json_lines,
    "example_values": example_values,
    "example_results": example_results,
    "form_index": form_index,
    "group_forms": group_forms,
}
_GLOBALS: Final[dict[str, Any]] = {"draw": pictures}


@dataclass(frozen=True)
class Output:
    """A file of the output, and the source and variables to render it from."""

    path: str
    source: Source
    variables: dict[str, str]
    """Variables of the loops in the path of the source; a group is its name."""

    @property
    def group(self) -> str:
        """The group that it is about; empty if it is about several."""
        return self.variables.get("group", "")


@dataclass(frozen=True)
class RenderedFile:
    """A file of the output before formatting."""

    output: Output
    content: str | bytes
    reads: tuple[Read, ...] = ()
    """What the template read of the view, if that was recorded."""

    @property
    def path(self) -> str:
        return self.output.path

    @property
    def source(self) -> Source:
        return self.output.source

    @property
    def is_python(self) -> bool:
        return isinstance(self.content, str) and self.path.endswith(".py")

    @property
    def final(self) -> bytes | None:
        """The content of the output, or None if checks or formatting follow."""
        if isinstance(self.content, bytes):
            return self.content
        return None if self.path.endswith((".py", ".toml")) else self.content.encode("utf-8")


class Renderer:
    """Renders a view with the sources of its service."""

    def __init__(self, sources: Sources, cache: Cache) -> None:
        self._sources = sources
        self._cache = cache

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._sources.template_folders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_printable,
            bytecode_cache=self._bytecode_cache,
            optimized=False,  # so that compiled templates contain no results of filters
        )
        environment.filters.update(_FILTERS)
        environment.globals.update(_GLOBALS)
        return environment

    @property
    def folder(self) -> str:
        """Folder of the output."""
        return self._sources.folder

    @property
    def pages(self) -> frozenset[str]:
        """Names of the documents besides those of groups."""
        return self._sources.pages

    @property
    def added_methods(self) -> frozenset[str]:
        """Names of methods that the templates of the service add to its clients."""
        if not any((folder / _EXTRAS).is_file() for folder in self._sources.template_folders):
            return frozenset()
        self._rendered(_EXTRAS, {})  # its errors have the line
        extras: Any = self._environment.get_template(_EXTRAS).module
        return frozenset(getattr(extras, "added_methods", ()))

    @property
    def _bytecode_cache(self) -> FileSystemBytecodeCache | None:
        folder = self._cache.folder("templates")
        if folder is None:
            return None
        options = digest(Path(__file__).read_bytes())  # not part of jinja2's own keys
        return FileSystemBytecodeCache(str(folder), f"{options}-%s")

    @cached_property
    def _hints(self) -> TypeHints:
        return TypeHints(self._cache)

    def outputs(self, view: View) -> dict[str, Output]:
        """Return every output by its path: those of one group after another, then those about several."""
        found: dict[str, Output] = {}
        for source in self._sources.files:
            if _is_partial(PurePosixPath(source.path)):
                continue
            for path, variables in _loops(source, view):
                owner = found.setdefault(path, Output(path, source, variables))
                if source.is_own and not owner.source.is_own:
                    found[path] = Output(path, source, variables)
                elif owner.source is not source and source.is_own == owner.source.is_own:
                    message = f"{source.path}: writes {path}, which {owner.source.path} also writes"
                    raise RenderError(f"template {message}")
        _check_names(found)
        ranks = {group.name: rank for rank, group in enumerate(view.groups)}
        return dict(sorted(found.items(), key=lambda item: ranks.get(item[1].group, len(ranks))))

    def render(self, view: View) -> Iterator[RenderedFile]:
        """Render every output."""
        return (self.render_output(output, view) for output in self.outputs(view).values())

    def render_output(self, output: Output, view: View) -> RenderedFile:
        """Render one output; raise RenderError."""
        source = output.source
        if not source.is_template:
            return RenderedFile(output, source.copied(view.service.package))
        models = _Models(view, self._hints)
        folders = self._sources.package_folders
        variables: dict[str, Any] = {
            **output.variables,
            "models": models,
            "view": view,
            "folders": folders,
        }
        if "group" in variables:
            variables["group"] = view.group_by_name[variables["group"]]
        content = self._rendered(source.path, variables)
        return RenderedFile(output, content)

    def render_recorded(self, output: Output, parts: Parts) -> RenderedFile:
        """Render one output of a view, and record what it reads; raise RenderError."""
        reads = Reads()
        file = self.render_output(output, recorded_view(parts, reads))
        return replace(file, reads=tuple(reads.summary(parts.facts.groups)))

    def _rendered(self, template: str, variables: dict[str, Any]) -> str:
        try:
            content = self._environment.get_template(template).render(variables)
            content.encode("utf-8")
        except Exception as error:  # a template may raise anything
            raise RenderError(f"template {_location(template, error)}: {error}") from error
        return content


def _check_names(outputs: Mapping[str, Output]) -> None:
    """Raise RenderError for two outputs that are one file where names ignore case or are normalised."""
    known: dict[str, Output] = {}
    for path, output in outputs.items():
        other = known.setdefault(normalize("NFC", path).casefold(), output)
        if other is not output:
            message = (
                f"{output.source.path}: writes {path}, which some systems take for {other.path}"
            )
            raise RenderError(f"template {message} of {other.source.path}; rename one of them")


def _is_partial(path: PurePosixPath) -> bool:
    in_name = path.name.startswith("_") and not path.name.startswith("__")  # not `__init__`
    return (in_name and path.suffix == ".jinja") or path.parts[0].startswith("_")


@dataclass(frozen=True, slots=True)
class _Models:
    """The variable `models` of templates: returns classes."""

    _view: View
    _hints: TypeHints

    def enums(self) -> tuple[EnumClass, ...]:
        return enum_classes(self._view)

    def structs(self) -> StructClasses:
        return struct_classes(self._view.structs, self._view, self._hints)

    def group(self, group: GroupView) -> StructClasses:
        structs = tuple(struct for a in group.actions for struct in (a.request, a.result))
        return struct_classes(structs, self._view, self._hints)


def _printable(value: Any) -> Any:
    if value is None:
        raise TypeError("a template prints None")
    return value


def _loops(source: Source, view: View) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the output paths of a source, each with its loop variables."""
    names = set(_PLACEHOLDER.findall(source.path))
    values: list[dict[str, str]] = [{"package": view.service.package}]
    if names & {"group", "page"}:
        values = [
            {**value, "group": group.name, "page": group.page}
            for value in values
            for group in view.groups
        ]
    languages = view.service.languages
    if names & {"lang", ".lang"}:
        values = [{**value, "lang": lang} for value in values for lang in languages]
    for feature in names & {"paging", "quota"}:
        is_there = view.has_paging if feature == "paging" else view.has_quota
        values = [{**value, feature: feature} for value in values if is_there]
    if unknown := names - {"package", "group", "page", "lang", ".lang", "paging", "quota"}:
        message = f"unknown placeholder {{{sorted(unknown)[0]}}} in the path"
        raise RenderError(f"template {source.path}: {message}")
    for variables in values:
        suffix = "" if variables.get("lang") == languages[0] else f".{variables.get('lang')}"
        path = source.output.replace("{.lang}", suffix)
        for key, item in variables.items():
            path = path.replace(f"{{{key}}}", item)
        yield path, variables


def _location(template: str, error: Exception) -> str:
    """Return the innermost template line that an error passed through."""
    file, line = PurePosixPath(template).name, getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".jinja", ".jinja2")):
            file, line = PurePosixPath(name).name, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError) and error.name and error.name != template:
        return f"{error.name}:{line or 1}"
    where = template if PurePosixPath(template).name == file else f"{template}, in {file}"
    return f"{where}:{line or 1}"

"""The files that an output is made from: generic ones, then those of one service.

    templates/                       rendered files for any service
    runtime/volc_sdk/                hand-written code for any service
    services/<service>/templates/    rendered files of one service
    services/<service>/volc_sdk/     hand-written code of one service

The path of a file is the path of its output; `volc_sdk/` stands for the package. A file of a service
replaces the generic file of the same path, or one output of a generic file with loops in its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from volcgen.config import Config
from volcgen.errors import InputError
from volcgen.files import content_of, files_below
from volcgen.spec.source import CONFLICT

NAMESPACE: Final = "volc_sdk"
"""Name of the package in the repository, where its hand-written parts are imported in place."""
_TEMPLATES: Final = "templates"
_CONFLICT: Final = re.compile(CONFLICT.pattern.encode(), re.MULTILINE)
_PAGE: Final = re.compile(r"docs/\{lang\}/([a-z0-9_]+)\.md")
_FOLDER: Final = re.compile(r"\{package\}/((?:_core/)?[a-z][a-z0-9_]*)/")
_IMPORT: Final = re.compile(rf"^([ ]*(?:from|import) ){NAMESPACE}\b".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that one or more outputs are made from."""

    path: str
    """Path of the output, with placeholders and with the ending `.jinja` of a template."""
    file: Path
    shown: str
    """Path of the file, as messages show it."""
    is_code: bool
    """Whether it is hand-written code of a package, whose imports name the namespace."""
    is_own: bool = False
    """Whether it is a file of one service."""

    @property
    def output(self) -> str:
        """Path of the output, with placeholders."""
        return self.path.removesuffix(".jinja")

    @property
    def is_template(self) -> bool:
        return self.path.endswith(".jinja")

    def read(self) -> bytes:
        """Return the content of the file; raise InputError."""
        content = content_of(self.file, self.shown)
        if b"<<<<<<< " in content and (conflict := _CONFLICT.search(content)):
            line = content.count(b"\n", 0, conflict.start()) + 1
            raise InputError(f"{self.shown}:{line}: an unresolved merge conflict; keep one side")
        return content

    def copied(self, package: str) -> bytes:
        """Return the content of a file that is not a template, for the generated package."""
        content = self.read()
        if not self.is_code or self.file.suffix != ".py":
            return content
        return _IMPORT.sub(rb"\1" + package.encode(), content)


@dataclass(frozen=True)
class Sources:
    """The folders of one service, generic ones first."""

    config: Config
    service: str

    @cached_property
    def template_folders(self) -> tuple[Path, ...]:
        """Folders that templates and partials are searched in, the service's own first."""
        own = self.config.services / self.service / _TEMPLATES
        return (own, self.config.templates) if own.is_dir() else (self.config.templates,)

    @cached_property
    def own(self) -> tuple[Source, ...]:
        """The files of the service itself."""
        folder = self.config.services / self.service
        return (
            *self._below(folder / _TEMPLATES, is_code=False, is_own=True),
            *self._below(folder / NAMESPACE, is_code=True, is_own=True),
        )

    @cached_property
    def generic(self) -> tuple[Source, ...]:
        """The files for any service, those that are replaced included."""
        return (
            *self._below(self.config.templates, is_code=False),
            *self._below(self.config.runtime / NAMESPACE, is_code=True),
        )

    @cached_property
    def files(self) -> tuple[Source, ...]:
        """Every file that shapes an output, partials included, without those that are replaced."""
        replaced = {source.output for source in self.own}
        kept = [source for source in self.generic if source.output not in replaced]
        return tuple(sorted([*kept, *self.own], key=lambda source: source.path))

    @cached_property
    def folder(self) -> str:
        """Folder of the output in the repository; its name alone if it is outside."""
        output, root = self.config.output, self.config.root
        return output.relative_to(root).as_posix() if output.is_relative_to(root) else output.name

    @cached_property
    def pages(self) -> frozenset[str]:
        """Names of the documents besides those of groups, in any language."""
        found = (_PAGE.fullmatch(source.output) for source in self.files)
        return frozenset(page[1] for page in found if page)

    @cached_property
    def package_folders(self) -> frozenset[str]:
        """Folders of the package and of its `_core`, such as `cli` and `_core/auth`."""
        found = (_FOLDER.match(source.output) for source in self.files)
        return frozenset(folder[1] for folder in found if folder)

    def _below(self, folder: Path, *, is_code: bool, is_own: bool = False) -> Iterator[Source]:
        prefix = "{package}/" if is_code else ""
        for file in files_below(folder, self.config.display_path(folder)):
            path = prefix + file.relative_to(folder).as_posix()
            yield Source(path, file, self.config.display_path(file), is_code, is_own)

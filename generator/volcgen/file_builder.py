"""Turns a rendered file into the content of its output: checks it, and formats it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path

from volcgen import formatting, injection_check, versions
from volcgen.cache.store import Cache
from volcgen.digest import digest
from volcgen.errors import InjectionError, RenderError
from volcgen.formatting import Formatter
from volcgen.injection_check import (
    InvalidOutputError,
    same_structure,
    sanitized_facts,
    sanitized_spec,
    structure_digest,
)
from volcgen.render import Output, RenderedFile, Renderer
from volcgen.view import recorded_view
from volcgen.view.parts import Parts
from volcgen.view.reads import Reads


def build_key(file: RenderedFile) -> str:
    """Return the digest of everything that the steps after the rendering depend on."""
    return digest(json.dumps([digest(file.content), versions.tool_versions(), _code_digest()]))


@cache
def _code_digest() -> str:
    modules = (formatting, injection_check)
    return digest("".join(Path(str(m.__file__)).read_text(encoding="utf-8") for m in modules))


class FileBuilder:
    """Builds single files. The sanitized outputs are rendered when they are first needed."""

    def __init__(
        self, parts: Parts, renderer: Renderer, cache: Cache, start_formatting: Formatter
    ) -> None:
        self._parts = parts
        self._renderer = renderer
        self._cache = cache
        self._start_formatting = start_formatting

    def build(self, file: RenderedFile) -> Callable[[], bytes]:
        """Start to build a file, and return a function that returns its content.

        Raise RenderError or InjectionError if the output is invalid.
        """
        content = file.content
        assert isinstance(content, str)
        self._check(file, content)
        if not file.is_python:
            return lambda: content.encode("utf-8")
        formatted = self._start_formatting(content)
        return lambda: formatted().encode("utf-8")

    def forget(self, group: str) -> None:
        """Release what was built to check the files of a group."""
        if "_sanitized" in self.__dict__:
            self._sanitized.forget(group)

    def _check(self, file: RenderedFile, content: str) -> None:
        where = f"template {file.source.path}"
        advice = "print texts with an escape filter such as py, doc, md or toml"
        try:
            structure = structure_digest(file.path, content)
        except InvalidOutputError as error:
            if not self._is_valid(file.output):
                raise RenderError(f"{where}: {file.path}: {error}") from None
            reason = f"a text of the spec makes {file.path} invalid: {error}"
            raise InjectionError(f"{where}: {reason}; {advice}") from None
        if self._cache.get("verified", file.path, structure) is not None:
            return
        if not self._is_same(file.output, content):
            reason = f"a text of the spec changes the structure of {file.path}"
            raise InjectionError(f"{where}: {reason}; {advice}")
        self._cache.put("verified", file.path, structure, b"")

    def _is_valid(self, output: Output) -> bool:
        """Return whether the sanitized output is valid."""
        try:
            structure_digest(output.path, self._sanitized_content(output))
        except InvalidOutputError:
            return False
        return True

    def _is_same(self, output: Output, content: str) -> bool:
        """Return whether the sanitized output has the structure of the real one."""
        try:
            return same_structure(output.path, content, self._sanitized_content(output))
        except InvalidOutputError:
            return False

    def _sanitized_content(self, output: Output) -> str:
        if not output.group:  # it may read all actions, whose views would be in memory twice
            self._parts.forget(*self._parts.groups)
        view = recorded_view(self._sanitized, Reads())
        content = self._renderer.render_output(output, view).content
        assert isinstance(content, str)
        if not output.group:
            self._sanitized.forget(*self._sanitized.groups)
        return content

    @cached_property
    def _sanitized(self) -> Parts:
        spec, facts = sanitized_spec(self._parts.spec), sanitized_facts(self._parts.facts)
        return Parts(spec, self._renderer.pages, self._renderer.folder, facts=facts)

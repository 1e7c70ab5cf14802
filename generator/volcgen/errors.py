"""Errors that end a run with a message instead of a traceback."""

from __future__ import annotations


class VolcgenError(Exception):
    """The run cannot finish, for the reason that its message gives."""


class ConfigError(VolcgenError):
    """[tool.volcgen] of pyproject.toml cannot be used."""


class RenderError(VolcgenError):
    """A template cannot be rendered, or its output is not valid Python or TOML."""


class InjectionError(VolcgenError):
    """A text of the spec changes the structure of an output: a template lacks an escape filter."""


class TreeError(VolcgenError):
    """A folder cannot be read or written; its content is unchanged."""

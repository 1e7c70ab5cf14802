"""Errors that end a run with a message instead of a traceback."""

from __future__ import annotations


class VolcgenError(Exception):
    """The run cannot finish, for the reason that its message gives."""


class ChangesError(VolcgenError):
    """A version of the API cannot be read, or accepted.yaml does not fit the changes."""


class ConfigError(VolcgenError):
    """[tool.volcgen] of pyproject.toml cannot be used."""


class InputError(VolcgenError):
    """A file, a folder or a revision that a command reads cannot be used."""


class ReleaseError(InputError):
    """A release cannot be made from these files or with this version; nothing was written."""


class RenderError(VolcgenError):
    """A template cannot be rendered, or its output is not valid Python or TOML."""


class InjectionError(VolcgenError):
    """A text of the spec changes the structure of an output: a template lacks an escape filter."""


class TreeError(VolcgenError):
    """A folder cannot be read or written; its content is unchanged."""


def system_reason(error: OSError) -> str:
    """Return the file, if the system names one, and the reason of the system."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason

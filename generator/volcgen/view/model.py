"""Template context: the spec in Python terms, frozen. Names are checked, texts are `Raw`."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Any, Final

from volcgen.view.call_model import (
    FieldView,
)
from volcgen.view.text import Localized, Raw

RETRIES: Final = {
    "throttled": "always",
    "server": "if_safe",
    "expired": "with_new_keys",
    "clock_skew": "with_right_clock",
}
"""When the runtime retries errors of a category; never those of other categories."""


@dataclass(frozen=True, slots=True)
class EnumValueView:
    name: str
    label: Raw
    value: int | Raw
    description: Localized
    deprecated: Localized | None


@dataclass(frozen=True, slots=True)
class EnumView:
    name: str
    base: str
    """The open enum that it extends."""
    type: str
    description: Localized
    values: tuple[EnumValueView, ...]


@dataclass(frozen=True, slots=True)
class StructView:
    """A struct, or the body or result of an action."""

    name: str
    description: Localized
    fields: tuple[FieldView, ...]
    base: str
    """Class that it extends."""
    sent: bool
    """Whether it is part of a request; if not, every field has a default."""
    received: bool
    """Whether it is part of a reply; limits of replies are not checked."""

    def need(self, field: FieldView) -> str:
        """Whether a request must have a field."""
        return field.need


@dataclass(frozen=True, slots=True)
class ErrorView:
    code: str
    name: str
    """Member of `ErrorCode`."""
    number: int | None
    http_status: int | None
    category: str
    exception: str
    meaning: Localized
    remedy: Localized

    @property
    def retry(self) -> str:
        """When the client retries a call that failed with it; see `RETRIES`."""
        return RETRIES.get(self.category, "never")


@dataclass(frozen=True, slots=True)
class ProgramView:
    """An action's example: complete programs, and request and reply as JSON."""

    call: str
    awaited: str
    listing: str
    """Program that iterates over items; empty where the action is not a listing."""
    pages: str
    """Program that iterates over pages; empty where the action is not a listing."""
    request: Any
    reply: Any
    dotted: str
    """The fields of a query or a form, one per line; empty for JSON."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    name: str
    title: Localized
    description: Localized
    client_summary: Localized
    """One sentence about the package."""
    version: str
    http_method: str
    encoding: str
    signing_name: str
    doc: str | None
    languages: tuple[str, ...]
    """Languages of the documents; the first one is that of README.md."""
    distribution: str
    package: str
    package_version: str
    repository: str | None
    """Address of the git repository."""
    published: bool
    folder: str
    """Folder of the output in the repository."""
    root_error: str
    """Class that all errors of the package extend."""
    variable: str
    """Name of the client in examples."""
    default_region: str
    hosts: tuple[tuple[str, str], ...]
    """Regions with their hosts; the default region alone if one host serves all regions."""
    host: str
    """Host that serves all regions; empty if each has its own."""
    timeout_s: int
    quota: Localized
    parameters: tuple[FieldView, ...]
    client_arguments: str
    """Arguments of the client in examples."""

    @property
    def parameter_types(self) -> str:
        """Annotation of the values of the parameters of the client."""
        types = dict.fromkeys(p.annotation for p in self.parameters)
        return " | ".join([*(types or ["int"]), "None"])

    @property
    def requirement(self) -> str:
        """The package as an argument of pip: its name if an index has it, else its folder."""
        return self.distribution if self.published else f"./{self.folder}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name of the package, and the module that has it."""

    name: str
    module: str

    @property
    def is_builtin(self) -> bool:
        """Whether Python has a builtin of this name, which `import *` must not replace."""
        return hasattr(builtins, self.name)

    @property
    def imported(self) -> str:
        """The name in an import; one that `__all__` lacks is exported by a redundant alias."""
        return f"{self.name} as {self.name}" if self.is_builtin else self.name


@dataclass(frozen=True, slots=True)
class DeprecatedView:
    """A line in the list of what is deprecated."""

    name: str
    """Python name with its owner."""
    link: str
    notice: Localized

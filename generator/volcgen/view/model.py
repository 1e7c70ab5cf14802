"""Template context: the spec in Python terms, frozen. Names are checked, texts are `Raw`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from volcgen import names
from volcgen.view.call_model import (
    ConditionView,
    FailuresView,
    FieldView,
    PagingView,
    RateLimitView,
    WhenView,
)
from volcgen.view.events import EventView
from volcgen.view.releases import ReleaseView
from volcgen.view.text import Localized, Raw, pythonic

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
class ActionView:
    name: str
    method: str
    constant: str
    group: str
    page: str
    """Page of the output's documents that describes it, without its ending."""
    doc: str
    """Id of the documents' page; empty where there is none."""
    access: str
    http_method: str
    encoding: str
    version: str
    is_dotted: bool
    """Whether lists and structs are sent as dotted names."""
    destructive: bool
    """Whether it removes something for good."""
    qps: int | None
    rate_limit: RateLimitView | None
    shared_quota: str
    """Quota that the action shares with others; empty if it has its own."""
    labels: dict[str, tuple[str, ...]]
    """Labels for templates of this service alone."""
    summary: Localized
    description: Localized | None
    idempotency: FieldView | None
    derived: WhenView | None
    """The case in which the server derives the idempotency key."""
    failures: FailuresView | None
    request: StructView
    result: StructView
    parameters: tuple[FieldView, ...]
    """The request's fields as parameters: required first, the client's last."""
    is_sensitive: bool
    """Whether the request has sensitive fields, at any depth, which tracebacks must not show."""
    conditions: tuple[ConditionView, ...]
    errors: tuple[ErrorView, ...]
    paging: PagingView | None
    docstring: str
    async_docstring: str
    example: str
    """A call as Python code."""
    example_imports: tuple[str, ...]
    """Names that the example needs from the package, besides the client."""
    request_json: Any
    result_json: Any
    deprecated: Localized | None
    warns: bool
    """Whether a request can have deprecated fields or values."""

    @property
    def command(self) -> str:
        """Its name on the command line."""
        return names.command(self.name)

    def need(self, field: FieldView) -> str:
        """Whether the request must have a field; `sometimes` where a condition decides."""
        conditional = {c.field.name for c in self.conditions if c.max is None}
        if field.need == "no" and conditional & {field.name, field.alternative_of}:
            return "sometimes"
        return field.need


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
class GroupView:
    name: str
    page: str
    """Page of the documents, without its ending: the name, unless another page has it."""
    title: Localized
    description: Localized
    actions: tuple[ActionView, ...]
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the group's module: modules, and names of each."""
    exports: tuple[str, ...]
    results: tuple[str, ...]
    mixin: str
    """Class that holds the group's methods."""
    listings: tuple[str, ...]
    """Classes that describe the listings of the group."""
    has_sequence: bool
    is_sensitive: bool
    """Whether a request has sensitive fields."""
    has_deprecated: bool
    """Whether an action is deprecated."""
    model_imports: tuple[str, ...]
    """Classes that bodies and results extend."""
    action_imports: tuple[str, ...]
    """Classes of metadata that the actions need."""
    signature_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the methods' signatures, without results."""
    parameter_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the parameters alone."""

    @property
    def command(self) -> str:
        """Its name on the command line."""
        return self.name.replace("_", "-")


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


@dataclass(frozen=True, slots=True)
class View:
    service: ServiceView
    enums: tuple[EnumView, ...]
    structs: tuple[StructView, ...]
    groups: tuple[GroupView, ...]
    group_by_name: Mapping[str, GroupView]
    errors: tuple[ErrorView, ...]
    errors_doc: str | None
    enum_bases: tuple[str, ...]
    struct_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the module of structs."""
    symbols: tuple[Symbol, ...]
    """Names that the package's root exports, in alphabetical order."""
    python_names: Mapping[str, str]
    """Python name of each field by its wire name."""
    programs: Mapping[str, ProgramView]
    """By the action's name, for those that have an example."""
    uses: Mapping[str, tuple[ActionView, ...]]
    """Name of a struct or an enum → the actions that use it at any depth."""
    related: Mapping[str, tuple[ActionView, ...]]
    """Name of an action → the related actions."""
    releases: tuple[ReleaseView, ...]
    """Released versions, newest first."""
    deprecated: tuple[DeprecatedView, ...]
    events: tuple[EventView, ...]
    """Events that the service sends to servers."""
    texts: Mapping[str, Any]
    """By language: the texts that several actions share, as plain data; see `api_texts`."""
    action_texts: Mapping[str, Mapping[str, Any]]
    """By group and language: the texts of the actions as plain data, by wire names."""
    origins: Mapping[str, str]
    """Identifier of the output (method, class, heading) → the spec file that it comes from."""

    @property
    def actions(self) -> tuple[ActionView, ...]:
        return tuple(action for group in self.groups for action in group.actions)

    @property
    def has_paging(self) -> bool:
        """Whether an action is a listing."""
        return any(action.paging for action in self.actions)

    @property
    def has_quota(self) -> bool:
        """Whether the limit of an action is documented."""
        return any(action.qps or action.rate_limit for action in self.actions)

    def pythonic(self, text: Raw) -> Raw:
        """Return the text with each field's wire name in backticks replaced by its Python name."""
        return pythonic(text, self.python_names)

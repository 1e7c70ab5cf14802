"""Template context: the spec in Python terms, frozen. Names are checked, texts are `Raw`."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from typing import Any, Literal

from volcgen import names
from volcgen.view.releases import ReleaseView
from volcgen.view.text import Localized, Raw, python_literal, pythonic


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a request, a result or a struct; also a parameter of a method."""

    wire_name: Raw
    name: str
    """Name in Python."""
    type: str
    """Type as the documents write it."""
    kind: str
    item: str
    struct: str
    """Class of the object, or of the items; empty for others."""
    enum: str
    annotation: str
    """Type in Python, without None."""
    required: bool
    optional: bool
    """Whether Python code may omit it: not required, or with a string alternative."""
    description: Localized
    default: Any
    example: Any
    min: int | None
    max: int | None
    max_length: int | None
    max_items: int | None
    unit: str
    string_alternative: Raw
    """The String field that may be sent in place of this integer field."""
    alternative_name: str
    """Its name in Python."""
    alternative_of: str
    """The integer field that this String field may be sent in place of."""
    aliases: tuple[Raw, ...]
    sensitive: bool
    any_of_with: tuple[Raw, ...]
    """Fields of which a request must have one if it lacks this one."""
    is_parameter: bool
    """A parameter of the client, such as AppId."""
    need: Literal["yes", "no", "either", "client"]
    """Whether a request must have it; `either`: it or its string alternative."""
    limits: tuple[Localized, ...]
    """Unit, limits and default, as sentences."""
    default_value: str
    """Python code of the value that a field of a result has if the reply lacks it."""
    deprecated: Localized | None
    """Since when, and what to use instead; None if the field is not deprecated."""

    @property
    def option(self) -> str:
        """Its option on the command line, such as `--app-id`."""
        return names.option(self.wire_name.value)

    @property
    def help(self) -> Localized:
        """Its description, limits and deprecation, as sentences."""
        texts = (self.description, *self.limits, *((self.deprecated,) if self.deprecated else ()))
        return Localized(
            Raw(" ".join(text.en.value for text in texts)),
            Raw("".join(text.zh.value for text in texts)),
        )

    @property
    def type_words(self) -> str:
        """The type without the name of its struct."""
        return self.type.removesuffix(self.struct)

    @property
    def is_sequence(self) -> bool:
        """Whether it accepts any sequence."""
        return self.annotation.startswith("Sequence[")

    @property
    def is_id_map(self) -> bool:
        """Whether it is a map whose keys are integers or text."""
        return self.annotation.startswith("dict[int, ")

    @property
    def parameter(self) -> str:
        """The field as a parameter of a method; client parameters are optional."""
        if self.optional or self.is_parameter:
            return f"{self.name}: {self.annotation} | None = None"
        return f"{self.name}: {self.annotation}"


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
class WhenView:
    """The case that a field of the request has a certain value."""

    path: tuple[Raw, ...]
    python_path: str
    equals: Any
    absent: bool
    """Whether a request without the field also matches, because the value is its default."""

    @property
    def value(self) -> Raw:
        """The value as Python code."""
        return Raw(python_literal(self.equals))


@dataclass(frozen=True, slots=True)
class ConditionView:
    field: FieldView
    """The field that is required, or limited."""
    max: int | None
    """Its maximum; None if the condition makes it required."""
    when: WhenView
    error: str


@dataclass(frozen=True, slots=True)
class RateLimitView:
    """A limit that is not a number of calls per second."""

    amount: int
    per: str
    """`minute` or `day`."""
    counts: FieldView | None
    """Parameter whose items are counted; None if calls are counted."""


@dataclass(frozen=True, slots=True)
class FailuresView:
    field: str
    """Attributes of the result and of its items; empty where there is none."""
    id: str
    code: str
    message: str
    text_field: str
    """Attribute of the result that lists the same ids as text."""
    text_id: str
    """Attribute of each item that has the same id as text."""


@dataclass(frozen=True, slots=True)
class PagingView:
    iterator: str
    """Name of the iterating method."""
    item: str
    """Annotation of an item."""
    first: int
    backward: WhenView | None
    """The case in which the listing is read backwards."""
    first_backward: int
    page_size: int
    """Default size of a page: the greatest that is allowed."""
    cursor: FieldView
    limit: FieldView
    items: FieldView
    next_cursor: FieldView
    has_more: FieldView
    parameters: tuple[FieldView, ...]
    """Parameters of the iterator, without cursor and limit."""
    docstring: str
    async_docstring: str
    example: str

    @property
    def start(self) -> str:
        """The iterator's own parameter."""
        return "start: int | None = None" if self.backward else f"start: int = {self.first}"

    @property
    def signature(self) -> tuple[str, ...]:
        """The iterator's parameters as Python code."""
        return (
            *(field.parameter for field in self.parameters if not field.is_parameter),
            self.start,
            f"{self.limit.name}: int = {self.page_size}",
            *(field.parameter for field in self.parameters if field.is_parameter),
        )


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


@dataclass(frozen=True, slots=True)
class ActionView:
    name: str
    method: str
    constant: str
    group: str
    doc: str
    """Id of the documents' page; empty where there is none."""
    access: str
    destructive: bool
    """Whether it removes something for good."""
    qps: int | None
    rate_limit: RateLimitView | None
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


@dataclass(frozen=True, slots=True)
class GroupView:
    name: str
    title: Localized
    description: Localized
    actions: tuple[ActionView, ...]
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the group's module: modules, and names of each."""
    exports: tuple[str, ...]
    results: tuple[str, ...]
    mixin: str
    """Class that holds the group's methods."""
    has_listing: bool
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
    signing_name: str
    doc: str
    distribution: str
    package: str
    package_version: str
    repository: str | None
    """Address of the git repository."""
    published: bool
    root_error: str
    """Class that all errors of the package extend."""
    variable: str
    """Name of the client in examples."""
    default_region: str
    hosts: tuple[tuple[str, str], ...]
    timeout_s: int
    quota: Localized
    parameters: tuple[FieldView, ...]
    client_arguments: str
    """Arguments of the client in examples."""

    @property
    def requirement(self) -> str:
        """The package as an argument of pip: its name if an index has it, else its folder."""
        return self.distribution if self.published else "./generated"


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
    errors: tuple[ErrorView, ...]
    errors_doc: str
    enum_bases: tuple[str, ...]
    struct_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Imports of the module of structs."""
    symbols: tuple[Symbol, ...]
    """Names that the package's root exports, in alphabetical order."""
    python_names: dict[str, str] = field(hash=False)
    """Python name of each field by its wire name."""
    programs: dict[str, ProgramView] = field(hash=False)
    """By the action's name, for those that have an example."""
    uses: dict[str, tuple[ActionView, ...]] = field(hash=False)
    """Name of a struct or an enum → the actions that use it at any depth."""
    related: dict[str, tuple[ActionView, ...]] = field(hash=False)
    """Name of an action → the related actions."""
    releases: tuple[ReleaseView, ...]
    """Released versions, newest first."""
    deprecated: tuple[DeprecatedView, ...]
    origins: dict[str, str] = field(hash=False)
    """Identifier of the output (method, class, heading) → the spec file that it comes from."""

    @property
    def actions(self) -> tuple[ActionView, ...]:
        return tuple(action for group in self.groups for action in group.actions)

    def pythonic(self, text: Raw) -> Raw:
        """Return the text with each field's wire name in backticks replaced by its Python name."""
        return pythonic(text, self.python_names)

"""What templates see: the spec in Python's words, frozen. Names are checked, texts are `Raw`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from volcgen.view.text import Localized, Raw, python_literal, pythonic


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a request, a result or a struct; also a parameter of a method."""

    wire: Raw
    python: str
    type: str
    """In the documents' words."""
    kind: str
    item: str
    struct: str
    """Class of the object, or of the items; empty for others."""
    enum: str
    annotation: str
    """Type in Python, without None."""
    required: bool
    optional: bool
    """Whether Python may leave it out: not required, or with a twin."""
    description: Localized
    default: Any
    example: Any
    min: int | None
    max: int | None
    max_length: int | None
    max_items: int | None
    unit: str
    twin: Raw
    """The String that may stand for this integer."""
    twin_python: str
    twin_of_python: str
    """The integer that this String may stand for."""
    aliases: tuple[Raw, ...]
    sensitive: bool
    unless: tuple[Raw, ...]
    """Fields of which a request needs at least one, if it lacks this one."""
    is_parameter: bool
    """A parameter of the client, such as AppId."""
    need: Literal["yes", "no", "either", "client"]
    """Whether a request must have it: either this or its twin, or unless the client has it."""
    facts: tuple[Localized, ...]
    """Unit, limits and default, as sentences."""
    absent: str
    """What a result holds where the reply lacks the field, as Python."""

    @property
    def type_words(self) -> str:
        """The type without the name of its struct."""
        return self.type.removesuffix(self.struct)

    @property
    def is_sequence(self) -> bool:
        """Whether it takes more than lists."""
        return self.annotation.startswith("Sequence[")

    @property
    def parameter(self) -> str:
        """As a parameter of a method; the client's own may be left out."""
        if self.optional or self.is_parameter:
            return f"{self.python}: {self.annotation} | None = None"
        return f"{self.python}: {self.annotation}"


@dataclass(frozen=True, slots=True)
class EnumValueView:
    python: str
    label: Raw
    value: int | Raw
    description: Localized


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
    """Part of a request; otherwise every field has a value to fall back to."""

    def need(self, field: FieldView) -> str:
        """Whether a request must have a field."""
        return field.need


@dataclass(frozen=True, slots=True)
class WhenView:
    """The case that a field of the request has a value."""

    path: tuple[Raw, ...]
    python_path: str
    equals: Any
    absent: bool
    """Whether it is the case too when the field is not sent: the value is its default."""

    @property
    def value(self) -> Raw:
        """What it must equal, as Python."""
        return Raw(python_literal(self.equals))


@dataclass(frozen=True, slots=True)
class ConditionView:
    field: FieldView
    """The field that is required, or limited."""
    max: int | None
    """Its greatest value; None where it is required."""
    when: WhenView
    error: str


@dataclass(frozen=True, slots=True)
class RateLimitView:
    """A limit that is no number of calls a second."""

    amount: int
    per: str
    """`minute` or `day`."""
    counts: FieldView | None
    """Parameter whose items count; None where calls do."""


@dataclass(frozen=True, slots=True)
class FailuresView:
    field: str
    """Attributes of the result and of its items; empty where there is none."""
    id: str
    code: str
    message: str
    twin: str
    """Attribute of the result that holds the same ids as text."""
    id_twin: str


@dataclass(frozen=True, slots=True)
class PagingView:
    iterator: str
    """Name of the iterating method."""
    item: str
    """Annotation of an item."""
    first: int
    backward: WhenView | None
    """The case in which the listing is read from its end."""
    first_backward: int
    page_size: int
    """Size of a page unless the caller says otherwise: the greatest that is allowed."""
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
        """The iterator's parameters, as Python."""
        return (
            *(field.parameter for field in self.parameters if not field.is_parameter),
            self.start,
            f"{self.limit.python}: int = {self.page_size}",
            *(field.parameter for field in self.parameters if field.is_parameter),
        )


@dataclass(frozen=True, slots=True)
class ErrorView:
    code: str
    python: str
    number: int | None
    http_status: int | None
    category: str
    exception: str
    meaning: Localized
    remedy: Localized


@dataclass(frozen=True, slots=True)
class ActionView:
    name: str
    python: str
    constant: str
    group: str
    doc: str
    """Id of the documents' page; empty where there is none."""
    access: str
    qps: int | None
    rate_limit: RateLimitView | None
    kinds: tuple[str, ...]
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
    conditions: tuple[ConditionView, ...]
    errors: tuple[ErrorView, ...]
    paging: PagingView | None
    docstring: str
    async_docstring: str
    example: str
    """A call, as Python."""
    example_imports: tuple[str, ...]
    """Names that the example needs from the package, besides the client."""
    request_json: Any
    result_json: Any

    def need(self, field: FieldView) -> str:
        """Whether the request must have a field; `sometimes` where a condition decides."""
        conditional = {c.field.python for c in self.conditions if c.max is None}
        if field.need == "no" and conditional & {field.python, field.twin_of_python}:
            return "sometimes"
        return field.need


@dataclass(frozen=True, slots=True)
class ProgramView:
    """An action's example as programs that run as they stand, and as it goes over the wire."""

    call: str
    awaited: str
    listing: str
    """Item by item; empty where the action lists nothing."""
    pages: str
    """Page by page; empty where the action lists nothing."""
    request: Any
    reply: Any


@dataclass(frozen=True, slots=True)
class GroupView:
    name: str
    title: Localized
    description: Localized
    actions: tuple[ActionView, ...]
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    """What the module of the group needs: modules, and names of each."""
    exports: tuple[str, ...]
    results: tuple[str, ...]
    mixin: str
    """Class that holds the group's methods."""
    has_listing: bool
    has_sequence: bool
    model_imports: tuple[str, ...]
    """Classes that bodies and results extend."""
    facts_imports: tuple[str, ...]
    """Classes of facts that the actions need."""
    signature_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Modules and names that the methods' signatures need, results aside."""
    parameter_imports: tuple[tuple[str, tuple[str, ...]], ...]
    """Modules and names that the parameters alone need."""


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
    default_region: str
    hosts: tuple[tuple[str, str], ...]
    timeout_s: int
    quota: Localized
    parameters: tuple[FieldView, ...]
    client_arguments: str
    """What examples make their client with."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name of the package, and the module that has it."""

    name: str
    module: str


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
    """Modules and names that the structs need."""
    symbols: tuple[Symbol, ...]
    """What the root namespace offers, in alphabetical order."""
    wires: dict[str, str] = field(hash=False)
    """Every field's name on the wire, with its name in Python."""
    programs: dict[str, ProgramView] = field(hash=False)
    """By the action's name, for those that have an example."""
    uses: dict[str, tuple[ActionView, ...]] = field(hash=False)
    """Name of a struct or an enum → the actions whose request or result leads to it."""
    related: dict[str, tuple[ActionView, ...]] = field(hash=False)
    """Name of an action → the actions to look at beside it."""
    origins: dict[str, str] = field(hash=False)
    """Identifier of the output (method, class, heading) → the spec file that it comes from."""

    @property
    def actions(self) -> tuple[ActionView, ...]:
        return tuple(action for group in self.groups for action in group.actions)

    def pythonic(self, text: Raw) -> Raw:
        """The text with each field's name in backticks spelt as Python spells it."""
        return pythonic(text, self.wires)

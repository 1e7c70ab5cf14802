"""The facts that a document states about actions, each with its line and certainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeVar

T = TypeVar("T")

In = Literal["query", "body", "header"]

WHAT_CAN_BE_UNKNOWN: Final = (
    "type", "required", "default", "enum", "min", "max", "max_length", "max_items", "unit", "example",
    "fields",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value that a page states, and the line of the page, counted from 1."""

    value: T
    line: int
    certain: bool = True
    """False if the page can be read in another way; such a fact is shown, never written."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the page shows to exist without a readable value, such as a lost list."""

    what: str
    """One of WHAT_CAN_BE_UNKNOWN, or the name of another fact of the page."""
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One value of a field, and its meaning in the words of the page."""

    value: int | str | bool
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """One field of a table. A fact that the page does not state is None."""

    name: str
    """Wire name as on the page, such as `Tags.N.Key`."""
    line: int
    type: Fact[str] | None = None
    """In the words of the spec language: `Long`, `Array of ConversationInfo`, `JSON Map`."""
    required: Fact[bool] | None = None
    default: Fact[Any] | None = None
    example: Fact[Any] | None = None
    enum: tuple[Fact[EnumValue], ...] = ()
    min: Fact[int] | None = None
    max: Fact[int] | None = None
    max_length: Fact[int] | None = None
    max_items: Fact[int] | None = None
    unit: Fact[str] | None = None
    """`seconds` or `milliseconds`."""
    description: str = ""
    """The words of the page, for comparison; they are never copied into a spec."""
    unknown: tuple[Unknown, ...] = ()
    location: In = "body"
    """Where a parameter is sent; without meaning for fields of results and structs."""


@dataclass(frozen=True, slots=True)
class StructFacts:
    """A struct of a page, under the name that the page uses."""

    name: str
    line: int
    fields: tuple[FieldFacts, ...]


@dataclass(frozen=True, slots=True)
class ErrorFacts:
    """An error code that a page lists."""

    code: str
    line: int
    http_status: int | None = None
    number: int | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """All that one document states about one action."""

    path: str
    """The file, as given; `-` for standard input."""
    source: Literal["page", "definition"]
    """A page for people, or a machine-readable definition."""
    action: Fact[str]
    version: Fact[str] | None = None
    method: Fact[str] | None = None
    host: Fact[str] | None = None
    qps: Fact[int] | None = None
    request: tuple[FieldFacts, ...] = ()
    result: tuple[FieldFacts, ...] = ()
    structs: tuple[StructFacts, ...] = ()
    errors: tuple[ErrorFacts, ...] = ()
    request_example: Fact[Any] | None = None
    result_example: Fact[Any] | None = None
    unknown: tuple[Unknown, ...] = ()
    encoding: Fact[str] | None = None
    """`json`, `form` or `query`, as in the spec language."""
    service: Fact[str] | None = None
    """Code of the service on the platform, such as `tag`."""
    form: str = "page"
    """What kind of document it is; definitions of one action in different forms are merged."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that cannot be read reliably, and the reason."""

    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading documents: the actions of those that could be read, and the refusals."""

    actions: tuple[ActionFacts, ...] = ()
    refused: tuple[Refusal, ...] = ()

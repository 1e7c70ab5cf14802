"""What is known about fields and actions beyond their Python types. Filled in from the spec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, TypeVar

from ...service import API_VERSION
from ..util.typeguards import is_list
from .models import Result, Struct

R = TypeVar("R", bound=Result)

Kind = Literal["integer", "long", "string", "boolean", "double", "map", "object", "array"]

RANGES: Final[dict[str, tuple[int, int]]] = {
    "integer": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field on the wire."""

    wire: str
    kind: Kind
    item: Kind | None = None
    """Kind of the items of an array, or of the values of a map."""
    struct: str = ""
    """Class of the object, or of the items."""
    required: bool = False
    min: int | None = None
    max: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    twin: str = ""
    """The String that may be sent in place of this integer."""
    aliases: tuple[str, ...] = ()
    """Other names that replies were seen to use."""
    sensitive: bool = False
    """Words of users, or a credential: never shown."""
    unless: tuple[str, ...] = ()
    """Fields of which one must be sent if this one is not."""
    low: int = field(init=False)
    high: int = field(init=False)
    """Range of an integer, from its kind and its limits; empty for other kinds."""

    def __post_init__(self) -> None:
        low, high = RANGES.get(self.kind, (1, 0))
        object.__setattr__(self, "low", low if self.min is None else max(low, self.min))
        object.__setattr__(self, "high", high if self.max is None else min(high, self.max))


def fields_within(struct: str, fields: Mapping[str, tuple[Field, ...]]) -> Iterator[Field]:
    """All fields that a struct leads to, each once."""
    waiting = [struct]
    seen = {struct}
    while waiting:
        for each in fields[waiting.pop()]:
            yield each
            if each.struct and each.struct not in seen:
                seen.add(each.struct)
                waiting.append(each.struct)


@dataclass(frozen=True, slots=True)
class When:
    """The case that the field at `path` equals `equals`."""

    path: tuple[str, ...]
    equals: int | str | bool
    absent: bool = False
    """Whether it is the case too when the field is not sent: the value is its default."""

    def holds(self, data: object) -> bool:
        """Whether the field has the value, in a body in wire form."""
        value: Any = data
        try:
            for step in self.path:
                value = value[step]
        except (KeyError, TypeError):
            return self.absent
        if value is None:
            return self.absent
        return value == self.equals and isinstance(value, bool) is isinstance(self.equals, bool)

    def __str__(self) -> str:
        return f"{'.'.join(self.path)} is {self.equals}"


@dataclass(frozen=True, slots=True)
class Condition:
    """In a case, `field` must be sent, or may be `max` at the most."""

    field: str
    when: When
    max: int | None = None
    """None where the field is required."""
    error: str = ""
    """Code that the server answers to a request that breaks it."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A documented limit that is no number of calls a second."""

    amount: int
    per: Literal["minute", "day"]
    counts: str = ""
    """Field of the request whose items count; empty where calls do."""

    def taken_by(self, data: Mapping[str, Any]) -> int:
        """How much of the limit a body in wire form takes."""
        items = data.get(self.counts)
        return len(items) if is_list(items) else 1


@dataclass(frozen=True, slots=True)
class Failures:
    """Where a reply lists the items that failed."""

    field: str
    """Attribute of the result: a list of ids, or of structs."""
    id: str = ""
    """Attributes of each struct; empty for a list of ids."""
    code: str = ""
    message: str = ""
    twin: str = ""
    """Attribute of the result that holds the same ids as text; the same of each struct below."""
    id_twin: str = ""


@dataclass(frozen=True, eq=False)
class Action(Generic[R]):
    """One action of the API; equal to itself alone."""

    name: str
    doc: str
    access: Literal["read", "write"]
    qps: int | None
    """Calls a second that the documents allow an account."""
    request: type[Struct]
    result: type[R]
    rate_limit: RateLimit | None = None
    """The limit where it is no number of calls a second."""
    version: str = API_VERSION
    idempotency_field: str = ""
    """Field of the request that makes a repeated call harmless."""
    idempotency_derived: When | None = None
    """The case in which the server derives the key by itself, so that none is to be sent."""
    conditions: tuple[Condition, ...] = ()
    failures: Failures | None = None
    rate: float | None = field(init=False)
    """Calls, or items that count, a second; None where no such number is documented.

    A number a day is none: a wait of hours helps nobody.
    """
    repeatable: bool = field(init=False)
    """Whether a call may reach the server twice without harm."""
    secret_reply: bool = field(init=False)
    """Whether a reply may hold words of users or a credential, so that no error shows it."""
    query: str = field(init=False)
    """The query that calls the action."""

    def __post_init__(self) -> None:
        from ...fields import FIELDS

        limit, result = self.rate_limit, self.result.__name__
        derived = {
            "rate": self.qps if limit is None or limit.per != "minute" else limit.amount / 60,
            "repeatable": self.access == "read" or bool(self.idempotency_field),
            "secret_reply": result not in FIELDS
            or any(each.sensitive for each in fields_within(result, FIELDS)),
            "query": f"Action={self.name}&Version={self.version}",
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

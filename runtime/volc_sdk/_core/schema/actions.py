"""Metadata of actions. The generated package has one `Action` for each action of the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from ..util.typeguards import is_list
from .fields import fields_within
from .models import Result, Struct, UntypedResult

R = TypeVar("R", bound=Result)


@dataclass(frozen=True, slots=True)
class When:
    """A test of a request: the field at `path` equals `equals`."""

    path: tuple[str, ...]
    equals: int | str | bool
    absent: bool = False
    """Result of the test if a request lacks the field: True if the field's default is `equals`."""

    def holds(self, data: object) -> bool:
        """Return whether a body in wire form passes the test."""
        value: Any = data
        try:
            for step in self.path:
                value = value[step]
        except (KeyError, TypeError):
            return self.absent
        if value is None:
            return self.absent
        return value == self.equals and isinstance(value, bool) is isinstance(self.equals, bool)


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule for requests that pass a test: `field` is required, or has a lower maximum."""

    field: str
    when: When
    max: int | None = None
    """Greatest value that is allowed; None if the rule makes the field required."""
    error: str = ""
    """Error code with which the server rejects a request that breaks the rule."""


@dataclass(frozen=True, slots=True)
class Quota:
    """A documented limit other than calls per second."""

    amount: int
    per: Literal["minute", "day"]
    counts: str = ""
    """Field of the request whose items are counted; empty if calls are counted."""

    def cost(self, data: Mapping[str, Any]) -> int:
        """Return how much of the quota a call uses; `data` is its body in wire form."""
        items = data.get(self.counts)
        return len(items) if is_list(items) else 1


@dataclass(frozen=True, slots=True)
class PartialFailures:
    """Where a result lists the items that failed, by Python names."""

    field: str
    """Field of the result: a list of ids or of structs."""
    id: str = ""
    """Field of each struct with its id; empty for a list of ids."""
    code: str = ""
    """Field of each struct with its error code."""
    message: str = ""
    """Field of each struct with its error message."""
    text_field: str = ""
    """Field of the result that lists ids as text, for items that have no integer id."""
    text_id: str = ""
    """Field of each struct with its id as text, for items that have no integer id."""


@dataclass(frozen=True, eq=False)
class Action(Generic[R]):
    """One action of the API. Compares by identity."""

    name: str
    version: str
    doc: str
    """Id of its page in the documents."""
    access: Literal["read", "write"]
    qps: int | None
    """Documented calls per second of an account."""
    request: type[Struct]
    result: type[R]
    destructive: bool = False
    """Whether the action removes something for good, so that tools ask before they call it."""
    quota: Quota | None = None
    """Documented limit in calls or items per minute or day; None if the action has no such limit."""
    idempotency_field: str = ""
    """Wire name of the field for the idempotency key; empty if there is none."""
    idempotency_derived: When | None = None
    """Test for requests whose idempotency key the server derives; no key is sent with them."""
    conditions: tuple[Condition, ...] = ()
    """Rules that apply to some requests only."""
    warns: bool = False
    """Whether requests can have deprecated fields or values, which cause a warning."""
    failures: PartialFailures | None = None
    """Where the result lists items that failed; None if it never does."""
    check: Callable[[str, Mapping[str, Any]], None] | None = None
    """Called with the name and the valid body of each request, to warn about likely mistakes."""
    rate: float | None = field(init=False)
    """Rate for the rate limiter, in calls or counted items per second; None if undocumented.

    It is also None for a quota per day, because a call could wait for hours.
    """
    repeatable: bool = field(init=False)
    """Whether a call may take effect twice without harm."""
    sensitive_response: bool = field(init=False)
    """Whether replies may contain content of users or credentials, which errors must not show."""
    query: str = field(init=False)
    """Query string of the URL."""

    def __post_init__(self) -> None:
        derived = {
            "rate": (
                self.qps
                if self.quota is None or self.quota.per != "minute"
                else self.quota.amount / 60
            ),
            "repeatable": self.access == "read" or bool(self.idempotency_field),
            "sensitive_response": issubclass(self.result, UntypedResult)
            or any(each.info.sensitive for each in fields_within(self.result)),
            "query": f"Action={self.name}&Version={self.version}",
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

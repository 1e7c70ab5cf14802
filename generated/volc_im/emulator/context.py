"""The request that a handler handles: checked fields, the time, and a database transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action
from .._core.schema.fields import fields_of
from .store import next_number

_NS_PER_S: Final = 1_000_000_000
_NS_PER_MS: Final = 1_000_000


@dataclass(frozen=True)
class RequestContext:
    """One request to an action. Its fields have passed all documented rules."""

    action: Action[Any]
    body: dict[str, Any]
    """The fields that were sent, without nulls. `value` returns documented defaults as well."""
    database: sqlite3.Connection
    """Connection within a transaction, which is rolled back if the handler raises."""
    now_ns: int
    """Start of the request by the emulator's clock, in Unix nanoseconds."""
    strict: bool = field(default=False, kw_only=True)
    """Whether requests are refused that the service accepts but clients cannot have meant."""
    warnings: list[str] = field(default_factory=list[str], kw_only=True)
    """What the handler noticed in a request that it accepts; it is logged and recorded."""

    @property
    def now_s(self) -> int:
        """Start of the request in Unix seconds."""
        return self.now_ns // _NS_PER_S

    @property
    def now_ms(self) -> int:
        """Start of the request in Unix milliseconds."""
        return self.now_ns // _NS_PER_MS

    def new_id(self) -> int:
        """Return an id greater than all earlier ones. Only actions that write can call this."""
        return next_number(self.database, self.now_ns)

    def value(self, name: str) -> Any:
        """Return a field of the body, or its documented default, or None."""
        value = self.body.get(name)
        return _defaults(self.action.request).get(name) if value is None else value


@cache
def _defaults(struct: type[msgspec.Struct]) -> Mapping[str, Any]:
    return {field.wire_name: field.info.default for field in fields_of(struct)}

"""A case: a kind of trouble, the client that has it, and what it must do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .clients import Side

Report = Callable[[str], None]
"""Counts an outcome."""


@dataclass(frozen=True, slots=True)
class Case:
    """Some tries of one kind with one client; each reports its outcome, a wrong one raises Fault."""

    kind: str
    client: str
    transport: str
    run: Callable[[Report], None] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.kind}: {self.client}, {self.transport}"


def case(kind: str, side: Side, run: Callable[[Side, Report], None]) -> Case:
    """Return a case of one client with one transport."""
    return Case(kind, side.client, side.transport, lambda report: run(side, report))

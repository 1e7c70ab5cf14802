"""The parts of an emulator that can be changed while it runs, and its record of requests."""

from __future__ import annotations

from dataclasses import dataclass, field

from .clock import Clock
from .faults.faults import Faults
from .quotas import Quotas
from .record import Record


@dataclass(frozen=True, slots=True)
class EmulatorState:
    """State outside of the database. Any thread can use any part of it."""

    faults: Faults
    clock: Clock = field(default_factory=Clock)
    quotas: Quotas = field(default_factory=Quotas)
    record: Record = field(default_factory=Record)

    def reset(self) -> None:
        """Use the machine's time again; forget faults, counted calls and recorded requests."""
        self.clock.reset()
        self.faults.clear()
        self.quotas.clear()
        self.record.clear()

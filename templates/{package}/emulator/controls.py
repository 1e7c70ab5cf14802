"""What can be turned on an emulator while it runs, and what it remembers, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from .clock import Clock
from .faults import Faults
from .quotas import Quotas
from .record import Record


@dataclass(frozen=True, slots=True)
class Controls:
    """The parts that behaviours know nothing of. Each may be used from any thread."""

    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)
    quotas: Quotas = field(default_factory=Quotas)
    record: Record = field(default_factory=Record)

    def reset(self) -> None:
        """The machine's time, no faults, no calls counted, nothing remembered."""
        self.clock.reset()
        self.faults.clear()
        self.quotas.clear()
        self.record.clear()

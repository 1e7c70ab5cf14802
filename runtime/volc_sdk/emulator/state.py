"""What can be turned on an emulator while it runs, and what it remembers, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from .clock import Clock
from .faults.faults import Faults
from .quotas import Quotas
from .record import Record
from .samples import add_samples
from .store import Store


@dataclass(frozen=True, slots=True)
class Controls:
    """The parts that behaviours know nothing of. Each may be used from any thread."""

    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)
    quotas: Quotas = field(default_factory=Quotas)
    record: Record = field(default_factory=Record)
    samples: bool = False
    """Whether there are samples from the beginning."""

    def begin(self, store: Store) -> None:
        """Put the samples into a new database."""
        if self.samples:
            add_samples(store, self.clock)

    def reset(self, store: Store) -> None:
        """The machine's time, no faults, no calls counted, nothing remembered, no data but the
        samples."""
        store.clear()
        self.clock.reset()
        self.faults.clear()
        self.quotas.clear()
        self.record.clear()
        self.begin(store)

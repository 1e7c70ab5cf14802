"""The record of the last run after which the output was as expected.

A comparison with it shows which inputs have changed since then, and which files of the output were
not changed by volcgen. No result depends on it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from volcgen.cache.store import Cache

_UNIT: Final = ("last_run", "record", "1")
"""Kind, name and, in place of a key, the version of the format."""


@dataclass(frozen=True)
class LastRun:
    """Digests of inputs and outputs; both are empty where no run is known."""

    inputs: dict[str, str] = field(default_factory=dict[str, str])
    """Spec files and sources, by path from the root of the project."""
    outputs: dict[str, str] = field(default_factory=dict[str, str])
    """Files of the output, by path."""

    @property
    def is_known(self) -> bool:
        return bool(self.outputs)


def read_last_run(cache: Cache) -> LastRun:
    """Return the record of the last run; an empty one where there is none."""
    stored = cache.get(*_UNIT)
    if stored is None:
        return LastRun()
    data: Any = json.loads(stored)
    return LastRun(data["inputs"], data["outputs"])


def save_last_run(cache: Cache, run: LastRun) -> None:
    """Replace the record of the last run."""
    data = {"inputs": run.inputs, "outputs": run.outputs}
    cache.put(*_UNIT, json.dumps(data).encode())

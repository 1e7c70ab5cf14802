"""What each output read of the view, so that a run renders only outputs whose parts changed.

An output is unchanged if its source, all templates, the tools and the values that it read are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Protocol

from volcgen.cache.store import Cache
from volcgen.cache.tools import tools_digest
from volcgen.digest import digest

Read = tuple[str, str]


class Values(Protocol):
    """Gives the digest of a value that was read."""

    def digest(self, read: Read) -> str: ...


class OutputUnits:
    """The reads of all outputs; one file, because every run needs all of them."""

    def __init__(self, cache: Cache, templates: str, values: Values) -> None:
        self._cache = cache
        self._unit = ("reads", "", f"{tools_digest()} {templates}")
        self._values = values
        stored = cache.get(*self._unit)
        self._before: dict[str, Any] = {} if stored is None else json.loads(stored)
        self._now: dict[str, Any] = {}

    def unchanged(self, path: str, source: str) -> str | None:
        """Return the digest of an output that would be the same; None if it has to be rendered."""
        before = self._before.get(path)
        if before is None or before[0] != source:
            return None
        reads = [(owner, name) for owner, names in before[1].items() for name in names]
        if self._digest(reads) != before[2]:
            return None
        self._now[path] = before
        return str(before[3])

    def put(self, path: str, source: str, reads: Iterable[Read], output: str) -> None:
        """Store what an output read, and its digest."""
        by_owner: dict[str, list[str]] = {}
        for owner, name in reads:
            by_owner.setdefault(owner, []).append(name)
        listed = [(owner, name) for owner, names in by_owner.items() for name in names]
        self._now[path] = [source, by_owner, self._digest(listed), output]

    def save(self) -> None:
        """Store the reads of this run."""
        if self._now != self._before:
            self._cache.put(*self._unit, json.dumps(self._now).encode())

    def _digest(self, reads: Iterable[Read]) -> str:
        return digest(" ".join(map(self._values.digest, reads)))

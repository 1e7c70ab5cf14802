"""The digests of the views of groups and their actions, by attribute.

They show which outputs an edit changes without building the views that it does not touch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from volcgen.cache.store import Cache
from volcgen.cache.tools import tools_digest

Digests = dict[str, dict[str, str]]
"""Digest of each attribute, by group or action."""


class ViewUnits:
    """Stored digests; a unit is a group with its actions."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache

    def get(self, group: str, key: str, python_names: Mapping[str, str]) -> Digests | None:
        """Return the digests of a unit if its inputs and the names in its texts are the same."""
        if self._cache is None:
            return None
        stored = self._cache.get("views", group, f"{tools_digest()} {key}")
        if stored is None:
            return None
        found: Any = json.loads(stored)
        same = all(python_names.get(word, "") == name for word, name in found["names"].items())
        return found["digests"] if same else None

    def put(self, group: str, key: str, names: Mapping[str, str], digests: Digests) -> None:
        """Store the digests of a unit; `names` are the Python names that its texts look up."""
        if self._cache is not None:
            result = json.dumps({"names": names, "digests": digests}).encode()
            self._cache.put("views", group, f"{tools_digest()} {key}", result)

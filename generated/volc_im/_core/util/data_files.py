"""Data files of a generated package: JSON, of which a file is read when it is first needed.

A package may be in a zip archive, so its files have no paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_data(package: str, path: str) -> Any:
    """Return the data of a JSON file of a package. It is shared: do not change it."""
    return json.loads((files(package) / path).read_text(encoding="utf-8"))


class DataByAction(Mapping[str, Any]):
    """Data of actions by name, from a folder that has a file for each group.

    A lookup reads the file of one group, iteration reads all. Actions without data are left out.
    """

    def __init__(self, package: str, folder: str, groups: Mapping[str, str]) -> None:
        """Keep where the data are.

        Args:
            package: Import name of the generated package.
            folder: The folder in the package.
            groups: The group of each action.
        """
        self._package = package
        self._folder = folder
        self._groups = groups

    def __getitem__(self, action: str) -> Any:
        return self._of_group(self._groups[action])[action]

    def __iter__(self) -> Iterator[str]:
        return (name for name, group in self._groups.items() if name in self._of_group(group))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of_group(self, group: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = read_data(self._package, f"{self._folder}/{group}.json")
        return found

"""Versions of the package, and the next one after changes of a certain level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from volcgen.changes.change import Level
from volcgen.errors import ReleaseError
from volcgen.problems import visible

# Without leading zeros, as in Semantic Versioning 2.0.0; the limit keeps numbers convertible.
_VERSION: Final = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """A version of three numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def next(self, level: Level) -> Version:
        """Return the smallest version that may have changes of this level.

        Below 1.0, a breaking change raises the minor number and any other change the patch number.
        From 1.0 on, a breaking change raises the major number. A change of behaviour raises the
        minor number: the same program does something else, so a range of patch versions
        (`~=1.2.0`) must not accept it. Changed texts raise the patch number.
        """
        if level == "none":
            return self
        if level == "breaking":
            return (
                Version(0, self.minor + 1, 0) if not self.major else Version(self.major + 1, 0, 0)
            )
        if level == "text" or not self.major:
            return Version(self.major, self.minor, self.patch + 1)
        return Version(self.major, self.minor + 1, 0)


def parse_version(text: str) -> Version:
    """Return the version that a text contains; raise ReleaseError."""
    found = _VERSION.fullmatch(text)
    if found is None:
        message = f"expected a version of three numbers, such as 1.2.0, found {visible(text)!r}"
        raise ReleaseError(message)
    return Version(*map(int, found.groups()))

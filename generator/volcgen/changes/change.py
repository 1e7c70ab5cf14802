"""A change between two versions of an API, and how much it can break."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from volcgen.changes.compact import digest_of
from volcgen.spec.nodes import Text
from volcgen.typeguards import is_list, is_mapping

Class = Literal["text", "additive", "behaviour", "breaking"]
Level = Literal["none", "text", "additive", "behaviour", "breaking"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)

Direction = Literal["sent", "read", "python", "behaviour"]
"""What a caller sends, what a caller reads, the Python surface, or what a call does."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Its rule has the reason for the class."""

    rule: str
    class_: Class
    where: str
    """Path in the spec, such as `actions.SendMessage.request.Content.max_length`."""
    before: Any
    after: Any
    direction: Direction
    message: str
    migration: str = ""
    """For a breaking change: one sentence on what callers do. Empty for all others."""
    path: str | None = None
    """The spec file of the new version, or of the old one if the file is gone."""
    line: int | None = None
    concerns: tuple[str, ...] = ()
    """The actions whose callers are concerned; empty if all are, or none in particular."""
    steps: tuple[str | int, ...] = ()
    """`where` as a tuple, since names may contain dots."""
    accepted: str = ""
    """The reason for which the maintainers have accepted the change."""

    @property
    def fingerprint(self) -> str:
        """Return 12 hexadecimal digits that stay the same over revisions of the files."""
        values = _digested([self.before, self.after])
        facts = json.dumps([self.rule, self.where, *values], sort_keys=True)
        return hashlib.sha256(facts.encode()).hexdigest()[:12]


def _digested(value: Any) -> Any:
    """Return a value with the digests of its texts, because compact dumps have no more of them."""
    if is_list(value):
        return [_digested(item) for item in value]
    if not is_mapping(value):
        return value
    match value:
        case {"en": str(en), "zh": str(zh)} if len(value) == 2:
            return digest_of(Text.model_construct(en=en, zh=zh))
        case _:
            return {key: _digested(item) for key, item in value.items()}


def level_of(classes: set[Class]) -> Level:
    """Return the gravest class, or "none"."""
    return max((*classes, LEVELS[0]), key=LEVELS.index)

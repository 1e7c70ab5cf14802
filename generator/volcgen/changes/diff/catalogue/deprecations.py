"""Rules about the key `deprecated`. D401 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, edit, swapped
from volcgen.rule_manual.entry import MAKE

_FIELD: Final = "Silent: {type: Boolean,"
_SINCE: Final = 'Silent: {type: Boolean, deprecated: {since: "2026-%s"},'
_DEPRECATED: Final = (edit(MAKE, _FIELD, _SINCE % "11-27"),)

DEPRECATIONS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D401",
        "Something becomes deprecated",
        "behaviour",
        "python",
        "It still works. A call of the method, or a request with the field or the value, causes a "
        "DeprecationWarning, and type checkers can report the method.",
        _DEPRECATED,
    ),
    ChangeRule(
        "D402",
        "Something is no longer deprecated",
        "additive",
        "python",
        "It can be used without a warning.",
        swapped(_DEPRECATED),
    ),
    ChangeRule(
        "D403",
        "The notice of something deprecated changes",
        "text",
        "python",
        "Warnings and documents have other words. A field that callers only read causes no warning, "
        "so that its deprecation is a text as a whole.",
        (edit(MAKE, _FIELD, _SINCE % "11-28", _SINCE % "11-27"),),
    ),
)

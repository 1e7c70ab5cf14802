"""The catalogue: all rules of the comparison by id."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.catalogue.actions import ACTIONS
from volcgen.changes.diff.catalogue.behaviour import BEHAVIOUR
from volcgen.changes.diff.catalogue.deprecations import DEPRECATIONS
from volcgen.changes.diff.catalogue.errors import ERROR_CODES
from volcgen.changes.diff.catalogue.read_fields import READ_FIELDS
from volcgen.changes.diff.catalogue.sent_fields import SENT_FIELDS
from volcgen.changes.diff.catalogue.service import SERVICE_FACTS
from volcgen.changes.diff.catalogue.texts import TEXTS
from volcgen.changes.diff.catalogue.types import TYPES
from volcgen.changes.diff.rule import ChangeRule

CHANGE_RULES: Final[dict[str, ChangeRule]] = {
    rule.id: rule
    for rules in (
        ACTIONS,
        BEHAVIOUR,
        SENT_FIELDS,
        READ_FIELDS,
        TYPES,
        ERROR_CODES,
        SERVICE_FACTS,
        TEXTS,
        DEPRECATIONS,
    )
    for rule in rules
}

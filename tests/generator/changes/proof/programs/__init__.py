"""A program for each rule, by its id."""

from __future__ import annotations

from typing import Final

from generator.changes.proof.programs.actions import ACTIONS, BEHAVIOUR
from generator.changes.proof.programs.fields import READ, SENT
from generator.changes.proof.programs.surface import (
    DEPRECATIONS,
    ERROR_CODES,
    SERVICE,
    TEXTS,
    TYPES,
)
from generator.changes.proof.proof import Proof

PROOFS: Final[dict[str, Proof]] = {
    **ACTIONS,
    **BEHAVIOUR,
    **SENT,
    **READ,
    **TYPES,
    **ERROR_CODES,
    **SERVICE,
    **TEXTS,
    **DEPRECATIONS,
}

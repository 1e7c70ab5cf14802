"""Options of a server, which its operator chooses and no client can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from .texts import Language

Profile = Literal["curated", "search", "all"]
PROFILES: Final[tuple[Profile, ...]] = ("curated", "search", "all")
Confirm = Literal["destructive", "writes", "never"]

DEFAULT_MAX_TOKENS: Final = 8_000
BYTES_PER_TOKEN: Final = 4
"""Approximation: tokens are counted as bytes of JSON divided by this number."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the tools may do."""

    profile: Profile
    allow_writes: bool = False
    """Permit all actions, not only those that read."""
    allow: tuple[str, ...] = ()
    """Permit only the actions that match one of these patterns, reads or writes; empty: see above."""
    allow_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Patterns of permitted ids by scope; ids of other scopes are not limited."""
    confirm: Confirm = "destructive"
    """Which calls a person must confirm."""
    max_tokens: int = DEFAULT_MAX_TOKENS
    """Size of a result; longer ones are cut."""
    round: str = ""
    """Name of the round that idempotency keys are derived from; empty for a random one."""
    language: Language = "en"
    """Language of descriptions, documents and remedies."""

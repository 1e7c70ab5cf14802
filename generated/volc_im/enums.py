# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The known values of fields. A server may send others: they read as members named UNKNOWN_…"""

from __future__ import annotations

from ._runtime.enums import OpenIntEnum

__all__ = [
    "ConversationStatus",
    "ConversationType",
    "DataType",
]


class ConversationStatus(OpenIntEnum):
    """State of a conversation."""

    NORMAL = 0
    """In use."""

    DISSOLVED = 1
    """Dissolved by its owner."""


class ConversationType(OpenIntEnum):
    """Kind of a conversation."""

    SINGLE = 1
    """One-to-one."""

    GROUP = 2
    """Group."""

    LIVE = 100
    """Live group."""


class DataType(OpenIntEnum):
    """Where a list of conversations is read from, and its order."""

    RECENT = 0
    """From the cache, most recently active first."""

    CREATED = 1
    """From the database, oldest creation first."""

    OWN_LIVE = 2
    """Live groups that the user created, newest first."""

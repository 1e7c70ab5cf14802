"""All cases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from . import damaged_replies, misbehavior, redirects
from .cases import Case


def cases() -> Iterator[Case]:
    """Yield the cases of all kinds."""
    return chain(damaged_replies.cases(), misbehavior.cases(), redirects.cases())

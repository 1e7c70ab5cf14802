"""All cases."""

from __future__ import annotations

from collections.abc import Iterator

from . import canaries, cancellation, concurrency, damaged_replies, leaks, misbehavior, redirects
from .cases import Case


def cases() -> Iterator[Case]:
    """Yield the cases of all kinds, those that take long first."""
    yield from leaks.cases()
    yield from damaged_replies.cases()
    yield from misbehavior.cases()
    yield from redirects.cases()
    yield from cancellation.cases()
    yield from concurrency.cases()
    yield from canaries.cases()

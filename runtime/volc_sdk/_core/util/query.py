"""Query strings and forms: names and values, percent-encoded."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from urllib.parse import quote


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a query sorted by name and percent-encoded, with a space as `%20`.

    Parameters with the same name keep their order.

    Example:
        >>> canonical_query([("Id", "2"), ("Action", "A b"), ("Id", "1")])
        'Action=A%20b&Id=2&Id=1'
    """
    return encoded_pairs(sorted(pairs, key=itemgetter(0)))


def encoded_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names and values percent-encoded, in their order."""
    return "&".join([f"{percent_encoded(name)}={percent_encoded(value)}" for name, value in pairs])


def percent_encoded(text: str) -> str:
    """Return text percent-encoded as in a canonical query."""
    return quote(text, safe="-_.~")

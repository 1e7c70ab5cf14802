"""Turn the pages of a listing by position, so that each page costs the same however many precede.

A cursor is the position of the last row of a page: the next page begins right after it, whatever
was written meanwhile. The first cursor, 0, is the start of every listing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .call import Call
from .errors import invalid

_FIRST: Final = 0
_END: Final = -1
_BEYOND_ALL: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and how to go on."""

    rows: list[sqlite3.Row]
    has_more: bool
    next_cursor: int
    """Where later rows follow; on the last page, where later ones would."""

    @property
    def next_or_end(self) -> int:
        """The same; -1 on the last page, for listings that say so."""
        return self.next_cursor if self.has_more else _END


def page(
    call: Call,
    query: str,
    values: Mapping[str, Any],
    *,
    position: str,
    limit: int = 20,
    descending: bool = False,
) -> Page:
    """One page of a query, by the call's `Cursor` and `Limit`; raises Failure.

    Args:
        query: `SELECT … WHERE …`; the condition, order and limit of the page are added to it.
            An index must cover its conditions and then the position, or a page is slow.
        values: What the query names with a colon, besides `:after` and `:limit`.
        position: A selected column that orders the rows, such as `m.activity`: whole numbers
            above 0, each once. Below 2^31 where the documents have the cursor as an Integer.
        limit: Size of a page where the call leaves `Limit` out and nothing is documented.
    """
    cursor, asked = call.value("Cursor"), call.value("Limit")
    cursor = _FIRST if cursor is None else cursor
    size = limit if asked is None else asked
    if cursor < _FIRST:
        raise invalid(f"Cursor: is {cursor}; 0, or the cursor that came with the page before")
    if size < 1:
        raise invalid(f"Limit: is {size}; 1 or more is allowed")
    start = _BEYOND_ALL if descending and cursor == _FIRST else cursor
    bounded = (
        f"{query} AND {position} < :after ORDER BY {position} DESC LIMIT :limit"
        if descending
        else f"{query} AND {position} > :after ORDER BY {position} LIMIT :limit"
    )
    # One more than asked for tells whether a page follows.
    bound = {**values, "after": start, "limit": min(size, _BEYOND_ALL - 1) + 1}
    rows: list[sqlite3.Row] = call.database.execute(bounded, bound).fetchall()
    shown = rows[:size]
    last = shown[-1][position.rpartition(".")[2]] if shown else cursor
    return Page(shown, len(rows) > size, last)

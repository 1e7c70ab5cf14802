"""Return listings page by page, by position, so that a page costs the same wherever it begins.

A cursor is the position of the last row of a page: the next page begins after it, whatever was
written in between. The first cursor of every listing is 0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .context import RequestContext
from .errors import invalid

_FIRST: Final = 0
_END: Final = -1
_GREATEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a listing, and where it continues."""

    rows: list[sqlite3.Row]
    has_more: bool
    next_cursor: int
    """Cursor of the next page; after the last page, the cursor for rows that are added later."""

    @property
    def next_or_end(self) -> int:
        """Cursor of the next page, or -1 after the last page."""
        return self.next_cursor if self.has_more else _END


def read_page(
    context: RequestContext,
    query: str,
    values: Mapping[str, Any],
    *,
    position: str,
    limit: int = 20,
    descending: bool = False,
) -> Page:
    """Return one page of a query, by `Cursor` and `Limit` of the request; raise ServiceError.

    Args:
        context: The request.
        query: `SELECT … WHERE …`; the condition, order and limit of the page are added to it. An
            index must cover its conditions, then the position; otherwise a page is slow.
        values: Values of the query's named parameters, besides `:after` and `:limit`.
        position: Selected column that orders the rows, such as `m.activity`. It contains unique
            integers above 0; if the documents define the cursor as an Integer, below 2^31.
        limit: Size of a page if the request has no `Limit` and none is documented.
        descending: Return the greatest position first.
    """
    cursor, size = context.value("Cursor"), context.value("Limit")
    cursor = _FIRST if cursor is None else cursor
    size = limit if size is None else size
    if cursor < _FIRST:
        raise invalid(
            f"is {cursor}; use 0 or the cursor that the previous page returned", path="Cursor"
        )
    if size < 1:
        raise invalid(f"is {size}; at least 1 is required", path="Limit")
    start = _GREATEST if descending and cursor == _FIRST else cursor
    bounded = (
        f"{query} AND {position} < :after ORDER BY {position} DESC LIMIT :limit"
        if descending
        else f"{query} AND {position} > :after ORDER BY {position} LIMIT :limit"
    )
    # One row more than the page has shows whether another page follows.
    bound = {**values, "after": start, "limit": min(size, _GREATEST - 1) + 1}
    found: list[sqlite3.Row] = context.database.execute(bounded, bound).fetchall()
    rows = found[:size]
    last = rows[-1][position.rpartition(".")[2]] if rows else cursor
    return Page(rows, len(found) > size, last)

"""Walk through a listing: item by item, or page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..errors import ResponseDecodeError, VolcIMError

Page = TypeVar("Page")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Page, Item]):
    """How the pages of one listing are read."""

    action: str
    cursor: str
    """Parameter that takes the cursor."""
    items: Callable[[Page], list[Item]]
    next_cursor: Callable[[Page], int]
    has_more: Callable[[Page], bool]

    def after(self, page: Page, seen: set[int]) -> int | None:
        """Cursor of the page that follows, None at the end.

        Raises ResponseDecodeError when the server sends a cursor again: that listing has no end.
        An empty page that says that more follows is no end as long as its cursor moves on.
        """
        if not self.has_more(page):
            return None
        cursor = self.next_cursor(page)
        if cursor < 0:
            return None  # the other mark of the end that listings use
        if cursor in seen:
            message = f"the cursor {cursor} came twice, so the listing would never end"
            error = ResponseDecodeError(self.action, message=message, http_status=200)
            error.cursor = cursor
            raise error
        seen.add(cursor)
        return cursor


class Pager(Generic[Page, Item]):
    """A listing: iterating gives its items and fetches pages as it goes. Each `for` begins anew."""

    def __init__(
        self, listing: Listing[Page, Item], fetch: Callable[..., Page], start: int
    ) -> None:
        """`fetch` takes the cursor by its name. It is no closure: the variables of one would show
        in tracebacks with locals.
        """
        self._listing = listing
        self._fetch = fetch
        self._start = start

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from self._listing.items(page)

    def pages(self) -> Iterator[Page]:
        """The pages themselves, each the result of one call."""
        cursor: int | None = self._start
        seen = {self._start}
        while cursor is not None:
            try:
                page = self._fetch(**{self._listing.cursor: cursor})
            except VolcIMError as error:
                error.cursor = cursor
                raise
            yield page
            cursor = self._listing.after(page, seen)


class AsyncPager(Generic[Page, Item]):
    """The same for `async for`."""

    def __init__(
        self, listing: Listing[Page, Item], fetch: Callable[..., Awaitable[Page]], start: int
    ) -> None:
        self._listing = listing
        self._fetch = fetch
        self._start = start

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in self._listing.items(page):
                yield item

    async def pages(self) -> AsyncIterator[Page]:
        """The pages themselves, each the result of one call."""
        cursor: int | None = self._start
        seen = {self._start}
        while cursor is not None:
            try:
                page = await self._fetch(**{self._listing.cursor: cursor})
            except VolcIMError as error:
                error.cursor = cursor
                raise
            yield page
            cursor = self._listing.after(page, seen)

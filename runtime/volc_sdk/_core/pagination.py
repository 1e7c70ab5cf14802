"""Walk through a listing: item by item, or page by page."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import ResponseDecodeError, SDKError
from .schema.models import Result

Page = TypeVar("Page", bound=Result)
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

        Raises ResponseDecodeError when more is to follow, but not where, or where it was already:
        that listing would begin anew, or have no end. An empty page that says that more follows is
        no end as long as its cursor moves on.
        """
        if not self.has_more(page):
            return None
        cursor = self.next_cursor(page)
        if cursor < 0:
            return None  # the other mark of the end that listings use
        if cursor == 0:  # the start of each listing, and what a result has for one that is missing
            raise self._endless(page, "more is to follow, but the next cursor is missing")
        if cursor in seen:
            words = f"the cursor {cursor} came twice, so the listing would never end"
            raise self._endless(page, words)
        seen.add(cursor)
        return cursor

    def _endless(self, page: Page, words: str) -> ResponseDecodeError:
        return ResponseDecodeError(
            self.action, message=words, http_status=200, request_id=page.request_id
        )


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
        cursor = self._start
        seen = {self._start}
        while True:
            try:
                page = self._fetch(**{self._listing.cursor: cursor})
                following = self._listing.after(page, seen)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if following is None:
                return
            cursor = following


class AsyncPager(Generic[Page, Item]):
    """The same for `async for`."""

    def __init__(
        self, listing: Listing[Page, Item], fetch: Callable[..., Awaitable[Page]], start: int
    ) -> None:
        self._listing = listing
        self._fetch = fetch
        self._start = start

    async def __aiter__(self) -> AsyncGenerator[Item, None]:
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in self._listing.items(page):
                    yield item

    async def pages(self) -> AsyncGenerator[Page, None]:
        """The pages themselves, each the result of one call."""
        cursor = self._start
        seen = {self._start}
        while True:
            try:
                page = await self._fetch(**{self._listing.cursor: cursor})
                following = self._listing.after(page, seen)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if following is None:
                return
            cursor = following

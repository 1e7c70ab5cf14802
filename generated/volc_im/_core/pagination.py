"""Iterate over the items or the pages of a listing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import ResponseDecodeError, SDKError
from .schema.models import Result
from .util.package import public_in

Page = TypeVar("Page", bound=Result)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Page, Item]):
    """Describes the pages of one action: where their items and cursors are."""

    action: str
    cursor: str
    """Name of the parameter that takes the cursor."""
    items: Callable[[Page], list[Item]]
    next_cursor: Callable[[Page], int]
    has_more: Callable[[Page], bool]

    def next_after(self, page: Page, seen: set[int]) -> int | None:
        """Return the cursor of the next page and add it to `seen`; return None after the last page.

        An empty page may have a next page.

        Raises:
            ResponseDecodeError: There is a next page, but its cursor is missing or was used before:
                the listing would start again or never end.
        """
        if not self.has_more(page):
            return None
        cursor = self.next_cursor(page)
        if cursor < 0:
            return None  # some listings end this way
        if cursor == 0:  # a missing cursor is read as 0, which is also the start of every listing
            raise self._error(page, "the reply announces another page, but has no cursor for it")
        if cursor in seen:
            words = f"the reply repeats the cursor {cursor}, so the listing would never end"
            raise self._error(page, words)
        seen.add(cursor)
        return cursor

    def _error(self, page: Page, words: str) -> ResponseDecodeError:
        return ResponseDecodeError(
            self.action, message=words, http_status=200, request_id=page.request_id
        )


@public_in("")
class Pager(Generic[Page, Item]):
    """The items of a listing. Iteration fetches pages as needed. A second loop fetches them again."""

    def __init__(
        self, listing: Listing[Page, Item], fetch: Callable[..., Page], start: int
    ) -> None:
        """Start at the cursor `start`; `fetch` takes the cursor as a keyword argument.

        `fetch` must not be a closure, because tracebacks with locals would show its variables.
        """
        self._listing = listing
        self._fetch = fetch
        self._start = start

    def __repr__(self) -> str:
        return _shown(self, self._listing, self._start)

    @property
    def start(self) -> int:
        """The cursor that each loop begins at."""
        return self._start

    def first(self) -> Item | None:
        """Return the first item; None if there is none."""
        return next(iter(self), None)

    if not TYPE_CHECKING:  # type checkers report the call

        def __next__(self) -> Item:
            raise TypeError(
                "a Pager is not an iterator, because each loop starts at its first page: use"
                " pager.first() for the first item, or next(items) with items = iter(pager)"
            )

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from self._listing.items(page)

    def pages(self) -> Iterator[Page]:
        """Yield the pages, each the result of one call."""
        cursor = self._start
        seen = {self._start}
        while True:
            try:
                page = self._fetch(**{self._listing.cursor: cursor})
                next_cursor = self._listing.next_after(page, seen)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if next_cursor is None:
                return
            cursor = next_cursor


@public_in("")
class AsyncPager(Generic[Page, Item]):
    """The items of a listing, for `async for`; see `Pager`."""

    def __init__(
        self, listing: Listing[Page, Item], fetch: Callable[..., Awaitable[Page]], start: int
    ) -> None:
        self._listing = listing
        self._fetch = fetch
        self._start = start

    def __repr__(self) -> str:
        return _shown(self, self._listing, self._start)

    @property
    def start(self) -> int:
        """The cursor that each loop begins at."""
        return self._start

    async def first(self) -> Item | None:
        """Return the first item; None if there is none."""
        async with aclosing(aiter(self)) as items:
            async for item in items:
                return item
        return None

    if not TYPE_CHECKING:  # type checkers report the calls

        def __anext__(self) -> Awaitable[Item]:
            raise TypeError(
                "an AsyncPager is not an iterator, because each loop starts at its first page: use"
                " await pager.first() for the first item, or await anext(items) with"
                " items = aiter(pager)"
            )

        def __iter__(self) -> Iterator[Item]:
            raise TypeError(
                "an AsyncPager is not iterable without await: use `async for item in pager`, or"
                " await pager.first() for the first item"
            )

        __next__ = __iter__

    async def __aiter__(self) -> AsyncGenerator[Item, None]:
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in self._listing.items(page):
                    yield item

    async def pages(self) -> AsyncGenerator[Page, None]:
        """Yield the pages, each the result of one call."""
        cursor = self._start
        seen = {self._start}
        while True:
            try:
                page = await self._fetch(**{self._listing.cursor: cursor})
                next_cursor = self._listing.next_after(page, seen)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if next_cursor is None:
                return
            cursor = next_cursor


def _shown(pager: object, listing: Listing[Any, Any], start: int | None) -> str:
    return f"<{type(pager).__name__} of {listing.action}, start={start}>"

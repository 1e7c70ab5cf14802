"""Iterate over the items or the pages of a listing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import ResponseDecodeError, SDKError
from .schema.models import Result
from .util.package import public_in

Page = TypeVar("Page", bound=Result)
Item = TypeVar("Item")


Cursor = int | str
"""Where a page begins: a cursor, an offset, the number of the page, or a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseListing(ABC, Generic[Page, Item]):
    """Describes the pages of one action: where their items are, and how the next page is found."""

    action: str = field(kw_only=False)
    cursor: str = field(kw_only=False)
    """Name of the parameter that takes the cursor."""
    items: Callable[[Page], list[Item]]

    def walk(self, start: Cursor) -> Walk[Page]:
        """Return the position of an iteration that begins at a cursor."""
        return Walk(self, start)

    def argument(self, cursor: Cursor) -> dict[str, Any]:
        """Return the argument for a page."""
        return {self.cursor: cursor}

    @abstractmethod
    def next_after(self, page: Page, walk: Walk[Page]) -> Cursor | None:
        """Return the cursor of the next page; None after the last page.

        An empty page may have a next page if the listing has cursors or tokens.

        Raises:
            ResponseDecodeError: There is a next page, but its cursor is missing.
        """

    def error(self, page: Page, words: str) -> ResponseDecodeError:
        """Return the error for a page that leads nowhere."""
        return ResponseDecodeError(
            self.action, message=words, http_status=200, request_id=page.request_id
        )


class Walk(Generic[Page]):
    """Position of one iteration over the pages of a listing."""

    def __init__(self, listing: BaseListing[Page, Any], start: Cursor) -> None:
        self._listing = listing
        self._seen = {start}
        self.cursor = start
        """Cursor of the next page to fetch."""
        self.count = 0
        """Number of items so far."""
        self.pages = 0
        """Number of pages so far."""
        self.first_size = 0
        """Number of items of the first page."""

    @property
    def argument(self) -> dict[str, Any]:
        """The argument for the next page to fetch."""
        return self._listing.argument(self.cursor)

    def advance(self, page: Page) -> bool:
        """Move to the page after this one; return False if it was the last.

        Raises:
            ResponseDecodeError: The cursor of the next page is missing or was used before: the
                listing would start again or never end.
        """
        size = len(self._listing.items(page))
        self.count += size
        self.pages += 1
        if self.pages == 1:
            self.first_size = size
        cursor = self._listing.next_after(page, self)
        if cursor is None:
            return False
        if cursor in self._seen:
            words = f"the reply repeats the cursor {cursor}, so the listing would never end"
            raise self._listing.error(page, words)
        self._seen.add(cursor)
        self.cursor = cursor
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(BaseListing[Page, Item]):
    """A listing by integer cursors, which says whether another page follows."""

    next_cursor: Callable[[Page], int]
    has_more: Callable[[Page], bool]

    def next_after(self, page: Page, walk: Walk[Page]) -> int | None:
        """Return the cursor of the next page; see the base class."""
        if not self.has_more(page):
            return None
        cursor = self.next_cursor(page)
        if cursor < 0:
            return None  # some listings end this way
        if cursor == 0:  # a missing cursor is read as 0, which is also the start of every listing
            raise self.error(page, "the reply announces another page, but has no cursor for it")
        return cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenListing(BaseListing[Page, Item]):
    """A listing by tokens; the token of the next page is empty or absent at the end."""

    next_cursor: Callable[[Page], str]

    def argument(self, cursor: Cursor) -> dict[str, Any]:
        """Return the argument for a page; the first page has no token."""
        return {self.cursor: cursor or None}

    def next_after(self, page: Page, walk: Walk[Page]) -> str | None:
        """Return the token of the next page; see the base class."""
        return self.next_cursor(page) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedListing(BaseListing[Page, Item]):
    """A listing that ends when all items are read.

    A server may return fewer items than requested, so only the total tells the end.
    """

    total: Callable[[Page], int]

    def next_after(self, page: Page, walk: Walk[Page]) -> int | None:
        """Return the offset or the number of the next page; see the base class."""
        if not self.items(page):
            return None
        total = self.total(page)
        if total <= 0:  # a missing total is read as 0
            raise self.error(page, "the reply has items, but not their total number")
        return self.following(page, walk, total)

    @abstractmethod
    def following(self, page: Page, walk: Walk[Page], total: int) -> int | None:
        """Return the same for a page with items."""


class OffsetListing(CountedListing[Page, Item]):
    """A listing by the number of items before a page."""

    def following(self, page: Page, walk: Walk[Page], total: int) -> int | None:
        """Return the offset of the next page."""
        offset = int(walk.cursor) + len(self.items(page))
        return offset if offset < total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageListing(CountedListing[Page, Item]):
    """A listing by numbers of pages."""

    first: int = 1
    """Number of the first page."""

    def following(self, page: Page, walk: Walk[Page], total: int) -> int | None:
        """Return the number of the next page.

        The pages before the one that the iteration began at are taken to be as large as that one.
        If that one is the last page, and therefore smaller, one empty page is read in addition.
        """
        number = int(walk.cursor)
        pages_before = number - walk.pages + 1 - self.first
        before = pages_before * walk.first_size
        return number + 1 if before + walk.count < total else None


@public_in("")
class Pager(Generic[Page, Item]):
    """The items of a listing. Iteration fetches pages as needed. A second loop fetches them again."""

    def __init__(
        self, listing: BaseListing[Page, Item], fetch: Callable[..., Page], start: Cursor
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
    def start(self) -> Cursor:
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
        walk = self._listing.walk(self._start)
        while True:
            cursor = walk.cursor
            try:
                page = self._fetch(**walk.argument)
                has_next = walk.advance(page)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if not has_next:
                return


@public_in("")
class AsyncPager(Generic[Page, Item]):
    """The items of a listing, for `async for`; see `Pager`."""

    def __init__(
        self, listing: BaseListing[Page, Item], fetch: Callable[..., Awaitable[Page]], start: Cursor
    ) -> None:
        self._listing = listing
        self._fetch = fetch
        self._start = start

    def __repr__(self) -> str:
        return _shown(self, self._listing, self._start)

    @property
    def start(self) -> Cursor:
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
        walk = self._listing.walk(self._start)
        while True:
            cursor = walk.cursor
            try:
                page = await self._fetch(**walk.argument)
                has_next = walk.advance(page)
            except SDKError as error:
                error.cursor = cursor
                raise
            yield page
            if not has_next:
                return


def _shown(pager: object, listing: BaseListing[Any, Any], start: Cursor) -> str:
    return f"<{type(pager).__name__} of {listing.action}, start={start!r}>"

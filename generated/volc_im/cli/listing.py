"""Listings: write the items of all pages, stop after some, and resume."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from shlex import quote
from typing import TYPE_CHECKING, Any

from .._core.pagination import TokenListing
from .errors import UsageError
from .exit_codes import OK
from .interrupts import HeldInterrupts
from .program_model import ActionCommand
from .session import Session

if TYPE_CHECKING:
    from .._core.pagination import BaseListing, Cursor, Pager
    from .._core.schema.actions import Action


def write_listing(
    session: Session,
    command: ActionCommand,
    action: Action[Any],
    keywords: Mapping[str, Any],
    arguments: Namespace,
) -> int:
    """Write the items of all pages. If the listing is cut or fails, write how to resume it."""
    module, _, constant = session.service.actions[action.name].partition(".")
    listing: BaseListing[Any, Any] = getattr(
        session.module(f"actions.{module}"), f"{constant}_LISTING"
    )
    others = {name: value for name, value in keywords.items() if name != listing.cursor}
    is_text = isinstance(listing, TokenListing)
    cursor, skip = _parse_token(arguments.starting_token, is_text=is_text)
    if cursor is None:
        cursor = keywords.get(listing.cursor)
    start = {} if cursor is None else {"start": cursor}
    if arguments.dry_run:
        from .dry_run import print_listing

        print_listing(session, command.iterator, {**others, **start})
        return OK
    pager: Pager[Any, Any] = getattr(session.client, command.iterator)(**others, **start)
    walk = _Walk(pager, listing, skip, _checked_maximum(arguments.max_items))
    try:
        _write(session, walk)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt):
        if session.output.is_streamed:
            _note_token(session, walk.token)
        else:
            session.note(
                session.say(
                    "nothing was written; --output jsonl writes items as they arrive and can be resumed",
                    "尚未输出任何内容；--output jsonl 会逐条输出，并可继续",
                )
            )
        raise
    if walk.is_cut:
        _note_token(session, walk.token)
    return OK


def _write(session: Session, walk: _Walk) -> None:
    if not session.output.is_streamed:
        session.output.items(walk.counted())
        return
    # An item that was written is counted, also if Ctrl-C comes between: else a resumed listing repeats it.
    with HeldInterrupts() as interrupts:
        for item in walk.items():
            with interrupts.held():
                session.output.item(item)
                walk.count()


class _Walk:
    """A walk over the items of a listing, which knows where it is."""

    def __init__(
        self, pager: Pager[Any, Any], listing: BaseListing[Any, Any], skip: int, maximum: int | None
    ) -> None:
        self._pager = pager
        self._listing = listing
        self._place = listing.walk(pager.start)
        self._done = skip
        self._left = maximum
        self.is_cut = False
        """Whether the walk ended before the end of the listing."""

    @property
    def token(self) -> str:
        """Where to resume: the cursor of a page, and the number of its items that are done."""
        cursor = self._place.cursor
        return f"{cursor}:{self._done}" if self._done or isinstance(cursor, str) else str(cursor)

    def count(self) -> None:
        """Count an item as done."""
        self._done += 1

    def counted(self) -> Iterator[dict[str, Any]]:
        """Yield the items as plain data, and count each."""
        for item in self.items():
            yield item
            self.count()

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield the items as plain data. The caller counts each before it takes the next."""
        left = self._left
        if left == 0:
            self.is_cut = True
            return
        for page in self._pager.pages():
            items = self._listing.items(page)
            for item in items[self._done :]:
                yield item.to_dict() if hasattr(item, "to_dict") else item
                if left is not None:
                    left -= 1
                if left == 0:
                    self.is_cut = self._done < len(items) or self._turn(page)
                    return
            self._turn(page)

    def _turn(self, page: Any) -> bool:
        """Go to the next page, because all items of this one are done; return False after the last."""
        self._done = 0
        return self._place.advance(page)


def _note_token(session: Session, token: str) -> None:
    token = quote(token)
    session.note(
        session.say(
            f"to resume: --starting-token {token}", f"继续时请使用：--starting-token {token}"
        )
    )


def _parse_token(token: str | None, *, is_text: bool) -> tuple[Cursor | None, int]:
    """Return the cursor of a page, and the number of its items that are done."""
    if token is None:
        return None, 0
    cursor, separator, done = token.rpartition(":") if is_text else token.partition(":")
    is_number = cursor.removeprefix("-").isdecimal() and len(token) < 60
    if (separator if is_text else is_number) and (done or "0").isdecimal():
        return cursor if is_text else int(cursor), int(done or "0")
    raise UsageError(
        f"--starting-token: expected the token that an earlier listing printed, found {token[:80]!r}"
    )


def _checked_maximum(maximum: int | None) -> int | None:
    if maximum is not None and maximum < 0:
        raise UsageError(f"--max-items: expected 0 or more, found {maximum}")
    return maximum

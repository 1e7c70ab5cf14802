"""Replies that are cut and changed at every byte.

The outcome is a result or an error of the package. A call that may take effect twice is sent again at most
once here (`max_retries=1`), one that must not is never sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from attacks.outcomes import expect

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Call, Caller, Side, read, write
from .peer import Peer, ending, keeping, peer
from .replies import FORMS

_BYTES: Final = b"\0\r\n 9"
_HELD_S: Final = 0.2
"""Timeout of a call whose reply does not come whole."""


def changed(reply: bytes) -> Iterator[bytes]:
    """Yield the reply with each byte replaced by several others, one of which HTTP gives a meaning."""
    for index, byte in enumerate(reply):
        for other in sorted({byte ^ 1, byte ^ 0x80, _BYTES[index % len(_BYTES)]} - {byte}):
            yield reply[:index] + bytes((other,)) + reply[index + 1 :]


def prefixes(reply: bytes) -> Iterator[bytes]:
    """Yield all beginnings of the reply that are not the whole."""
    return (reply[:length] for length in range(len(reply)))


def check(
    server: Peer, caller: Caller, call: Callable[[int], Call], report: Report, most: int
) -> str:
    """Make a call, which may arrive so often, and return its outcome."""
    number = server.expect_at_most(most)
    outcome = caller.outcome(call(number), server.endpoint)
    # Without a request, if the connection of the call before was closed only now.
    expect(server.seen(number) or outcome != VALUE, "a result without a request")
    report(outcome)
    return outcome


def damaged(replies: Iterator[bytes], every: int, side: Side, report: Report) -> None:
    """Answer calls with each reply, after which the connection ends."""
    with peer(ending(b"")) as server, side.open(server.endpoint, timeout=10) as caller:
        for number, reply in enumerate(replies):
            if number % every:
                continue
            server.play = ending(reply)
            try:
                check(server, caller, write, report, 1)
                if number % 8 == 0:
                    check(server, caller, read, report, 2)
            except Exception as error:
                error.add_note(f"reply: {reply!r}")
                raise


def held(replies: Iterator[bytes], every: int, side: Side, report: Report) -> None:
    """Answer calls with each reply, after which the server keeps the connection open and silent."""

    def one(reply: bytes) -> None:
        with (
            peer(keeping(reply)) as server,
            side.open(server.endpoint, timeout=_HELD_S) as caller,
        ):
            outcome = check(server, caller, write, report, 1)
            expect(outcome != VALUE, f"a part of a reply was taken for the whole: {reply!r}")

    with ThreadPoolExecutor(16) as threads:
        for done in [threads.submit(one, reply) for reply in [*replies][::every]]:
            done.result()


def cases(every: int = 1) -> Iterator[Case]:
    """Yield all cases, with every n-th reply of each."""
    for name, reply in FORMS.items():
        for side in SIDES:
            yield case(
                f"reply cut at every byte ({name})", side,
                lambda side, report, reply=reply: damaged(prefixes(reply), every, side, report),
            )  # fmt: skip
            yield case(
                f"reply changed at every byte ({name})", side,
                lambda side, report, reply=reply: damaged(changed(reply), every, side, report),
            )  # fmt: skip
    for side in SIDES:
        reply = FORMS["chunked"]
        yield case(
            "reply that stops at every byte", side,
            lambda side, report, reply=reply: held(prefixes(reply), every, side, report),
        )  # fmt: skip

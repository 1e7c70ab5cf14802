"""What is known about a call that was interrupted: cancelled, or ended by Ctrl-C.

Such an exception is not one of this package, and the caller often gets another one in its place, such
as the TimeoutError of `asyncio.timeout`. So the facts are attached to the exception and found again
through the chain of causes.
"""

from __future__ import annotations

from typing import NamedTuple

from .util.package import public_in

_CALL = "_interrupted_call"
_SENT = "_request_sent"


@public_in("errors")
class InterruptedCall(NamedTuple):
    """A call that was interrupted before its result was known."""

    action: str
    """Name of the action."""
    idempotency_key: str | None
    """Idempotency key of the call; to repeat the call safely, pass it again."""
    request_sent: bool
    """Whether a request was sent, so that the server may have acted."""
    attempts: int
    """Number of attempts; 0 if nothing was sent."""


@public_in("errors")
def interrupted_call(error: BaseException) -> InterruptedCall | None:
    """Return the call that an exception interrupted; None if it interrupted no call of this package.

    Example:
        try:
            async with asyncio.timeout(2):
                await client.send_message(...)
        except TimeoutError as error:
            call = interrupted_call(error)
            if call is not None and call.request_sent:
                ...  # repeat it with idempotency_key=call.idempotency_key
    """
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        call: InterruptedCall | None = vars(current).get(_CALL)
        if call is not None:
            return call
        current = current.__cause__ or current.__context__
    return None


def set_request_sent(error: BaseException, request_sent: bool) -> None:
    """Attach to an exception whether the request of this attempt was sent."""
    vars(error)[_SENT] = request_sent


def set_interrupted_call(error: BaseException, call: InterruptedCall) -> None:
    """Attach a call to the exception that interrupts it, with a note for tracebacks."""
    if _CALL not in vars(error):
        vars(error)[_CALL] = call
        sent = "the server may have acted" if call.request_sent else "nothing was sent"
        key = f"; idempotency key {call.idempotency_key}" if call.idempotency_key else ""
        error.add_note(f"{call.action}: interrupted ({sent}{key})")


def request_sent(error: BaseException) -> bool | None:
    """Return whether the request of an interrupted attempt was sent; None if that is not known."""
    sent: bool | None = vars(error).get(_SENT)
    return sent

"""Code of the user's around calls and around attempts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from .transport import HTTPRequest, HTTPResponse

if TYPE_CHECKING:
    from .call import Call
    from .model import Result


class Middleware:
    """Wraps what a `Client` does; override what you need, the rest passes through.

    The first of a list is the outermost. `around_call` sees a call once, with all its attempts
    inside; `around_attempt` sees each signed request.

    Example:
        class Trace(Middleware):
            def around_call(self, call, proceed):
                return proceed(replace(call, headers={**call.headers, "X-Trace": new_id()}))
    """

    def around_call(self, call: Call, proceed: Callable[[Call], Result]) -> Result:
        """Must return what `proceed` returns, or raise. May change the call's headers."""
        return proceed(call)

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """The request is signed: what is signed must not change any more."""
        return proceed(request)


class AsyncMiddleware:
    """The same for an `AsyncClient`."""

    async def around_call(self, call: Call, proceed: Callable[[Call], Awaitable[Result]]) -> Result:
        """Must return what `proceed` returns, or raise. May change the call's headers."""
        return await proceed(call)

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        """The request is signed: what is signed must not change any more."""
        return await proceed(request)


def around_calls(
    middleware: Sequence[Middleware | AsyncMiddleware], proceed: Callable[[Call], Any]
) -> Callable[[Call], Any]:
    """`proceed` with all middleware around it, the first outermost."""
    for each in reversed(middleware):
        proceed = _inside(each.around_call, proceed)
    return proceed


def around_attempts(
    middleware: Sequence[Middleware | AsyncMiddleware], proceed: Callable[[HTTPRequest], Any]
) -> Callable[[HTTPRequest], Any]:
    """The same for attempts."""
    for each in reversed(middleware):
        proceed = _inside(each.around_attempt, proceed)
    return proceed


def _inside(
    around: Callable[[Any, Any], Any], proceed: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    # By position: an override may name its parameters as it likes.
    return lambda value: around(value, proceed)

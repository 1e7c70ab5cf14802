"""Code of the user's around calls and around attempts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import ConfigError
from .http.transport import HTTPRequest, HTTPResponse
from .schema.models import Result

if TYPE_CHECKING:
    from .call.attempts import Call


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


M = TypeVar("M", Middleware, AsyncMiddleware)


def checked(given: Any, kind: type[M]) -> tuple[M, ...]:
    """The middleware of a client, all of its kind; raises ConfigError."""
    try:
        found = tuple(given)
    except TypeError:
        found = (given,)
    for each in found:
        if not isinstance(each, kind):
            owner = "Client" if kind is Middleware else "AsyncClient"
            name = each.__name__ if isinstance(each, type) else type(each).__name__
            raise ConfigError(f"{owner} takes instances of {kind.__name__}; {name} is none")
    return found


def returned(result: Any) -> Any:
    """What the outermost middleware returned; raises ConfigError if that is no result."""
    if not isinstance(result, Result):
        words = f"around_call returned {type(result).__name__}, not what `proceed` returns"
        raise ConfigError(words)
    return result


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

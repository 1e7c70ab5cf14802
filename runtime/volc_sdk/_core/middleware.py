"""Middleware: code of the user that wraps calls and attempts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .errors import ConfigError
from .http.transport import HTTPRequest, HTTPResponse
from .schema.models import Result
from .util.package import public_in


@public_in("")
@dataclass(frozen=True, slots=True)
class Call:
    """A call, as middleware receives it."""

    action: str
    """Name of the action."""
    access: str
    """`read` or `write`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Extra headers; those whose names begin with X- are signed. To change headers, pass `proceed` a
    new Call."""


@public_in("")
class Middleware:
    """Wraps calls and attempts of a `Client`. Override one method or both.

    The first middleware of a list is the outermost. `around_call` runs once per call, with all
    attempts inside; `around_attempt` runs once per signed request.

    Example:
        class Trace(Middleware):
            def around_call(self, call, proceed):
                return proceed(replace(call, headers={**call.headers, "X-Trace": new_id()}))
    """

    def around_call(self, call: Call, proceed: Callable[[Call], Result]) -> Result:
        """Return the result of `proceed`, or raise. `proceed` may get a call with other headers."""
        return proceed(call)

    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        """Return a response. The request is signed: do not change what the signature covers."""
        return proceed(request)


@public_in("")
class AsyncMiddleware:
    """Wraps calls and attempts of an `AsyncClient`; see `Middleware`."""

    async def around_call(self, call: Call, proceed: Callable[[Call], Awaitable[Result]]) -> Result:
        """Return the result of `proceed`, or raise. `proceed` may get a call with other headers."""
        return await proceed(call)

    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        """Return a response. The request is signed: do not change what the signature covers."""
        return await proceed(request)


M = TypeVar("M", Middleware, AsyncMiddleware)


def check_middleware(middleware: Any, kind: type[M]) -> tuple[M, ...]:
    """Return the middleware of a client; raise ConfigError unless all are instances of `kind`."""
    try:
        checked = tuple(middleware)
    except TypeError:
        checked = (middleware,)
    for each in checked:
        if not isinstance(each, kind):
            owner = "Client" if kind is Middleware else "AsyncClient"
            name = each.__name__ if isinstance(each, type) else type(each).__name__
            raise ConfigError(f"{owner}: expected a {kind.__name__} instance, got {name}")
    return checked


def check_result(result: Any) -> Any:
    """Return the value of the outermost middleware; raise ConfigError unless it is a result."""
    if not isinstance(result, Result):
        raise ConfigError(
            f"expected around_call to return the result of `proceed`, got {type(result).__name__}"
        )
    return result


def around_calls(
    middleware: Sequence[Middleware | AsyncMiddleware], proceed: Callable[[Call], Any]
) -> Callable[[Call], Any]:
    """Return `proceed` wrapped by the `around_call` of all middleware, the first outermost."""
    for each in reversed(middleware):
        proceed = _inside(each.around_call, proceed)
    return proceed


def around_attempts(
    middleware: Sequence[Middleware | AsyncMiddleware], proceed: Callable[[HTTPRequest], Any]
) -> Callable[[HTTPRequest], Any]:
    """Return `proceed` wrapped by the `around_attempt` of all middleware, the first outermost."""
    for each in reversed(middleware):
        proceed = _inside(each.around_attempt, proceed)
    return proceed


def _inside(
    around: Callable[[Any, Any], Any], proceed: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    # Positional, because an override may rename its parameters.
    return lambda value: around(value, proceed)

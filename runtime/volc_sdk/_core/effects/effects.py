"""Effects: descriptions of I/O that the core yields and a client performs.

`Effects[T]` is a generator. It yields effects, receives the outcome or the error of each, and returns
a T. The core itself does no I/O, so the same code serves sync and async clients.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from ..http.transport import HTTPRequest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait for some time."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """Call a function that does I/O, such as a user's. An async client awaits an awaitable result."""

    function: Callable[[], Any | Awaitable[Any]]


Effect = HTTPRequest | Sleep | Run
"""An effect. The outcome of an HTTPRequest is an HTTPResponse, its error a TransportError."""
Effects = Generator[Effect, Any, T]


async def run_async(effects: Effects[T], perform: Callable[[Effect], Awaitable[Any]]) -> T:
    """Perform the effects one after another with `perform`, and return their result."""
    # Kept in a list, which is emptied: tracebacks with locals would show a plain variable.
    outcome: list[Any] = [None]
    error: Exception | None = None
    try:
        while True:
            effect = effects.send(outcome.pop()) if error is None else effects.throw(error)
            outcome, error = [None], None
            try:
                outcome = [await perform(effect)]
            except Exception as raised:  # noqa: BLE001 - the effects handle it
                error = raised
    except StopIteration as done:
        return cast("T", done.value)
    finally:
        effects.close()
        error = None  # its traceback refers to this frame: a reference cycle


def run(effects: Effects[T], perform: Callable[[Effect], Any]) -> T:
    """Perform the effects with a blocking `perform`, and return their result."""

    async def performed(effect: Effect) -> Any:
        return perform(effect)

    coroutine = run_async(effects, performed)
    try:
        coroutine.send(None)  # runs to its end, because `performed` never suspends
    except StopIteration as done:
        return cast("T", done.value)
    raise AssertionError("effects were suspended in a sync client")


@dataclass(frozen=True, slots=True)
class _Awaitable:
    """An awaitable that yields effects to the caller of the coroutine."""

    effects: Effects[Any]

    def __await__(self) -> Effects[Any]:
        return self.effects


def transform(effects: Effects[T], perform: Callable[[Effect], Effects[Any]]) -> Effects[T]:
    """Replace each effect by the effects of `perform(effect)`, whose result is the outcome."""

    def performed(effect: Effect) -> Awaitable[Any]:
        return _Awaitable(perform(effect))

    return (yield from run_async(effects, performed).__await__())

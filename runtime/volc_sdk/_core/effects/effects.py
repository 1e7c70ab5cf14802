"""The steps that a call asks its driver to take. The core yields them; only drivers do I/O.

A `Steps[T]` is a generator that yields steps, is sent what each came to (or has the error thrown
in), and returns a T. So every decision is written once, and serves sync and async clients alike.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from ..http.transport import HTTPRequest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """Call a function of the user's, or one that does I/O of its own, and await what it returns
    where that can be awaited; comes to its result."""

    function: Callable[[], Any | Awaitable[Any]]


Step = HTTPRequest | Sleep | Run
"""A request is to be sent; it comes to an HTTPResponse, or a TransportError."""
Steps = Generator[Step, Any, T]

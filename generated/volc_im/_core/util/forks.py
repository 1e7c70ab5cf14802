"""A value for each process: what a forked child must not share with its parent."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet

T = TypeVar("T")

# Asking the system for it costs more than all the rest of a look-up.
_pid = os.getpid()


class Renewable(Protocol):
    """What a forked child must not take over as it is."""

    def renew(self) -> None:
        """Locks that a thread of the parent may hold, and work that none goes on with."""
        ...


_renewables: WeakSet[Renewable] = WeakSet()


def renew_in_children(thing: Renewable) -> None:
    """Have it renewed in every child that is forked from now on."""
    _renewables.add(thing)


def _renew() -> None:
    global _pid
    _pid = os.getpid()
    for thing in list(_renewables):
        thing.renew()


if hasattr(os, "register_at_fork"):  # where processes are forked
    os.register_at_fork(after_in_child=_renew)


class PerProcess(Generic[T]):
    """Gives each process a value of its own, made when it first asks.

    A child that was forked never sees its parent's value. That stays referenced all the same:
    letting go of it could run code that waits for threads, or locks, that the child has not got.
    """

    __slots__ = ("_make", "_values")

    def __init__(self, make: Callable[[], T]) -> None:
        """`make` has no effects: threads that ask at once may each call it, and one value stays."""
        self._make = make
        self._values: dict[int, T] = {}

    def get(self) -> T:
        """The value of this process."""
        try:
            return self._values[_pid]
        except KeyError:  # setdefault is atomic; a lock could be held by a thread lost in the fork
            return self._values.setdefault(_pid, self._make())

    def peek(self) -> T | None:
        """The value of this process, if there is one."""
        return self._values.get(_pid)

"""Fork safety: values of one process, and objects that are reset in forked children."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from weakref import WeakSet

T = TypeVar("T")

# Cached, because `os.getpid` costs more than the rest of a look-up.
_pid = os.getpid()


class Resettable(Protocol):
    """An object with state that a forked child must not inherit."""

    def reset_after_fork(self) -> None:
        """Replace locks that a thread of the parent may hold, and forget work of such threads."""
        ...


_instances: WeakSet[Resettable] = WeakSet()


def register_after_fork(instance: Resettable) -> None:
    """Call `instance.reset_after_fork()` in every child process that is forked from now on."""
    _instances.add(instance)


def _after_fork_in_child() -> None:
    global _pid
    _pid = os.getpid()
    for instance in list(_instances):
        instance.reset_after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_after_fork_in_child)


class PerProcess(Generic[T]):
    """A value that exists once per process, created on first use.

    A forked child never gets the value of its parent. The child still keeps a reference to that
    value, because its finalizer could wait for threads or locks that do not exist in the child.
    """

    __slots__ = ("_create", "_values")

    def __init__(self, create: Callable[[], T]) -> None:
        """`create` must have no side effects: concurrent threads may each call it, and only one
        result is kept.
        """
        self._create = create
        self._values: dict[int, T] = {}

    def get(self) -> T:
        """Return the value of this process."""
        try:
            return self._values[_pid]
        except KeyError:
            # `setdefault` is atomic. A lock could be held by a thread that the fork did not copy.
            return self._values.setdefault(_pid, self._create())

    def peek(self) -> T | None:
        """Return the value of this process, or None if it does not exist yet."""
        return self._values.get(_pid)

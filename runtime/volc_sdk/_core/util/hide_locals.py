"""Decorators that hide local variables from tracebacks.

Tools that show the locals of each frame (pytest `-l`, rich, error trackers) would otherwise disclose
sensitive arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from types import FrameType, TracebackType
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def hide_locals(function: F) -> F:
    """Clear the local variables of a function, and of all functions it called, when it raises."""

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            _clear_frames(error)
            raise
        finally:
            del args, kwargs

    return cast("F", wrapper)


def hide_locals_async(function: F) -> F:
    """Clear the local variables of an async function, and of all functions it called, when it
    raises.
    """

    @wraps(function)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return await function(*args, **kwargs)
        except BaseException as error:
            _clear_frames(error)
            raise
        finally:
            del args, kwargs

    return cast("F", wrapper)


def _clear_frames(error: BaseException) -> None:
    """Clear the frames of an exception, and of the exceptions that are its cause or context.

    A context can also be an exception that a caller is still handling. Its frames are kept.
    """
    callers: set[FrameType] = set()
    traceback = error.__traceback__  # starts with the frame of the wrapper
    frame = traceback.tb_frame.f_back if traceback is not None else None
    while frame is not None:
        callers.add(frame)
        frame = frame.f_back
    pending: list[BaseException | None] = [error]
    seen: set[int] = set()
    while pending:
        exception = pending.pop()
        if exception is None or id(exception) in seen:
            continue
        seen.add(id(exception))
        frames = list(_frames(exception.__traceback__))
        if not callers.isdisjoint(frames):
            continue
        for frame in frames:
            with suppress(RuntimeError):  # the frame is still executing or suspended
                frame.clear()
        pending += [exception.__cause__, exception.__context__]


def _frames(traceback: TracebackType | None) -> Iterator[FrameType]:
    while traceback is not None:
        yield traceback.tb_frame
        traceback = traceback.tb_next

from __future__ import annotations

import asyncio
import inspect
import traceback
from collections.abc import Generator
from typing import Any

import pytest

from volc_sdk._core.util.hide_locals import hide_locals, hide_locals_async

CANARY = "canary-secret"


def shown_locals(error: BaseException) -> str:
    """Return what tools show: the locals of all frames except those of this module's tests."""
    shown: list[str] = []
    pending: list[BaseException | None] = [error]
    seen: set[int] = set()
    while pending:
        exception = pending.pop()
        if exception is None or id(exception) in seen:
            continue
        seen.add(id(exception))
        for frame, _ in traceback.walk_tb(exception.__traceback__):
            if not frame.f_code.co_name.startswith("test_"):
                shown.append(f"{frame.f_code.co_name}: {frame.f_locals!r}")
        pending += [exception.__cause__, exception.__context__]
    assert shown
    return "\n".join(shown)


def fail(secret: str) -> None:
    copied = secret
    raise ValueError(len(copied))


def fail_with_cause(secret: str) -> None:
    try:
        fail(secret)
    except ValueError as error:
        raise KeyError from error


def fail_with_context(secret: str) -> None:
    try:
        fail(secret)
    except ValueError:
        raise KeyError from None


def fail_in_generator(secret: str) -> None:
    def numbers() -> Generator[int, None, None]:
        try:
            yield len(secret)
        finally:
            fail(secret)

    iterator = numbers()
    next(iterator)
    iterator.throw(KeyError())


FUNCTIONS = [fail, fail_with_cause, fail_with_context, fail_in_generator]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_without_the_decorator_the_locals_are_visible(function: Any) -> None:
    with pytest.raises((ValueError, KeyError)) as caught:
        function(CANARY)
    assert CANARY in shown_locals(caught.value)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_locals_of_all_frames_are_cleared(function: Any) -> None:
    with pytest.raises((ValueError, KeyError)) as caught:
        hide_locals(function)(secret=CANARY)
    assert CANARY not in shown_locals(caught.value)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_locals_of_async_functions_are_cleared(function: Any) -> None:
    async def outer(secret: str) -> None:
        await asyncio.sleep(0)
        function(secret)

    with pytest.raises((ValueError, KeyError)) as caught:
        asyncio.run(outer(CANARY))
    assert CANARY in shown_locals(caught.value)
    with pytest.raises((ValueError, KeyError)) as caught:
        asyncio.run(hide_locals_async(outer)(CANARY))
    assert CANARY not in shown_locals(caught.value)


@pytest.mark.parametrize("is_async", [False, True])
def test_frames_of_exceptions_that_callers_handle_are_kept(is_async: bool) -> None:
    async def fail_async(secret: str) -> None:
        fail(secret)

    def call(*, is_async: bool) -> None:
        try:
            fail_with_cause("kept")
        except KeyError:
            if is_async:
                asyncio.run(call_async())
            hide_locals(fail)(CANARY)

    async def call_async() -> None:
        try:
            fail_with_cause("kept")
        except KeyError:
            await hide_locals_async(fail_async)(CANARY)

    with pytest.raises(ValueError, match=str(len(CANARY))) as caught:
        call(is_async=is_async)
    shown = shown_locals(caught.value)
    assert "kept" in shown
    assert CANARY not in shown


@pytest.mark.parametrize("package", ["some_library", "", None], ids=repr)
def test_frames_of_libraries_and_scripts_are_cleared(package: str | None) -> None:
    namespace: dict[str, Any] = {"__package__": package}
    exec("def send(body):\n    raise LookupError(len(body))", namespace)
    with pytest.raises(LookupError) as caught:
        hide_locals(namespace["send"])(CANARY)
    assert "send: " in shown_locals(caught.value)
    assert CANARY not in shown_locals(caught.value)


def test_a_cyclic_chain_of_errors_ends() -> None:
    @hide_locals
    def fail_in_cycle(secret: str) -> None:
        first, second = ValueError("cycle"), KeyError()
        first.__cause__, second.__cause__ = second, first
        raise first

    with pytest.raises(ValueError, match="cycle") as caught:
        fail_in_cycle(CANARY)
    assert CANARY not in shown_locals(caught.value)


def test_the_traceback_keeps_its_lines() -> None:
    with pytest.raises(ValueError, match=str(len(CANARY))) as caught:
        hide_locals(fail)(CANARY)
    names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert names[-2:] == ["wrapper", "fail"]


def test_results_names_and_signatures_are_kept() -> None:
    @hide_locals
    def add(a: int, *, b: int = 2) -> int:
        """Add."""
        return a + b

    @hide_locals_async
    async def add_async(a: int, *, b: int = 2) -> int:
        """Add."""
        return a + b

    assert add(1, b=3) == asyncio.run(add_async(1, b=3)) == 4
    for function in (add, add_async):
        assert function.__doc__ == "Add."
        assert str(inspect.signature(function)) == "(a: 'int', *, b: 'int' = 2) -> 'int'"
    assert inspect.iscoroutinefunction(add_async)

"""Runners of effects, blocking and awaited: outcomes, errors, clean-up."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from volc_sdk._core.effects.effects import Effect, Effects, Run, Sleep, run, run_async, transform

Perform = Callable[[Effect], Any]
Runner = Callable[[Effects[Any], Perform], Any]


def run_in_loop(effects: Effects[Any], perform: Perform) -> Any:
    async def performed(effect: Effect) -> Any:
        await asyncio.sleep(0)
        return perform(effect)

    return asyncio.run(run_async(effects, performed))


def run_transformed(effects: Effects[Any], perform: Perform) -> Any:
    """Perform each effect as two others."""

    def performed(effect: Effect) -> Effects[Any]:
        yield Sleep(0.0)
        return (yield effect)

    def skip_pauses(effect: Effect) -> Any:
        return None if effect == Sleep(0.0) else perform(effect)

    return run(transform(effects, performed), skip_pauses)


runners = pytest.mark.parametrize("runner", [run, run_in_loop, run_transformed])


@runners
def test_outcomes_are_sent_and_the_result_is_returned(runner: Runner) -> None:
    def effects() -> Effects[list[Any]]:
        return [(yield Sleep(1.0)), (yield Sleep(2.0))]

    assert runner(effects(), lambda effect: effect) == [Sleep(1.0), Sleep(2.0)]


@runners
def test_effects_may_be_none(runner: Runner) -> None:
    def effects() -> Effects[str]:
        yield from ()
        return "done"

    assert runner(effects(), lambda effect: None) == "done"


def failing(effect: Effect) -> Any:
    raise LookupError("absent")


@runners
def test_errors_can_be_handled_by_the_effects(runner: Runner) -> None:
    def effects() -> Effects[str]:
        try:
            yield Sleep(1.0)
        except LookupError as error:
            return str(error)
        raise AssertionError("no error")

    assert runner(effects(), failing) == "absent"


@runners
def test_other_errors_reach_the_caller_and_close_the_effects(runner: Runner) -> None:
    log: list[str] = []

    def effects() -> Effects[None]:
        try:
            yield Sleep(1.0)
        finally:
            log.append("closed")

    with pytest.raises(LookupError, match="absent"):
        runner(effects(), failing)
    assert log == ["closed"]


@runners
def test_an_exit_closes_the_effects_without_being_handled(runner: Runner) -> None:
    log: list[str] = []

    def effects() -> Effects[None]:
        try:
            yield Sleep(1.0)
        except Exception:
            log.append("handled")
            raise
        finally:
            log.append("closed")

    def exits(effect: Effect) -> Any:
        raise SystemExit

    with pytest.raises(SystemExit):
        runner(effects(), exits)
    assert log == ["closed"]


@runners
def test_a_handled_error_is_released_without_the_garbage_collector(runner: Runner) -> None:
    errors: list[weakref.ref[Exception]] = []

    class Failure(Exception):
        def __init__(self) -> None:
            errors.append(weakref.ref(self))

    def fails(effect: Effect) -> Any:
        raise Failure

    def effects() -> Effects[None]:
        with suppress(Failure):
            yield Sleep(1.0)

    gc.collect()
    gc.disable()
    try:
        runner(effects(), fails)
        assert errors[0]() is None
    finally:
        gc.enable()


def test_a_cancelled_task_closes_the_effects() -> None:
    log: list[str] = []

    def effects() -> Effects[None]:
        try:
            yield Sleep(1.0)
        finally:
            log.append("closed")

    async def main() -> None:
        task = asyncio.create_task(run_async(effects(), lambda effect: asyncio.Event().wait()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert log == ["closed"]


def test_transformed_effects_are_closed_with_their_callers() -> None:
    log: list[str] = []

    def effects() -> Effects[None]:
        try:
            yield Sleep(1.0)
        finally:
            log.append("inner closed")

    def performed(effect: Effect) -> Effects[Any]:
        try:
            return (yield Run(lambda: None))
        finally:
            log.append("outer closed")

    transformed = transform(effects(), performed)
    assert isinstance(next(transformed), Run)
    transformed.close()
    assert log == ["outer closed", "inner closed"]

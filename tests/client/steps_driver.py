"""Takes the steps of providers over real HTTP, blocking and awaited, and looks for leaked secrets."""

from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from volc_im import VolcIMError
from volc_im._core.http.pyreqwest import AsyncReqwestTransport, ReqwestTransport
from volc_im._core.effects.effects import Run, Sleep, Step, Steps
from volc_im._core.http.transport import HTTPRequest

CANARY = "canary"
"""Every secret of these tests holds this word."""
Route = Mapping[str, str]
Drive = Callable[..., Any]


def routed(request: HTTPRequest, route: Route) -> HTTPRequest:
    """The same request for a server on loopback. No test reaches the network."""
    for public, local in route.items():
        if request.url.startswith(public):
            return replace(request, url=local + request.url.removeprefix(public))
    assert request.url.startswith("http://127.0.0.1:"), request.url
    return request


def run(steps: Steps[Any], route: Route | None = None) -> Any:
    """Take the steps one after the other."""
    transport = ReqwestTransport()

    def take(step: Step) -> Any:
        match step:
            case HTTPRequest():
                return transport.send(routed(step, route or {}))
            case Sleep(seconds):
                return time.sleep(seconds)
            case Run(function):
                return function()

    answer: Any = None
    error: Exception | None = None
    try:
        while True:
            step = steps.send(answer) if error is None else steps.throw(error)
            answer = error = None
            try:
                answer = take(step)
            except Exception as raised:  # noqa: BLE001 - the steps decide
                error = raised
    except StopIteration as done:
        return done.value
    finally:
        steps.close()
        transport.close()


async def arun(steps: Steps[Any], route: Route | None = None) -> Any:
    """The same, awaited."""
    transport = AsyncReqwestTransport()

    async def take(step: Step) -> Any:
        match step:
            case HTTPRequest():
                return await transport.send(routed(step, route or {}))
            case Sleep(seconds):
                return await asyncio.sleep(seconds)
            case Run(function):
                made = function()
                return await made if hasattr(made, "__await__") else made

    answer: Any = None
    error: Exception | None = None
    try:
        while True:
            step = steps.send(answer) if error is None else steps.throw(error)
            answer = error = None
            try:
                answer = await take(step)
            except Exception as raised:  # noqa: BLE001 - the steps decide
                error = raised
    except StopIteration as done:
        return done.value
    finally:
        steps.close()
        await transport.close()


def run_async(steps: Steps[Any], route: Route | None = None) -> Any:
    """Take the steps in an event loop of their own."""
    return asyncio.run(arun(steps, route))


both = pytest.mark.parametrize("drive", [run, run_async], ids=["sync", "async"])


def failure(
    steps: Steps[Any], route: Route | None = None, drive: Drive = run, kind: type = VolcIMError
) -> str:
    """The words of the error that the steps come to, once it has been searched for secrets."""
    with pytest.raises(kind) as caught:
        drive(steps, route)
    check_for_secrets(caught.value)
    return str(caught.value)


def check_for_secrets(error: BaseException) -> None:
    """No secret in the error, its pickle, those behind it, and the locals of their frames."""
    assert CANARY.encode() not in pickle.dumps(error)
    behind: BaseException | None = error
    while behind is not None:
        assert CANARY not in f"{behind} {behind!r} {getattr(behind, '__notes__', '')}"
        trace = behind.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if "/tests/" not in frame.f_code.co_filename:
                for name, value in frame.f_locals.items():
                    assert CANARY not in repr(value), f"{frame.f_code.co_qualname}: {name}"
            trace = trace.tb_next
        behind = behind.__cause__ or behind.__context__

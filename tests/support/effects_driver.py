"""Performs effects over real HTTP, blocking and awaited, and searches errors for secrets."""

from __future__ import annotations

import asyncio
import io
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from volc_sdk._core.effects import effects as runners
from volc_sdk._core.effects.effects import Effect, Effects, Run, Sleep
from volc_sdk._core.errors import SDKError
from volc_sdk._core.http.asyncio_transport import AsyncioTransport
from volc_sdk._core.http.pyreqwest import ReqwestTransport
from volc_sdk._core.http.transport import HTTPRequest

CANARY = "canary"
"""Every secret of the tests contains this word."""
Routes = Mapping[str, str]
"""Loopback URL by public URL."""
Drive = Callable[..., Any]


def to_loopback(request: HTTPRequest, routes: Routes) -> HTTPRequest:
    """Return the request with a loopback URL. No test reaches the network."""
    for public, local in routes.items():
        if request.url.startswith(public):
            return replace(request, url=local + request.url.removeprefix(public))
    assert request.url.startswith("http://127.0.0.1:"), request.url
    return request


def run(effects: Effects[Any], routes: Routes | None = None) -> Any:
    """Perform effects with blocking I/O."""
    transport = ReqwestTransport()

    def perform(effect: Effect) -> Any:
        match effect:
            case HTTPRequest():
                return transport.send(to_loopback(effect, routes or {}))
            case Sleep(seconds):
                return time.sleep(seconds)
            case Run(function):
                return function()

    try:
        return runners.run(effects, perform)
    finally:
        transport.close()


async def arun(effects: Effects[Any], routes: Routes | None = None) -> Any:
    """Perform effects with awaited I/O."""
    transport = AsyncioTransport()

    async def perform(effect: Effect) -> Any:
        match effect:
            case HTTPRequest():
                return await transport.send(to_loopback(effect, routes or {}))
            case Sleep(seconds):
                return await asyncio.sleep(seconds)
            case Run(function):
                outcome = function()
                return await outcome if hasattr(outcome, "__await__") else outcome

    try:
        return await runners.run_async(effects, perform)
    finally:
        await transport.close()


def run_async(effects: Effects[Any], routes: Routes | None = None) -> Any:
    """Perform effects in a new event loop."""
    return asyncio.run(arun(effects, routes))


both = pytest.mark.parametrize("drive", [run, run_async], ids=["sync", "async"])


def failure(
    effects: Effects[Any],
    routes: Routes | None = None,
    drive: Drive = run,
    kind: type[Exception] = SDKError,
) -> str:
    """Return the message of the error that the effects raise, after searching it for secrets."""
    with pytest.raises(kind) as caught:
        drive(effects, routes)
    check_for_secrets(caught.value)
    return str(caught.value)


class _PicklerByName(pickle.Pickler):
    """Pickles classes by name: their public modules exist in generated packages only."""

    def persistent_id(self, obj: object) -> str | None:
        return obj.__qualname__ if isinstance(obj, type) else None


def check_for_secrets(error: BaseException) -> None:
    """Search an error, its pickle, its causes and contexts, and the locals of all frames."""
    pickled = io.BytesIO()
    _PicklerByName(pickled).dump(error)
    assert CANARY.encode() not in pickled.getvalue()
    each: BaseException | None = error
    while each is not None:
        assert CANARY not in f"{each} {each!r} {vars(each)!r}"
        trace = each.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if "/tests/" not in frame.f_code.co_filename:
                for name, value in frame.f_locals.items():
                    assert CANARY not in repr(value), f"{frame.f_code.co_qualname}: {name}"
            trace = trace.tb_next
        each = each.__cause__ or each.__context__

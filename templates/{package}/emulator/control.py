"""The control endpoint, `/_control`: JSON, no signature, for this machine alone.

A page in a browser cannot use it: requests must name a loopback host, and come from no other
origin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from .controls import Controls
from .store import Store

PREFIX: Final = "/_control"

_BODY_LIMIT_BYTES: Final = 64 * 1024
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")

T = TypeVar("T")


class _Problem(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class _FaultAsked(msgspec.Struct, forbid_unknown_fields=True):
    fault: str
    count: int | Literal["*"] = 1
    action: str = ""
    value: float | None = None


class _ClockAsked(msgspec.Struct, forbid_unknown_fields=True):
    offset_s: float | None = None
    advance_s: float | None = None
    frozen_at: float | None = None
    frozen: bool | None = None


class _QuotasAsked(msgspec.Struct, forbid_unknown_fields=True):
    on: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Answers what is asked at the endpoint."""

    controls: Controls
    store: Store

    async def answer(self, request: Request) -> Response:
        """A reply to anything; it never raises for what a client sent."""
        try:
            _check_place(request)
            handle = self._handler(request)
            return _reply(200, handle(await _read(request)))
        except _Problem as problem:
            return _reply(problem.status, {"error": problem.message})
        except ValueError as error:
            return _reply(400, {"error": str(error)})

    def _handler(self, request: Request) -> Callable[[bytes], dict[str, Any]]:
        resources = self._resources()
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        methods = resources.get(path)
        if methods is None:
            listed = ", ".join(f"{PREFIX}/{name}" for name in resources if name)
            raise _Problem(404, f"there is nothing at this path; there is {listed}")
        if request.method not in methods:
            raise _Problem(405, f"{request.method} is not accepted here; use {', '.join(methods)}")
        return methods[request.method]

    def _resources(self) -> dict[str, dict[str, Callable[[bytes], dict[str, Any]]]]:
        return {
            "": {"GET": self._overview},
            "faults": {
                "GET": self._faults,
                "POST": self._add_fault,
                "DELETE": self._clear_faults,
            },
            "clock": {"GET": self._clock, "POST": self._move_clock, "DELETE": self._reset_clock},
            "requests": {"GET": self._requests, "DELETE": self._clear_requests},
            "quotas": {"GET": self._quotas, "POST": self._switch_quotas},
            "state": {"GET": self._state},
            "reset": {"POST": self._reset},
        }

    def _overview(self, _: bytes = b"") -> dict[str, Any]:
        found = self._resources()
        return {"paths": {f"{PREFIX}/{name}": list(found[name]) for name in found if name}}

    def _faults(self, _: bytes = b"") -> dict[str, Any]:
        return {"faults": self.controls.faults.waiting()}

    def _add_fault(self, raw: bytes) -> dict[str, Any]:
        asked = _decoded(raw, _FaultAsked)
        count = None if asked.count == "*" else asked.count
        self.controls.faults.add(asked.fault, count, asked.action, asked.value)
        return self._faults()

    def _clear_faults(self, _: bytes) -> dict[str, Any]:
        self.controls.faults.clear()
        return self._faults()

    def _clock(self, _: bytes = b"") -> dict[str, Any]:
        clock = self.controls.clock
        return {"now_s": clock.now_s(), "offset_s": clock.offset_s, "frozen": clock.frozen}

    def _move_clock(self, raw: bytes) -> dict[str, Any]:
        clock = self.controls.clock
        asked = _decoded(raw, _ClockAsked)
        match (asked.offset_s, asked.advance_s, asked.frozen_at, asked.frozen):
            case (float(offset), None, None, None):
                clock.set_offset(offset)
            case (None, float(seconds), None, None):
                clock.advance(seconds)
            case (None, None, float(moment), None):
                clock.freeze(moment)
            case (None, None, None, True):
                clock.freeze()
            case (None, None, None, False):
                clock.set_offset(clock.offset_s)
            case _:
                raise _Problem(400, "send one of offset_s, advance_s, frozen_at and frozen")
        return self._clock()

    def _reset_clock(self, _: bytes) -> dict[str, Any]:
        self.controls.clock.reset()
        return self._clock()

    def _requests(self, _: bytes = b"") -> dict[str, Any]:
        return {"requests": [entry.as_json() for entry in self.controls.record.entries()]}

    def _clear_requests(self, _: bytes) -> dict[str, Any]:
        self.controls.record.clear()
        return self._requests()

    def _quotas(self, _: bytes = b"") -> dict[str, Any]:
        return {"on": self.controls.quotas.on}

    def _switch_quotas(self, raw: bytes) -> dict[str, Any]:
        self.controls.quotas.on = _decoded(raw, _QuotasAsked).on
        return self._quotas()

    def _state(self, _: bytes = b"") -> dict[str, Any]:
        return {"rows": self.store.counts()}

    def _reset(self, _: bytes) -> dict[str, Any]:
        self.controls.reset(self.store)
        return self._state()


def _check_place(request: Request) -> None:
    """Raises _Problem for a request from elsewhere, or from a web page of another site."""
    here = request.client is not None and request.client.host in _LOOPBACK
    if not here or _host(f"//{request.headers.get('host', '')}") not in _LOOPBACK:
        raise _Problem(403, "the control endpoint is for this machine alone")
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) not in _LOOPBACK:
        raise _Problem(403, "the control endpoint is not for web pages of other sites")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


async def _read(request: Request) -> bytes:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > _BODY_LIMIT_BYTES:
            raise _Problem(413, f"the body has more than {_BODY_LIMIT_BYTES} bytes")
    return raw


def _decoded(raw: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw or b"{}", type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _Problem(400, f"the body does not fit: {error}") from None


def _reply(status: int, content: dict[str, Any]) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")

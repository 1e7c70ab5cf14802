"""The control endpoint `/_control`: JSON without signatures, by default for this machine only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from .control_requests import ControlError, decode_body
from .engine_interface import Backend, ControlHandler
from .loopback_only import check_local, error_response, json_response

PREFIX: Final = "/_control"

_BODY_LIMIT_BYTES: Final = 64 * 1024


class _AddFault(msgspec.Struct, forbid_unknown_fields=True):
    fault: str
    count: int | Literal["*"] = 1
    action: str = ""
    value: float | None = None


class _RemoveFault(msgspec.Struct, forbid_unknown_fields=True):
    fault: str = ""


class _MoveClock(msgspec.Struct, forbid_unknown_fields=True):
    offset_s: float | None = None
    advance_s: float | None = None
    frozen_at: float | None = None
    frozen: bool | None = None


class _SwitchQuotas(msgspec.Struct, forbid_unknown_fields=True):
    on: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Responds to requests of the control endpoint."""

    backend: Backend
    allow_remote: bool = False

    async def respond(self, request: Request) -> Response:
        """Return a response, with an error if the request is refused."""
        try:
            check_local(request, allow_remote=self.allow_remote)
            handle = self._handler(request)
            return json_response(200, handle(await _read(request)))
        except ControlError as error:
            return error_response(error)
        except ValueError as error:
            return error_response(ControlError(400, str(error)))

    def _handler(self, request: Request) -> Callable[[bytes], dict[str, Any]]:
        resources = self._resources()
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        if not path and request.method == "GET":
            return lambda _: {
                "paths": {f"{PREFIX}/{each}": [*resources[each]] for each in resources}
            }
        methods = resources.get(path) if path else {"GET": None}
        if methods is None:
            listed = ", ".join(f"{PREFIX}/{each}" for each in resources)
            raise ControlError(404, f"there is nothing at this path; use one of {listed}")
        handler = methods.get(request.method)
        if handler is None:
            raise ControlError(405, f"{request.method} is not accepted; use {', '.join(methods)}")
        return partial(handler, self.backend)

    def _resources(self) -> Mapping[str, Mapping[str, ControlHandler]]:
        plugin = self.backend.definition.plugin
        samples = {"samples": {"POST": _add_samples}} if plugin.add_samples else {}
        return {**_RESOURCES, **samples, **plugin.control_routes}


async def _read(request: Request) -> bytes:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > _BODY_LIMIT_BYTES:
            raise ControlError(413, f"the body has more than {_BODY_LIMIT_BYTES} bytes")
    return raw


def _faults(backend: Backend, _: bytes = b"") -> dict[str, Any]:
    return {"faults": backend.state.faults.waiting()}


def _add_fault(backend: Backend, raw: bytes) -> dict[str, Any]:
    body = decode_body(raw, _AddFault)
    count = None if body.count == "*" else body.count
    backend.state.faults.add(body.fault, count, body.action, body.value)
    return _faults(backend)


def _remove_faults(backend: Backend, raw: bytes) -> dict[str, Any]:
    fault = decode_body(raw, _RemoveFault).fault
    if fault:
        backend.state.faults.remove(fault)
    else:
        backend.state.faults.clear()
    return _faults(backend)


def _clock(backend: Backend, _: bytes = b"") -> dict[str, Any]:
    clock = backend.state.clock
    return {"now_s": clock.now_s(), "offset_s": clock.offset_s, "frozen": clock.frozen}


def _move_clock(backend: Backend, raw: bytes) -> dict[str, Any]:
    clock = backend.state.clock
    body = decode_body(raw, _MoveClock)
    match (body.offset_s, body.advance_s, body.frozen_at, body.frozen):
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
            raise ControlError(400, "send one of offset_s, advance_s, frozen_at and frozen")
    return _clock(backend)


def _reset_clock(backend: Backend, _: bytes) -> dict[str, Any]:
    backend.state.clock.reset()
    return _clock(backend)


def _requests(backend: Backend, _: bytes = b"") -> dict[str, Any]:
    return {"requests": [entry.as_json() for entry in backend.state.record.entries()]}


def _clear_requests(backend: Backend, _: bytes) -> dict[str, Any]:
    backend.state.record.clear()
    return _requests(backend)


def _quotas(backend: Backend, _: bytes = b"") -> dict[str, Any]:
    return {"on": backend.state.quotas.on}


def _switch_quotas(backend: Backend, raw: bytes) -> dict[str, Any]:
    backend.state.quotas.on = decode_body(raw, _SwitchQuotas).on
    return _quotas(backend)


def _state(backend: Backend, _: bytes = b"") -> dict[str, Any]:
    return {"rows": backend.store.counts()}


def _reset(backend: Backend, _: bytes) -> dict[str, Any]:
    backend.reset()
    return _state(backend)


def _add_samples(backend: Backend, _: bytes) -> dict[str, Any]:
    add = backend.definition.plugin.add_samples
    assert add is not None  # else there is no such path
    add(backend)
    return _state(backend)


_RESOURCES: Final[dict[str, Mapping[str, ControlHandler]]] = {
    "faults": {"GET": _faults, "POST": _add_fault, "DELETE": _remove_faults},
    "clock": {"GET": _clock, "POST": _move_clock, "DELETE": _reset_clock},
    "requests": {"GET": _requests, "DELETE": _clear_requests},
    "quotas": {"GET": _quotas, "POST": _switch_quotas},
    "state": {"GET": _state},
    "reset": {"POST": _reset},
}

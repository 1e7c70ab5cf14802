"""The control endpoint, `/_control`: JSON, no signature, for this machine alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from . import presence as people
from .call import User
from .loopback_only import Problem, check_place, reply
from .state import Controls
from .store import Store

PREFIX: Final = "/_control"

_BODY_LIMIT_BYTES: Final = 64 * 1024

T = TypeVar("T")


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


class _OnlineAsked(msgspec.Struct, forbid_unknown_fields=True):
    app_id: int
    user_id: User
    platforms: list[str]


class _MembersAsked(msgspec.Struct, forbid_unknown_fields=True):
    app_id: int
    conversation_short_id: int
    join: list[User] = []
    leave: list[User] = []


@dataclass(frozen=True, slots=True)
class Control:
    """Answers what is asked at the endpoint."""

    controls: Controls
    store: Store

    async def answer(self, request: Request) -> Response:
        """A reply to anything; it never raises for what a client sent."""
        try:
            check_place(request)
            handle = self._handler(request)
            return reply(200, handle(await _read(request)))
        except Problem as problem:
            return problem.as_reply()
        except ValueError as error:
            return Problem(400, str(error)).as_reply()

    def _handler(self, request: Request) -> Callable[[bytes], dict[str, Any]]:
        resources = self._resources()
        path = request.scope["path"].removeprefix(PREFIX).strip("/")
        methods = resources.get(path)
        if methods is None:
            listed = ", ".join(f"{PREFIX}/{name}" for name in resources if name)
            raise Problem(404, f"there is nothing at this path; there is {listed}")
        if request.method not in methods:
            raise Problem(405, f"{request.method} is not accepted here; use {', '.join(methods)}")
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
            "online": {"POST": self._put_online},
            "members": {"POST": self._move_members},
            "broadcasts": {"GET": self._broadcasts},
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
                raise Problem(400, "send one of offset_s, advance_s, frozen_at and frozen")
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

    def _put_online(self, raw: bytes) -> dict[str, Any]:
        asked = _decoded(raw, _OnlineAsked)
        with people.within(self.store, self.controls.clock, asked.app_id) as call:
            people.put_online(call, asked.user_id, asked.platforms)
        return {"online": list(asked.platforms)}

    def _move_members(self, raw: bytes) -> dict[str, Any]:
        asked = _decoded(raw, _MembersAsked)
        with people.within(self.store, self.controls.clock, asked.app_id) as call:
            people.join(call, asked.conversation_short_id, asked.join)
            count = people.leave(call, asked.conversation_short_id, asked.leave)
        return {"member_count": count}

    def _broadcasts(self, _: bytes = b"") -> dict[str, Any]:
        found = people.broadcasts(self.store, self.controls.clock)
        return {"broadcasts": [asdict(one) for one in found]}

    def _state(self, _: bytes = b"") -> dict[str, Any]:
        return {"rows": self.store.counts()}

    def _reset(self, _: bytes) -> dict[str, Any]:
        self.controls.reset(self.store)
        return self._state()


async def _read(request: Request) -> bytes:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > _BODY_LIMIT_BYTES:
            raise Problem(413, f"the body has more than {_BODY_LIMIT_BYTES} bytes")
    return raw


def _decoded(raw: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw or b"{}", type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, f"the body does not fit: {error}") from None

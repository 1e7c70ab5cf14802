"""Resources of the control endpoint for presence, members of live groups, broadcasts and callbacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

import msgspec

from volc_im.emulator.control_requests import ControlError, decode_body
from volc_im.emulator.engine_interface import Backend, ControlHandler

from . import presence
from .callback_store import all_callbacks, insert, subscribed
from .im_context import User


class _PutOnline(msgspec.Struct, forbid_unknown_fields=True):
    app_id: int
    user_id: User
    platforms: list[str]


class _ChangeMembers(msgspec.Struct, forbid_unknown_fields=True):
    app_id: int
    conversation_short_id: int
    join: list[User] = []
    leave: list[User] = []


class _SendCallback(msgspec.Struct, forbid_unknown_fields=True):
    app_id: int
    event_type: str
    event_data: dict[str, Any]


def _put_online(backend: Backend, raw: bytes) -> dict[str, Any]:
    body = decode_body(raw, _PutOnline)
    with presence.application(backend, body.app_id) as context:
        presence.put_online(context, body.user_id, body.platforms)
    return {"online": list(body.platforms)}


def _change_members(backend: Backend, raw: bytes) -> dict[str, Any]:
    body = decode_body(raw, _ChangeMembers)
    with presence.application(backend, body.app_id) as context:
        presence.join(context, body.conversation_short_id, body.join)
        count = presence.leave(context, body.conversation_short_id, body.leave)
    return {"member_count": count}


def _broadcasts(backend: Backend, _: bytes) -> dict[str, Any]:
    return {"broadcasts": [asdict(each) for each in presence.broadcasts(backend)]}


def _callbacks(backend: Backend, _: bytes) -> dict[str, Any]:
    with backend.store.transaction(write=False) as database:
        return {"callbacks": [each._asdict() for each in all_callbacks(database)]}


def _send_callback(backend: Backend, raw: bytes) -> dict[str, Any]:
    body = decode_body(raw, _SendCallback)
    with presence.application(backend, body.app_id) as context:
        events = subscribed(context.database)
        if not events:
            raise ControlError(
                400,
                "no server receives events; start the emulator with --callback-url and "
                "--callback-secret-key, or call send_callbacks",
                "没有接收事件的服务；请以 --callback-url 与 --callback-secret-key 启动模拟器，"
                "或调用 send_callbacks",
            )
        if body.event_type not in events:
            raise ControlError(
                400,
                f"event_type: expected one of {', '.join(events)}, got {body.event_type!r}",
                f"event_type：应为 {'、'.join(events)} 之一，收到 {body.event_type!r}",
            )
        number = insert(context, body.event_type, body.event_data, "waiting")
    return {"number": str(number)}


CONTROL_ROUTES: Final[Mapping[str, Mapping[str, ControlHandler]]] = {
    "online": {"POST": _put_online},
    "members": {"POST": _change_members},
    "broadcasts": {"GET": _broadcasts},
    "callbacks": {"GET": _callbacks, "POST": _send_callback},
}

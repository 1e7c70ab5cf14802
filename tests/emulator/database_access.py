"""The database of a running emulator from within: for what no action does, or tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from volc_im.emulator.clock import Clock
from volc_im.emulator.conversation_kinds import CONVERSATION_KINDS
from volc_im.emulator.conversation_store import add_member, change_member, conversation_or_none
from volc_im.emulator.handlers.broadcast import Broadcast, all_broadcasts
from volc_im.emulator.handlers.online import set_online
from volc_im.emulator.im_context import IMContext, User
from volc_im.emulator.registry import SCHEMA
from volc_im.emulator.store import Store
from volc_im.service import SERVICE

ANY = SERVICE.action("SendMessage")


@dataclass
class Inside:
    """One application in the database."""

    store: Store
    clock: Clock
    app_id: int

    @classmethod
    @contextmanager
    def opened(cls, path: Path, clock: Clock, app_id: int) -> Iterator[Inside]:
        store = Store(path, SCHEMA)
        yield cls(store, clock, app_id)
        store.close()

    @contextmanager
    def call(self) -> Iterator[IMContext]:
        with self.store.transaction(write=True) as database:
            yield IMContext(
                ANY, {"AppId": self.app_id}, database, self.clock.now_ns(), CONVERSATION_KINDS
            )

    def join(self, conversation: int, *users: User) -> None:
        with self.call() as call:
            row = conversation_or_none(call, conversation)
            assert row
            for user in users:
                add_member(call, row, user)

    def change(self, conversation: int, user: User, **changes: Any) -> None:
        with self.call() as call:
            row = conversation_or_none(call, conversation)
            assert row
            change_member(call, row, user, **changes)

    def put_online(self, user: User, *platforms: str) -> None:
        with self.call() as call:
            set_online(call.database, self.app_id, user, *platforms)

    def broadcasts(self, *, later_s: int = 0) -> list[Broadcast]:
        with self.call() as call:
            found = all_broadcasts(call.database, call.now_s + later_s)
        return [one for one in found if one.app_id == self.app_id]

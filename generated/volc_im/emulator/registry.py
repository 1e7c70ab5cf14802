"""The handlers of all actions, and the tables that they need."""

from __future__ import annotations

from typing import Final

from volc_im.emulator.engine_interface import Handler

from . import callback_store, conversation_store, message_store
from .handlers import (
    blacklist,
    broadcast,
    conversation,
    friend,
    live,
    live_blocks,
    live_managers,
    live_whitelist,
    message_changes,
    message_reading,
    message_sending,
    online,
    participant,
    participant_list,
    setting,
    token,
    user,
)

ALL_HANDLERS: Final[dict[str, Handler]] = {
    **blacklist.HANDLERS,
    **broadcast.HANDLERS,
    **conversation.HANDLERS,
    **friend.HANDLERS,
    **live.HANDLERS,
    **live_blocks.HANDLERS,
    **live_managers.HANDLERS,
    **live_whitelist.HANDLERS,
    **message_reading.HANDLERS,
    **message_changes.HANDLERS,
    **message_sending.HANDLERS,
    **online.HANDLERS,
    **participant.HANDLERS,
    **participant_list.HANDLERS,
    **setting.HANDLERS,
    **token.HANDLERS,
    **user.HANDLERS,
}

SCHEMA: Final = "\n".join(
    (
        conversation_store.SCHEMA,
        message_store.SCHEMA,
        callback_store.SCHEMA,
        blacklist.SCHEMA,
        broadcast.SCHEMA,
        friend.SCHEMA,
        live_whitelist.SCHEMA,
        online.SCHEMA,
        setting.SCHEMA,
        user.SCHEMA,
    )
)

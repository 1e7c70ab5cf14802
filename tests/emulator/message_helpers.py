"""Conversations to talk in, and words that the tests of messages share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from volc_im import (
    APIError,
    Client,
    ConversationCoreInfo,
    ConversationType,
    MessageBody,
    MessageType,
)

from .database_access import Inside

CUSTOM = MessageType.CUSTOM
NEWEST = 2**63 - 1


def single(im: Client, one: int = 1, other: int = 2) -> int:
    core = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
    made = im.create_conversation(
        conversation_core_info=core, owner_user_id=one, other_user_id=other
    )
    return made.conversation_short_id


def group(im: Client, inside: Inside, *members: int | str, live: bool = False) -> int:
    """A group of which 1 is the owner."""
    kind = ConversationType.LIVE if live else ConversationType.GROUP
    made = im.create_conversation(
        conversation_core_info=ConversationCoreInfo(conversation_type=kind), owner_user_id=1
    )
    inside.join(made.conversation_short_id, *members)
    return made.conversation_short_id


def say(im: Client, where: int, text: str = "Hello", sender: int = 1, **more: Any) -> int:
    sent = im.send_message(
        conversation_short_id=where, sender=sender, content=text, msg_type=CUSTOM, **more
    )
    return sent.message_id


def read(im: Client, where: int, *numbers: int) -> list[MessageBody]:
    found = im.get_messages(conversation_short_id=where, message_ids=list(numbers))
    return found.messages


def heard(im: Client, where: int) -> list[str]:
    """The texts of all messages, newest first."""
    found = im.get_conversation_messages(
        conversation_short_id=where, cursor=NEWEST, limit=20, reverse=1
    )
    return [one.content for one in found.messages]


@contextmanager
def refused(code: str, word: str = "") -> Iterator[None]:
    with pytest.raises(APIError) as refusal:
        yield
    assert refusal.value.code == code
    assert word in str(refusal.value)

"""Conversations to test with, and the code of a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from volc_im import AddParticipantInfo, APIError, Client, ConversationCoreInfo, ConversationType

SINGLE, GROUP, LIVE = ConversationType.SINGLE, ConversationType.GROUP, ConversationType.LIVE

OWNER = 10001


def make(im: Client, kind: ConversationType, owner: int | str = OWNER, **more: Any) -> Any:
    """The result of CreateConversation."""
    field = "owner_user_id" if isinstance(owner, int) else "owner_user_id_str"
    core = ConversationCoreInfo(conversation_type=kind, name=more.pop("name", ""))
    return im.create_conversation(conversation_core_info=core, **{field: owner}, **more)


def made(im: Client, kind: ConversationType, owner: int | str = OWNER, **more: Any) -> int:
    """The id of a new conversation; a one-to-one one is with 10002."""
    if kind == SINGLE and "other_user_id_str" not in more:
        more.setdefault("other_user_id", 10002)
    number: int = make(im, kind, owner, **more).conversation_short_id
    return number


def add(im: Client, number: int, users: Iterable[int], operator: int = OWNER, **more: Any) -> Any:
    """Add users to a group, all with the same attributes."""
    return im.batch_add_conversation_participant(
        conversation_short_id=number,
        operator=operator,
        participant_infos=[AddParticipantInfo(participant_user_id=user, **more) for user in users],
    )


def group_of(im: Client, users: Iterable[int]) -> int:
    """The id of a new group, with these users besides the owner, who joined in this order."""
    number = made(im, GROUP)
    assert not add(im, number, users).failed
    return number


def live_of(im: Client, users: Iterable[int]) -> int:
    """The id of a new live group that these ordinary members are in besides the owner."""
    number, within = made(im, LIVE), list(users)
    for start in range(0, len(within), 10):
        some = within[start : start + 10]
        who: dict[str, Any] = {"conversation_short_id": number, "operator": OWNER}
        assert not im.batch_add_manager(manager_user_ids=some, **who).failed
        assert not im.batch_remove_manager(remove_manager_user_ids=some, **who).failed
    return number


def refused(call: Callable[..., object], *arguments: Any, **request: Any) -> str:
    """The code with which the server refuses a call."""
    with pytest.raises(APIError) as refusal:
        call(*arguments, **request)
    return refusal.value.code

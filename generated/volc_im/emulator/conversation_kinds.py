# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Kinds of conversation that actions accept."""

from __future__ import annotations

from typing import Final

CONVERSATION_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "CreateConversation": ("single", "group", "live"),
    "DestroyConversation": ("group", "live"),
    "MarkConversation": ("live",),
    "GetConversationMarks": ("live",),
    "BatchAddConversationParticipant": ("group",),
    "BatchDeleteConversationParticipant": ("group",),
    "BatchModifyConversationParticipant": ("group",),
    "BatchAddManager": ("live",),
    "BatchRemoveManager": ("live",),
    "BatchAddWhitelistParticipant": ("live",),
    "BatchRemoveWhitelistParticipant": ("live",),
    "BatchGetWhitelistParticipant": ("live",),
    "BatchAddBlockParticipants": ("live",),
    "BatchDeleteBlockParticipants": ("live",),
    "BatchGetBlockParticipants": ("live",),
    "BatchUpdateLiveParticipants": ("live",),
    "QueryLiveParticipantStatus": ("live",),
    "BatchSendMessage": ("single",),
    "GetMessagesReadReceipt": ("single", "group"),
    "BatchSendGroupMessage": ("group", "live"),
}
"""By action; an action that is missing accepts all kinds."""

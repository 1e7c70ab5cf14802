# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: the calls that a stub can expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from ...actions.conversation import CreateConversationResult, GetUserConversationsResult
    from ...enums import DataType
    from ...structs import ConversationCoreInfo
    from ..expectations import Expectation

__all__ = ["ConversationMethods"]


class ConversationMethods(BaseStubs):
    """What a stub can expect of Conversations."""

    def create_conversation(
        self,
        *,
        conversation_core_info: ConversationCoreInfo = UNCHECKED,
        owner_user_id: int | None = UNCHECKED,
        owner_user_id_str: str | None = UNCHECKED,
        other_user_id: int | None = UNCHECKED,
        other_user_id_str: str | None = UNCHECKED,
        idempotent_id: str | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[CreateConversationResult]:
        """Expect `create_conversation`, with these parameters among others."""
        return self._expect("CreateConversation", locals())

    def get_user_conversations(
        self,
        *,
        cursor: int = UNCHECKED,
        limit: int = UNCHECKED,
        participant_user_id: int | None = UNCHECKED,
        participant_user_id_str: str | None = UNCHECKED,
        data_type: DataType | None = UNCHECKED,
        skip_member_count: bool | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetUserConversationsResult]:
        """Expect `get_user_conversations`, with these parameters among others."""
        return self._expect("GetUserConversations", locals())

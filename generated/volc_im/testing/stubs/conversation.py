# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.conversation import (
        BatchGetConversationsResult,
        CreateConversationResult,
        DestroyConversationResult,
        GetConversationMarksResult,
        GetConversationSettingResult,
        GetUserConversationsResult,
        MarkConversationResult,
        ModifyConversationResult,
        ModifyConversationSettingResult,
    )
    from ...enums import DataType, MarkAction
    from ...structs import (
        ConversationCoreInfo,
        ModifyConversationCoreInfo,
        ModifyConversationSettingInfo,
    )
    from ..expectations import Expectation

__all__ = ["ConversationMethods"]


class ConversationMethods(BaseStubs):
    """Stubs of Conversations."""

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
        """Expect a call of `create_conversation` with these parameters."""
        return self._expect("CreateConversation", locals())

    def modify_conversation(
        self,
        *,
        conversation_core_info: ModifyConversationCoreInfo = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ModifyConversationResult]:
        """Expect a call of `modify_conversation` with these parameters."""
        return self._expect("ModifyConversation", locals())

    def destroy_conversation(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        owner_user_id: int | None = UNCHECKED,
        owner_user_id_str: str | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DestroyConversationResult]:
        """Expect a call of `destroy_conversation` with these parameters."""
        return self._expect("DestroyConversation", locals())

    def batch_get_conversations(
        self,
        *,
        conversation_short_id: Sequence[int] = UNCHECKED,
        skip_member_count: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchGetConversationsResult]:
        """Expect a call of `batch_get_conversations` with these parameters."""
        return self._expect("BatchGetConversations", locals())

    def get_user_conversations(
        self,
        *,
        limit: int = UNCHECKED,
        participant_user_id: int | None = UNCHECKED,
        participant_user_id_str: str | None = UNCHECKED,
        cursor: int | None = UNCHECKED,
        data_type: DataType | int | None = UNCHECKED,
        skip_member_count: bool | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetUserConversationsResult]:
        """Expect a call of `get_user_conversations` with these parameters."""
        return self._expect("GetUserConversations", locals())

    def get_conversation_setting(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_user_id: int | None = UNCHECKED,
        participant_user_id_str: str | None = UNCHECKED,
        no_read_index: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetConversationSettingResult]:
        """Expect a call of `get_conversation_setting` with these parameters."""
        return self._expect("GetConversationSetting", locals())

    def modify_conversation_setting(
        self,
        *,
        conversation_setting_info: ModifyConversationSettingInfo = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ModifyConversationSettingResult]:
        """Expect a call of `modify_conversation_setting` with these parameters."""
        return self._expect("ModifyConversationSetting", locals())

    def mark_conversation(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        mark_types: list[str] = UNCHECKED,
        mark_action: MarkAction | int | None = UNCHECKED,
        operator: int | None = UNCHECKED,
        operator_str: str | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[MarkConversationResult]:
        """Expect a call of `mark_conversation` with these parameters."""
        return self._expect("MarkConversation", locals())

    def get_conversation_marks(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetConversationMarksResult]:
        """Expect a call of `get_conversation_marks` with these parameters."""
        return self._expect("GetConversationMarks", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.conversation",
        "...enums",
        "...structs",
        "..expectations",
    ),
    ConversationMethods,
)

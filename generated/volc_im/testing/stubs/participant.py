# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.participant import (
        BatchAddConversationParticipantResult,
        BatchDeleteConversationParticipantResult,
        BatchGetConversationParticipantResult,
        BatchModifyConversationParticipantResult,
        GetConversationUserCountResult,
        GetParticipantReadIndexResult,
        IsUserInConversationResult,
        ModifyParticipantReadIndexResult,
        ScanConversationParticipantListResult,
    )
    from ...structs import AddParticipantInfo, ModifyParticipantInfo
    from ..expectations import Expectation

__all__ = ["ParticipantMethods"]


class ParticipantMethods(BaseStubs):
    """Stubs of Members."""

    def batch_add_conversation_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int = UNCHECKED,
        participant_infos: Sequence[AddParticipantInfo] = UNCHECKED,
        barrier: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchAddConversationParticipantResult]:
        """Expect a call of `batch_add_conversation_participant` with these parameters."""
        return self._expect("BatchAddConversationParticipant", locals())

    def batch_delete_conversation_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int = UNCHECKED,
        participant_user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchDeleteConversationParticipantResult]:
        """Expect a call of `batch_delete_conversation_participant` with these parameters."""
        return self._expect("BatchDeleteConversationParticipant", locals())

    def batch_modify_conversation_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int = UNCHECKED,
        participant_infos: Sequence[ModifyParticipantInfo] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchModifyConversationParticipantResult]:
        """Expect a call of `batch_modify_conversation_participant` with these parameters."""
        return self._expect("BatchModifyConversationParticipant", locals())

    def batch_get_conversation_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchGetConversationParticipantResult]:
        """Expect a call of `batch_get_conversation_participant` with these parameters."""
        return self._expect("BatchGetConversationParticipant", locals())

    def scan_conversation_participant_list(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        limit: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        mark_type: str | None = UNCHECKED,
        only_user_ids: bool | None = UNCHECKED,
        reverse: bool | None = UNCHECKED,
        scan_online_participant: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ScanConversationParticipantListResult]:
        """Expect a call of `scan_conversation_participant_list` with these parameters."""
        return self._expect("ScanConversationParticipantList", locals())

    def is_user_in_conversation(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_user_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[IsUserInConversationResult]:
        """Expect a call of `is_user_in_conversation` with these parameters."""
        return self._expect("IsUserInConversation", locals())

    def get_conversation_user_count(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetConversationUserCountResult]:
        """Expect a call of `get_conversation_user_count` with these parameters."""
        return self._expect("GetConversationUserCount", locals())

    def get_participant_read_index(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetParticipantReadIndexResult]:
        """Expect a call of `get_participant_read_index` with these parameters."""
        return self._expect("GetParticipantReadIndex", locals())

    def modify_participant_read_index(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        read_index: int = UNCHECKED,
        participant_user_id: int | None = UNCHECKED,
        participant_user_id_str: str | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ModifyParticipantReadIndexResult]:
        """Expect a call of `modify_participant_read_index` with these parameters."""
        return self._expect("ModifyParticipantReadIndex", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.participant",
        "...structs",
        "..expectations",
    ),
    ParticipantMethods,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.live import (
        BatchAddBlockParticipantsResult,
        BatchAddManagerResult,
        BatchAddWhitelistParticipantResult,
        BatchDeleteBlockParticipantsResult,
        BatchGetBlockParticipantsResult,
        BatchGetWhitelistParticipantResult,
        BatchRemoveManagerResult,
        BatchRemoveWhitelistParticipantResult,
        BatchUpdateLiveParticipantsResult,
        QueryLiveParticipantStatusResult,
    )
    from ...enums import BlockAction, MarkAction
    from ...structs import LiveParticipantInfo
    from ..expectations import Expectation

__all__ = ["LiveMethods"]


class LiveMethods(BaseStubs):
    """Stubs of Live groups."""

    def batch_add_manager(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        manager_user_ids: Sequence[int] | None = UNCHECKED,
        manager_user_ids_str: list[str] | None = UNCHECKED,
        operator: int | None = UNCHECKED,
        operator_str: str | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchAddManagerResult]:
        """Expect a call of `batch_add_manager` with these parameters."""
        return self._expect("BatchAddManager", locals())

    def batch_remove_manager(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int | None = UNCHECKED,
        operator_str: str | None = UNCHECKED,
        remove_manager_user_ids: Sequence[int] | None = UNCHECKED,
        remove_manager_user_ids_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchRemoveManagerResult]:
        """Expect a call of `batch_remove_manager` with these parameters."""
        return self._expect("BatchRemoveManager", locals())

    def batch_add_whitelist_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int | None = UNCHECKED,
        operator_str: str | None = UNCHECKED,
        participant_user_ids: Sequence[int] | None = UNCHECKED,
        participant_user_ids_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchAddWhitelistParticipantResult]:
        """Expect a call of `batch_add_whitelist_participant` with these parameters."""
        return self._expect("BatchAddWhitelistParticipant", locals())

    def batch_remove_whitelist_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        operator: int | None = UNCHECKED,
        operator_str: str | None = UNCHECKED,
        participant_user_ids: Sequence[int] | None = UNCHECKED,
        participant_user_ids_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchRemoveWhitelistParticipantResult]:
        """Expect a call of `batch_remove_whitelist_participant` with these parameters."""
        return self._expect("BatchRemoveWhitelistParticipant", locals())

    def batch_get_whitelist_participant(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        limit: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchGetWhitelistParticipantResult]:
        """Expect a call of `batch_get_whitelist_participant` with these parameters."""
        return self._expect("BatchGetWhitelistParticipant", locals())

    def batch_add_block_participants(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_block_infos: dict[int, int] | dict[str, int] | None = UNCHECKED,
        participant_block_infos_str: dict[str, int] | None = UNCHECKED,
        block_action: BlockAction | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchAddBlockParticipantsResult]:
        """Expect a call of `batch_add_block_participants` with these parameters."""
        return self._expect("BatchAddBlockParticipants", locals())

    def batch_delete_block_participants(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_user_ids: Sequence[int] | None = UNCHECKED,
        participant_user_ids_str: list[str] | None = UNCHECKED,
        block_action: BlockAction | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchDeleteBlockParticipantsResult]:
        """Expect a call of `batch_delete_block_participants` with these parameters."""
        return self._expect("BatchDeleteBlockParticipants", locals())

    def batch_get_block_participants(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        limit: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        block_action: BlockAction | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchGetBlockParticipantsResult]:
        """Expect a call of `batch_get_block_participants` with these parameters."""
        return self._expect("BatchGetBlockParticipants", locals())

    def batch_update_live_participants(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_infos: Sequence[LiveParticipantInfo] = UNCHECKED,
        mark_action: MarkAction | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchUpdateLiveParticipantsResult]:
        """Expect a call of `batch_update_live_participants` with these parameters."""
        return self._expect("BatchUpdateLiveParticipants", locals())

    def query_live_participant_status(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        participant_user_ids: Sequence[int] | None = UNCHECKED,
        participant_user_ids_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[QueryLiveParticipantStatusResult]:
        """Expect a call of `query_live_participant_status` with these parameters."""
        return self._expect("QueryLiveParticipantStatus", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.live",
        "...enums",
        "...structs",
        "..expectations",
    ),
    LiveMethods,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.message import (
        BatchSendGroupMessageResult,
        BatchSendMessageResult,
        DeleteConversationMessageResult,
        DeleteMessageResult,
        GetConversationMessagesResult,
        GetMessagesReadReceiptResult,
        GetMessagesResult,
        ModifyMessageResult,
        P2PSendMessageResult,
        RecallMessageResult,
        SendMessageResult,
    )
    from ...enums import (
        ConversationType,
        DeleteScope,
        MessagePriority,
        MessageType,
        ParticipantRole,
        ReadDirection,
    )
    from ...structs import SendRefMsgInfo
    from ..expectations import Expectation

__all__ = ["MessageMethods"]


class MessageMethods(BaseStubs):
    """Stubs of Messages."""

    def send_message(
        self,
        *,
        content: str = UNCHECKED,
        conversation_short_id: int = UNCHECKED,
        msg_type: MessageType | int = UNCHECKED,
        sender: int | None = UNCHECKED,
        sender_str: str | None = UNCHECKED,
        client_msg_id: str | None = UNCHECKED,
        create_time: int | None = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        invisible_users: Sequence[int] | None = UNCHECKED,
        invisible_users_str: list[str] | None = UNCHECKED,
        mentioned_users: Sequence[int] | None = UNCHECKED,
        mentioned_users_str: list[str] | None = UNCHECKED,
        priority: MessagePriority | int | None = UNCHECKED,
        ref_msg_info: SendRefMsgInfo | None = UNCHECKED,
        visible_users: Sequence[int] | None = UNCHECKED,
        visible_users_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[SendMessageResult]:
        """Expect a call of `send_message` with these parameters."""
        return self._expect("SendMessage", locals())

    def batch_send_message(
        self,
        *,
        content: str = UNCHECKED,
        msg_type: MessageType | int = UNCHECKED,
        receiver: Sequence[int] = UNCHECKED,
        sender: int = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        is_normal_user: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchSendMessageResult]:
        """Expect a call of `batch_send_message` with these parameters."""
        return self._expect("BatchSendMessage", locals())

    def get_messages(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetMessagesResult]:
        """Expect a call of `get_messages` with these parameters."""
        return self._expect("GetMessages", locals())

    def get_conversation_messages(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        limit: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        reverse: ReadDirection | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetConversationMessagesResult]:
        """Expect a call of `get_conversation_messages` with these parameters."""
        return self._expect("GetConversationMessages", locals())

    def modify_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        content: str | None = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ModifyMessageResult]:
        """Expect a call of `modify_message` with these parameters."""
        return self._expect("ModifyMessage", locals())

    def recall_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        participant_user_id: int = UNCHECKED,
        recall_role: ParticipantRole | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[RecallMessageResult]:
        """Expect a call of `recall_message` with these parameters."""
        return self._expect("RecallMessage", locals())

    def delete_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        participant_user_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DeleteMessageResult]:
        """Expect a call of `delete_message` with these parameters."""
        return self._expect("DeleteMessage", locals())

    def delete_conversation_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        delete_type: DeleteScope | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DeleteConversationMessageResult]:
        """Expect a call of `delete_conversation_message` with these parameters."""
        return self._expect("DeleteConversationMessage", locals())

    def get_messages_read_receipt(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetMessagesReadReceiptResult]:
        """Expect a call of `get_messages_read_receipt` with these parameters."""
        return self._expect("GetMessagesReadReceipt", locals())

    def p2p_send_message(
        self,
        *,
        sender: int = UNCHECKED,
        conversation_short_id: int = UNCHECKED,
        msg_type: MessageType | int = UNCHECKED,
        content: str = UNCHECKED,
        receiver_user_id: Sequence[int] | None = UNCHECKED,
        ignore_user_ids: Sequence[int] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[P2PSendMessageResult]:
        """Expect a call of `p2p_send_message` with these parameters."""
        return self._expect("P2PSendMessage", locals())

    def batch_send_group_message(
        self,
        *,
        sender: int = UNCHECKED,
        conversation_type: ConversationType | int = UNCHECKED,
        conversation_short_ids: Sequence[int] = UNCHECKED,
        msg_type: MessageType | int = UNCHECKED,
        content: str = UNCHECKED,
        mentioned_users: Sequence[int] | None = UNCHECKED,
        visible_users: Sequence[int] | None = UNCHECKED,
        invisible_users: Sequence[int] | None = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        client_msg_id: str | None = UNCHECKED,
        create_time: int | None = UNCHECKED,
        priority: MessagePriority | int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchSendGroupMessageResult]:
        """Expect a call of `batch_send_group_message` with these parameters."""
        return self._expect("BatchSendGroupMessage", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.message",
        "...enums",
        "...structs",
        "..expectations",
    ),
    MessageMethods,
)

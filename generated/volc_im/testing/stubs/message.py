# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: the calls that a stub can expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """What a stub can expect of Messages."""

    def send_message(
        self,
        *,
        content: str = UNCHECKED,
        conversation_short_id: int = UNCHECKED,
        msg_type: MessageType = UNCHECKED,
        sender: int | None = UNCHECKED,
        sender_str: str | None = UNCHECKED,
        client_msg_id: str | None = UNCHECKED,
        create_time: int | None = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        invisible_users: Sequence[int] | None = UNCHECKED,
        invisible_users_str: list[str] | None = UNCHECKED,
        mentioned_users: Sequence[int] | None = UNCHECKED,
        mentioned_users_str: list[str] | None = UNCHECKED,
        priority: MessagePriority | None = UNCHECKED,
        ref_msg_info: SendRefMsgInfo | None = UNCHECKED,
        visible_users: Sequence[int] | None = UNCHECKED,
        visible_users_str: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[SendMessageResult]:
        """Expect `send_message`, with these parameters among others."""
        return self._expect("SendMessage", locals())

    def batch_send_message(
        self,
        *,
        content: str = UNCHECKED,
        msg_type: MessageType = UNCHECKED,
        receiver: Sequence[int] = UNCHECKED,
        sender: int = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        is_normal_user: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchSendMessageResult]:
        """Expect `batch_send_message`, with these parameters among others."""
        return self._expect("BatchSendMessage", locals())

    def get_messages(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetMessagesResult]:
        """Expect `get_messages`, with these parameters among others."""
        return self._expect("GetMessages", locals())

    def get_conversation_messages(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        cursor: int = UNCHECKED,
        limit: int = UNCHECKED,
        reverse: ReadDirection | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetConversationMessagesResult]:
        """Expect `get_conversation_messages`, with these parameters among others."""
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
        """Expect `modify_message`, with these parameters among others."""
        return self._expect("ModifyMessage", locals())

    def recall_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        participant_user_id: int = UNCHECKED,
        recall_role: ParticipantRole | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[RecallMessageResult]:
        """Expect `recall_message`, with these parameters among others."""
        return self._expect("RecallMessage", locals())

    def delete_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        participant_user_id: int = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DeleteMessageResult]:
        """Expect `delete_message`, with these parameters among others."""
        return self._expect("DeleteMessage", locals())

    def delete_conversation_message(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_id: int = UNCHECKED,
        delete_type: DeleteScope | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DeleteConversationMessageResult]:
        """Expect `delete_conversation_message`, with these parameters among others."""
        return self._expect("DeleteConversationMessage", locals())

    def get_messages_read_receipt(
        self,
        *,
        conversation_short_id: int = UNCHECKED,
        message_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetMessagesReadReceiptResult]:
        """Expect `get_messages_read_receipt`, with these parameters among others."""
        return self._expect("GetMessagesReadReceipt", locals())

    def p2p_send_message(
        self,
        *,
        sender: int = UNCHECKED,
        conversation_short_id: int = UNCHECKED,
        msg_type: MessageType = UNCHECKED,
        content: str = UNCHECKED,
        receiver_user_id: Sequence[int] | None = UNCHECKED,
        ignore_user_ids: Sequence[int] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[P2PSendMessageResult]:
        """Expect `p2p_send_message`, with these parameters among others."""
        return self._expect("P2PSendMessage", locals())

    def batch_send_group_message(
        self,
        *,
        sender: int = UNCHECKED,
        conversation_type: ConversationType = UNCHECKED,
        conversation_short_ids: Sequence[int] = UNCHECKED,
        msg_type: MessageType = UNCHECKED,
        content: str = UNCHECKED,
        mentioned_users: Sequence[int] | None = UNCHECKED,
        visible_users: Sequence[int] | None = UNCHECKED,
        invisible_users: Sequence[int] | None = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        client_msg_id: str | None = UNCHECKED,
        create_time: int | None = UNCHECKED,
        priority: MessagePriority | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchSendGroupMessageResult]:
        """Expect `batch_send_group_message`, with these parameters among others."""
        return self._expect("BatchSendGroupMessage", locals())

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import message as _actions
    from ..actions.message import (
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
    from ..enums import (
        ConversationType,
        DeleteScope,
        MessagePriority,
        MessageType,
        ParticipantRole,
        ReadDirection,
    )
    from ..structs import MessageBody, SendRefMsgInfo
else:
    _actions = LazyModule("..actions.message", __package__)

__all__ = ["AsyncMessageMethods", "MessageMethods"]


class MessageMethods(BaseSyncClient):
    """Send, read, change, recall and delete messages, to one conversation or to many."""

    def send_message(
        self,
        *,
        content: str,
        conversation_short_id: int,
        msg_type: MessageType,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message to a conversation on behalf of a user.

        The sender must be a member of the conversation. No third-party callback is triggered, and
        the message is sent even if the sender or the whole conversation is muted. In a live group,
        messages of low and normal priority share 30 a second and those of high priority have 10 a
        second; what goes beyond that may be lost.

        Limit: 50 calls a second, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            conversation_short_id: Conversation that receives the message.
            msg_type: Type of the message, which tells clients how to read `content`.
            sender: User who sends the message. 0 or more. Send this or `sender_str`.
            sender_str: The sender's id in its string form, for apps whose user ids are strings.
            client_msg_id: Your own key for this message. Sending again with the same key does not
                send the message twice.
            create_time: Time that the message carries. Unix time in milliseconds.
            ext: Your own data for the message, text to text.
            invisible_users: Members who do not see the message. Everyone sees it when this and
                `visible_users` are both empty. Send this or `invisible_users_str`.
            invisible_users_str: The ids of these members in their string form.
            mentioned_users: Members who are mentioned with @ in the message. Send this or
                `mentioned_users_str`.
            mentioned_users_str: The ids of these members in their string form.
            priority: Priority of the message; it matters in live groups only.
            ref_msg_info: Message that this one quotes.
            visible_users: Members who see the message. Everyone sees it when this and
                `invisible_users` are both empty. Send this or `visible_users_str`.
            visible_users_str: The ids of these members in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `message_id`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.send_message(
                content='{"text":"Your order has shipped."}',
                conversation_short_id=7244530000000000001,
                msg_type=MessageType.TEXT,
                sender=10001,
                client_msg_id="order-7788-shipped",
                ext={"order": "7788"},
                mentioned_users=[10002],
            )

        Source: document 6348/337135.
        """
        try:
            _request = _actions.SendMessageRequest(
                content=content,
                conversation_short_id=conversation_short_id,
                msg_type=msg_type,
                sender=sender,
                sender_str=sender_str,
                client_msg_id=client_msg_id,
                create_time=create_time,
                ext=ext,
                invisible_users=invisible_users,
                invisible_users_str=invisible_users_str,
                mentioned_users=mentioned_users,
                mentioned_users_str=mentioned_users_str,
                priority=priority,
                ref_msg_info=ref_msg_info,
                visible_users=visible_users,
                visible_users_str=visible_users_str,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.SEND_MESSAGE, _request)

    def batch_send_message(
        self,
        *,
        content: str,
        msg_type: MessageType,
        receiver: Sequence[int],
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        is_normal_user: bool | None = None,
        app_id: int | None = None,
    ) -> BatchSendMessageResult:
        """Send one message to many users, to each in a one-to-one conversation.

        The BeforeSendMessage callback is not triggered, and neither mutes nor blacklists are
        checked. Users who could not be reached are listed in the reply.

        Limit: 12000 items of `receiver` a minute, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            msg_type: Type of the message, which tells clients how to read `content`.
            receiver: Users who receive the message. 500 items at the most per call.
            sender: User who sends the message. 0 or more.
            ext: Your own data for the message, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            is_normal_user: True when the sender is an ordinary user, false when it is a robot. The
                server takes `False` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `user_message_id`, `failed_receiver`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_send_message(
                content='{"text":"Your order has shipped."}',
                msg_type=MessageType.TEXT,
                receiver=[10002, 10003],
                sender=10001,
                ext={"order": "7788"},
                is_normal_user=False,
            )

        Source: document 6348/1263587.
        """
        try:
            _request = _actions.BatchSendMessageRequest(
                content=content,
                msg_type=msg_type,
                receiver=receiver,
                sender=sender,
                ext=ext,
                inbox_type=inbox_type,
                is_normal_user=is_normal_user,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.BATCH_SEND_MESSAGE, _request)

    def get_messages(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesResult:
        """Read chosen messages of a conversation by their ids.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to read.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `messages`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_messages(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001, 7244530000000001002],
            )

        Source: document 6348/337136.
        """
        _request = _actions.GetMessagesRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_MESSAGES, _request)

    def get_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        reverse: ReadDirection | None = None,
        app_id: int | None = None,
    ) -> GetConversationMessagesResult:
        """List the messages of a conversation, page by page.

        A live group is read backward only, with `reverse` 1.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that is read.
            cursor: Where this page starts, an `index_in_conversation`. Go on with the `new_cursor`
                of the page before.
            limit: Number of messages on a page. 1 to 20.
            reverse: Direction of reading; live groups accept 1 only. The server takes a value that
                it does not know as 0. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `messages`, `new_cursor`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_conversation_messages(
                conversation_short_id=7244530000000000001,
                cursor=1669723135894214,
                limit=20,
                reverse=ReadDirection.FORWARD,
            )

        Source: document 6348/337138.
        """
        _request = _actions.GetConversationMessagesRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            reverse=reverse,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_MESSAGES, _request)

    def iter_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        reverse: ReadDirection | None = None,
        start: int | None = None,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[GetConversationMessagesResult, MessageBody]:
        """List the messages of a conversation, page by page.

        A live group is read backward only, with `reverse` 1.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that is read.
            reverse: Direction of reading; live groups accept 1 only. The server takes a value that
                it does not know as 0. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of messages on a page. 1 to 20.
            start: Where to begin: the `new_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each MessageBody; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_conversation_messages(
                conversation_short_id=7244530000000000001,
                reverse=ReadDirection.FORWARD,
            ):
                print(item)

        Source: document 6348/337138.
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        if start is None:
            start = 9223372036854775807 if reverse == 1 else 0

        _fetch = _partial(
            self.get_conversation_messages,
            limit=limit,
            conversation_short_id=conversation_short_id,
            reverse=reverse,
            app_id=app_id,
        )
        return _Pager(_actions.GET_CONVERSATION_MESSAGES_LISTING, _fetch, start)

    def modify_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        content: str | None = None,
        ext: dict[str, str] | None = None,
        app_id: int | None = None,
    ) -> ModifyMessageResult:
        """Change the content or the custom data of a message.

        A message that has expired cannot be changed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            content: New body. Where a client SDK reads it, it must follow the message format of
                document 6348/372181.
            ext: Custom data, merged key by key. A key that you send is added or gets the new value;
                all others stay.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.modify_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                content='{"text":"Your order has arrived."}',
                ext={"order": "7788"},
            )

        Source: document 6348/337137.
        """
        try:
            _request = _actions.ModifyMessageRequest(
                conversation_short_id=conversation_short_id,
                message_id=message_id,
                content=content,
                ext=ext,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.MODIFY_MESSAGE, _request)

    def recall_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        recall_role: ParticipantRole | None = None,
        app_id: int | None = None,
    ) -> RecallMessageResult:
        """Recall a message of a conversation on behalf of a member.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            participant_user_id: Member who recalls the message. 0 or more.
            recall_role: Role in which the member recalls the message.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message); `ParticipantNotInConversation` (The user is not a member
                of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.recall_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
                recall_role=ParticipantRole.MEMBER,
            )

        Source: document 6348/337141.
        """
        _request = _actions.RecallMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            participant_user_id=participant_user_id,
            recall_role=recall_role,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.RECALL_MESSAGE, _request)

    def delete_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        app_id: int | None = None,
    ) -> DeleteMessageResult:
        """Delete a message for one member; the others keep it.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            participant_user_id: Member who no longer sees the message. 0 or more.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message); `ParticipantNotInConversation` (The user is not a member
                of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.delete_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
            )

        Source: document 6348/337139.
        """
        _request = _actions.DeleteMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            participant_user_id=participant_user_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.DELETE_MESSAGE, _request)

    def delete_conversation_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        delete_type: DeleteScope | None = None,
        app_id: int | None = None,
    ) -> DeleteConversationMessageResult:
        """Delete a message of a conversation, for everyone or for all but its sender.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            delete_type: Who no longer sees the message; live groups accept 0 only. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.delete_conversation_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                delete_type=DeleteScope.EVERYONE,
            )

        Source: document 6348/337140.
        """
        _request = _actions.DeleteConversationMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            delete_type=delete_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.DELETE_CONVERSATION_MESSAGE, _request)

    def get_messages_read_receipt(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesReadReceiptResult:
        """See who has read given messages.

        Look at `receiver_is_read` in a one-to-one conversation only.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to look up.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `read_receipt`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `LiveConversationNotSupport` (Not possible in a live group);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_messages_read_receipt(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001],
            )

        Source: document 6348/1223552.
        """
        _request = _actions.GetMessagesReadReceiptRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_MESSAGES_READ_RECEIPT, _request)

    def p2p_send_message(
        self,
        *,
        sender: int,
        conversation_short_id: int,
        msg_type: MessageType,
        content: str,
        receiver_user_id: Sequence[int] | None = None,
        ignore_user_ids: Sequence[int] | None = None,
        app_id: int | None = None,
    ) -> P2PSendMessageResult:
        """Send a transient message to the members of a conversation who are online.

        Only users who are online receive it, and clients do not store it. The sender must be a
        member of the conversation. No third-party callback is triggered, and mutes are not checked.

        Limit: 100 calls a second, for the whole account.

        Args:
            sender: User who sends the message. 0 or more.
            conversation_short_id: Conversation whose members receive the message.
            msg_type: Type of the message, which tells clients how to read `content`.
            content: Body of the message in any format; it is passed on as it is.
            receiver_user_id: Members who receive the message, and nobody else. When this is sent,
                `ignore_user_ids` has no effect.
            ignore_user_ids: Members who do not receive the message.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `p2p_result`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.p2p_send_message(
                sender=10001,
                conversation_short_id=7244530000000000001,
                msg_type=MessageType.CUSTOM,
                content='{"typing":true}',
                receiver_user_id=[10002, 10003],
            )

        Source: document 6348/1277382.
        """
        try:
            _request = _actions.P2PSendMessageRequest(
                sender=sender,
                conversation_short_id=conversation_short_id,
                msg_type=msg_type,
                content=content,
                receiver_user_id=receiver_user_id,
                ignore_user_ids=ignore_user_ids,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.P2P_SEND_MESSAGE, _request)

    def batch_send_group_message(
        self,
        *,
        sender: int,
        conversation_type: ConversationType,
        conversation_short_ids: Sequence[int],
        msg_type: MessageType,
        content: str,
        mentioned_users: Sequence[int] | None = None,
        visible_users: Sequence[int] | None = None,
        invisible_users: Sequence[int] | None = None,
        ext: dict[str, str] | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        priority: MessagePriority | None = None,
        app_id: int | None = None,
    ) -> BatchSendGroupMessageResult:
        """Send one message to several groups, or to several live groups.

        All conversations of a call are of one kind. The callback after sending is triggered, the
        one before sending is not, and mutes are not checked.

        Limit: 5 calls a second, for the whole account.

        Args:
            sender: User who sends the message. 0 or more.
            conversation_type: Kind of all the conversations, 2 or 100; one-to-one is not accepted.
            conversation_short_ids: Conversations that receive the message, all of the kind in
                `conversation_type`. 20 items at the most per call.
            msg_type: Type of the message, which tells clients how to read `content`.
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            mentioned_users: Members who are mentioned with @ in the message.
            visible_users: Members who see the message. Everyone sees it when this and
                `invisible_users` are both empty.
            invisible_users: Members who do not see the message. Everyone sees it when this and
                `visible_users` are both empty.
            ext: Your own data for the message, text to text.
            client_msg_id: Your own key for this message. Sending again with the same key does not
                send the message twice.
            create_time: Time that the message carries. Unix time in milliseconds.
            priority: Priority of the message; it matters in live groups only.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `data`: the object as the server sends it.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of ids holds one
                that is no id); `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_send_group_message(
                sender=10001,
                conversation_type=ConversationType.GROUP,
                conversation_short_ids=[7244530000000000002, 7244530000000000003],
                msg_type=MessageType.TEXT,
                content='{"text":"We open at nine tomorrow."}',
                client_msg_id="notice-2023-07-01",
            )

        Source: document 6348/1756984.
        """
        try:
            _request = _actions.BatchSendGroupMessageRequest(
                sender=sender,
                conversation_type=conversation_type,
                conversation_short_ids=conversation_short_ids,
                msg_type=msg_type,
                content=content,
                mentioned_users=mentioned_users,
                visible_users=visible_users,
                invisible_users=invisible_users,
                ext=ext,
                client_msg_id=client_msg_id,
                create_time=create_time,
                priority=priority,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.BATCH_SEND_GROUP_MESSAGE, _request)


class AsyncMessageMethods(BaseAsyncClient):
    """Send, read, change, recall and delete messages, to one conversation or to many. Awaited."""

    async def send_message(
        self,
        *,
        content: str,
        conversation_short_id: int,
        msg_type: MessageType,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message to a conversation on behalf of a user.

        The sender must be a member of the conversation. No third-party callback is triggered, and
        the message is sent even if the sender or the whole conversation is muted. In a live group,
        messages of low and normal priority share 30 a second and those of high priority have 10 a
        second; what goes beyond that may be lost.

        Limit: 50 calls a second, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            conversation_short_id: Conversation that receives the message.
            msg_type: Type of the message, which tells clients how to read `content`.
            sender: User who sends the message. 0 or more. Send this or `sender_str`.
            sender_str: The sender's id in its string form, for apps whose user ids are strings.
            client_msg_id: Your own key for this message. Sending again with the same key does not
                send the message twice.
            create_time: Time that the message carries. Unix time in milliseconds.
            ext: Your own data for the message, text to text.
            invisible_users: Members who do not see the message. Everyone sees it when this and
                `visible_users` are both empty. Send this or `invisible_users_str`.
            invisible_users_str: The ids of these members in their string form.
            mentioned_users: Members who are mentioned with @ in the message. Send this or
                `mentioned_users_str`.
            mentioned_users_str: The ids of these members in their string form.
            priority: Priority of the message; it matters in live groups only.
            ref_msg_info: Message that this one quotes.
            visible_users: Members who see the message. Everyone sees it when this and
                `invisible_users` are both empty. Send this or `visible_users_str`.
            visible_users_str: The ids of these members in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `message_id`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.send_message(
                content='{"text":"Your order has shipped."}',
                conversation_short_id=7244530000000000001,
                msg_type=MessageType.TEXT,
                sender=10001,
                client_msg_id="order-7788-shipped",
                ext={"order": "7788"},
                mentioned_users=[10002],
            )

        Source: document 6348/337135.
        """
        try:
            _request = _actions.SendMessageRequest(
                content=content,
                conversation_short_id=conversation_short_id,
                msg_type=msg_type,
                sender=sender,
                sender_str=sender_str,
                client_msg_id=client_msg_id,
                create_time=create_time,
                ext=ext,
                invisible_users=invisible_users,
                invisible_users_str=invisible_users_str,
                mentioned_users=mentioned_users,
                mentioned_users_str=mentioned_users_str,
                priority=priority,
                ref_msg_info=ref_msg_info,
                visible_users=visible_users,
                visible_users_str=visible_users_str,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.SEND_MESSAGE, _request)

    async def batch_send_message(
        self,
        *,
        content: str,
        msg_type: MessageType,
        receiver: Sequence[int],
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        is_normal_user: bool | None = None,
        app_id: int | None = None,
    ) -> BatchSendMessageResult:
        """Send one message to many users, to each in a one-to-one conversation.

        The BeforeSendMessage callback is not triggered, and neither mutes nor blacklists are
        checked. Users who could not be reached are listed in the reply.

        Limit: 12000 items of `receiver` a minute, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            msg_type: Type of the message, which tells clients how to read `content`.
            receiver: Users who receive the message. 500 items at the most per call.
            sender: User who sends the message. 0 or more.
            ext: Your own data for the message, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            is_normal_user: True when the sender is an ordinary user, false when it is a robot. The
                server takes `False` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `user_message_id`, `failed_receiver`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_send_message(
                content='{"text":"Your order has shipped."}',
                msg_type=MessageType.TEXT,
                receiver=[10002, 10003],
                sender=10001,
                ext={"order": "7788"},
                is_normal_user=False,
            )

        Source: document 6348/1263587.
        """
        try:
            _request = _actions.BatchSendMessageRequest(
                content=content,
                msg_type=msg_type,
                receiver=receiver,
                sender=sender,
                ext=ext,
                inbox_type=inbox_type,
                is_normal_user=is_normal_user,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.BATCH_SEND_MESSAGE, _request)

    async def get_messages(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesResult:
        """Read chosen messages of a conversation by their ids.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to read.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `messages`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_messages(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001, 7244530000000001002],
            )

        Source: document 6348/337136.
        """
        _request = _actions.GetMessagesRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_MESSAGES, _request)

    async def get_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        reverse: ReadDirection | None = None,
        app_id: int | None = None,
    ) -> GetConversationMessagesResult:
        """List the messages of a conversation, page by page.

        A live group is read backward only, with `reverse` 1.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that is read.
            cursor: Where this page starts, an `index_in_conversation`. Go on with the `new_cursor`
                of the page before.
            limit: Number of messages on a page. 1 to 20.
            reverse: Direction of reading; live groups accept 1 only. The server takes a value that
                it does not know as 0. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `messages`, `new_cursor`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_conversation_messages(
                conversation_short_id=7244530000000000001,
                cursor=1669723135894214,
                limit=20,
                reverse=ReadDirection.FORWARD,
            )

        Source: document 6348/337138.
        """
        _request = _actions.GetConversationMessagesRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            reverse=reverse,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_MESSAGES, _request)

    def iter_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        reverse: ReadDirection | None = None,
        start: int | None = None,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[GetConversationMessagesResult, MessageBody]:
        """List the messages of a conversation, page by page.

        A live group is read backward only, with `reverse` 1.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that is read.
            reverse: Direction of reading; live groups accept 1 only. The server takes a value that
                it does not know as 0. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of messages on a page. 1 to 20.
            start: Where to begin: the `new_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each MessageBody; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_conversation_messages(
                conversation_short_id=7244530000000000001,
                reverse=ReadDirection.FORWARD,
            ):
                print(item)

        Source: document 6348/337138.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        if start is None:
            start = 9223372036854775807 if reverse == 1 else 0

        _fetch = _partial(
            self.get_conversation_messages,
            limit=limit,
            conversation_short_id=conversation_short_id,
            reverse=reverse,
            app_id=app_id,
        )
        return _Pager(_actions.GET_CONVERSATION_MESSAGES_LISTING, _fetch, start)

    async def modify_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        content: str | None = None,
        ext: dict[str, str] | None = None,
        app_id: int | None = None,
    ) -> ModifyMessageResult:
        """Change the content or the custom data of a message.

        A message that has expired cannot be changed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            content: New body. Where a client SDK reads it, it must follow the message format of
                document 6348/372181.
            ext: Custom data, merged key by key. A key that you send is added or gets the new value;
                all others stay.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.modify_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                content='{"text":"Your order has arrived."}',
                ext={"order": "7788"},
            )

        Source: document 6348/337137.
        """
        try:
            _request = _actions.ModifyMessageRequest(
                conversation_short_id=conversation_short_id,
                message_id=message_id,
                content=content,
                ext=ext,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.MODIFY_MESSAGE, _request)

    async def recall_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        recall_role: ParticipantRole | None = None,
        app_id: int | None = None,
    ) -> RecallMessageResult:
        """Recall a message of a conversation on behalf of a member.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            participant_user_id: Member who recalls the message. 0 or more.
            recall_role: Role in which the member recalls the message.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message); `ParticipantNotInConversation` (The user is not a member
                of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.recall_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
                recall_role=ParticipantRole.MEMBER,
            )

        Source: document 6348/337141.
        """
        _request = _actions.RecallMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            participant_user_id=participant_user_id,
            recall_role=recall_role,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.RECALL_MESSAGE, _request)

    async def delete_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        app_id: int | None = None,
    ) -> DeleteMessageResult:
        """Delete a message for one member; the others keep it.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            participant_user_id: Member who no longer sees the message. 0 or more.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message); `ParticipantNotInConversation` (The user is not a member
                of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.delete_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
            )

        Source: document 6348/337139.
        """
        _request = _actions.DeleteMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            participant_user_id=participant_user_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.DELETE_MESSAGE, _request)

    async def delete_conversation_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        delete_type: DeleteScope | None = None,
        app_id: int | None = None,
    ) -> DeleteConversationMessageResult:
        """Delete a message of a conversation, for everyone or for all but its sender.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's id.
            delete_type: Who no longer sees the message; live groups accept 0 only. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.delete_conversation_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                delete_type=DeleteScope.EVERYONE,
            )

        Source: document 6348/337140.
        """
        _request = _actions.DeleteConversationMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            delete_type=delete_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.DELETE_CONVERSATION_MESSAGE, _request)

    async def get_messages_read_receipt(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesReadReceiptResult:
        """See who has read given messages.

        Look at `receiver_is_read` in a one-to-one conversation only.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to look up.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `read_receipt`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation); `MessageNotFound`
                (There is no such message).
            InvalidParameterError: `LiveConversationNotSupport` (Not possible in a live group);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_messages_read_receipt(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001],
            )

        Source: document 6348/1223552.
        """
        _request = _actions.GetMessagesReadReceiptRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_MESSAGES_READ_RECEIPT, _request)

    async def p2p_send_message(
        self,
        *,
        sender: int,
        conversation_short_id: int,
        msg_type: MessageType,
        content: str,
        receiver_user_id: Sequence[int] | None = None,
        ignore_user_ids: Sequence[int] | None = None,
        app_id: int | None = None,
    ) -> P2PSendMessageResult:
        """Send a transient message to the members of a conversation who are online.

        Only users who are online receive it, and clients do not store it. The sender must be a
        member of the conversation. No third-party callback is triggered, and mutes are not checked.

        Limit: 100 calls a second, for the whole account.

        Args:
            sender: User who sends the message. 0 or more.
            conversation_short_id: Conversation whose members receive the message.
            msg_type: Type of the message, which tells clients how to read `content`.
            content: Body of the message in any format; it is passed on as it is.
            receiver_user_id: Members who receive the message, and nobody else. When this is sent,
                `ignore_user_ids` has no effect.
            ignore_user_ids: Members who do not receive the message.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `p2p_result`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.p2p_send_message(
                sender=10001,
                conversation_short_id=7244530000000000001,
                msg_type=MessageType.CUSTOM,
                content='{"typing":true}',
                receiver_user_id=[10002, 10003],
            )

        Source: document 6348/1277382.
        """
        try:
            _request = _actions.P2PSendMessageRequest(
                sender=sender,
                conversation_short_id=conversation_short_id,
                msg_type=msg_type,
                content=content,
                receiver_user_id=receiver_user_id,
                ignore_user_ids=ignore_user_ids,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.P2P_SEND_MESSAGE, _request)

    async def batch_send_group_message(
        self,
        *,
        sender: int,
        conversation_type: ConversationType,
        conversation_short_ids: Sequence[int],
        msg_type: MessageType,
        content: str,
        mentioned_users: Sequence[int] | None = None,
        visible_users: Sequence[int] | None = None,
        invisible_users: Sequence[int] | None = None,
        ext: dict[str, str] | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        priority: MessagePriority | None = None,
        app_id: int | None = None,
    ) -> BatchSendGroupMessageResult:
        """Send one message to several groups, or to several live groups.

        All conversations of a call are of one kind. The callback after sending is triggered, the
        one before sending is not, and mutes are not checked.

        Limit: 5 calls a second, for the whole account.

        Args:
            sender: User who sends the message. 0 or more.
            conversation_type: Kind of all the conversations, 2 or 100; one-to-one is not accepted.
            conversation_short_ids: Conversations that receive the message, all of the kind in
                `conversation_type`. 20 items at the most per call.
            msg_type: Type of the message, which tells clients how to read `content`.
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            mentioned_users: Members who are mentioned with @ in the message.
            visible_users: Members who see the message. Everyone sees it when this and
                `invisible_users` are both empty.
            invisible_users: Members who do not see the message. Everyone sees it when this and
                `visible_users` are both empty.
            ext: Your own data for the message, text to text.
            client_msg_id: Your own key for this message. Sending again with the same key does not
                send the message twice.
            create_time: Time that the message carries. Unix time in milliseconds.
            priority: Priority of the message; it matters in live groups only.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `data`: the object as the server sends it.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of ids holds one
                that is no id); `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_send_group_message(
                sender=10001,
                conversation_type=ConversationType.GROUP,
                conversation_short_ids=[7244530000000000002, 7244530000000000003],
                msg_type=MessageType.TEXT,
                content='{"text":"We open at nine tomorrow."}',
                client_msg_id="notice-2023-07-01",
            )

        Source: document 6348/1756984.
        """
        try:
            _request = _actions.BatchSendGroupMessageRequest(
                sender=sender,
                conversation_type=conversation_type,
                conversation_short_ids=conversation_short_ids,
                msg_type=msg_type,
                content=content,
                mentioned_users=mentioned_users,
                visible_users=visible_users,
                invisible_users=invisible_users,
                ext=ext,
                client_msg_id=client_msg_id,
                create_time=create_time,
                priority=priority,
                app_id=self._parameter("app_id", app_id),
            )
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.BATCH_SEND_GROUP_MESSAGE, _request)

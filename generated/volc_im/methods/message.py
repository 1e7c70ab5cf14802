# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.hide_locals import hide_locals as _hide_locals
from .._core.util.hide_locals import hide_locals_async as _hide_locals_async
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .. import content as _content
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
    _content = LazyModule("..content", __package__)

__all__ = ["AsyncMessageMethods", "MessageMethods"]


class MessageMethods(BaseSyncClient):
    """Send, read, change, recall and delete messages, in one conversation or in many."""

    @_hide_locals
    def send_message(
        self,
        *,
        content: str,
        conversation_short_id: int,
        msg_type: MessageType | int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message to a conversation on behalf of a user.

        The sender must be a member of the conversation. No third-party callback is triggered, and
        the message is sent even if the sender or the whole conversation is muted. A live group has
        a limit of 30 messages per second for low and normal priority together, and of 10 per second
        for high priority; messages beyond these limits may be lost.

        Limit: 50 calls per second, for the whole account.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            conversation_short_id: Conversation that receives the message.
            msg_type: Type of the message; clients parse `content` by it.
            sender: User who sends the message. At least 0. Send this or `sender_str`.
            sender_str: The sender's ID in its string form, for apps whose user IDs are strings.
            client_msg_id: Idempotency key of this message. Sending again with the same key does not
                duplicate the message.
            create_time: Time of the message. Unix time in milliseconds.
            ext: Custom data of the message, string to string.
            invisible_users: Members who cannot see the message. If this and `visible_users` are
                empty, everyone can. Send this or `invisible_users_str`.
            invisible_users_str: The IDs of these members in their string form.
            mentioned_users: Members who are mentioned with @ in the message. Send this or
                `mentioned_users_str`.
            mentioned_users_str: The IDs of these members in their string form.
            priority: Priority of the message; only for live groups.
            ref_msg_info: The quoted message.
            visible_users: Members who can see the message. If this and `invisible_users` are empty,
                everyone can. Send this or `visible_users_str`.
            visible_users_str: The IDs of these members in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `message_id`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

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

        Source: https://www.volcengine.com/docs/6348/337135
        """
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
        return self._call(_actions.SEND_MESSAGE, _request)

    @_hide_locals
    def send_text(
        self,
        text: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a text message: `send_message` with the type and the content of `content.text`.

        Args:
            text: See `content.text`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_text(
                "Your order has shipped.", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.text(text)
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def send_image(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        width: int | None = None,
        height: int | None = None,
        thumbnail_url: str | None = None,
        preview_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send an image message: `send_message` with the type and the content of `content.image`.

        Args:
            url: See `content.image`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_image(
                "https://cdn.example.com/cat.png", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.image(
            url,
            width=width,
            height=height,
            thumbnail_url=thumbnail_url,
            preview_url=preview_url,
            size=size,
            name=name,
        )
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def send_video(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        duration_s: float | None = None,
        width: int | None = None,
        height: int | None = None,
        cover_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a video message: `send_message` with the type and the content of `content.video`.

        Args:
            url: See `content.video`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_video(
                "https://cdn.example.com/cat.mp4", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.video(
            url,
            duration_s=duration_s,
            width=width,
            height=height,
            cover_url=cover_url,
            size=size,
            name=name,
        )
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def send_file(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a file message: `send_message` with the type and the content of `content.file`.

        Args:
            url: See `content.file`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_file(
                "https://cdn.example.com/cat.pdf", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.file(url, size=size, name=name)
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def send_audio(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        duration_s: float | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send an audio message: `send_message` with the type and the content of `content.audio`.

        Args:
            url: See `content.audio`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_audio(
                "https://cdn.example.com/meow.m4a", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.audio(url, duration_s=duration_s, size=size, name=name)
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def send_custom(
        self,
        data: Mapping[str, object] | str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message in a custom format: `send_message` with the type and the content of `content.custom`.

        Args:
            data: See `content.custom`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            im.send_custom(
                {"coupon": "MEOW"}, conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.custom(data)
        return self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals
    def batch_send_message(
        self,
        *,
        content: str,
        msg_type: MessageType | int,
        receiver: Sequence[int],
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        is_normal_user: bool | None = None,
        app_id: int | None = None,
    ) -> BatchSendMessageResult:
        """Send one message to many users, each in a one-to-one conversation.

        The BeforeSendMessage callback is not triggered, and mutes and blacklists are not checked.
        The reply lists the users to whom the message could not be sent.

        Limit: 12000 items of `receiver` per minute, for the whole account.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            msg_type: Type of the message; clients parse `content` by it.
            receiver: Receivers of the message. At most 500 items per call.
            sender: User who sends the message. At least 0.
            ext: Custom data of the message, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            is_normal_user: True if the sender is an ordinary user, false if it is a robot. Default
                on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `user_message_id`, `failed_receiver`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_send_message(
                content='{"text":"Your order has shipped."}',
                msg_type=MessageType.TEXT,
                receiver=[10002, 10003],
                sender=10001,
                ext={"order": "7788"},
                is_normal_user=False,
            )

        Source: https://www.volcengine.com/docs/6348/1263587
        """
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
        return self._call(_actions.BATCH_SEND_MESSAGE, _request)

    def get_messages(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesResult:
        """Get several messages of a conversation by their IDs.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to get.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `messages`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_messages(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001, 7244530000000001002],
            )

        Source: https://www.volcengine.com/docs/6348/337136
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
        limit: int,
        cursor: int | None = None,
        reverse: ReadDirection | int | None = None,
        app_id: int | None = None,
    ) -> GetConversationMessagesResult:
        """List the messages of a conversation, page by page.

        The messages of a live group can only be read backward, with `reverse` 1.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation whose messages to list.
            limit: Number of messages per page. 1 to 20.
            cursor: Start of this page, an `index_in_conversation`. For the next page, send the
                `new_cursor` of the previous one. Default: `0`, which is before all items; when
                `reverse` is 1: `9223372036854775807`, which is after all items.
            reverse: Direction of reading; live groups support only 1. The server treats an unknown
                value as 0. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `has_more`, `messages`, `new_cursor`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_conversation_messages(
                conversation_short_id=7244530000000000001,
                limit=20,
                cursor=1669723135894214,
                reverse=ReadDirection.FORWARD,
            )

        Source: https://www.volcengine.com/docs/6348/337138
        """
        if cursor is None:
            cursor = 9223372036854775807 if reverse == 1 else 0
        _request = _actions.GetConversationMessagesRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            reverse=reverse,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_MESSAGES, _request)

    def iter_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        reverse: ReadDirection | int | None = None,
        start: int | None = None,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[GetConversationMessagesResult, MessageBody]:
        """List the messages of a conversation, page by page.

        The messages of a live group can only be read backward, with `reverse` 1.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation whose messages to list.
            reverse: Direction of reading; live groups support only 1. The server treats an unknown
                value as 0. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of messages per page. 1 to 20.
            start: Cursor to begin at: the `new_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of MessageBody; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_conversation_messages(
                conversation_short_id=7244530000000000001,
                reverse=ReadDirection.FORWARD,
            ):
                print(item)

        Source: https://www.volcengine.com/docs/6348/337138
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

    @_hide_locals
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

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            content: New content. If a client SDK parses it, it must have the message format of
                document 6348/372181.
            ext: Custom data, merged by key. Keys that you send are added or overwritten; all others
                stay.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.modify_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                content='{"text":"Your order has arrived."}',
                ext={"order": "7788"},
            )

        Source: https://www.volcengine.com/docs/6348/337137
        """
        _request = _actions.ModifyMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            content=content,
            ext=ext,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.MODIFY_MESSAGE, _request)

    def recall_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        recall_role: ParticipantRole | int | None = None,
        app_id: int | None = None,
    ) -> RecallMessageResult:
        """Recall a message of a conversation on behalf of a member.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            participant_user_id: Member who recalls the message. At least 0.
            recall_role: Role in which the member recalls the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist); `ParticipantNotInConversation` (The
                user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.recall_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
                recall_role=ParticipantRole.MEMBER,
            )

        Source: https://www.volcengine.com/docs/6348/337141
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
        """Delete a message for one member; the others still see it.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            participant_user_id: Member who no longer sees the message. At least 0.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist); `ParticipantNotInConversation` (The
                user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.delete_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                participant_user_id=10001,
            )

        Source: https://www.volcengine.com/docs/6348/337139
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
        delete_type: DeleteScope | int | None = None,
        app_id: int | None = None,
    ) -> DeleteConversationMessageResult:
        """Delete a message of a conversation, for everyone or for everyone but its sender.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            delete_type: For whom the message is deleted; live groups support only 0. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.delete_conversation_message(
                conversation_short_id=7244530000000000001,
                message_id=7244530000000001001,
                delete_type=DeleteScope.EVERYONE,
            )

        Source: https://www.volcengine.com/docs/6348/337140
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
        """Get the read receipts of messages.

        `receiver_is_read` is only meaningful in a one-to-one conversation.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to look up.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `read_receipt`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `MessageNotFound` (The message does not exist).
            InvalidParameterError: `LiveConversationNotSupport` (Not supported in a live group);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_messages_read_receipt(
                conversation_short_id=7244530000000000001,
                message_ids=[7244530000000001001],
            )

        Source: https://www.volcengine.com/docs/6348/1223552
        """
        _request = _actions.GetMessagesReadReceiptRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_MESSAGES_READ_RECEIPT, _request)

    @_hide_locals
    def p2p_send_message(
        self,
        *,
        sender: int,
        conversation_short_id: int,
        msg_type: MessageType | int,
        content: str,
        receiver_user_id: Sequence[int] | None = None,
        ignore_user_ids: Sequence[int] | None = None,
        app_id: int | None = None,
    ) -> P2PSendMessageResult:
        """Send a transient message to the online members of a conversation.

        Only online users receive the message, and clients do not store it. The sender must be a
        member of the conversation. No third-party callback is triggered, and mutes are not checked.

        Limit: 100 calls per second, for the whole account.

        Args:
            sender: User who sends the message. At least 0.
            conversation_short_id: Conversation whose members receive the message.
            msg_type: Type of the message; clients parse `content` by it.
            content: Content of the message in any format; the server passes it on unchanged.
            receiver_user_id: The only members who receive the message. If this is sent,
                `ignore_user_ids` has no effect.
            ignore_user_ids: Members who do not receive the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `p2p_result`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.p2p_send_message(
                sender=10001,
                conversation_short_id=7244530000000000001,
                msg_type=MessageType.CUSTOM,
                content='{"typing":true}',
                receiver_user_id=[10002, 10003],
            )

        Source: https://www.volcengine.com/docs/6348/1277382
        """
        _request = _actions.P2PSendMessageRequest(
            sender=sender,
            conversation_short_id=conversation_short_id,
            msg_type=msg_type,
            content=content,
            receiver_user_id=receiver_user_id,
            ignore_user_ids=ignore_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.P2P_SEND_MESSAGE, _request)

    @_hide_locals
    def batch_send_group_message(
        self,
        *,
        sender: int,
        conversation_type: ConversationType | int,
        conversation_short_ids: Sequence[int],
        msg_type: MessageType | int,
        content: str,
        mentioned_users: Sequence[int] | None = None,
        visible_users: Sequence[int] | None = None,
        invisible_users: Sequence[int] | None = None,
        ext: dict[str, str] | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        priority: MessagePriority | int | None = None,
        app_id: int | None = None,
    ) -> BatchSendGroupMessageResult:
        """Send one message to several groups, or to several live groups.

        All conversations of a call must have the same type. The callback after sending is
        triggered, the callback before sending is not. Mutes are not checked.

        Limit: 5 calls per second, for the whole account.

        Args:
            sender: User who sends the message. At least 0.
            conversation_type: Type of all the conversations, 2 or 100. One-to-one conversations are
                not supported.
            conversation_short_ids: Conversations that receive the message; their type must be
                `conversation_type`. At most 20 items per call.
            msg_type: Type of the message; clients parse `content` by it.
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            mentioned_users: Members who are mentioned with @ in the message.
            visible_users: Members who can see the message. If this and `invisible_users` are empty,
                everyone can.
            invisible_users: Members who cannot see the message. If this and `visible_users` are
                empty, everyone can.
            ext: Custom data of the message, string to string.
            client_msg_id: Idempotency key of this message. Sending again with the same key does not
                duplicate the message.
            create_time: Time of the message. Unix time in milliseconds.
            priority: Priority of the message; only for live groups.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `data`: the object that the server sent.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of IDs contains an
                invalid ID); `SingleConversationNotSupport` (Not supported in a one-to-one
                conversation); `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_send_group_message(
                sender=10001,
                conversation_type=ConversationType.GROUP,
                conversation_short_ids=[7244530000000000002, 7244530000000000003],
                msg_type=MessageType.TEXT,
                content='{"text":"We open at nine tomorrow."}',
                client_msg_id="notice-2023-07-01",
            )

        Source: https://www.volcengine.com/docs/6348/1756984
        """
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
        return self._call(_actions.BATCH_SEND_GROUP_MESSAGE, _request)


class AsyncMessageMethods(BaseAsyncClient):
    """Send, read, change, recall and delete messages, in one conversation or in many. Async."""

    @_hide_locals_async
    async def send_message(
        self,
        *,
        content: str,
        conversation_short_id: int,
        msg_type: MessageType | int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message to a conversation on behalf of a user.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            conversation_short_id: Conversation that receives the message.
            msg_type: Type of the message; clients parse `content` by it.
            sender: User who sends the message. At least 0. Send this or `sender_str`.
            sender_str: The sender's ID in its string form, for apps whose user IDs are strings.
            client_msg_id: Idempotency key of this message. Sending again with the same key does not
                duplicate the message.
            create_time: Time of the message. Unix time in milliseconds.
            ext: Custom data of the message, string to string.
            invisible_users: Members who cannot see the message. If this and `visible_users` are
                empty, everyone can. Send this or `invisible_users_str`.
            invisible_users_str: The IDs of these members in their string form.
            mentioned_users: Members who are mentioned with @ in the message. Send this or
                `mentioned_users_str`.
            mentioned_users_str: The IDs of these members in their string form.
            priority: Priority of the message; only for live groups.
            ref_msg_info: The quoted message.
            visible_users: Members who can see the message. If this and `invisible_users` are empty,
                everyone can. Send this or `visible_users_str`.
            visible_users_str: The IDs of these members in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.send_message` for limits, errors and an example.
        """
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
        return await self._call(_actions.SEND_MESSAGE, _request)

    @_hide_locals_async
    async def send_text(
        self,
        text: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a text message: `send_message` with the type and the content of `content.text`.

        Args:
            text: See `content.text`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_text(
                "Your order has shipped.", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.text(text)
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def send_image(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        width: int | None = None,
        height: int | None = None,
        thumbnail_url: str | None = None,
        preview_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send an image message: `send_message` with the type and the content of `content.image`.

        Args:
            url: See `content.image`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_image(
                "https://cdn.example.com/cat.png", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.image(
            url,
            width=width,
            height=height,
            thumbnail_url=thumbnail_url,
            preview_url=preview_url,
            size=size,
            name=name,
        )
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def send_video(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        duration_s: float | None = None,
        width: int | None = None,
        height: int | None = None,
        cover_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a video message: `send_message` with the type and the content of `content.video`.

        Args:
            url: See `content.video`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_video(
                "https://cdn.example.com/cat.mp4", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.video(
            url,
            duration_s=duration_s,
            width=width,
            height=height,
            cover_url=cover_url,
            size=size,
            name=name,
        )
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def send_file(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a file message: `send_message` with the type and the content of `content.file`.

        Args:
            url: See `content.file`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_file(
                "https://cdn.example.com/cat.pdf", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.file(url, size=size, name=name)
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def send_audio(
        self,
        url: str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        duration_s: float | None = None,
        size: int | None = None,
        name: str | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send an audio message: `send_message` with the type and the content of `content.audio`.

        Args:
            url: See `content.audio`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_audio(
                "https://cdn.example.com/meow.m4a", conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.audio(url, duration_s=duration_s, size=size, name=name)
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def send_custom(
        self,
        data: Mapping[str, object] | str,
        *,
        conversation_short_id: int,
        sender: int | None = None,
        sender_str: str | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        ext: dict[str, str] | None = None,
        invisible_users: Sequence[int] | None = None,
        invisible_users_str: list[str] | None = None,
        mentioned_users: Sequence[int] | None = None,
        mentioned_users_str: list[str] | None = None,
        priority: MessagePriority | int | None = None,
        ref_msg_info: SendRefMsgInfo | None = None,
        visible_users: Sequence[int] | None = None,
        visible_users_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> SendMessageResult:
        """Send a message in a custom format: `send_message` with the type and the content of `content.custom`.

        Args:
            data: See `content.custom`, also for the other arguments that describe the content.

        Raises:
            ValidationError: An argument is not valid; nothing was sent.

        Example:
            await im.send_custom(
                {"coupon": "MEOW"}, conversation_short_id=7244530000000000001, sender=10001
            )
        """
        _message = _content.custom(data)
        return await self.send_message(
            **_message,
            conversation_short_id=conversation_short_id,
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
            app_id=app_id,
        )

    @_hide_locals_async
    async def batch_send_message(
        self,
        *,
        content: str,
        msg_type: MessageType | int,
        receiver: Sequence[int],
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        is_normal_user: bool | None = None,
        app_id: int | None = None,
    ) -> BatchSendMessageResult:
        """Send one message to many users, each in a one-to-one conversation.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            msg_type: Type of the message; clients parse `content` by it.
            receiver: Receivers of the message. At most 500 items per call.
            sender: User who sends the message. At least 0.
            ext: Custom data of the message, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            is_normal_user: True if the sender is an ordinary user, false if it is a robot. Default
                on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_send_message` for limits, errors and an example.
        """
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
        return await self._call(_actions.BATCH_SEND_MESSAGE, _request)

    async def get_messages(
        self,
        *,
        conversation_short_id: int,
        message_ids: Sequence[int],
        app_id: int | None = None,
    ) -> GetMessagesResult:
        """Get several messages of a conversation by their IDs.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to get.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_messages` for limits, errors and an example.
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
        limit: int,
        cursor: int | None = None,
        reverse: ReadDirection | int | None = None,
        app_id: int | None = None,
    ) -> GetConversationMessagesResult:
        """List the messages of a conversation, page by page.

        Args:
            conversation_short_id: Conversation whose messages to list.
            limit: Number of messages per page. 1 to 20.
            cursor: Start of this page, an `index_in_conversation`. For the next page, send the
                `new_cursor` of the previous one. Default: `0`, which is before all items; when
                `reverse` is 1: `9223372036854775807`, which is after all items.
            reverse: Direction of reading; live groups support only 1. The server treats an unknown
                value as 0. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_conversation_messages` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 9223372036854775807 if reverse == 1 else 0
        _request = _actions.GetConversationMessagesRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            reverse=reverse,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_MESSAGES, _request)

    def iter_conversation_messages(
        self,
        *,
        conversation_short_id: int,
        reverse: ReadDirection | int | None = None,
        start: int | None = None,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[GetConversationMessagesResult, MessageBody]:
        """List the messages of a conversation, page by page.

        Args:
            conversation_short_id: Conversation whose messages to list.
            reverse: Direction of reading; live groups support only 1. The server treats an unknown
                value as 0. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of messages per page. 1 to 20.
            start: Cursor to begin at: the `new_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_conversation_messages` for limits, errors and an example.
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

    @_hide_locals_async
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

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            content: New content. If a client SDK parses it, it must have the message format of
                document 6348/372181.
            ext: Custom data, merged by key. Keys that you send are added or overwritten; all others
                stay.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.modify_message` for limits, errors and an example.
        """
        _request = _actions.ModifyMessageRequest(
            conversation_short_id=conversation_short_id,
            message_id=message_id,
            content=content,
            ext=ext,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.MODIFY_MESSAGE, _request)

    async def recall_message(
        self,
        *,
        conversation_short_id: int,
        message_id: int,
        participant_user_id: int,
        recall_role: ParticipantRole | int | None = None,
        app_id: int | None = None,
    ) -> RecallMessageResult:
        """Recall a message of a conversation on behalf of a member.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            participant_user_id: Member who recalls the message. At least 0.
            recall_role: Role in which the member recalls the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.recall_message` for limits, errors and an example.
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
        """Delete a message for one member; the others still see it.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            participant_user_id: Member who no longer sees the message. At least 0.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.delete_message` for limits, errors and an example.
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
        delete_type: DeleteScope | int | None = None,
        app_id: int | None = None,
    ) -> DeleteConversationMessageResult:
        """Delete a message of a conversation, for everyone or for everyone but its sender.

        Args:
            conversation_short_id: Conversation that the message belongs to.
            message_id: The message's ID.
            delete_type: For whom the message is deleted; live groups support only 0. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.delete_conversation_message` for limits, errors and an example.
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
        """Get the read receipts of messages.

        Args:
            conversation_short_id: Conversation that the messages belong to.
            message_ids: Messages to look up.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_messages_read_receipt` for limits, errors and an example.
        """
        _request = _actions.GetMessagesReadReceiptRequest(
            conversation_short_id=conversation_short_id,
            message_ids=message_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_MESSAGES_READ_RECEIPT, _request)

    @_hide_locals_async
    async def p2p_send_message(
        self,
        *,
        sender: int,
        conversation_short_id: int,
        msg_type: MessageType | int,
        content: str,
        receiver_user_id: Sequence[int] | None = None,
        ignore_user_ids: Sequence[int] | None = None,
        app_id: int | None = None,
    ) -> P2PSendMessageResult:
        """Send a transient message to the online members of a conversation.

        Args:
            sender: User who sends the message. At least 0.
            conversation_short_id: Conversation whose members receive the message.
            msg_type: Type of the message; clients parse `content` by it.
            content: Content of the message in any format; the server passes it on unchanged.
            receiver_user_id: The only members who receive the message. If this is sent,
                `ignore_user_ids` has no effect.
            ignore_user_ids: Members who do not receive the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.p2p_send_message` for limits, errors and an example.
        """
        _request = _actions.P2PSendMessageRequest(
            sender=sender,
            conversation_short_id=conversation_short_id,
            msg_type=msg_type,
            content=content,
            receiver_user_id=receiver_user_id,
            ignore_user_ids=ignore_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.P2P_SEND_MESSAGE, _request)

    @_hide_locals_async
    async def batch_send_group_message(
        self,
        *,
        sender: int,
        conversation_type: ConversationType | int,
        conversation_short_ids: Sequence[int],
        msg_type: MessageType | int,
        content: str,
        mentioned_users: Sequence[int] | None = None,
        visible_users: Sequence[int] | None = None,
        invisible_users: Sequence[int] | None = None,
        ext: dict[str, str] | None = None,
        client_msg_id: str | None = None,
        create_time: int | None = None,
        priority: MessagePriority | int | None = None,
        app_id: int | None = None,
    ) -> BatchSendGroupMessageResult:
        """Send one message to several groups, or to several live groups.

        Args:
            sender: User who sends the message. At least 0.
            conversation_type: Type of all the conversations, 2 or 100. One-to-one conversations are
                not supported.
            conversation_short_ids: Conversations that receive the message; their type must be
                `conversation_type`. At most 20 items per call.
            msg_type: Type of the message; clients parse `content` by it.
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            mentioned_users: Members who are mentioned with @ in the message.
            visible_users: Members who can see the message. If this and `invisible_users` are empty,
                everyone can.
            invisible_users: Members who cannot see the message. If this and `visible_users` are
                empty, everyone can.
            ext: Custom data of the message, string to string.
            client_msg_id: Idempotency key of this message. Sending again with the same key does not
                duplicate the message.
            create_time: Time of the message. Unix time in milliseconds.
            priority: Priority of the message; only for live groups.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_send_group_message` for limits, errors and an example.
        """
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
        return await self._call(_actions.BATCH_SEND_GROUP_MESSAGE, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.message",
        "..enums",
        "..structs",
    ),
    MessageMethods,
    AsyncMessageMethods,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.pagination import Listing
from .._core.schema.actions import Action, PartialFailures, Quota
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct, UntypedResult
from .._core.schema.types import Int64, OpenInt, SentInt32, SentInt64
from ..enums import (
    ConversationType,
    DeleteScope,
    MessagePriority,
    MessageType,
    ParticipantRole,
    ReadDirection,
)
from ..message_check import check_message
from ..service import SERVICE
from ..structs import MessageBody, P2PResult, ReadReceipt, SendRefMsgInfo

__all__ = [
    "BATCH_SEND_GROUP_MESSAGE",
    "BATCH_SEND_MESSAGE",
    "DELETE_CONVERSATION_MESSAGE",
    "DELETE_MESSAGE",
    "GET_CONVERSATION_MESSAGES",
    "GET_CONVERSATION_MESSAGES_LISTING",
    "GET_MESSAGES",
    "GET_MESSAGES_READ_RECEIPT",
    "MODIFY_MESSAGE",
    "P2P_SEND_MESSAGE",
    "RECALL_MESSAGE",
    "SEND_MESSAGE",
    "BatchSendGroupMessageRequest",
    "BatchSendGroupMessageResult",
    "BatchSendMessageRequest",
    "BatchSendMessageResult",
    "DeleteConversationMessageRequest",
    "DeleteConversationMessageResult",
    "DeleteMessageRequest",
    "DeleteMessageResult",
    "GetConversationMessagesRequest",
    "GetConversationMessagesResult",
    "GetMessagesReadReceiptRequest",
    "GetMessagesReadReceiptResult",
    "GetMessagesRequest",
    "GetMessagesResult",
    "ModifyMessageRequest",
    "ModifyMessageResult",
    "P2PSendMessageRequest",
    "P2PSendMessageResult",
    "RecallMessageRequest",
    "RecallMessageResult",
    "SendMessageRequest",
    "SendMessageResult",
]


class SendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of SendMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(name="Content")
    """Content of the message. If a client SDK parses it, it must have the message format of
    document 6348/372181.
    """

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that receives the message."""

    msg_type: OpenInt[MessageType] = field(name="MsgType")
    """Type of the message; clients parse `content` by it."""

    sender: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="SenderStr", required=True),
    ] = field(default=None, name="Sender")
    """User who sends the message. At least 0."""

    sender_str: str | None = field(default=None, name="SenderStr")
    """The sender's ID in its string form, for apps whose user IDs are strings."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Idempotency key of this message. Sending again with the same key does not duplicate the
    message.
    """

    create_time: Annotated[SentInt64 | None, FieldInfo(unit="milliseconds")] = field(
        default=None, name="CreateTime"
    )
    """Time of the message. Unix time in milliseconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of the message, string to string."""

    invisible_users: Annotated[
        Sequence[SentInt64] | None, FieldInfo(string_alternative="InvisibleUsersStr")
    ] = field(default=None, name="InvisibleUsers")
    """Members who cannot see the message. If this and `visible_users` are empty, everyone can."""

    invisible_users_str: list[str] | None = field(default=None, name="InvisibleUsersStr")
    """The IDs of these members in their string form."""

    mentioned_users: Annotated[
        Sequence[SentInt64] | None, FieldInfo(string_alternative="MentionedUsersStr")
    ] = field(default=None, name="MentionedUsers")
    """Members who are mentioned with @ in the message."""

    mentioned_users_str: list[str] | None = field(default=None, name="MentionedUsersStr")
    """The IDs of these members in their string form."""

    priority: OpenInt[MessagePriority] | None = field(default=None, name="Priority")
    """Priority of the message; only for live groups."""

    ref_msg_info: SendRefMsgInfo | None = field(default=None, name="RefMsgInfo")
    """The quoted message."""

    visible_users: Annotated[
        Sequence[SentInt64] | None, FieldInfo(string_alternative="VisibleUsersStr")
    ] = field(default=None, name="VisibleUsers")
    """Members who can see the message. If this and `invisible_users` are empty, everyone can."""

    visible_users_str: list[str] | None = field(default=None, name="VisibleUsersStr")
    """The IDs of these members in their string form."""


class SendMessageResult(Result, kw_only=True):
    """Result of SendMessage."""

    message_id: Int64 = field(default=0, name="MessageId")
    """ID of the message."""


class BatchSendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchSendMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(name="Content")
    """Content of the message. If a client SDK parses it, it must have the message format of
    document 6348/372181.
    """

    msg_type: OpenInt[MessageType] = field(name="MsgType")
    """Type of the message; clients parse `content` by it."""

    receiver: Annotated[Sequence[Int64], Meta(max_length=500)] = field(name="Receiver")
    """Receivers of the message. At most 500 items per call."""

    sender: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Sender")
    """User who sends the message. At least 0."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of the message, string to string."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""

    is_normal_user: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="IsNormalUser"
    )
    """True if the sender is an ordinary user, false if it is a robot. Default on the server:
    `False`.
    """


class BatchSendMessageResult(Result, kw_only=True):
    """Result of BatchSendMessage."""

    user_message_id: dict[str, Int64] = field(default_factory=dict[str, int], name="UserMessageId")
    """ID of the message that each user received, by user ID."""

    failed_receiver: list[Int64] | None = field(default=None, name="FailedReceiver")
    """Users to whom the message could not be sent."""


class GetMessagesRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetMessages."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the messages belong to."""

    message_ids: Sequence[SentInt64] = field(name="MessageIds")
    """Messages to get."""


class GetMessagesResult(Result, kw_only=True):
    """Result of GetMessages."""

    messages: list[MessageBody] = field(default_factory=list[MessageBody], name="Messages")
    """The messages that were found."""


class GetConversationMessagesRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationMessages."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation whose messages to list."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page, an `index_in_conversation`. For the next page, send the `new_cursor` of
    the previous one.
    """

    limit: Annotated[Int64, Meta(ge=1, le=20)] = field(name="Limit")
    """Number of messages per page. 1 to 20."""

    reverse: Annotated[OpenInt[ReadDirection] | None, FieldInfo(default=0)] = field(
        default=None, name="Reverse"
    )
    """Direction of reading; live groups support only 1. The server treats an unknown value as 0.
    Default on the server: `0`.
    """


class GetConversationMessagesResult(Result, kw_only=True):
    """Result of GetConversationMessages."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    messages: list[MessageBody] = field(default_factory=list[MessageBody], name="Messages")
    """The messages on this page."""

    new_cursor: Int64 = field(default=0, name="NewCursor")
    """Start of the next page."""


class ModifyMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: SentInt64 = field(name="MessageId")
    """The message's ID."""

    content: Annotated[str | None, FieldInfo(sensitive=True)] = field(default=None, name="Content")
    """New content. If a client SDK parses it, it must have the message format of document
    6348/372181.
    """

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, merged by key. Keys that you send are added or overwritten; all others stay."""


class ModifyMessageResult(Result, kw_only=True):
    """Result of ModifyMessage."""


class RecallMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RecallMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: SentInt64 = field(name="MessageId")
    """The message's ID."""

    participant_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """Member who recalls the message. At least 0."""

    recall_role: OpenInt[ParticipantRole] | None = field(default=None, name="RecallRole")
    """Role in which the member recalls the message."""


class RecallMessageResult(Result, kw_only=True):
    """Result of RecallMessage."""


class DeleteMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: SentInt64 = field(name="MessageId")
    """The message's ID."""

    participant_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """Member who no longer sees the message. At least 0."""


class DeleteMessageResult(Result, kw_only=True):
    """Result of DeleteMessage."""


class DeleteConversationMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteConversationMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: SentInt64 = field(name="MessageId")
    """The message's ID."""

    delete_type: Annotated[OpenInt[DeleteScope] | None, FieldInfo(default=0)] = field(
        default=None, name="DeleteType"
    )
    """For whom the message is deleted; live groups support only 0. Default on the server: `0`."""


class DeleteConversationMessageResult(Result, kw_only=True):
    """Result of DeleteConversationMessage."""


class GetMessagesReadReceiptRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetMessagesReadReceipt."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation that the messages belong to."""

    message_ids: Sequence[SentInt64] = field(name="MessageIds")
    """Messages to look up."""


class GetMessagesReadReceiptResult(Result, kw_only=True):
    """Result of GetMessagesReadReceipt."""

    read_receipt: list[ReadReceipt] = field(default_factory=list[ReadReceipt], name="ReadReceipt")
    """One receipt per message."""


class P2PSendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of P2PSendMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    sender: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Sender")
    """User who sends the message. At least 0."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """Conversation whose members receive the message."""

    msg_type: OpenInt[MessageType] = field(name="MsgType")
    """Type of the message; clients parse `content` by it."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(name="Content")
    """Content of the message in any format; the server passes it on unchanged."""

    receiver_user_id: Sequence[SentInt64] | None = field(default=None, name="ReceiverUserId")
    """The only members who receive the message. If this is sent, `ignore_user_ids` has no effect.
    """

    ignore_user_ids: Sequence[SentInt64] | None = field(default=None, name="IgnoreUserIds")
    """Members who do not receive the message."""


class P2PSendMessageResult(Result, kw_only=True):
    """Result of P2PSendMessage."""

    p2p_result: list[P2PResult] = field(default_factory=list[P2PResult], name="P2PResult")
    """Delivery result for each receiver."""


class BatchSendGroupMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchSendGroupMessage."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    sender: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Sender")
    """User who sends the message. At least 0."""

    conversation_type: OpenInt[ConversationType] = field(name="ConversationType")
    """Type of all the conversations, 2 or 100. One-to-one conversations are not supported."""

    conversation_short_ids: Annotated[Sequence[Int64], Meta(max_length=20)] = field(
        name="ConversationShortIds"
    )
    """Conversations that receive the message; their type must be `conversation_type`. At most 20
    items per call.
    """

    msg_type: OpenInt[MessageType] = field(name="MsgType")
    """Type of the message; clients parse `content` by it."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(name="Content")
    """Content of the message. If a client SDK parses it, it must have the message format of
    document 6348/372181.
    """

    mentioned_users: Sequence[SentInt64] | None = field(default=None, name="MentionedUsers")
    """Members who are mentioned with @ in the message."""

    visible_users: Sequence[SentInt64] | None = field(default=None, name="VisibleUsers")
    """Members who can see the message. If this and `invisible_users` are empty, everyone can."""

    invisible_users: Sequence[SentInt64] | None = field(default=None, name="InvisibleUsers")
    """Members who cannot see the message. If this and `visible_users` are empty, everyone can."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of the message, string to string."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Idempotency key of this message. Sending again with the same key does not duplicate the
    message.
    """

    create_time: Annotated[SentInt64 | None, FieldInfo(unit="milliseconds")] = field(
        default=None, name="CreateTime"
    )
    """Time of the message. Unix time in milliseconds."""

    priority: OpenInt[MessagePriority] | None = field(default=None, name="Priority")
    """Priority of the message; only for live groups."""


class BatchSendGroupMessageResult(UntypedResult, kw_only=True):
    """Result of BatchSendGroupMessage."""


SEND_MESSAGE: Final = Action(
    name="SendMessage",
    version=SERVICE.api_version,
    doc="6348/337135",
    access="write",
    qps=50,
    request=SendMessageRequest,
    result=SendMessageResult,
    idempotency_field="ClientMsgId",
    check=check_message,
)

BATCH_SEND_MESSAGE: Final = Action(
    name="BatchSendMessage",
    version=SERVICE.api_version,
    doc="6348/1263587",
    access="write",
    qps=None,
    quota=Quota(12000, "minute", "Receiver"),
    request=BatchSendMessageRequest,
    result=BatchSendMessageResult,
    failures=PartialFailures(
        "failed_receiver",
    ),
    check=check_message,
)

GET_MESSAGES: Final = Action(
    name="GetMessages",
    version=SERVICE.api_version,
    doc="6348/337136",
    access="read",
    qps=100,
    request=GetMessagesRequest,
    result=GetMessagesResult,
)

GET_CONVERSATION_MESSAGES: Final = Action(
    name="GetConversationMessages",
    version=SERVICE.api_version,
    doc="6348/337138",
    access="read",
    qps=100,
    request=GetConversationMessagesRequest,
    result=GetConversationMessagesResult,
)

GET_CONVERSATION_MESSAGES_LISTING: Final[Listing[GetConversationMessagesResult, MessageBody]] = (
    Listing(
        "GetConversationMessages",
        "cursor",
        items=lambda page: page.messages,
        next_cursor=lambda page: page.new_cursor,
        has_more=lambda page: page.has_more,
    )
)

MODIFY_MESSAGE: Final = Action(
    name="ModifyMessage",
    version=SERVICE.api_version,
    doc="6348/337137",
    access="write",
    qps=50,
    request=ModifyMessageRequest,
    result=ModifyMessageResult,
)

RECALL_MESSAGE: Final = Action(
    name="RecallMessage",
    version=SERVICE.api_version,
    doc="6348/337141",
    access="write",
    qps=50,
    request=RecallMessageRequest,
    result=RecallMessageResult,
    destructive=True,
)

DELETE_MESSAGE: Final = Action(
    name="DeleteMessage",
    version=SERVICE.api_version,
    doc="6348/337139",
    access="write",
    qps=50,
    request=DeleteMessageRequest,
    result=DeleteMessageResult,
    destructive=True,
)

DELETE_CONVERSATION_MESSAGE: Final = Action(
    name="DeleteConversationMessage",
    version=SERVICE.api_version,
    doc="6348/337140",
    access="write",
    qps=50,
    request=DeleteConversationMessageRequest,
    result=DeleteConversationMessageResult,
    destructive=True,
)

GET_MESSAGES_READ_RECEIPT: Final = Action(
    name="GetMessagesReadReceipt",
    version=SERVICE.api_version,
    doc="6348/1223552",
    access="read",
    qps=100,
    request=GetMessagesReadReceiptRequest,
    result=GetMessagesReadReceiptResult,
)

P2P_SEND_MESSAGE: Final = Action(
    name="P2PSendMessage",
    version=SERVICE.api_version,
    doc="6348/1277382",
    access="write",
    qps=100,
    request=P2PSendMessageRequest,
    result=P2PSendMessageResult,
)

BATCH_SEND_GROUP_MESSAGE: Final = Action(
    name="BatchSendGroupMessage",
    version=SERVICE.api_version,
    doc="6348/1756984",
    access="write",
    qps=5,
    request=BatchSendGroupMessageRequest,
    result=BatchSendGroupMessageResult,
    idempotency_field="ClientMsgId",
    check=check_message,
)

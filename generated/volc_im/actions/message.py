# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Failures, RateLimit
from .._core.schema.models import Result, Struct, UntypedResult
from .._core.pagination import Listing
from ..enums import (
    ConversationType,
    DeleteScope,
    MessagePriority,
    MessageType,
    ParticipantRole,
    ReadDirection,
)
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


class BatchSendGroupMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchSendGroupMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    sender: int = field(name="Sender")
    """User who sends the message. 0 or more."""

    conversation_type: ConversationType = field(name="ConversationType")
    """Kind of all the conversations, 2 or 100; one-to-one is not accepted."""

    conversation_short_ids: Sequence[int] = field(name="ConversationShortIds")
    """Conversations that receive the message, all of the kind in `conversation_type`. 20 items at
    the most per call.
    """

    msg_type: MessageType = field(name="MsgType")
    """Type of the message, which tells clients how to read `content`."""

    content: str = field(name="Content")
    """Body of the message. Where a client SDK reads it, it must follow the message format of
    document 6348/372181.
    """

    mentioned_users: Sequence[int] | None = field(default=None, name="MentionedUsers")
    """Members who are mentioned with @ in the message."""

    visible_users: Sequence[int] | None = field(default=None, name="VisibleUsers")
    """Members who see the message. Everyone sees it when this and `invisible_users` are both
    empty.
    """

    invisible_users: Sequence[int] | None = field(default=None, name="InvisibleUsers")
    """Members who do not see the message. Everyone sees it when this and `visible_users` are both
    empty.
    """

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data for the message, text to text."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Your own key for this message. Sending again with the same key does not send the message
    twice.
    """

    create_time: int | None = field(default=None, name="CreateTime")
    """Time that the message carries. Unix time in milliseconds."""

    priority: MessagePriority | None = field(default=None, name="Priority")
    """Priority of the message; it matters in live groups only."""


class BatchSendGroupMessageResult(UntypedResult, kw_only=True):
    """Result of BatchSendGroupMessage."""


class BatchSendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchSendMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    content: str = field(name="Content")
    """Body of the message. Where a client SDK reads it, it must follow the message format of
    document 6348/372181.
    """

    msg_type: MessageType = field(name="MsgType")
    """Type of the message, which tells clients how to read `content`."""

    receiver: Sequence[int] = field(name="Receiver")
    """Users who receive the message. 500 items at the most per call."""

    sender: int = field(name="Sender")
    """User who sends the message. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data for the message, text to text."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """

    is_normal_user: bool | None = field(default=None, name="IsNormalUser")
    """True when the sender is an ordinary user, false when it is a robot. The server takes `False`
    when it is left out.
    """


class BatchSendMessageResult(Result, kw_only=True):
    """Result of BatchSendMessage."""

    user_message_id: dict[str, int] = field(default_factory=dict[str, int], name="UserMessageId")
    """Ids of the messages: user id to the id of the message that this user received."""

    failed_receiver: list[int] | None = field(default=None, name="FailedReceiver")
    """Users to whom the message could not be sent."""


class DeleteConversationMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteConversationMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: int = field(name="MessageId")
    """The message's id."""

    delete_type: DeleteScope | None = field(default=None, name="DeleteType")
    """Who no longer sees the message; live groups accept 0 only. The server takes `0` when it is
    left out.
    """


class DeleteConversationMessageResult(Result, kw_only=True):
    """Result of DeleteConversationMessage."""


class DeleteMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: int = field(name="MessageId")
    """The message's id."""

    participant_user_id: int = field(name="ParticipantUserId")
    """Member who no longer sees the message. 0 or more."""


class DeleteMessageResult(Result, kw_only=True):
    """Result of DeleteMessage."""


class GetConversationMessagesRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationMessages."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that is read."""

    cursor: int = field(name="Cursor")
    """Where this page starts, an `index_in_conversation`. Go on with the `new_cursor` of the page
    before.
    """

    limit: int = field(name="Limit")
    """Number of messages on a page. 1 to 20."""

    reverse: ReadDirection | None = field(default=None, name="Reverse")
    """Direction of reading; live groups accept 1 only. The server takes a value that it does not
    know as 0. The server takes `0` when it is left out.
    """


class GetConversationMessagesResult(Result, kw_only=True):
    """Result of GetConversationMessages."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    messages: list[MessageBody] = field(default_factory=list[MessageBody], name="Messages")
    """The messages on this page."""

    new_cursor: int = field(default=0, name="NewCursor")
    """Start of the next page."""


class GetMessagesReadReceiptRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetMessagesReadReceipt."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the messages belong to."""

    message_ids: Sequence[int] = field(name="MessageIds")
    """Messages to look up."""


class GetMessagesReadReceiptResult(Result, kw_only=True):
    """Result of GetMessagesReadReceipt."""

    read_receipt: list[ReadReceipt] = field(default_factory=list[ReadReceipt], name="ReadReceipt")
    """One receipt for each message."""


class GetMessagesRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetMessages."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the messages belong to."""

    message_ids: Sequence[int] = field(name="MessageIds")
    """Messages to read."""


class GetMessagesResult(Result, kw_only=True):
    """Result of GetMessages."""

    messages: list[MessageBody] = field(default_factory=list[MessageBody], name="Messages")
    """The messages that were found."""


class ModifyMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: int = field(name="MessageId")
    """The message's id."""

    content: str | None = field(default=None, name="Content")
    """New body. Where a client SDK reads it, it must follow the message format of document
    6348/372181.
    """

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, merged key by key. A key that you send is added or gets the new value; all
    others stay.
    """


class ModifyMessageResult(Result, kw_only=True):
    """Result of ModifyMessage."""


class P2PSendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of P2PSendMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    sender: int = field(name="Sender")
    """User who sends the message. 0 or more."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation whose members receive the message."""

    msg_type: MessageType = field(name="MsgType")
    """Type of the message, which tells clients how to read `content`."""

    content: str = field(name="Content")
    """Body of the message in any format; it is passed on as it is."""

    receiver_user_id: Sequence[int] | None = field(default=None, name="ReceiverUserId")
    """Members who receive the message, and nobody else. When this is sent, `ignore_user_ids` has
    no effect.
    """

    ignore_user_ids: Sequence[int] | None = field(default=None, name="IgnoreUserIds")
    """Members who do not receive the message."""


class P2PSendMessageResult(Result, kw_only=True):
    """Result of P2PSendMessage."""

    p2p_result: list[P2PResult] = field(default_factory=list[P2PResult], name="P2PResult")
    """What became of the message for each receiver."""


class RecallMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RecallMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that the message belongs to."""

    message_id: int = field(name="MessageId")
    """The message's id."""

    participant_user_id: int = field(name="ParticipantUserId")
    """Member who recalls the message. 0 or more."""

    recall_role: ParticipantRole | None = field(default=None, name="RecallRole")
    """Role in which the member recalls the message."""


class RecallMessageResult(Result, kw_only=True):
    """Result of RecallMessage."""


class SendMessageRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of SendMessage."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    content: str = field(name="Content")
    """Body of the message. Where a client SDK reads it, it must follow the message format of
    document 6348/372181.
    """

    conversation_short_id: int = field(name="ConversationShortId")
    """Conversation that receives the message."""

    msg_type: MessageType = field(name="MsgType")
    """Type of the message, which tells clients how to read `content`."""

    sender: int | None = field(default=None, name="Sender")
    """User who sends the message. 0 or more."""

    sender_str: str | None = field(default=None, name="SenderStr")
    """The sender's id in its string form, for apps whose user ids are strings."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Your own key for this message. Sending again with the same key does not send the message
    twice.
    """

    create_time: int | None = field(default=None, name="CreateTime")
    """Time that the message carries. Unix time in milliseconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data for the message, text to text."""

    invisible_users: Sequence[int] | None = field(default=None, name="InvisibleUsers")
    """Members who do not see the message. Everyone sees it when this and `visible_users` are both
    empty.
    """

    invisible_users_str: list[str] | None = field(default=None, name="InvisibleUsersStr")
    """The ids of these members in their string form."""

    mentioned_users: Sequence[int] | None = field(default=None, name="MentionedUsers")
    """Members who are mentioned with @ in the message."""

    mentioned_users_str: list[str] | None = field(default=None, name="MentionedUsersStr")
    """The ids of these members in their string form."""

    priority: MessagePriority | None = field(default=None, name="Priority")
    """Priority of the message; it matters in live groups only."""

    ref_msg_info: SendRefMsgInfo | None = field(default=None, name="RefMsgInfo")
    """Message that this one quotes."""

    visible_users: Sequence[int] | None = field(default=None, name="VisibleUsers")
    """Members who see the message. Everyone sees it when this and `invisible_users` are both
    empty.
    """

    visible_users_str: list[str] | None = field(default=None, name="VisibleUsersStr")
    """The ids of these members in their string form."""


class SendMessageResult(Result, kw_only=True):
    """Result of SendMessage."""

    message_id: int = field(default=0, name="MessageId")
    """Id of the message."""


SEND_MESSAGE: Final = Action(
    name="SendMessage",
    doc="6348/337135",
    access="write",
    qps=50,
    request=SendMessageRequest,
    result=SendMessageResult,
    idempotency_field="ClientMsgId",
)

BATCH_SEND_MESSAGE: Final = Action(
    name="BatchSendMessage",
    doc="6348/1263587",
    access="write",
    qps=None,
    rate_limit=RateLimit(12000, "minute", "Receiver"),
    request=BatchSendMessageRequest,
    result=BatchSendMessageResult,
    failures=Failures(
        "failed_receiver",
    ),
)

GET_MESSAGES: Final = Action(
    name="GetMessages",
    doc="6348/337136",
    access="read",
    qps=100,
    request=GetMessagesRequest,
    result=GetMessagesResult,
)

GET_CONVERSATION_MESSAGES: Final = Action(
    name="GetConversationMessages",
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
    doc="6348/337137",
    access="write",
    qps=50,
    request=ModifyMessageRequest,
    result=ModifyMessageResult,
)

RECALL_MESSAGE: Final = Action(
    name="RecallMessage",
    doc="6348/337141",
    access="write",
    qps=50,
    request=RecallMessageRequest,
    result=RecallMessageResult,
)

DELETE_MESSAGE: Final = Action(
    name="DeleteMessage",
    doc="6348/337139",
    access="write",
    qps=50,
    request=DeleteMessageRequest,
    result=DeleteMessageResult,
)

DELETE_CONVERSATION_MESSAGE: Final = Action(
    name="DeleteConversationMessage",
    doc="6348/337140",
    access="write",
    qps=50,
    request=DeleteConversationMessageRequest,
    result=DeleteConversationMessageResult,
)

GET_MESSAGES_READ_RECEIPT: Final = Action(
    name="GetMessagesReadReceipt",
    doc="6348/1223552",
    access="read",
    qps=100,
    request=GetMessagesReadReceiptRequest,
    result=GetMessagesReadReceiptResult,
)

P2P_SEND_MESSAGE: Final = Action(
    name="P2PSendMessage",
    doc="6348/1277382",
    access="write",
    qps=100,
    request=P2PSendMessageRequest,
    result=P2PSendMessageResult,
)

BATCH_SEND_GROUP_MESSAGE: Final = Action(
    name="BatchSendGroupMessage",
    doc="6348/1756984",
    access="write",
    qps=5,
    request=BatchSendGroupMessageRequest,
    result=BatchSendGroupMessageResult,
    idempotency_field="ClientMsgId",
)

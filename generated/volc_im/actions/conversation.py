# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: bodies, results, and what is known about each action."""

from __future__ import annotations

from typing import Final

from msgspec import field

from .._runtime.facts import Action, Condition
from .._runtime.model import Result, Struct
from .._runtime.paging import Listing
from ..enums import DataType
from ..structs import ConversationCoreInfo, ConversationInfo

__all__ = [
    "CREATE_CONVERSATION",
    "GET_USER_CONVERSATIONS",
    "GET_USER_CONVERSATIONS_LISTING",
    "CreateConversationRequest",
    "CreateConversationResult",
    "GetUserConversationsRequest",
    "GetUserConversationsResult",
]


class CreateConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of CreateConversation."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_core_info: ConversationCoreInfo = field(name="ConversationCoreInfo")
    """Kind and attributes of the conversation."""

    owner_user_id: int | None = field(default=None, name="OwnerUserId")
    """Owner of the group, or the first member of a one-to-one conversation. 0 or more."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's id in its string form, for apps whose user ids are strings."""

    other_user_id: int | None = field(default=None, name="OtherUserId")
    """The other member of a one-to-one conversation; needed when `conversation_type` is 1. 0 or
    more.
    """

    other_user_id_str: str | None = field(default=None, name="OtherUserIdStr")
    """The other member's id in its string form."""

    idempotent_id: str | None = field(default=None, name="IdempotentId")
    """Your own key for this creation. A key that was used before returns the conversation made
    then.
    """

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class CreateConversationResult(Result, kw_only=True):
    """Result of CreateConversation."""

    conversation_info: ConversationInfo = field(
        default_factory=ConversationInfo, name="ConversationInfo"
    )
    """The conversation, new or found."""

    conversation_id: str = field(default="", name="ConversationId")
    """The conversation's id as text. Only a few old calls use it; `conversation_short_id` names
    the same conversation.
    """

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """The conversation's id."""

    exist: bool = field(default=False, name="Exist")
    """True when the conversation was there already and nothing was created."""


class GetUserConversationsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetUserConversations."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    participant_user_id: int | None = field(default=None, name="ParticipantUserId")
    """User whose conversations are listed. 0 or more."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's id in its string form, for apps whose user ids are strings."""

    cursor: int = field(name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before."""

    limit: int = field(name="Limit")
    """Number of conversations on a page. 1 to 20."""

    data_type: DataType | None = field(default=None, name="DataType")
    """Source and order of the list."""

    skip_member_count: bool | None = field(default=None, name="SkipMemberCount")
    """Leave `member_count` out of the reply, which makes it cheaper. The server takes `False` when
    it is left out.
    """

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class GetUserConversationsResult(Result, kw_only=True):
    """Result of GetUserConversations."""

    conversation_infos: list[ConversationInfo] = field(
        default_factory=list[ConversationInfo], name="ConversationInfos"
    )
    """The conversations on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page."""


CREATE_CONVERSATION: Final = Action(
    name="CreateConversation",
    doc="6348/337013",
    access="write",
    qps=50,
    request=CreateConversationRequest,
    result=CreateConversationResult,
    idempotency_field="IdempotentId",
    idempotency_derived=Condition("IdempotentId", ("ConversationCoreInfo", "ConversationType"), 1),
    conditions=(
        Condition(
            "OtherUserId",
            ("ConversationCoreInfo", "ConversationType"),
            1,
            "CreateSingleConversationNeedOtherParticipantId",
        ),
    ),
)

GET_USER_CONVERSATIONS: Final = Action(
    name="GetUserConversations",
    doc="6348/337049",
    access="read",
    qps=100,
    request=GetUserConversationsRequest,
    result=GetUserConversationsResult,
)

GET_USER_CONVERSATIONS_LISTING: Final[Listing[GetUserConversationsResult, ConversationInfo]] = (
    Listing(
        "GetUserConversations",
        "cursor",
        items=lambda page: page.conversation_infos,
        next_cursor=lambda page: page.next_cursor,
        has_more=lambda page: page.has_more,
    )
)

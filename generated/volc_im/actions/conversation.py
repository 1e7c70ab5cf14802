# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Condition, When
from .._core.schema.models import Result, Struct
from .._core.pagination import Listing
from ..enums import DataType, MarkAction
from ..structs import (
    ConversationCoreInfo,
    ConversationInfo,
    ConversationSettingInfo,
    ModifyConversationCoreInfo,
    ModifyConversationSettingInfo,
)

__all__ = [
    "BATCH_GET_CONVERSATIONS",
    "CREATE_CONVERSATION",
    "DESTROY_CONVERSATION",
    "GET_CONVERSATION_MARKS",
    "GET_CONVERSATION_SETTING",
    "GET_USER_CONVERSATIONS",
    "GET_USER_CONVERSATIONS_LISTING",
    "MARK_CONVERSATION",
    "MODIFY_CONVERSATION",
    "MODIFY_CONVERSATION_SETTING",
    "BatchGetConversationsRequest",
    "BatchGetConversationsResult",
    "CreateConversationRequest",
    "CreateConversationResult",
    "DestroyConversationRequest",
    "DestroyConversationResult",
    "GetConversationMarksRequest",
    "GetConversationMarksResult",
    "GetConversationSettingRequest",
    "GetConversationSettingResult",
    "GetUserConversationsRequest",
    "GetUserConversationsResult",
    "MarkConversationRequest",
    "MarkConversationResult",
    "ModifyConversationRequest",
    "ModifyConversationResult",
    "ModifyConversationSettingRequest",
    "ModifyConversationSettingResult",
]


class BatchGetConversationsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetConversations."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: Sequence[int] = field(name="ConversationShortId")
    """Ids of the conversations; a list in spite of its name."""

    skip_member_count: bool | None = field(default=None, name="SkipMemberCount")
    """Leave `member_count` out of the reply. Send false to get it. The server takes `True` when it
    is left out.
    """


class BatchGetConversationsResult(Result, kw_only=True):
    """Result of BatchGetConversations."""

    conversation_core_infos: list[ConversationInfo] = field(
        default_factory=list[ConversationInfo], name="ConversationCoreInfos"
    )
    """The conversations that were found."""


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


class DestroyConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DestroyConversation."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    owner_user_id: int | None = field(default=None, name="OwnerUserId")
    """Owner of the conversation; the id of anybody else is refused. 0 or more."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's id in its string form, for apps whose user ids are strings."""


class DestroyConversationResult(Result, kw_only=True):
    """Result of DestroyConversation."""


class GetConversationMarksRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationMarks."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""


class GetConversationMarksResult(Result, kw_only=True):
    """Result of GetConversationMarks."""

    mark_types: list[str] = field(default_factory=list[str], name="MarkTypes")
    """Names of the marks."""


class GetConversationSettingRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationSetting."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int | None = field(default=None, name="ParticipantUserId")
    """Member whose settings are read. 1 or more."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's id in its string form, for apps whose user ids are strings."""

    no_read_index: bool | None = field(default=None, name="NoReadIndex")
    """Send true to leave out how far the member has read."""


class GetConversationSettingResult(Result, kw_only=True):
    """Result of GetConversationSetting."""

    conversation_setting_info: ConversationSettingInfo = field(
        default_factory=ConversationSettingInfo, name="ConversationSettingInfo"
    )
    """The member's settings."""


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


class MarkConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of MarkConversation."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    mark_types: list[str] = field(name="MarkTypes")
    """Names of the marks."""

    mark_action: MarkAction | None = field(default=None, name="MarkAction")
    """Whether to add the marks or to remove them. The server takes `1` when it is left out."""

    operator: int | None = field(default=None, name="Operator")
    """User on whose behalf this is done. 0 or more."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form, for apps whose user ids are strings."""


class MarkConversationResult(Result, kw_only=True):
    """Result of MarkConversation."""


class ModifyConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyConversation."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_core_info: ModifyConversationCoreInfo = field(name="ConversationCoreInfo")
    """The conversation, and what to change."""


class ModifyConversationResult(Result, kw_only=True):
    """Result of ModifyConversation."""


class ModifyConversationSettingRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyConversationSetting."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_setting_info: ModifyConversationSettingInfo = field(name="ConversationSettingInfo")
    """The conversation, the member, and what to change."""


class ModifyConversationSettingResult(Result, kw_only=True):
    """Result of ModifyConversationSetting."""


CREATE_CONVERSATION: Final = Action(
    name="CreateConversation",
    doc="6348/337013",
    access="write",
    qps=50,
    request=CreateConversationRequest,
    result=CreateConversationResult,
    idempotency_field="IdempotentId",
    idempotency_derived=When(("ConversationCoreInfo", "ConversationType"), 1),
    conditions=(
        Condition(
            "OtherUserId",
            When(("ConversationCoreInfo", "ConversationType"), 1),
            error="CreateSingleConversationNeedOtherParticipantId",
        ),
    ),
)

MODIFY_CONVERSATION: Final = Action(
    name="ModifyConversation",
    doc="6348/337115",
    access="write",
    qps=50,
    request=ModifyConversationRequest,
    result=ModifyConversationResult,
)

DESTROY_CONVERSATION: Final = Action(
    name="DestroyConversation",
    doc="6348/337036",
    access="write",
    qps=50,
    request=DestroyConversationRequest,
    result=DestroyConversationResult,
)

BATCH_GET_CONVERSATIONS: Final = Action(
    name="BatchGetConversations",
    doc="6348/337118",
    access="read",
    qps=100,
    request=BatchGetConversationsRequest,
    result=BatchGetConversationsResult,
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

GET_CONVERSATION_SETTING: Final = Action(
    name="GetConversationSetting",
    doc="6348/337014",
    access="read",
    qps=100,
    request=GetConversationSettingRequest,
    result=GetConversationSettingResult,
)

MODIFY_CONVERSATION_SETTING: Final = Action(
    name="ModifyConversationSetting",
    doc="6348/337015",
    access="write",
    qps=50,
    request=ModifyConversationSettingRequest,
    result=ModifyConversationSettingResult,
)

MARK_CONVERSATION: Final = Action(
    name="MarkConversation",
    doc="6348/1187904",
    access="write",
    qps=50,
    request=MarkConversationRequest,
    result=MarkConversationResult,
)

GET_CONVERSATION_MARKS: Final = Action(
    name="GetConversationMarks",
    doc="6348/1187905",
    access="read",
    qps=100,
    request=GetConversationMarksRequest,
    result=GetConversationMarksResult,
)

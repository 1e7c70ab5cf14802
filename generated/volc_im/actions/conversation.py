# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.pagination import Listing
from .._core.schema.actions import Action, Condition, When
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import Int64, OpenInt, SentInt32, SentInt64
from ..enums import DataType, MarkAction
from ..service import SERVICE
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


class CreateConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of CreateConversation."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_core_info: ConversationCoreInfo = field(name="ConversationCoreInfo")
    """Type and attributes of the conversation."""

    owner_user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OwnerUserIdStr", required=True),
    ] = field(default=None, name="OwnerUserId")
    """Owner of the group, or the first member of a one-to-one conversation. At least 0."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's ID in its string form, for apps whose user IDs are strings."""

    other_user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OtherUserIdStr"),
    ] = field(default=None, name="OtherUserId")
    """The other member of a one-to-one conversation; required if `conversation_type` is 1. At
    least 0.
    """

    other_user_id_str: str | None = field(default=None, name="OtherUserIdStr")
    """The other member's ID in its string form."""

    idempotent_id: str | None = field(default=None, name="IdempotentId")
    """Idempotency key of this creation. A key that was used before returns the existing
    conversation.
    """

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class CreateConversationResult(Result, kw_only=True):
    """Result of CreateConversation."""

    conversation_info: ConversationInfo = field(
        default_factory=ConversationInfo, name="ConversationInfo"
    )
    """The new or existing conversation."""

    conversation_id: str = field(default="", name="ConversationId")
    """The ID of the conversation as a string. Only a few old actions use it;
    `conversation_short_id` identifies the same conversation.
    """

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The conversation's ID."""

    exist: bool = field(default=False, name="Exist")
    """True if the conversation already existed and nothing was created."""


class ModifyConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyConversation."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_core_info: ModifyConversationCoreInfo = field(name="ConversationCoreInfo")
    """The conversation and the changes to it."""


class ModifyConversationResult(Result, kw_only=True):
    """Result of ModifyConversation."""


class DestroyConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DestroyConversation."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    owner_user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OwnerUserIdStr", required=True),
    ] = field(default=None, name="OwnerUserId")
    """Owner of the conversation. The ID of another user is rejected. At least 0."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's ID in its string form, for apps whose user IDs are strings."""


class DestroyConversationResult(Result, kw_only=True):
    """Result of DestroyConversation."""


class BatchGetConversationsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetConversations."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: Sequence[SentInt64] = field(name="ConversationShortId")
    """IDs of the conversations. The type is a list although the name is singular."""

    skip_member_count: Annotated[bool | None, FieldInfo(default=True)] = field(
        default=None, name="SkipMemberCount"
    )
    """Omit `member_count` from the reply. Send false to get it. Default on the server: `True`."""


class BatchGetConversationsResult(Result, kw_only=True):
    """Result of BatchGetConversations."""

    conversation_core_infos: list[ConversationInfo] = field(
        default_factory=list[ConversationInfo], name="ConversationCoreInfos"
    )
    """The conversations that were found."""


class GetUserConversationsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetUserConversations."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    participant_user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="ParticipantUserIdStr", required=True),
    ] = field(default=None, name="ParticipantUserId")
    """User whose conversations to list. At least 0."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's ID in its string form, for apps whose user IDs are strings."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page."""

    limit: Annotated[Int64, Meta(ge=1, le=20)] = field(name="Limit")
    """Number of conversations per page. 1 to 20."""

    data_type: OpenInt[DataType] | None = field(default=None, name="DataType")
    """Source and order of the list."""

    skip_member_count: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="SkipMemberCount"
    )
    """Omit `member_count` from the reply, which is faster. Default on the server: `False`."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class GetUserConversationsResult(Result, kw_only=True):
    """Result of GetUserConversations."""

    conversation_infos: list[ConversationInfo] = field(
        default_factory=list[ConversationInfo], name="ConversationInfos"
    )
    """The conversations on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Int64 = field(default=0, name="NextCursor")
    """Start of the next page."""


class GetConversationSettingRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationSetting."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Annotated[
        Annotated[Int64, Meta(ge=1, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="ParticipantUserIdStr", required=True),
    ] = field(default=None, name="ParticipantUserId")
    """Member whose settings to get. At least 1."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's ID in its string form, for apps whose user IDs are strings."""

    no_read_index: bool | None = field(default=None, name="NoReadIndex")
    """Send true to omit the read position of the member."""


class GetConversationSettingResult(Result, kw_only=True):
    """Result of GetConversationSetting."""

    conversation_setting_info: ConversationSettingInfo = field(
        default_factory=ConversationSettingInfo, name="ConversationSettingInfo"
    )
    """The member's settings."""


class ModifyConversationSettingRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyConversationSetting."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_setting_info: ModifyConversationSettingInfo = field(name="ConversationSettingInfo")
    """The conversation, the member, and the changes to the settings."""


class ModifyConversationSettingResult(Result, kw_only=True):
    """Result of ModifyConversationSetting."""


class MarkConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of MarkConversation."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    mark_types: list[str] = field(name="MarkTypes")
    """Names of the marks."""

    mark_action: Annotated[OpenInt[MarkAction] | None, FieldInfo(default=1)] = field(
        default=None, name="MarkAction"
    )
    """Whether to add the marks or to remove them. Default on the server: `1`."""

    operator: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OperatorStr"),
    ] = field(default=None, name="Operator")
    """User who performs the operation. At least 0."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form, for apps whose user IDs are strings."""


class MarkConversationResult(Result, kw_only=True):
    """Result of MarkConversation."""


class GetConversationMarksRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationMarks."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""


class GetConversationMarksResult(Result, kw_only=True):
    """Result of GetConversationMarks."""

    mark_types: list[str] = field(default_factory=list[str], name="MarkTypes")
    """Names of the marks."""


CREATE_CONVERSATION: Final = Action(
    name="CreateConversation",
    version=SERVICE.api_version,
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
    version=SERVICE.api_version,
    doc="6348/337115",
    access="write",
    qps=50,
    request=ModifyConversationRequest,
    result=ModifyConversationResult,
)

DESTROY_CONVERSATION: Final = Action(
    name="DestroyConversation",
    version=SERVICE.api_version,
    doc="6348/337036",
    access="write",
    qps=50,
    request=DestroyConversationRequest,
    result=DestroyConversationResult,
    destructive=True,
)

BATCH_GET_CONVERSATIONS: Final = Action(
    name="BatchGetConversations",
    version=SERVICE.api_version,
    doc="6348/337118",
    access="read",
    qps=100,
    request=BatchGetConversationsRequest,
    result=BatchGetConversationsResult,
)

GET_USER_CONVERSATIONS: Final = Action(
    name="GetUserConversations",
    version=SERVICE.api_version,
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
    version=SERVICE.api_version,
    doc="6348/337014",
    access="read",
    qps=100,
    request=GetConversationSettingRequest,
    result=GetConversationSettingResult,
)

MODIFY_CONVERSATION_SETTING: Final = Action(
    name="ModifyConversationSetting",
    version=SERVICE.api_version,
    doc="6348/337015",
    access="write",
    qps=50,
    request=ModifyConversationSettingRequest,
    result=ModifyConversationSettingResult,
)

MARK_CONVERSATION: Final = Action(
    name="MarkConversation",
    version=SERVICE.api_version,
    doc="6348/1187904",
    access="write",
    qps=50,
    request=MarkConversationRequest,
    result=MarkConversationResult,
)

GET_CONVERSATION_MARKS: Final = Action(
    name="GetConversationMarks",
    version=SERVICE.api_version,
    doc="6348/1187905",
    access="read",
    qps=100,
    request=GetConversationMarksRequest,
    result=GetConversationMarksResult,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.pagination import Listing
from .._core.schema.actions import Action, Condition, PartialFailures, When
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import Int64, SentInt32, SentInt64
from ..service import SERVICE
from ..structs import (
    AddParticipantInfo,
    ModifyParticipantInfo,
    Participant,
    ReadIndexInfo,
    ScanParticipant,
)

__all__ = [
    "BATCH_ADD_CONVERSATION_PARTICIPANT",
    "BATCH_DELETE_CONVERSATION_PARTICIPANT",
    "BATCH_GET_CONVERSATION_PARTICIPANT",
    "BATCH_MODIFY_CONVERSATION_PARTICIPANT",
    "GET_CONVERSATION_USER_COUNT",
    "GET_PARTICIPANT_READ_INDEX",
    "IS_USER_IN_CONVERSATION",
    "MODIFY_PARTICIPANT_READ_INDEX",
    "SCAN_CONVERSATION_PARTICIPANT_LIST",
    "SCAN_CONVERSATION_PARTICIPANT_LIST_LISTING",
    "BatchAddConversationParticipantRequest",
    "BatchAddConversationParticipantResult",
    "BatchDeleteConversationParticipantRequest",
    "BatchDeleteConversationParticipantResult",
    "BatchGetConversationParticipantRequest",
    "BatchGetConversationParticipantResult",
    "BatchModifyConversationParticipantRequest",
    "BatchModifyConversationParticipantResult",
    "GetConversationUserCountRequest",
    "GetConversationUserCountResult",
    "GetParticipantReadIndexRequest",
    "GetParticipantReadIndexResult",
    "IsUserInConversationRequest",
    "IsUserInConversationResult",
    "ModifyParticipantReadIndexRequest",
    "ModifyParticipantReadIndexResult",
    "ScanConversationParticipantListRequest",
    "ScanConversationParticipantListResult",
]


class BatchAddConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddConversationParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The group's ID."""

    operator: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Operator")
    """User who performs the operation. The server does not check whether this user is in the group
    or has permission. At least 0.
    """

    participant_infos: Sequence[AddParticipantInfo] = field(name="ParticipantInfos")
    """The members with their attributes."""

    barrier: Annotated[bool | None, FieldInfo(default=False)] = field(default=None, name="Barrier")
    """Whether to hide earlier messages from the new members. Default on the server: `False`."""


class BatchAddConversationParticipantResult(Result, kw_only=True):
    """Result of BatchAddConversationParticipant."""

    failed_user_ids: list[Int64] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be added; empty if all were added."""


class BatchDeleteConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchDeleteConversationParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The group's ID."""

    operator: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Operator")
    """User who performs the operation. The server does not check the permission of this user. At
    least 0.
    """

    participant_user_ids: Sequence[SentInt64] = field(name="ParticipantUserIds")
    """Members to remove."""


class BatchDeleteConversationParticipantResult(Result, kw_only=True):
    """Result of BatchDeleteConversationParticipant."""

    failed_user_ids: list[Int64] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be removed; empty if all were removed."""


class BatchModifyConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchModifyConversationParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The group's ID."""

    operator: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Operator")
    """User who performs the operation. The server does not check the permission of this user. At
    least 0.
    """

    participant_infos: Sequence[ModifyParticipantInfo] = field(name="ParticipantInfos")
    """The members and the changes to them."""


class BatchModifyConversationParticipantResult(Result, kw_only=True):
    """Result of BatchModifyConversationParticipant."""

    failed_user_ids: list[Int64] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be changed; empty if all were changed."""


class BatchGetConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetConversationParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    participant_user_ids: Sequence[SentInt64] = field(name="ParticipantUserIds")
    """Members to look up."""


class BatchGetConversationParticipantResult(Result, kw_only=True):
    """Result of BatchGetConversationParticipant."""

    participants: list[Participant] = field(default_factory=list[Participant], name="Participants")
    """The members that were found."""


class ScanConversationParticipantListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ScanConversationParticipantList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page."""

    limit: Annotated[Int64, Meta(ge=1, le=50)] = field(name="Limit")
    """Number of members per page. Without `only_user_ids` the maximum is lower. 1 to 50."""

    mark_type: str | None = field(default=None, name="MarkType")
    """List only online members with this mark."""

    only_user_ids: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="OnlyUserIds"
    )
    """List only the IDs of the members, without details. Default on the server: `False`."""

    reverse: Annotated[bool | None, FieldInfo(default=False)] = field(default=None, name="Reverse")
    """Order of the list: true for the latest members first, false for the order of joining.
    Default on the server: `False`.
    """

    scan_online_participant: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="ScanOnlineParticipant"
    )
    """In a live group, true lists the online members, the latest first; `reverse` and
    `only_user_ids` then have no effect. In other types of conversation, true returns an empty
    list. Default on the server: `False`.
    """


class ScanConversationParticipantListResult(Result, kw_only=True):
    """Result of ScanConversationParticipantList."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Int64 = field(default=0, name="NextCursor")
    """Start of the next page; negative at the end of the list."""

    participants: list[ScanParticipant] = field(
        default_factory=list[ScanParticipant], name="Participants"
    )
    """The members on this page."""


class IsUserInConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsUserInConversation."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """User to check. At least 0."""


class IsUserInConversationResult(Result, kw_only=True):
    """Result of IsUserInConversation."""

    is_user_in_conversation: bool = field(default=False, name="IsUserInConversation")
    """Whether the user is a member."""


class GetConversationUserCountRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationUserCount."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""


class GetConversationUserCountResult(Result, kw_only=True):
    """Result of GetConversationUserCount."""

    count: Int64 = field(default=0, name="Count")
    """Number of members."""


class GetParticipantReadIndexRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetParticipantReadIndex."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""


class GetParticipantReadIndexResult(Result, kw_only=True):
    """Result of GetParticipantReadIndex."""

    read_indexes: list[ReadIndexInfo] = field(
        default_factory=list[ReadIndexInfo], name="ReadIndexes"
    )
    """Read positions of the members."""


class ModifyParticipantReadIndexRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyParticipantReadIndex."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Annotated[
        Annotated[Int64, Meta(ge=1, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="ParticipantUserIdStr", required=True),
    ] = field(default=None, name="ParticipantUserId")
    """The member. At least 1."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's ID in its string form, for apps whose user IDs are strings."""

    read_index: SentInt64 = field(name="ReadIndex")
    """The new read position; it must be greater than the current one."""


class ModifyParticipantReadIndexResult(Result, kw_only=True):
    """Result of ModifyParticipantReadIndex."""


BATCH_ADD_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchAddConversationParticipant",
    version=SERVICE.api_version,
    doc="6348/336991",
    access="write",
    qps=50,
    request=BatchAddConversationParticipantRequest,
    result=BatchAddConversationParticipantResult,
    failures=PartialFailures(
        "failed_user_ids",
    ),
)

BATCH_DELETE_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchDeleteConversationParticipant",
    version=SERVICE.api_version,
    doc="6348/336994",
    access="write",
    qps=50,
    request=BatchDeleteConversationParticipantRequest,
    result=BatchDeleteConversationParticipantResult,
    destructive=True,
    failures=PartialFailures(
        "failed_user_ids",
    ),
)

BATCH_MODIFY_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchModifyConversationParticipant",
    version=SERVICE.api_version,
    doc="6348/336995",
    access="write",
    qps=50,
    request=BatchModifyConversationParticipantRequest,
    result=BatchModifyConversationParticipantResult,
    failures=PartialFailures(
        "failed_user_ids",
    ),
)

BATCH_GET_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchGetConversationParticipant",
    version=SERVICE.api_version,
    doc="6348/336992",
    access="read",
    qps=100,
    request=BatchGetConversationParticipantRequest,
    result=BatchGetConversationParticipantResult,
)

SCAN_CONVERSATION_PARTICIPANT_LIST: Final = Action(
    name="ScanConversationParticipantList",
    version=SERVICE.api_version,
    doc="6348/336993",
    access="read",
    qps=100,
    request=ScanConversationParticipantListRequest,
    result=ScanConversationParticipantListResult,
    conditions=(
        Condition(
            "Limit",
            When(("OnlyUserIds",), False, absent=True),
            max=20,
        ),
    ),
)

SCAN_CONVERSATION_PARTICIPANT_LIST_LISTING: Final[
    Listing[ScanConversationParticipantListResult, ScanParticipant]
] = Listing(
    "ScanConversationParticipantList",
    "cursor",
    items=lambda page: page.participants,
    next_cursor=lambda page: page.next_cursor,
    has_more=lambda page: page.has_more,
)

IS_USER_IN_CONVERSATION: Final = Action(
    name="IsUserInConversation",
    version=SERVICE.api_version,
    doc="6348/336996",
    access="read",
    qps=100,
    request=IsUserInConversationRequest,
    result=IsUserInConversationResult,
)

GET_CONVERSATION_USER_COUNT: Final = Action(
    name="GetConversationUserCount",
    version=SERVICE.api_version,
    doc="6348/336997",
    access="read",
    qps=100,
    request=GetConversationUserCountRequest,
    result=GetConversationUserCountResult,
)

GET_PARTICIPANT_READ_INDEX: Final = Action(
    name="GetParticipantReadIndex",
    version=SERVICE.api_version,
    doc="",
    access="read",
    qps=None,
    request=GetParticipantReadIndexRequest,
    result=GetParticipantReadIndexResult,
)

MODIFY_PARTICIPANT_READ_INDEX: Final = Action(
    name="ModifyParticipantReadIndex",
    version=SERVICE.api_version,
    doc="",
    access="write",
    qps=None,
    request=ModifyParticipantReadIndexRequest,
    result=ModifyParticipantReadIndexResult,
)

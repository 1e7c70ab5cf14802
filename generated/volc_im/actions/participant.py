# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Condition, Failures, When
from .._core.schema.models import Result, Struct
from .._core.pagination import Listing
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

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The group's id."""

    operator: int = field(name="Operator")
    """User on whose behalf this is done. The server does not check that this user is in the group
    or has rights. 0 or more.
    """

    participant_infos: Sequence[AddParticipantInfo] = field(name="ParticipantInfos")
    """The members, each with attributes."""

    barrier: bool | None = field(default=None, name="Barrier")
    """Hide the messages before this moment from the new members. The server takes `False` when it
    is left out.
    """


class BatchAddConversationParticipantResult(Result, kw_only=True):
    """Result of BatchAddConversationParticipant."""

    failed_user_ids: list[int] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be added; empty when all were."""


class BatchDeleteConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchDeleteConversationParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The group's id."""

    operator: int = field(name="Operator")
    """User on whose behalf this is done. The server does not check this user's rights. 0 or more.
    """

    participant_user_ids: Sequence[int] = field(name="ParticipantUserIds")
    """Members to remove."""


class BatchDeleteConversationParticipantResult(Result, kw_only=True):
    """Result of BatchDeleteConversationParticipant."""

    failed_user_ids: list[int] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be removed; empty when all were."""


class BatchGetConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetConversationParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    participant_user_ids: Sequence[int] = field(name="ParticipantUserIds")
    """Members to look up."""


class BatchGetConversationParticipantResult(Result, kw_only=True):
    """Result of BatchGetConversationParticipant."""

    participants: list[Participant] = field(default_factory=list[Participant], name="Participants")
    """The members that were found."""


class BatchModifyConversationParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchModifyConversationParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The group's id."""

    operator: int = field(name="Operator")
    """User on whose behalf this is done. The server does not check this user's rights. 0 or more.
    """

    participant_infos: Sequence[ModifyParticipantInfo] = field(name="ParticipantInfos")
    """The members, each with what to change."""


class BatchModifyConversationParticipantResult(Result, kw_only=True):
    """Result of BatchModifyConversationParticipant."""

    failed_user_ids: list[int] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be changed; empty when all were."""


class GetConversationUserCountRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetConversationUserCount."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""


class GetConversationUserCountResult(Result, kw_only=True):
    """Result of GetConversationUserCount."""

    count: int = field(default=0, name="Count")
    """Number of members."""


class GetParticipantReadIndexRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetParticipantReadIndex."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""


class GetParticipantReadIndexResult(Result, kw_only=True):
    """Result of GetParticipantReadIndex."""

    read_indexes: list[ReadIndexInfo] = field(
        default_factory=list[ReadIndexInfo], name="ReadIndexes"
    )
    """How far the members have read."""


class IsUserInConversationRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsUserInConversation."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int = field(name="ParticipantUserId")
    """User to look for. 0 or more."""


class IsUserInConversationResult(Result, kw_only=True):
    """Result of IsUserInConversation."""

    is_user_in_conversation: bool = field(default=False, name="IsUserInConversation")
    """Whether the user is a member."""


class ModifyParticipantReadIndexRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ModifyParticipantReadIndex."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int | None = field(default=None, name="ParticipantUserId")
    """The member. 1 or more."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's id in its string form, for apps whose user ids are strings."""

    read_index: int = field(name="ReadIndex")
    """The new position; it must be greater than the present one."""


class ModifyParticipantReadIndexResult(Result, kw_only=True):
    """Result of ModifyParticipantReadIndex."""


class ScanConversationParticipantListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ScanConversationParticipantList."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    cursor: int = field(name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before."""

    limit: int = field(name="Limit")
    """Number of members on a page. Without `only_user_ids` a page holds fewer. 1 to 50."""

    mark_type: str | None = field(default=None, name="MarkType")
    """List only members who are online and carry this mark."""

    only_user_ids: bool | None = field(default=None, name="OnlyUserIds")
    """List the ids of the members without their details. The server takes `False` when it is left
    out.
    """

    reverse: bool | None = field(default=None, name="Reverse")
    """Order of the list: true for those who joined last first, false for the order of joining. The
    server takes `False` when it is left out.
    """

    scan_online_participant: bool | None = field(default=None, name="ScanOnlineParticipant")
    """For live groups: true lists the members who are online, those who joined last first, and
    `reverse` and `only_user_ids` have no effect then. For other kinds of conversation, true
    lists nobody. The server takes `False` when it is left out.
    """


class ScanConversationParticipantListResult(Result, kw_only=True):
    """Result of ScanConversationParticipantList."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page; negative at the end of the list."""

    participants: list[ScanParticipant] = field(
        default_factory=list[ScanParticipant], name="Participants"
    )
    """The members on this page."""


BATCH_ADD_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchAddConversationParticipant",
    doc="6348/336991",
    access="write",
    qps=50,
    request=BatchAddConversationParticipantRequest,
    result=BatchAddConversationParticipantResult,
    failures=Failures(
        "failed_user_ids",
    ),
)

BATCH_DELETE_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchDeleteConversationParticipant",
    doc="6348/336994",
    access="write",
    qps=50,
    request=BatchDeleteConversationParticipantRequest,
    result=BatchDeleteConversationParticipantResult,
    failures=Failures(
        "failed_user_ids",
    ),
)

BATCH_MODIFY_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchModifyConversationParticipant",
    doc="6348/336995",
    access="write",
    qps=50,
    request=BatchModifyConversationParticipantRequest,
    result=BatchModifyConversationParticipantResult,
    failures=Failures(
        "failed_user_ids",
    ),
)

BATCH_GET_CONVERSATION_PARTICIPANT: Final = Action(
    name="BatchGetConversationParticipant",
    doc="6348/336992",
    access="read",
    qps=100,
    request=BatchGetConversationParticipantRequest,
    result=BatchGetConversationParticipantResult,
)

SCAN_CONVERSATION_PARTICIPANT_LIST: Final = Action(
    name="ScanConversationParticipantList",
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
    doc="6348/336996",
    access="read",
    qps=100,
    request=IsUserInConversationRequest,
    result=IsUserInConversationResult,
)

GET_CONVERSATION_USER_COUNT: Final = Action(
    name="GetConversationUserCount",
    doc="6348/336997",
    access="read",
    qps=100,
    request=GetConversationUserCountRequest,
    result=GetConversationUserCountResult,
)

GET_PARTICIPANT_READ_INDEX: Final = Action(
    name="GetParticipantReadIndex",
    doc="",
    access="read",
    qps=None,
    request=GetParticipantReadIndexRequest,
    result=GetParticipantReadIndexResult,
)

MODIFY_PARTICIPANT_READ_INDEX: Final = Action(
    name="ModifyParticipantReadIndex",
    doc="",
    access="write",
    qps=None,
    request=ModifyParticipantReadIndexRequest,
    result=ModifyParticipantReadIndexResult,
)

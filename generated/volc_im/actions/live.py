# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.pagination import Listing
from .._core.schema.actions import Action, PartialFailures
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import IdMap, Int64, OpenInt, SentInt32, SentInt64
from ..enums import BlockAction, MarkAction
from ..service import SERVICE
from ..structs import (
    BlockParticipant,
    LiveFailedInfo,
    LiveParticipantInfo,
    ParticipantStatus,
    WhitelistParticipant,
)

__all__ = [
    "BATCH_ADD_BLOCK_PARTICIPANTS",
    "BATCH_ADD_MANAGER",
    "BATCH_ADD_WHITELIST_PARTICIPANT",
    "BATCH_DELETE_BLOCK_PARTICIPANTS",
    "BATCH_GET_BLOCK_PARTICIPANTS",
    "BATCH_GET_BLOCK_PARTICIPANTS_LISTING",
    "BATCH_GET_WHITELIST_PARTICIPANT",
    "BATCH_GET_WHITELIST_PARTICIPANT_LISTING",
    "BATCH_REMOVE_MANAGER",
    "BATCH_REMOVE_WHITELIST_PARTICIPANT",
    "BATCH_UPDATE_LIVE_PARTICIPANTS",
    "QUERY_LIVE_PARTICIPANT_STATUS",
    "BatchAddBlockParticipantsRequest",
    "BatchAddBlockParticipantsResult",
    "BatchAddManagerRequest",
    "BatchAddManagerResult",
    "BatchAddWhitelistParticipantRequest",
    "BatchAddWhitelistParticipantResult",
    "BatchDeleteBlockParticipantsRequest",
    "BatchDeleteBlockParticipantsResult",
    "BatchGetBlockParticipantsRequest",
    "BatchGetBlockParticipantsResult",
    "BatchGetWhitelistParticipantRequest",
    "BatchGetWhitelistParticipantResult",
    "BatchRemoveManagerRequest",
    "BatchRemoveManagerResult",
    "BatchRemoveWhitelistParticipantRequest",
    "BatchRemoveWhitelistParticipantResult",
    "BatchUpdateLiveParticipantsRequest",
    "BatchUpdateLiveParticipantsResult",
    "QueryLiveParticipantStatusRequest",
    "QueryLiveParticipantStatusResult",
]


class BatchAddManagerRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddManager."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    manager_user_ids: Annotated[
        Sequence[SentInt64] | None, FieldInfo(string_alternative="ManagerUserIdsStr", required=True)
    ] = field(default=None, name="ManagerUserIds")
    """Members to promote."""

    manager_user_ids_str: list[str] | None = field(default=None, name="ManagerUserIdsStr")
    """The members' IDs in their string form."""

    operator: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OperatorStr", required=True),
    ] = field(default=None, name="Operator")
    """User who performs the operation. At least 0."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form, for apps whose user IDs are strings."""


class BatchAddManagerResult(Result, kw_only=True):
    """Result of BatchAddManager."""

    failed_manager_user_ids: Annotated[
        list[Int64], FieldInfo(string_alternative="FailedManagerUserIdsStr")
    ] = field(default_factory=list[int], name="FailedManagerUserIds")
    """Users who could not be promoted."""

    failed_manager_user_ids_str: list[str] | None = field(
        default=None, name="FailedManagerUserIdsStr"
    )
    """The IDs of these users in their string form."""


class BatchRemoveManagerRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchRemoveManager."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    operator: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OperatorStr", required=True),
    ] = field(default=None, name="Operator")
    """User who performs the operation. At least 0."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form, for apps whose user IDs are strings."""

    remove_manager_user_ids: Annotated[
        Sequence[SentInt64] | None,
        FieldInfo(string_alternative="RemoveManagerUserIdsStr", required=True),
    ] = field(default=None, name="RemoveManagerUserIds")
    """Managers to demote."""

    remove_manager_user_ids_str: list[str] | None = field(
        default=None, name="RemoveManagerUserIdsStr"
    )
    """The managers' IDs in their string form."""


class BatchRemoveManagerResult(Result, kw_only=True):
    """Result of BatchRemoveManager."""

    failed_manager_user_ids: Annotated[
        list[Int64], FieldInfo(string_alternative="FailedManagerUserIdsStr")
    ] = field(default_factory=list[int], name="FailedManagerUserIds")
    """Users who could not be demoted."""

    failed_manager_user_ids_str: list[str] | None = field(
        default=None, name="FailedManagerUserIdsStr"
    )
    """The IDs of these users in their string form."""


class BatchAddWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddWhitelistParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    operator: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OperatorStr", required=True),
    ] = field(default=None, name="Operator")
    """User who performs the operation. At least 0."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form, for apps whose user IDs are strings."""

    participant_user_ids: Annotated[
        Sequence[SentInt64] | None,
        FieldInfo(string_alternative="ParticipantUserIdsStr", required=True),
    ] = field(default=None, name="ParticipantUserIds")
    """Users to add to the whitelist."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' IDs in their string form."""


class BatchAddWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchAddWhitelistParticipant."""

    failed_user_ids: Annotated[list[Int64], FieldInfo(string_alternative="FailedUserIdsStr")] = (
        field(default_factory=list[int], name="FailedUserIds")
    )
    """Users who could not be added; empty if all were added."""

    failed_user_ids_str: list[str] | None = field(default=None, name="FailedUserIdsStr")
    """The IDs of these users in their string form."""


class BatchRemoveWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchRemoveWhitelistParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    operator: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OperatorStr", required=True),
    ] = field(default=None, name="Operator")
    """User who performs the operation. At least 0."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form, for apps whose user IDs are strings."""

    participant_user_ids: Annotated[
        Sequence[SentInt64] | None,
        FieldInfo(string_alternative="ParticipantUserIdsStr", required=True),
    ] = field(default=None, name="ParticipantUserIds")
    """Users to remove from the whitelist."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' IDs in their string form."""


class BatchRemoveWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchRemoveWhitelistParticipant."""

    failed_user_ids: Annotated[list[Int64], FieldInfo(string_alternative="FailedUserIdsStr")] = (
        field(default_factory=list[int], name="FailedUserIds")
    )
    """Users who could not be removed; empty if all were removed."""

    failed_user_ids_str: list[str] | None = field(default=None, name="FailedUserIdsStr")
    """The IDs of these users in their string form."""


class BatchGetWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetWhitelistParticipant."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page."""

    limit: Annotated[Int64, Meta(ge=1, le=20)] = field(name="Limit")
    """Number of members per page. 1 to 20."""


class BatchGetWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchGetWhitelistParticipant."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Int64 = field(default=0, name="NextCursor")
    """Start of the next page; -1 at the end of the list."""

    participants: list[WhitelistParticipant] = field(
        default_factory=list[WhitelistParticipant], name="Participants"
    )
    """The users on this page."""


class BatchAddBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddBlockParticipants."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    participant_block_infos: Annotated[
        IdMap[SentInt64] | None,
        FieldInfo(string_alternative="ParticipantBlockInfosStr", required=True, unit="seconds"),
    ] = field(default=None, name="ParticipantBlockInfos")
    """Duration of each mute or ban, by user ID. In seconds."""

    participant_block_infos_str: dict[str, SentInt64] | None = field(
        default=None, name="ParticipantBlockInfosStr"
    )
    """Duration of each mute or ban, by user ID in its string form, for apps whose user IDs are
    strings.
    """

    block_action: Annotated[OpenInt[BlockAction] | None, FieldInfo(default=0)] = field(
        default=None, name="BlockAction"
    )
    """Whether to mute or to ban. Default on the server: `0`."""


class BatchAddBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchAddBlockParticipants."""

    failed_participant_user_ids: Annotated[
        list[Int64], FieldInfo(string_alternative="FailedParticipantUserIdsStr")
    ] = field(default_factory=list[int], name="FailedParticipantUserIds")
    """Users who could not be muted or banned."""

    failed_participant_user_ids_str: list[str] | None = field(
        default=None, name="FailedParticipantUserIdsStr"
    )
    """The IDs of these users in their string form."""


class BatchDeleteBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchDeleteBlockParticipants."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    participant_user_ids: Annotated[
        Sequence[SentInt64] | None,
        FieldInfo(string_alternative="ParticipantUserIdsStr", required=True),
    ] = field(default=None, name="ParticipantUserIds")
    """Users who are muted or banned."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' IDs in their string form, for apps whose user IDs are strings."""

    block_action: Annotated[OpenInt[BlockAction] | None, FieldInfo(default=0)] = field(
        default=None, name="BlockAction"
    )
    """Whether to lift mutes or bans. Default on the server: `0`."""


class BatchDeleteBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchDeleteBlockParticipants."""

    failed_participant_user_ids: Annotated[
        list[Int64], FieldInfo(string_alternative="FailedParticipantUserIdsStr")
    ] = field(default_factory=list[int], name="FailedParticipantUserIds")
    """Users whose mute or ban could not be lifted."""

    failed_participant_user_ids_str: list[str] | None = field(
        default=None, name="FailedParticipantUserIdsStr"
    )
    """The IDs of these users in their string form."""


class BatchGetBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetBlockParticipants."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page."""

    limit: Annotated[Int64, Meta(ge=1, le=20)] = field(name="Limit")
    """Number of members per page. 1 to 20."""

    block_action: Annotated[OpenInt[BlockAction] | None, FieldInfo(default=0)] = field(
        default=None, name="BlockAction"
    )
    """Whether to list muted or banned users. Default on the server: `0`."""


class BatchGetBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchGetBlockParticipants."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Int64 = field(default=0, name="NextCursor")
    """Start of the next page."""

    participants: list[BlockParticipant] = field(
        default_factory=list[BlockParticipant], name="Participants"
    )
    """The users on this page."""


class BatchUpdateLiveParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateLiveParticipants."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    participant_infos: Annotated[Sequence[LiveParticipantInfo], Meta(max_length=10)] = field(
        name="ParticipantInfos"
    )
    """The members and the changes to them. At most 10 items per call."""

    mark_action: Annotated[OpenInt[MarkAction] | None, FieldInfo(default=1)] = field(
        default=None, name="MarkAction"
    )
    """Whether to add or remove the `marks` of the members. Default on the server: `1`."""


class BatchUpdateLiveParticipantsResult(Result, kw_only=True):
    """Result of BatchUpdateLiveParticipants."""

    failed_infos: list[LiveFailedInfo] | None = field(default=None, name="FailedInfos")
    """Members who could not be changed, with the reason."""


class QueryLiveParticipantStatusRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of QueryLiveParticipantStatus."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The live group's ID."""

    participant_user_ids: Annotated[
        Annotated[Sequence[Int64], Meta(max_length=200)] | None,
        FieldInfo(string_alternative="ParticipantUserIdsStr", required=True),
    ] = field(default=None, name="ParticipantUserIds")
    """Users to check. The server ignores users beyond the limit without an error. At most 200
    items per call.
    """

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' IDs in their string form, for apps whose user IDs are strings."""


class QueryLiveParticipantStatusResult(Result, kw_only=True):
    """Result of QueryLiveParticipantStatus."""

    status: list[ParticipantStatus] = field(default_factory=list[ParticipantStatus], name="Status")
    """State of each user."""


BATCH_ADD_MANAGER: Final = Action(
    name="BatchAddManager",
    version=SERVICE.api_version,
    doc="6348/1051343",
    access="write",
    qps=50,
    request=BatchAddManagerRequest,
    result=BatchAddManagerResult,
    failures=PartialFailures(
        "failed_manager_user_ids",
        text_field="failed_manager_user_ids_str",
    ),
)

BATCH_REMOVE_MANAGER: Final = Action(
    name="BatchRemoveManager",
    version=SERVICE.api_version,
    doc="6348/1051344",
    access="write",
    qps=50,
    request=BatchRemoveManagerRequest,
    result=BatchRemoveManagerResult,
    destructive=True,
    failures=PartialFailures(
        "failed_manager_user_ids",
        text_field="failed_manager_user_ids_str",
    ),
)

BATCH_ADD_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchAddWhitelistParticipant",
    version=SERVICE.api_version,
    doc="6348/1051345",
    access="write",
    qps=50,
    request=BatchAddWhitelistParticipantRequest,
    result=BatchAddWhitelistParticipantResult,
    failures=PartialFailures(
        "failed_user_ids",
        text_field="failed_user_ids_str",
    ),
)

BATCH_REMOVE_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchRemoveWhitelistParticipant",
    version=SERVICE.api_version,
    doc="6348/1051346",
    access="write",
    qps=50,
    request=BatchRemoveWhitelistParticipantRequest,
    result=BatchRemoveWhitelistParticipantResult,
    destructive=True,
    failures=PartialFailures(
        "failed_user_ids",
        text_field="failed_user_ids_str",
    ),
)

BATCH_GET_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchGetWhitelistParticipant",
    version=SERVICE.api_version,
    doc="6348/1051347",
    access="read",
    qps=100,
    request=BatchGetWhitelistParticipantRequest,
    result=BatchGetWhitelistParticipantResult,
)

BATCH_GET_WHITELIST_PARTICIPANT_LISTING: Final[
    Listing[BatchGetWhitelistParticipantResult, WhitelistParticipant]
] = Listing(
    "BatchGetWhitelistParticipant",
    "cursor",
    items=lambda page: page.participants,
    next_cursor=lambda page: page.next_cursor,
    has_more=lambda page: page.has_more,
)

BATCH_ADD_BLOCK_PARTICIPANTS: Final = Action(
    name="BatchAddBlockParticipants",
    version=SERVICE.api_version,
    doc="6348/788462",
    access="write",
    qps=50,
    request=BatchAddBlockParticipantsRequest,
    result=BatchAddBlockParticipantsResult,
    failures=PartialFailures(
        "failed_participant_user_ids",
        text_field="failed_participant_user_ids_str",
    ),
)

BATCH_DELETE_BLOCK_PARTICIPANTS: Final = Action(
    name="BatchDeleteBlockParticipants",
    version=SERVICE.api_version,
    doc="6348/788463",
    access="write",
    qps=50,
    request=BatchDeleteBlockParticipantsRequest,
    result=BatchDeleteBlockParticipantsResult,
    destructive=True,
    failures=PartialFailures(
        "failed_participant_user_ids",
        text_field="failed_participant_user_ids_str",
    ),
)

BATCH_GET_BLOCK_PARTICIPANTS: Final = Action(
    name="BatchGetBlockParticipants",
    version=SERVICE.api_version,
    doc="6348/788464",
    access="read",
    qps=100,
    request=BatchGetBlockParticipantsRequest,
    result=BatchGetBlockParticipantsResult,
)

BATCH_GET_BLOCK_PARTICIPANTS_LISTING: Final[
    Listing[BatchGetBlockParticipantsResult, BlockParticipant]
] = Listing(
    "BatchGetBlockParticipants",
    "cursor",
    items=lambda page: page.participants,
    next_cursor=lambda page: page.next_cursor,
    has_more=lambda page: page.has_more,
)

BATCH_UPDATE_LIVE_PARTICIPANTS: Final = Action(
    name="BatchUpdateLiveParticipants",
    version=SERVICE.api_version,
    doc="6348/1162951",
    access="write",
    qps=50,
    request=BatchUpdateLiveParticipantsRequest,
    result=BatchUpdateLiveParticipantsResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
        text_id="user_id_str",
    ),
)

QUERY_LIVE_PARTICIPANT_STATUS: Final = Action(
    name="QueryLiveParticipantStatus",
    version=SERVICE.api_version,
    doc="6348/1051348",
    access="read",
    qps=100,
    request=QueryLiveParticipantStatusRequest,
    result=QueryLiveParticipantStatusResult,
)

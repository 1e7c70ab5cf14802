# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Failures
from .._core.schema.models import Result, Struct
from .._core.pagination import Listing
from ..enums import BlockAction, MarkAction
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


class BatchAddBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddBlockParticipants."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    participant_block_infos: dict[str, int] | None = field(
        default=None, name="ParticipantBlockInfos"
    )
    """How long each user is muted or banned: user id to length of time. In seconds."""

    participant_block_infos_str: dict[str, int] | None = field(
        default=None, name="ParticipantBlockInfosStr"
    )
    """The same with user ids in their string form as keys, for apps whose user ids are strings."""

    block_action: BlockAction | None = field(default=None, name="BlockAction")
    """Whether to mute or to ban. The server takes `0` when it is left out."""


class BatchAddBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchAddBlockParticipants."""

    failed_participant_user_ids: list[int] = field(
        default_factory=list[int], name="FailedParticipantUserIds"
    )
    """Users who could not be muted or banned."""

    failed_participant_user_ids_str: list[str] | None = field(
        default=None, name="FailedParticipantUserIdsStr"
    )
    """The ids of these users in their string form."""


class BatchAddManagerRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddManager."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    manager_user_ids: Sequence[int] | None = field(default=None, name="ManagerUserIds")
    """Members to promote."""

    manager_user_ids_str: list[str] | None = field(default=None, name="ManagerUserIdsStr")
    """The members' ids in their string form."""

    operator: int | None = field(default=None, name="Operator")
    """User on whose behalf this is done. 0 or more."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form, for apps whose user ids are strings."""


class BatchAddManagerResult(Result, kw_only=True):
    """Result of BatchAddManager."""

    failed_manager_user_ids: list[int] = field(
        default_factory=list[int], name="FailedManagerUserIds"
    )
    """Users who could not be promoted."""

    failed_manager_user_ids_str: list[str] | None = field(
        default=None, name="FailedManagerUserIdsStr"
    )
    """The ids of these users in their string form."""


class BatchAddWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchAddWhitelistParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    operator: int | None = field(default=None, name="Operator")
    """User on whose behalf this is done. 0 or more."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form, for apps whose user ids are strings."""

    participant_user_ids: Sequence[int] | None = field(default=None, name="ParticipantUserIds")
    """Users to put on the whitelist."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' ids in their string form."""


class BatchAddWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchAddWhitelistParticipant."""

    failed_user_ids: list[int] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be added; empty when all were."""

    failed_user_ids_str: list[str] | None = field(default=None, name="FailedUserIdsStr")
    """The ids of these users in their string form."""


class BatchDeleteBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchDeleteBlockParticipants."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    participant_user_ids: Sequence[int] | None = field(default=None, name="ParticipantUserIds")
    """Users who are muted or banned."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' ids in their string form, for apps whose user ids are strings."""

    block_action: BlockAction | None = field(default=None, name="BlockAction")
    """Which of the two to lift. The server takes `0` when it is left out."""


class BatchDeleteBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchDeleteBlockParticipants."""

    failed_participant_user_ids: list[int] = field(
        default_factory=list[int], name="FailedParticipantUserIds"
    )
    """Users whose mute or ban could not be lifted."""

    failed_participant_user_ids_str: list[str] | None = field(
        default=None, name="FailedParticipantUserIdsStr"
    )
    """The ids of these users in their string form."""


class BatchGetBlockParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetBlockParticipants."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    cursor: int = field(name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before."""

    limit: int = field(name="Limit")
    """Number of members on a page. 1 to 20."""

    block_action: BlockAction | None = field(default=None, name="BlockAction")
    """Which of the two to list. The server takes `0` when it is left out."""


class BatchGetBlockParticipantsResult(Result, kw_only=True):
    """Result of BatchGetBlockParticipants."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page."""

    participants: list[BlockParticipant] = field(
        default_factory=list[BlockParticipant], name="Participants"
    )
    """The users on this page."""


class BatchGetWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetWhitelistParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    cursor: int = field(name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before."""

    limit: int = field(name="Limit")
    """Number of members on a page. 1 to 20."""


class BatchGetWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchGetWhitelistParticipant."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page; -1 at the end of the list."""

    participants: list[WhitelistParticipant] = field(
        default_factory=list[WhitelistParticipant], name="Participants"
    )
    """The users on this page."""


class BatchRemoveManagerRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchRemoveManager."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    operator: int | None = field(default=None, name="Operator")
    """User on whose behalf this is done. 0 or more."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form, for apps whose user ids are strings."""

    remove_manager_user_ids: Sequence[int] | None = field(default=None, name="RemoveManagerUserIds")
    """Managers to demote."""

    remove_manager_user_ids_str: list[str] | None = field(
        default=None, name="RemoveManagerUserIdsStr"
    )
    """The managers' ids in their string form."""


class BatchRemoveManagerResult(Result, kw_only=True):
    """Result of BatchRemoveManager."""

    failed_manager_user_ids: list[int] = field(
        default_factory=list[int], name="FailedManagerUserIds"
    )
    """Users who could not be demoted."""

    failed_manager_user_ids_str: list[str] | None = field(
        default=None, name="FailedManagerUserIdsStr"
    )
    """The ids of these users in their string form."""


class BatchRemoveWhitelistParticipantRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchRemoveWhitelistParticipant."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    operator: int | None = field(default=None, name="Operator")
    """User on whose behalf this is done. 0 or more."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form, for apps whose user ids are strings."""

    participant_user_ids: Sequence[int] | None = field(default=None, name="ParticipantUserIds")
    """Users to take off the whitelist."""

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' ids in their string form."""


class BatchRemoveWhitelistParticipantResult(Result, kw_only=True):
    """Result of BatchRemoveWhitelistParticipant."""

    failed_user_ids: list[int] = field(default_factory=list[int], name="FailedUserIds")
    """Users who could not be removed; empty when all were."""

    failed_user_ids_str: list[str] | None = field(default=None, name="FailedUserIdsStr")
    """The ids of these users in their string form."""


class BatchUpdateLiveParticipantsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateLiveParticipants."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    participant_infos: Sequence[LiveParticipantInfo] = field(name="ParticipantInfos")
    """The members, each with what to change. 10 items at the most per call."""

    mark_action: MarkAction | None = field(default=None, name="MarkAction")
    """Whether the `marks` of the members are added or removed. The server takes `1` when it is
    left out.
    """


class BatchUpdateLiveParticipantsResult(Result, kw_only=True):
    """Result of BatchUpdateLiveParticipants."""

    failed_infos: list[LiveFailedInfo] | None = field(default=None, name="FailedInfos")
    """Members who could not be changed, and why."""


class QueryLiveParticipantStatusRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of QueryLiveParticipantStatus."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The live group's id."""

    participant_user_ids: Sequence[int] | None = field(default=None, name="ParticipantUserIds")
    """Users to look up. The server leaves any beyond the limit unanswered, without an error. 200
    items at the most per call.
    """

    participant_user_ids_str: list[str] | None = field(default=None, name="ParticipantUserIdsStr")
    """The users' ids in their string form, for apps whose user ids are strings."""


class QueryLiveParticipantStatusResult(Result, kw_only=True):
    """Result of QueryLiveParticipantStatus."""

    status: list[ParticipantStatus] = field(default_factory=list[ParticipantStatus], name="Status")
    """State of each user."""


BATCH_ADD_MANAGER: Final = Action(
    name="BatchAddManager",
    doc="6348/1051343",
    access="write",
    qps=50,
    request=BatchAddManagerRequest,
    result=BatchAddManagerResult,
    failures=Failures(
        "failed_manager_user_ids",
        twin="failed_manager_user_ids_str",
    ),
)

BATCH_REMOVE_MANAGER: Final = Action(
    name="BatchRemoveManager",
    doc="6348/1051344",
    access="write",
    qps=50,
    request=BatchRemoveManagerRequest,
    result=BatchRemoveManagerResult,
    failures=Failures(
        "failed_manager_user_ids",
        twin="failed_manager_user_ids_str",
    ),
)

BATCH_ADD_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchAddWhitelistParticipant",
    doc="6348/1051345",
    access="write",
    qps=50,
    request=BatchAddWhitelistParticipantRequest,
    result=BatchAddWhitelistParticipantResult,
    failures=Failures(
        "failed_user_ids",
        twin="failed_user_ids_str",
    ),
)

BATCH_REMOVE_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchRemoveWhitelistParticipant",
    doc="6348/1051346",
    access="write",
    qps=50,
    request=BatchRemoveWhitelistParticipantRequest,
    result=BatchRemoveWhitelistParticipantResult,
    failures=Failures(
        "failed_user_ids",
        twin="failed_user_ids_str",
    ),
)

BATCH_GET_WHITELIST_PARTICIPANT: Final = Action(
    name="BatchGetWhitelistParticipant",
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
    doc="6348/788462",
    access="write",
    qps=50,
    request=BatchAddBlockParticipantsRequest,
    result=BatchAddBlockParticipantsResult,
    failures=Failures(
        "failed_participant_user_ids",
        twin="failed_participant_user_ids_str",
    ),
)

BATCH_DELETE_BLOCK_PARTICIPANTS: Final = Action(
    name="BatchDeleteBlockParticipants",
    doc="6348/788463",
    access="write",
    qps=50,
    request=BatchDeleteBlockParticipantsRequest,
    result=BatchDeleteBlockParticipantsResult,
    failures=Failures(
        "failed_participant_user_ids",
        twin="failed_participant_user_ids_str",
    ),
)

BATCH_GET_BLOCK_PARTICIPANTS: Final = Action(
    name="BatchGetBlockParticipants",
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
    doc="6348/1162951",
    access="write",
    qps=50,
    request=BatchUpdateLiveParticipantsRequest,
    result=BatchUpdateLiveParticipantsResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
        id_twin="user_id_str",
    ),
)

QUERY_LIVE_PARTICIPANT_STATUS: Final = Action(
    name="QueryLiveParticipantStatus",
    doc="6348/1051348",
    access="read",
    qps=100,
    request=QueryLiveParticipantStatusRequest,
    result=QueryLiveParticipantStatusResult,
)

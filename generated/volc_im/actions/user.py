# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Failures, RateLimit
from .._core.schema.models import Result, Struct
from ..enums import MessageType, TagChange, TagMatch
from ..structs import FailedInfo, QueryOnlineResult, RegisterUserInfo, UpdateUserInfo, UserInfo

__all__ = [
    "BATCH_GET_USER",
    "BATCH_UPDATE_USER",
    "BATCH_UPDATE_USER_TAGS",
    "QUERY_ONLINE_STATUS",
    "REGISTER_USERS",
    "UN_REGISTER_USERS",
    "USER_BROADCAST",
    "BatchGetUserRequest",
    "BatchGetUserResult",
    "BatchUpdateUserRequest",
    "BatchUpdateUserResult",
    "BatchUpdateUserTagsRequest",
    "BatchUpdateUserTagsResult",
    "QueryOnlineStatusRequest",
    "QueryOnlineStatusResult",
    "RegisterUsersRequest",
    "RegisterUsersResult",
    "UnRegisterUsersRequest",
    "UnRegisterUsersResult",
    "UserBroadcastRequest",
    "UserBroadcastResult",
]


class BatchGetUserRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetUser."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    user_ids: Sequence[int] = field(name="UserIds")
    """Users to look up. 50 items at the most per call."""


class BatchGetUserResult(Result, kw_only=True):
    """Result of BatchGetUser."""

    not_found_users: list[int] = field(default_factory=list[int], name="NotFoundUsers")
    """Users who were never registered, or no longer are."""

    users: list[UserInfo] = field(default_factory=list[UserInfo], name="Users")
    """The users who were found."""


class BatchUpdateUserRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateUser."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    users: Sequence[UpdateUserInfo] = field(name="Users")
    """The users, each with the new profile. 10 items at the most per call."""


class BatchUpdateUserResult(Result, kw_only=True):
    """Result of BatchUpdateUser."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be updated, and why."""


class BatchUpdateUserTagsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateUserTags."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    op: TagChange = field(name="Op")
    """Whether the `tags` are added or removed."""

    tags: list[str] = field(name="Tags")
    """The tags, each a plain text such as `city:hangzhou`."""

    user_ids: Sequence[int] = field(name="UserIds")
    """Users whose tags change."""


class BatchUpdateUserTagsResult(Result, kw_only=True):
    """Result of BatchUpdateUserTags."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users whose tags could not be changed, and why."""


class QueryOnlineStatusRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of QueryOnlineStatus."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    user_ids: Sequence[int] = field(name="UserIds")
    """Users to check. 100 items at the most per call."""


class QueryOnlineStatusResult(Result, kw_only=True):
    """Result of QueryOnlineStatus."""

    app_id: int = field(default=0, name="AppId")
    """Application that the users belong to."""

    query_online_results: dict[str, list[QueryOnlineResult]] = field(
        default_factory=dict[str, list[QueryOnlineResult]], name="QueryOnlineResults"
    )
    """The connections of each user who is online, by user id."""


class RegisterUsersRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RegisterUsers."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    users: Sequence[RegisterUserInfo] = field(name="Users")
    """The users, each with a profile. 20 items at the most per call."""


class RegisterUsersResult(Result, kw_only=True):
    """Result of RegisterUsers."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be registered, and why."""


class UnRegisterUsersRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UnRegisterUsers."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    user_ids: Sequence[int] = field(name="UserIds")
    """Users to unregister. 10 items at the most per call."""


class UnRegisterUsersResult(Result, kw_only=True):
    """Result of UnRegisterUsers."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be unregistered, and why."""


class UserBroadcastRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UserBroadcast."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    content: str = field(name="Content")
    """Body of the message. Where a client SDK reads it, it must follow the message format of
    document 6348/372181.
    """

    msg_ttl: int = field(name="MsgTTL")
    """How long the message lives. In seconds. 1 to 604800."""

    msg_type: MessageType = field(name="MsgType")
    """Type of the message, which tells clients how to read `content`."""

    sender: int = field(name="Sender")
    """User who sends the message. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data for the message, text to text."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """

    tag_op: TagMatch | None = field(default=None, name="TagOp")
    """Whether a user must carry one of the `tags` or all of them. The server takes `0` when it is
    left out.
    """

    tags: list[str] | None = field(default=None, name="Tags")
    """Tags of the users to reach. Leave it out to reach every registered user."""


class UserBroadcastResult(Result, kw_only=True):
    """Result of UserBroadcast."""


USER_BROADCAST: Final = Action(
    name="UserBroadcast",
    doc="6348/1125997",
    access="write",
    qps=None,
    rate_limit=RateLimit(20, "day"),
    request=UserBroadcastRequest,
    result=UserBroadcastResult,
)

BATCH_UPDATE_USER_TAGS: Final = Action(
    name="BatchUpdateUserTags",
    doc="6348/1125995",
    access="write",
    qps=50,
    request=BatchUpdateUserTagsRequest,
    result=BatchUpdateUserTagsResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

REGISTER_USERS: Final = Action(
    name="RegisterUsers",
    doc="6348/1125993",
    access="write",
    qps=50,
    request=RegisterUsersRequest,
    result=RegisterUsersResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

UN_REGISTER_USERS: Final = Action(
    name="UnRegisterUsers",
    doc="6348/1125994",
    access="write",
    qps=50,
    request=UnRegisterUsersRequest,
    result=UnRegisterUsersResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

BATCH_UPDATE_USER: Final = Action(
    name="BatchUpdateUser",
    doc="6348/1187901",
    access="write",
    qps=50,
    request=BatchUpdateUserRequest,
    result=BatchUpdateUserResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

BATCH_GET_USER: Final = Action(
    name="BatchGetUser",
    doc="6348/1125996",
    access="read",
    qps=100,
    request=BatchGetUserRequest,
    result=BatchGetUserResult,
)

QUERY_ONLINE_STATUS: Final = Action(
    name="QueryOnlineStatus",
    doc="6348/788533",
    access="read",
    qps=100,
    request=QueryOnlineStatusRequest,
    result=QueryOnlineStatusResult,
)

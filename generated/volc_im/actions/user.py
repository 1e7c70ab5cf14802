# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.schema.actions import Action, PartialFailures, Quota
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import Int64, OpenInt, SentInt32, SentInt64
from ..enums import MessageType, TagChange, TagMatch
from ..message_check import check_message
from ..service import SERVICE
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


class UserBroadcastRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UserBroadcast."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(name="Content")
    """Content of the message. If a client SDK parses it, it must have the message format of
    document 6348/372181.
    """

    msg_ttl: Annotated[Annotated[Int64, Meta(ge=1, le=604800)], FieldInfo(unit="seconds")] = field(
        name="MsgTTL"
    )
    """Lifetime of the message. In seconds. 1 to 604800."""

    msg_type: OpenInt[MessageType] = field(name="MsgType")
    """Type of the message; clients parse `content` by it."""

    sender: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="Sender")
    """User who sends the message. At least 0."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of the message, string to string."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""

    tag_op: Annotated[OpenInt[TagMatch] | None, FieldInfo(default=0)] = field(
        default=None, name="TagOp"
    )
    """Whether a user must have any or all of the `tags`. Default on the server: `0`."""

    tags: list[str] | None = field(default=None, name="Tags")
    """Tags of the receivers. If omitted, all registered users receive the message."""


class UserBroadcastResult(Result, kw_only=True):
    """Result of UserBroadcast."""


class BatchUpdateUserTagsRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateUserTags."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    op: OpenInt[TagChange] = field(name="Op")
    """Whether to add or remove the `tags`."""

    tags: list[str] = field(name="Tags")
    """The tags, each a string such as `city:hangzhou`."""

    user_ids: Sequence[SentInt64] = field(name="UserIds")
    """Users whose tags to change."""


class BatchUpdateUserTagsResult(Result, kw_only=True):
    """Result of BatchUpdateUserTags."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users whose tags could not be changed, with the reason."""


class RegisterUsersRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RegisterUsers."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    users: Annotated[Sequence[RegisterUserInfo], Meta(max_length=20)] = field(name="Users")
    """The users with their profiles. At most 20 items per call."""


class RegisterUsersResult(Result, kw_only=True):
    """Result of RegisterUsers."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be registered, with the reason."""


class UnRegisterUsersRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UnRegisterUsers."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(name="UserIds")
    """Users to unregister. At most 10 items per call."""


class UnRegisterUsersResult(Result, kw_only=True):
    """Result of UnRegisterUsers."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be unregistered, with the reason."""


class BatchUpdateUserRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchUpdateUser."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    users: Annotated[Sequence[UpdateUserInfo], Meta(max_length=10)] = field(name="Users")
    """The users with their new profiles. At most 10 items per call."""


class BatchUpdateUserResult(Result, kw_only=True):
    """Result of BatchUpdateUser."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be updated, with the reason."""


class BatchGetUserRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of BatchGetUser."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    user_ids: Annotated[Sequence[Int64], Meta(max_length=50)] = field(name="UserIds")
    """Users to look up. At most 50 items per call."""


class BatchGetUserResult(Result, kw_only=True):
    """Result of BatchGetUser."""

    not_found_users: list[Int64] = field(default_factory=list[int], name="NotFoundUsers")
    """Users who were never registered or were unregistered."""

    users: list[UserInfo] = field(default_factory=list[UserInfo], name="Users")
    """The users who were found."""


class QueryOnlineStatusRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of QueryOnlineStatus."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    user_ids: Annotated[Sequence[Int64], Meta(max_length=100)] = field(name="UserIds")
    """Users to check. At most 100 items per call."""


class QueryOnlineStatusResult(Result, kw_only=True):
    """Result of QueryOnlineStatus."""

    app_id: int = field(default=0, name="AppId")
    """Application that the users belong to."""

    query_online_results: dict[str, list[QueryOnlineResult]] = field(
        default_factory=dict[str, list[QueryOnlineResult]], name="QueryOnlineResults"
    )
    """The connections of each online user, by user ID."""


USER_BROADCAST: Final = Action(
    name="UserBroadcast",
    version=SERVICE.api_version,
    doc="6348/1125997",
    access="write",
    qps=None,
    quota=Quota(20, "day"),
    request=UserBroadcastRequest,
    result=UserBroadcastResult,
    check=check_message,
)

BATCH_UPDATE_USER_TAGS: Final = Action(
    name="BatchUpdateUserTags",
    version=SERVICE.api_version,
    doc="6348/1125995",
    access="write",
    qps=50,
    request=BatchUpdateUserTagsRequest,
    result=BatchUpdateUserTagsResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

REGISTER_USERS: Final = Action(
    name="RegisterUsers",
    version=SERVICE.api_version,
    doc="6348/1125993",
    access="write",
    qps=50,
    request=RegisterUsersRequest,
    result=RegisterUsersResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

UN_REGISTER_USERS: Final = Action(
    name="UnRegisterUsers",
    version=SERVICE.api_version,
    doc="6348/1125994",
    access="write",
    qps=50,
    request=UnRegisterUsersRequest,
    result=UnRegisterUsersResult,
    destructive=True,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

BATCH_UPDATE_USER: Final = Action(
    name="BatchUpdateUser",
    version=SERVICE.api_version,
    doc="6348/1187901",
    access="write",
    qps=50,
    request=BatchUpdateUserRequest,
    result=BatchUpdateUserResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

BATCH_GET_USER: Final = Action(
    name="BatchGetUser",
    version=SERVICE.api_version,
    doc="6348/1125996",
    access="read",
    qps=100,
    request=BatchGetUserRequest,
    result=BatchGetUserResult,
)

QUERY_ONLINE_STATUS: Final = Action(
    name="QueryOnlineStatus",
    version=SERVICE.api_version,
    doc="6348/788533",
    access="read",
    qps=100,
    request=QueryOnlineStatusRequest,
    result=QueryOnlineStatusResult,
)

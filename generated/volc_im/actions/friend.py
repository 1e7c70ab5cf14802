# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: requests, results and metadata of each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, field

from .._core.pagination import Listing
from .._core.schema.actions import Action, PartialFailures
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import Int64, SentInt32, SentInt64
from ..service import SERVICE
from ..structs import FailedInfo, FriendInfo, IsFriendInfo, UpdateFriendInfo

__all__ = [
    "ADD_FRIEND",
    "DELETE_FRIEND",
    "IS_FRIEND",
    "LIST_FRIEND",
    "LIST_FRIEND_LISTING",
    "UPDATE_FRIEND",
    "AddFriendRequest",
    "AddFriendResult",
    "DeleteFriendRequest",
    "DeleteFriendResult",
    "IsFriendRequest",
    "IsFriendResult",
    "ListFriendRequest",
    "ListFriendResult",
    "UpdateFriendRequest",
    "UpdateFriendResult",
]


class AddFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of AddFriend."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    friend_user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(name="FriendUserIds")
    """Users to add as friends. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """User to whom the friends are added. At least 0."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of each new friend, string to string."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class AddFriendResult(Result, kw_only=True):
    """Result of AddFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Users who could not be added, with the reason."""


class DeleteFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteFriend."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    delete_user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(name="DeleteUserIds")
    """Friends to remove. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """User whose friends to remove. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class DeleteFriendResult(Result, kw_only=True):
    """Result of DeleteFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Friends who could not be removed, with the reason."""


class UpdateFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UpdateFriend."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    friend_infos: Annotated[Sequence[UpdateFriendInfo], Meta(max_length=10)] = field(
        name="FriendInfos"
    )
    """The friends and the changes to them. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """User whose friends to change. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class UpdateFriendResult(Result, kw_only=True):
    """Result of UpdateFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Friends who could not be changed, with the reason."""


class ListFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ListFriend."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """User whose friends to list. At least 0."""

    cursor: Annotated[SentInt64 | None, FieldInfo(default=0)] = field(default=None, name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page. Default on
    the server: `0`.
    """

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""

    limit: Annotated[Annotated[Int64, Meta(ge=1, le=20)] | None, FieldInfo(default=20)] = field(
        default=None, name="Limit"
    )
    """Number of friends per page. 1 to 20. Default on the server: `20`."""

    need_total: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="NeedTotal"
    )
    """Whether to return the length of the whole list in `total_count`. Default on the server:
    `False`.
    """


class ListFriendResult(Result, kw_only=True):
    """Result of ListFriend."""

    friend_infos: list[FriendInfo] = field(default_factory=list[FriendInfo], name="FriendInfos")
    """The friends on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Annotated[Int64, FieldInfo(aliases=("NewCursor",))] = field(
        default=0, name="NextCursor"
    )
    """Start of the next page; negative at the end of the list."""

    total_count: Int64 = field(default=0, name="TotalCount")
    """Number of all friends; only valid if `need_total` is true."""


class IsFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsFriend."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    friend_user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(name="FriendUserIds")
    """Users to check. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """User whose friends to check. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class IsFriendResult(Result, kw_only=True):
    """Result of IsFriend."""

    infos: list[IsFriendInfo] = field(default_factory=list[IsFriendInfo], name="Infos")
    """One result per checked user."""


ADD_FRIEND: Final = Action(
    name="AddFriend",
    version=SERVICE.api_version,
    doc="6348/1125662",
    access="write",
    qps=50,
    request=AddFriendRequest,
    result=AddFriendResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

DELETE_FRIEND: Final = Action(
    name="DeleteFriend",
    version=SERVICE.api_version,
    doc="6348/1125751",
    access="write",
    qps=50,
    request=DeleteFriendRequest,
    result=DeleteFriendResult,
    destructive=True,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

UPDATE_FRIEND: Final = Action(
    name="UpdateFriend",
    version=SERVICE.api_version,
    doc="6348/1125752",
    access="write",
    qps=None,
    request=UpdateFriendRequest,
    result=UpdateFriendResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

LIST_FRIEND: Final = Action(
    name="ListFriend",
    version=SERVICE.api_version,
    doc="6348/1125753",
    access="read",
    qps=100,
    request=ListFriendRequest,
    result=ListFriendResult,
)

LIST_FRIEND_LISTING: Final[Listing[ListFriendResult, FriendInfo]] = Listing(
    "ListFriend",
    "cursor",
    items=lambda page: page.friend_infos,
    next_cursor=lambda page: page.next_cursor,
    has_more=lambda page: page.has_more,
)

IS_FRIEND: Final = Action(
    name="IsFriend",
    version=SERVICE.api_version,
    doc="6348/1125754",
    access="read",
    qps=100,
    request=IsFriendRequest,
    result=IsFriendResult,
)

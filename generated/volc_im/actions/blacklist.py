# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: requests, results and metadata of each action."""

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
from ..structs import BlackListInfo, BlackListUserInfo, FailedInfo

__all__ = [
    "ADD_BLACK_LIST",
    "GET_BLACK_LIST",
    "GET_BLACK_LIST_LISTING",
    "IS_IN_BLACK_LIST",
    "REMOVE_BLACK_LIST",
    "UPDATE_BLACK_LIST",
    "AddBlackListRequest",
    "AddBlackListResult",
    "GetBlackListRequest",
    "GetBlackListResult",
    "IsInBlackListRequest",
    "IsInBlackListResult",
    "RemoveBlackListRequest",
    "RemoveBlackListResult",
    "UpdateBlackListRequest",
    "UpdateBlackListResult",
]


class AddBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of AddBlackList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    black_list_infos: Annotated[Sequence[BlackListUserInfo], Meta(max_length=10)] = field(
        name="BlackListInfos"
    )
    """The users to add, with the custom data of the entries. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """Owner of the blacklist. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class AddBlackListResult(Result, kw_only=True):
    """Result of AddBlackList."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be added, with the reason."""


class RemoveBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RemoveBlackList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    black_list_user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(
        name="BlackListUserIds"
    )
    """Users to remove from the list. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """Owner of the blacklist. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class RemoveBlackListResult(Result, kw_only=True):
    """Result of RemoveBlackList."""


class UpdateBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UpdateBlackList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    black_list_infos: Annotated[Sequence[BlackListUserInfo], Meta(max_length=10)] = field(
        name="BlackListInfos"
    )
    """The entries and the changes to their custom data. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """Owner of the blacklist. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class UpdateBlackListResult(Result, kw_only=True):
    """Result of UpdateBlackList."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Entries that could not be changed, with the reason."""


class GetBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetBlackList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    cursor: SentInt64 = field(name="Cursor")
    """Start of this page. Send 0 first, then the `next_cursor` of the previous page."""

    limit: Annotated[Int64, Meta(ge=1, le=20)] = field(name="Limit")
    """Number of entries per page. 1 to 20."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """Owner of the blacklist. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""

    need_total: Annotated[bool | None, FieldInfo(default=False)] = field(
        default=None, name="NeedTotal"
    )
    """Whether to return the length of the whole list in `total_count`. Default on the server:
    `False`.
    """


class GetBlackListResult(Result, kw_only=True):
    """Result of GetBlackList."""

    black_list_infos: list[BlackListInfo] = field(
        default_factory=list[BlackListInfo], name="BlackListInfos"
    )
    """The entries on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True if another page follows."""

    next_cursor: Annotated[Int64, FieldInfo(aliases=("NewCursor",))] = field(
        default=0, name="NextCursor"
    )
    """Start of the next page; negative at the end of the list."""

    total_count: Int64 = field(default=0, name="TotalCount")
    """Number of all entries; only valid if `need_total` is true."""


class IsInBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsInBlackList."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    black_list_user_ids: Annotated[Sequence[Int64], Meta(max_length=10)] = field(
        name="BlackListUserIds"
    )
    """Users to check. At most 10 items per call."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """Owner of the blacklist. At least 0."""

    inbox_type: Annotated[SentInt32 | None, FieldInfo(default=0)] = field(
        default=None, name="InboxType"
    )
    """Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`."""


class IsInBlackListResult(Result, kw_only=True):
    """Result of IsInBlackList."""

    is_in_black_list_infos: dict[str, bool] = field(
        default_factory=dict[str, bool], name="IsInBlackListInfos"
    )
    """Whether each user is on the list, by user ID."""


ADD_BLACK_LIST: Final = Action(
    name="AddBlackList",
    version=SERVICE.api_version,
    doc="6348/1152119",
    access="write",
    qps=50,
    request=AddBlackListRequest,
    result=AddBlackListResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

REMOVE_BLACK_LIST: Final = Action(
    name="RemoveBlackList",
    version=SERVICE.api_version,
    doc="6348/1152120",
    access="write",
    qps=50,
    request=RemoveBlackListRequest,
    result=RemoveBlackListResult,
    destructive=True,
)

UPDATE_BLACK_LIST: Final = Action(
    name="UpdateBlackList",
    version=SERVICE.api_version,
    doc="6348/1152121",
    access="write",
    qps=50,
    request=UpdateBlackListRequest,
    result=UpdateBlackListResult,
    failures=PartialFailures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

GET_BLACK_LIST: Final = Action(
    name="GetBlackList",
    version=SERVICE.api_version,
    doc="6348/1152122",
    access="read",
    qps=100,
    request=GetBlackListRequest,
    result=GetBlackListResult,
)

GET_BLACK_LIST_LISTING: Final[Listing[GetBlackListResult, BlackListInfo]] = Listing(
    "GetBlackList",
    "cursor",
    items=lambda page: page.black_list_infos,
    next_cursor=lambda page: page.next_cursor,
    has_more=lambda page: page.has_more,
)

IS_IN_BLACK_LIST: Final = Action(
    name="IsInBlackList",
    version=SERVICE.api_version,
    doc="6348/1152123",
    access="read",
    qps=100,
    request=IsInBlackListRequest,
    result=IsInBlackListResult,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Failures
from .._core.schema.models import Result, Struct
from .._core.pagination import Listing
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

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    black_list_infos: Sequence[BlackListUserInfo] = field(name="BlackListInfos")
    """The users to put on the list, each with your own data. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose blacklist it is. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class AddBlackListResult(Result, kw_only=True):
    """Result of AddBlackList."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Users who could not be put on the list, and why."""


class GetBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetBlackList."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    cursor: int = field(name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before."""

    limit: int = field(name="Limit")
    """Number of entries on a page. 1 to 20."""

    user_id: int = field(name="UserId")
    """User whose blacklist is listed. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """

    need_total: bool | None = field(default=None, name="NeedTotal")
    """Also count the whole list into `total_count`. The server takes `False` when it is left out.
    """


class GetBlackListResult(Result, kw_only=True):
    """Result of GetBlackList."""

    black_list_infos: list[BlackListInfo] = field(
        default_factory=list[BlackListInfo], name="BlackListInfos"
    )
    """The entries on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page; negative at the end of the list."""

    total_count: int = field(default=0, name="TotalCount")
    """Number of all entries. It counts only where `need_total` is true."""


class IsInBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsInBlackList."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    black_list_user_ids: Sequence[int] = field(name="BlackListUserIds")
    """Users to check. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose blacklist it is. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class IsInBlackListResult(Result, kw_only=True):
    """Result of IsInBlackList."""

    is_in_black_list_infos: dict[str, bool] = field(
        default_factory=dict[str, bool], name="IsInBlackListInfos"
    )
    """Whether each user is on the list, by user id."""


class RemoveBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of RemoveBlackList."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    black_list_user_ids: Sequence[int] = field(name="BlackListUserIds")
    """Users to take off the list. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose blacklist it is. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class RemoveBlackListResult(Result, kw_only=True):
    """Result of RemoveBlackList."""


class UpdateBlackListRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UpdateBlackList."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    black_list_infos: Sequence[BlackListUserInfo] = field(name="BlackListInfos")
    """The entries, each with the data to change. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose blacklist it is. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class UpdateBlackListResult(Result, kw_only=True):
    """Result of UpdateBlackList."""

    failed_infos: list[FailedInfo] = field(default_factory=list[FailedInfo], name="FailedInfos")
    """Entries that could not be changed, and why."""


ADD_BLACK_LIST: Final = Action(
    name="AddBlackList",
    doc="6348/1152119",
    access="write",
    qps=50,
    request=AddBlackListRequest,
    result=AddBlackListResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

REMOVE_BLACK_LIST: Final = Action(
    name="RemoveBlackList",
    doc="6348/1152120",
    access="write",
    qps=50,
    request=RemoveBlackListRequest,
    result=RemoveBlackListResult,
)

UPDATE_BLACK_LIST: Final = Action(
    name="UpdateBlackList",
    doc="6348/1152121",
    access="write",
    qps=50,
    request=UpdateBlackListRequest,
    result=UpdateBlackListResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

GET_BLACK_LIST: Final = Action(
    name="GetBlackList",
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
    doc="6348/1152123",
    access="read",
    qps=100,
    request=IsInBlackListRequest,
    result=IsInBlackListResult,
)

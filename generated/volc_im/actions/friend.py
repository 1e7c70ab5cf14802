# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: bodies, results, and what is known about each action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import field

from .._core.schema.actions import Action, Failures
from .._core.schema.models import Result, Struct
from .._core.pagination import Listing
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

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    friend_user_ids: Sequence[int] = field(name="FriendUserIds")
    """Users who become friends. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User who gets the friends. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data for each of the new friends, text to text."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class AddFriendResult(Result, kw_only=True):
    """Result of AddFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Users who could not be added, and why."""


class DeleteFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of DeleteFriend."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    delete_user_ids: Sequence[int] = field(name="DeleteUserIds")
    """Friends to remove. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose friends are removed. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class DeleteFriendResult(Result, kw_only=True):
    """Result of DeleteFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Friends who could not be removed, and why."""


class IsFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of IsFriend."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    friend_user_ids: Sequence[int] = field(name="FriendUserIds")
    """Users to check. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose friends they may be. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class IsFriendResult(Result, kw_only=True):
    """Result of IsFriend."""

    infos: list[IsFriendInfo] = field(default_factory=list[IsFriendInfo], name="Infos")
    """One answer for each user who was checked."""


class ListFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of ListFriend."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    user_id: int = field(name="UserId")
    """User whose friends are listed. 0 or more."""

    cursor: int | None = field(default=None, name="Cursor")
    """Where this page starts. Send 0 first, then the `next_cursor` of the page before. The server
    takes `0` when it is left out.
    """

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """

    limit: int | None = field(default=None, name="Limit")
    """Number of friends on a page. 1 to 20. The server takes `20` when it is left out."""

    need_total: bool | None = field(default=None, name="NeedTotal")
    """Also count the whole list into `total_count`. The server takes `False` when it is left out.
    """


class ListFriendResult(Result, kw_only=True):
    """Result of ListFriend."""

    friend_infos: list[FriendInfo] = field(default_factory=list[FriendInfo], name="FriendInfos")
    """The friends on this page."""

    has_more: bool = field(default=False, name="HasMore")
    """True while another page follows."""

    next_cursor: int = field(default=0, name="NextCursor")
    """Start of the next page; negative at the end of the list."""

    total_count: int = field(default=0, name="TotalCount")
    """Number of all friends. It counts only where `need_total` is true."""


class UpdateFriendRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of UpdateFriend."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    friend_infos: Sequence[UpdateFriendInfo] = field(name="FriendInfos")
    """The friends, each with what to change. 10 items at the most per call."""

    user_id: int = field(name="UserId")
    """User whose friends are changed. 0 or more."""

    inbox_type: int | None = field(default=None, name="InboxType")
    """Number of the inbox; inboxes are isolated from each other. The server takes `0` when it is
    left out.
    """


class UpdateFriendResult(Result, kw_only=True):
    """Result of UpdateFriend."""

    failed_infos: list[FailedInfo] | None = field(default=None, name="FailedInfos")
    """Friends who could not be changed, and why."""


ADD_FRIEND: Final = Action(
    name="AddFriend",
    doc="6348/1125662",
    access="write",
    qps=50,
    request=AddFriendRequest,
    result=AddFriendResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

DELETE_FRIEND: Final = Action(
    name="DeleteFriend",
    doc="6348/1125751",
    access="write",
    qps=50,
    request=DeleteFriendRequest,
    result=DeleteFriendResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

UPDATE_FRIEND: Final = Action(
    name="UpdateFriend",
    doc="6348/1125752",
    access="write",
    qps=None,
    request=UpdateFriendRequest,
    result=UpdateFriendResult,
    failures=Failures(
        "failed_infos",
        id="user_id",
        code="code",
        message="message",
    ),
)

LIST_FRIEND: Final = Action(
    name="ListFriend",
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
    doc="6348/1125754",
    access="read",
    qps=100,
    request=IsFriendRequest,
    result=IsFriendResult,
)

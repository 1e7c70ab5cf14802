# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import friend as _actions
    from ..actions.friend import (
        AddFriendResult,
        DeleteFriendResult,
        IsFriendResult,
        ListFriendResult,
        UpdateFriendResult,
    )
    from ..structs import FriendInfo, UpdateFriendInfo
else:
    _actions = LazyModule("..actions.friend", __package__)

__all__ = ["AsyncFriendMethods", "FriendMethods"]


class FriendMethods(BaseSyncClient):
    """Add, change, remove and list friends."""

    def add_friend(
        self,
        *,
        friend_user_ids: Sequence[int],
        user_id: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddFriendResult:
        """Add friends to a user.

        The friendship is mutual.

        Limit: 50 calls per second, for the whole account.

        Args:
            friend_user_ids: Users to add as friends. At most 10 items per call.
            user_id: User to whom the friends are added. At least 0.
            ext: Custom data of each new friend, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.add_friend(
                friend_user_ids=[10002, 10003],
                user_id=10001,
                ext={"source": "order-7788"},
            )

        Source: https://www.volcengine.com/docs/6348/1125662
        """
        _request = _actions.AddFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            ext=ext,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.ADD_FRIEND, _request)

    def delete_friend(
        self,
        *,
        delete_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> DeleteFriendResult:
        """Remove friends of a user.

        The friendship ends on both sides.

        Limit: 50 calls per second, for the whole account.

        Args:
            delete_user_ids: Friends to remove. At most 10 items per call.
            user_id: User whose friends to remove. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.delete_friend(delete_user_ids=[10002, 10003], user_id=10001)

        Source: https://www.volcengine.com/docs/6348/1125751
        """
        _request = _actions.DeleteFriendRequest(
            delete_user_ids=delete_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.DELETE_FRIEND, _request)

    def update_friend(
        self,
        *,
        friend_infos: Sequence[UpdateFriendInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> UpdateFriendResult:
        """Change a user's aliases for friends, or their custom data.

        Each friend requires `ext`, `alias` or both.

        Args:
            friend_infos: The friends and the changes to them. At most 10 items per call.
            user_id: User whose friends to change. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.update_friend(
                friend_infos=[
                    UpdateFriendInfo(friend_user_id=10002, alias="Courier Lin"),
                    UpdateFriendInfo(friend_user_id=10003, ext={"source": "order-7788"}),
                ],
                user_id=10001,
            )

        Source: https://www.volcengine.com/docs/6348/1125752
        """
        _request = _actions.UpdateFriendRequest(
            friend_infos=friend_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.UPDATE_FRIEND, _request)

    def list_friend(
        self,
        *,
        user_id: int,
        cursor: int | None = None,
        inbox_type: int | None = None,
        limit: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> ListFriendResult:
        """List a user's friends, page by page.

        The list is in the order in which the friends were added.

        Limit: 100 calls per second, for the whole account.

        Args:
            user_id: User whose friends to list. At least 0.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default on the server: `0`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            limit: Number of friends per page. 1 to 20. Default on the server: `20`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `friend_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.list_friend(user_id=10001, cursor=0, limit=20, need_total=True)

        Source: https://www.volcengine.com/docs/6348/1125753
        """
        _request = _actions.ListFriendRequest(
            user_id=user_id,
            cursor=cursor,
            inbox_type=inbox_type,
            limit=limit,
            need_total=need_total,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.LIST_FRIEND, _request)

    def iter_friends(
        self,
        *,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[ListFriendResult, FriendInfo]:
        """List a user's friends, page by page.

        The list is in the order in which the friends were added.

        Limit: 100 calls per second, for the whole account.

        Args:
            user_id: User whose friends to list. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of friends per page. 1 to 20. Default on the server: `20`.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of FriendInfo; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_friends(user_id=10001, need_total=True):
                print(item)

        Source: https://www.volcengine.com/docs/6348/1125753
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        _fetch = _partial(
            self.list_friend,
            limit=limit,
            user_id=user_id,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=app_id,
        )
        return _Pager(_actions.LIST_FRIEND_LISTING, _fetch, start)

    def is_friend(
        self,
        *,
        friend_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> IsFriendResult:
        """Check which of several users are friends of a user.

        Limit: 100 calls per second, for the whole account.

        Args:
            friend_user_ids: Users to check. At most 10 items per call.
            user_id: User whose friends to check. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.is_friend(friend_user_ids=[10002, 10003], user_id=10001)

        Source: https://www.volcengine.com/docs/6348/1125754
        """
        _request = _actions.IsFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.IS_FRIEND, _request)


class AsyncFriendMethods(BaseAsyncClient):
    """Add, change, remove and list friends. Async."""

    async def add_friend(
        self,
        *,
        friend_user_ids: Sequence[int],
        user_id: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddFriendResult:
        """Add friends to a user.

        Args:
            friend_user_ids: Users to add as friends. At most 10 items per call.
            user_id: User to whom the friends are added. At least 0.
            ext: Custom data of each new friend, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.add_friend` for limits, errors and an example.
        """
        _request = _actions.AddFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            ext=ext,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.ADD_FRIEND, _request)

    async def delete_friend(
        self,
        *,
        delete_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> DeleteFriendResult:
        """Remove friends of a user.

        Args:
            delete_user_ids: Friends to remove. At most 10 items per call.
            user_id: User whose friends to remove. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.delete_friend` for limits, errors and an example.
        """
        _request = _actions.DeleteFriendRequest(
            delete_user_ids=delete_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.DELETE_FRIEND, _request)

    async def update_friend(
        self,
        *,
        friend_infos: Sequence[UpdateFriendInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> UpdateFriendResult:
        """Change a user's aliases for friends, or their custom data.

        Args:
            friend_infos: The friends and the changes to them. At most 10 items per call.
            user_id: User whose friends to change. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.update_friend` for limits, errors and an example.
        """
        _request = _actions.UpdateFriendRequest(
            friend_infos=friend_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.UPDATE_FRIEND, _request)

    async def list_friend(
        self,
        *,
        user_id: int,
        cursor: int | None = None,
        inbox_type: int | None = None,
        limit: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> ListFriendResult:
        """List a user's friends, page by page.

        Args:
            user_id: User whose friends to list. At least 0.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default on the server: `0`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            limit: Number of friends per page. 1 to 20. Default on the server: `20`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.list_friend` for limits, errors and an example.
        """
        _request = _actions.ListFriendRequest(
            user_id=user_id,
            cursor=cursor,
            inbox_type=inbox_type,
            limit=limit,
            need_total=need_total,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.LIST_FRIEND, _request)

    def iter_friends(
        self,
        *,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[ListFriendResult, FriendInfo]:
        """List a user's friends, page by page.

        Args:
            user_id: User whose friends to list. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of friends per page. 1 to 20. Default on the server: `20`.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_friends` for limits, errors and an example.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        _fetch = _partial(
            self.list_friend,
            limit=limit,
            user_id=user_id,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=app_id,
        )
        return _Pager(_actions.LIST_FRIEND_LISTING, _fetch, start)

    async def is_friend(
        self,
        *,
        friend_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> IsFriendResult:
        """Check which of several users are friends of a user.

        Args:
            friend_user_ids: Users to check. At most 10 items per call.
            user_id: User whose friends to check. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.is_friend` for limits, errors and an example.
        """
        _request = _actions.IsFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.IS_FRIEND, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.friend",
        "..structs",
    ),
    FriendMethods,
    AsyncFriendMethods,
)

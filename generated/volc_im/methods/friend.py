# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
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
        """Make users friends of a user.

        Friendship goes both ways.

        Limit: 50 calls a second, for the whole account.

        Args:
            friend_user_ids: Users who become friends. 10 items at the most per call.
            user_id: User who gets the friends. 0 or more.
            ext: Your own data for each of the new friends, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.add_friend(
                friend_user_ids=[10002, 10003],
                user_id=10001,
                ext={"source": "order-7788"},
            )

        Source: document 6348/1125662.
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
        """End friendships of a user.

        The friendship ends on both sides.

        Limit: 50 calls a second, for the whole account.

        Args:
            delete_user_ids: Friends to remove. 10 items at the most per call.
            user_id: User whose friends are removed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.delete_friend(delete_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1125751.
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
        """Change a user's remarks on friends, or the data kept with them.

        Each friend needs `ext`, `alias` or both.

        Args:
            friend_infos: The friends, each with what to change. 10 items at the most per call.
            user_id: User whose friends are changed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.update_friend(
                friend_infos=[
                    UpdateFriendInfo(friend_user_id=10002, alias="Courier Lin"),
                    UpdateFriendInfo(friend_user_id=10003, ext={"source": "order-7788"}),
                ],
                user_id=10001,
            )

        Source: document 6348/1125752.
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

        The friend who was added first comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose friends are listed. 0 or more.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
                The server takes `0` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            limit: Number of friends on a page. 1 to 20. The server takes `20` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `friend_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.list_friend(user_id=10001, cursor=0, limit=20, need_total=True)

        Source: document 6348/1125753.
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

    def iter_friend(
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

        The friend who was added first comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose friends are listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of friends on a page. 1 to 20. The server takes `20` when it is left out.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each FriendInfo; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_friend(user_id=10001, need_total=True):
                print(item)

        Source: document 6348/1125753.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            friend_user_ids: Users to check. 10 items at the most per call.
            user_id: User whose friends they may be. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.is_friend(friend_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1125754.
        """
        _request = _actions.IsFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.IS_FRIEND, _request)


class AsyncFriendMethods(BaseAsyncClient):
    """Add, change, remove and list friends. Awaited."""

    async def add_friend(
        self,
        *,
        friend_user_ids: Sequence[int],
        user_id: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddFriendResult:
        """Make users friends of a user.

        Friendship goes both ways.

        Limit: 50 calls a second, for the whole account.

        Args:
            friend_user_ids: Users who become friends. 10 items at the most per call.
            user_id: User who gets the friends. 0 or more.
            ext: Your own data for each of the new friends, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.add_friend(
                friend_user_ids=[10002, 10003],
                user_id=10001,
                ext={"source": "order-7788"},
            )

        Source: document 6348/1125662.
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
        """End friendships of a user.

        The friendship ends on both sides.

        Limit: 50 calls a second, for the whole account.

        Args:
            delete_user_ids: Friends to remove. 10 items at the most per call.
            user_id: User whose friends are removed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.delete_friend(delete_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1125751.
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
        """Change a user's remarks on friends, or the data kept with them.

        Each friend needs `ext`, `alias` or both.

        Args:
            friend_infos: The friends, each with what to change. 10 items at the most per call.
            user_id: User whose friends are changed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.update_friend(
                friend_infos=[
                    UpdateFriendInfo(friend_user_id=10002, alias="Courier Lin"),
                    UpdateFriendInfo(friend_user_id=10003, ext={"source": "order-7788"}),
                ],
                user_id=10001,
            )

        Source: document 6348/1125752.
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

        The friend who was added first comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose friends are listed. 0 or more.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
                The server takes `0` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            limit: Number of friends on a page. 1 to 20. The server takes `20` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `friend_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.list_friend(user_id=10001, cursor=0, limit=20, need_total=True)

        Source: document 6348/1125753.
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

    def iter_friend(
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

        The friend who was added first comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose friends are listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of friends on a page. 1 to 20. The server takes `20` when it is left out.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each FriendInfo; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_friend(user_id=10001, need_total=True):
                print(item)

        Source: document 6348/1125753.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            friend_user_ids: Users to check. 10 items at the most per call.
            user_id: User whose friends they may be. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.is_friend(friend_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1125754.
        """
        _request = _actions.IsFriendRequest(
            friend_user_ids=friend_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.IS_FRIEND, _request)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import blacklist as _actions
    from ..actions.blacklist import (
        AddBlackListResult,
        GetBlackListResult,
        IsInBlackListResult,
        RemoveBlackListResult,
        UpdateBlackListResult,
    )
    from ..structs import BlackListInfo, BlackListUserInfo
else:
    _actions = LazyModule("..actions.blacklist", __package__)

__all__ = ["AsyncBlacklistMethods", "BlacklistMethods"]


class BlacklistMethods(BaseSyncClient):
    """Manage the blacklists of users."""

    def add_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddBlackListResult:
        """Add users to a user's blacklist.

        Limit: 50 calls per second, for the whole account.

        Args:
            black_list_infos: The users to add, with the custom data of the entries. At most 10
                items per call.
            user_id: Owner of the blacklist. At least 0.
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
            im.add_black_list(
                black_list_infos=[
                    BlackListUserInfo(
                        black_list_user_id=10002,
                        black_list_user_ext={"reason": "spam"},
                    ),
                    BlackListUserInfo(black_list_user_id=10003),
                ],
                user_id=10001,
            )

        Source: https://www.volcengine.com/docs/6348/1152119
        """
        _request = _actions.AddBlackListRequest(
            black_list_infos=black_list_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.ADD_BLACK_LIST, _request)

    def remove_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> RemoveBlackListResult:
        """Remove users from a user's blacklist.

        Limit: 50 calls per second, for the whole account.

        Args:
            black_list_user_ids: Users to remove from the list. At most 10 items per call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.remove_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: https://www.volcengine.com/docs/6348/1152120
        """
        _request = _actions.RemoveBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.REMOVE_BLACK_LIST, _request)

    def update_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> UpdateBlackListResult:
        """Change the custom data of entries of a user's blacklist.

        Each entry requires `black_list_user_ext`. New keys are added, existing keys are
        overwritten, and all others stay.

        Limit: 50 calls per second, for the whole account.

        Args:
            black_list_infos: The entries and the changes to their custom data. At most 10 items per
                call.
            user_id: Owner of the blacklist. At least 0.
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
            im.update_black_list(
                black_list_infos=[
                    BlackListUserInfo(
                        black_list_user_id=10002,
                        black_list_user_ext={"reason": "spam", "reported": "2"},
                    ),
                    BlackListUserInfo(
                        black_list_user_id=10003,
                        black_list_user_ext={"reason": "insult"},
                    ),
                ],
                user_id=10001,
            )

        Source: https://www.volcengine.com/docs/6348/1152121
        """
        _request = _actions.UpdateBlackListRequest(
            black_list_infos=black_list_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.UPDATE_BLACK_LIST, _request)

    def get_black_list(
        self,
        *,
        limit: int,
        user_id: int,
        cursor: int | None = None,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> GetBlackListResult:
        """List a user's blacklist, page by page.

        The latest entries come first.

        Limit: 100 calls per second, for the whole account.

        Args:
            limit: Number of entries per page. 1 to 20.
            user_id: Owner of the blacklist. At least 0.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `black_list_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_black_list(limit=20, user_id=10001, cursor=0, need_total=True)

        Source: https://www.volcengine.com/docs/6348/1152122
        """
        if cursor is None:
            cursor = 0
        _request = _actions.GetBlackListRequest(
            limit=limit,
            user_id=user_id,
            cursor=cursor,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_BLACK_LIST, _request)

    def iter_black_list(
        self,
        *,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[GetBlackListResult, BlackListInfo]:
        """List a user's blacklist, page by page.

        The latest entries come first.

        Limit: 100 calls per second, for the whole account.

        Args:
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of entries per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of BlackListInfo; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_black_list(user_id=10001, need_total=True):
                print(item)

        Source: https://www.volcengine.com/docs/6348/1152122
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        _fetch = _partial(
            self.get_black_list,
            limit=limit,
            user_id=user_id,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=app_id,
        )
        return _Pager(_actions.GET_BLACK_LIST_LISTING, _fetch, start)

    def is_in_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> IsInBlackListResult:
        """Check which of several users are on a user's blacklist.

        Limit: 100 calls per second, for the whole account.

        Args:
            black_list_user_ids: Users to check. At most 10 items per call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `is_in_black_list_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.is_in_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: https://www.volcengine.com/docs/6348/1152123
        """
        _request = _actions.IsInBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.IS_IN_BLACK_LIST, _request)


class AsyncBlacklistMethods(BaseAsyncClient):
    """Manage the blacklists of users. Async."""

    async def add_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddBlackListResult:
        """Add users to a user's blacklist.

        Args:
            black_list_infos: The users to add, with the custom data of the entries. At most 10
                items per call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.add_black_list` for limits, errors and an example.
        """
        _request = _actions.AddBlackListRequest(
            black_list_infos=black_list_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.ADD_BLACK_LIST, _request)

    async def remove_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> RemoveBlackListResult:
        """Remove users from a user's blacklist.

        Args:
            black_list_user_ids: Users to remove from the list. At most 10 items per call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.remove_black_list` for limits, errors and an example.
        """
        _request = _actions.RemoveBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.REMOVE_BLACK_LIST, _request)

    async def update_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> UpdateBlackListResult:
        """Change the custom data of entries of a user's blacklist.

        Args:
            black_list_infos: The entries and the changes to their custom data. At most 10 items per
                call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.update_black_list` for limits, errors and an example.
        """
        _request = _actions.UpdateBlackListRequest(
            black_list_infos=black_list_infos,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.UPDATE_BLACK_LIST, _request)

    async def get_black_list(
        self,
        *,
        limit: int,
        user_id: int,
        cursor: int | None = None,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> GetBlackListResult:
        """List a user's blacklist, page by page.

        Args:
            limit: Number of entries per page. 1 to 20.
            user_id: Owner of the blacklist. At least 0.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_black_list` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 0
        _request = _actions.GetBlackListRequest(
            limit=limit,
            user_id=user_id,
            cursor=cursor,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_BLACK_LIST, _request)

    def iter_black_list(
        self,
        *,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[GetBlackListResult, BlackListInfo]:
        """List a user's blacklist, page by page.

        Args:
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            need_total: Whether to return the length of the whole list in `total_count`. Default on
                the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of entries per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_black_list` for limits, errors and an example.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        _fetch = _partial(
            self.get_black_list,
            limit=limit,
            user_id=user_id,
            inbox_type=inbox_type,
            need_total=need_total,
            app_id=app_id,
        )
        return _Pager(_actions.GET_BLACK_LIST_LISTING, _fetch, start)

    async def is_in_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> IsInBlackListResult:
        """Check which of several users are on a user's blacklist.

        Args:
            black_list_user_ids: Users to check. At most 10 items per call.
            user_id: Owner of the blacklist. At least 0.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.is_in_black_list` for limits, errors and an example.
        """
        _request = _actions.IsInBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.IS_IN_BLACK_LIST, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.blacklist",
        "..structs",
    ),
    BlacklistMethods,
    AsyncBlacklistMethods,
)

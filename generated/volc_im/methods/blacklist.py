# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
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
    """Keep the lists of users that a user does not want to hear from."""

    def add_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddBlackListResult:
        """Put users on a user's blacklist.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_infos: The users to put on the list, each with your own data. 10 items at the
                most per call.
            user_id: User whose blacklist it is. 0 or more.
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

        Source: document 6348/1152119.
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
        """Take users off a user's blacklist.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_user_ids: Users to take off the list. 10 items at the most per call.
            user_id: User whose blacklist it is. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.remove_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1152120.
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
        """Change the data kept with entries of a user's blacklist.

        Each entry needs `black_list_user_ext`. New keys are added, known keys get the new value,
        and the others stay.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_infos: The entries, each with the data to change. 10 items at the most per
                call.
            user_id: User whose blacklist it is. 0 or more.
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

        Source: document 6348/1152121.
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
        cursor: int,
        limit: int,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> GetBlackListResult:
        """List a user's blacklist, page by page.

        The entry that was added last comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of entries on a page. 1 to 20.
            user_id: User whose blacklist is listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `black_list_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_black_list(cursor=0, limit=20, user_id=10001, need_total=True)

        Source: document 6348/1152122.
        """
        _request = _actions.GetBlackListRequest(
            cursor=cursor,
            limit=limit,
            user_id=user_id,
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

        The entry that was added last comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose blacklist is listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of entries on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each BlackListInfo; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_black_list(user_id=10001, need_total=True):
                print(item)

        Source: document 6348/1152122.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            black_list_user_ids: Users to check. 10 items at the most per call.
            user_id: User whose blacklist it is. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `is_in_black_list_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.is_in_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1152123.
        """
        _request = _actions.IsInBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.IS_IN_BLACK_LIST, _request)


class AsyncBlacklistMethods(BaseAsyncClient):
    """Keep the lists of users that a user does not want to hear from. Awaited."""

    async def add_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo],
        user_id: int,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> AddBlackListResult:
        """Put users on a user's blacklist.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_infos: The users to put on the list, each with your own data. 10 items at the
                most per call.
            user_id: User whose blacklist it is. 0 or more.
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
            await im.add_black_list(
                black_list_infos=[
                    BlackListUserInfo(
                        black_list_user_id=10002,
                        black_list_user_ext={"reason": "spam"},
                    ),
                    BlackListUserInfo(black_list_user_id=10003),
                ],
                user_id=10001,
            )

        Source: document 6348/1152119.
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
        """Take users off a user's blacklist.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_user_ids: Users to take off the list. 10 items at the most per call.
            user_id: User whose blacklist it is. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.remove_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1152120.
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
        """Change the data kept with entries of a user's blacklist.

        Each entry needs `black_list_user_ext`. New keys are added, known keys get the new value,
        and the others stay.

        Limit: 50 calls a second, for the whole account.

        Args:
            black_list_infos: The entries, each with the data to change. 10 items at the most per
                call.
            user_id: User whose blacklist it is. 0 or more.
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
            await im.update_black_list(
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

        Source: document 6348/1152121.
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
        cursor: int,
        limit: int,
        user_id: int,
        inbox_type: int | None = None,
        need_total: bool | None = None,
        app_id: int | None = None,
    ) -> GetBlackListResult:
        """List a user's blacklist, page by page.

        The entry that was added last comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of entries on a page. 1 to 20.
            user_id: User whose blacklist is listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `black_list_infos`, `has_more`, `next_cursor`, `total_count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_black_list(cursor=0, limit=20, user_id=10001, need_total=True)

        Source: document 6348/1152122.
        """
        _request = _actions.GetBlackListRequest(
            cursor=cursor,
            limit=limit,
            user_id=user_id,
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

        The entry that was added last comes first.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_id: User whose blacklist is listed. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            need_total: Also count the whole list into `total_count`. The server takes `False` when
                it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of entries on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each BlackListInfo; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_black_list(user_id=10001, need_total=True):
                print(item)

        Source: document 6348/1152122.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            black_list_user_ids: Users to check. 10 items at the most per call.
            user_id: User whose blacklist it is. 0 or more.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `is_in_black_list_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.is_in_black_list(black_list_user_ids=[10002, 10003], user_id=10001)

        Source: document 6348/1152123.
        """
        _request = _actions.IsInBlackListRequest(
            black_list_user_ids=black_list_user_ids,
            user_id=user_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.IS_IN_BLACK_LIST, _request)

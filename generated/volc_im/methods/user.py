# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.hide_locals import hide_locals as _hide_locals
from .._core.util.hide_locals import hide_locals_async as _hide_locals_async
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..actions import user as _actions
    from ..actions.user import (
        BatchGetUserResult,
        BatchUpdateUserResult,
        BatchUpdateUserTagsResult,
        QueryOnlineStatusResult,
        RegisterUsersResult,
        UnRegisterUsersResult,
        UserBroadcastResult,
    )
    from ..enums import MessageType, TagChange, TagMatch
    from ..structs import RegisterUserInfo, UpdateUserInfo
else:
    _actions = LazyModule("..actions.user", __package__)

__all__ = ["AsyncUserMethods", "UserMethods"]


class UserMethods(BaseSyncClient):
    """Register users, manage their profiles and tags, broadcast to them, and query who is online."""

    @_hide_locals
    def user_broadcast(
        self,
        *,
        content: str,
        msg_ttl: int,
        msg_type: MessageType | int,
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        tag_op: TagMatch | int | None = None,
        tags: list[str] | None = None,
        app_id: int | None = None,
    ) -> UserBroadcastResult:
        """Send a message to all registered users, or to users with certain tags.

        Only users registered with `RegisterUsers` receive it, after seconds or minutes. The reply
        does not list the receivers.

        Limit: 20 calls per day, for the whole account.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            msg_ttl: Lifetime of the message. In seconds. 1 to 604800.
            msg_type: Type of the message; clients parse `content` by it.
            sender: User who sends the message. At least 0.
            ext: Custom data of the message, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            tag_op: Whether a user must have any or all of the `tags`. Default on the server: `0`.
            tags: Tags of the receivers. If omitted, all registered users receive the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.user_broadcast(
                content='{"text":"The sale starts now."}',
                msg_ttl=300,
                msg_type=MessageType.TEXT,
                sender=10001,
                tag_op=TagMatch.ANY,
                tags=["city:hangzhou", "vip"],
            )

        Source: https://www.volcengine.com/docs/6348/1125997
        """
        _request = _actions.UserBroadcastRequest(
            content=content,
            msg_ttl=msg_ttl,
            msg_type=msg_type,
            sender=sender,
            ext=ext,
            inbox_type=inbox_type,
            tag_op=tag_op,
            tags=tags,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.USER_BROADCAST, _request)

    def batch_update_user_tags(
        self,
        *,
        op: TagChange | int,
        tags: list[str],
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchUpdateUserTagsResult:
        """Add tags to registered users, or remove tags from them.

        All users get the same change. Adding an existing tag or removing a missing one has no
        effect. `UserBroadcast` selects its receivers by these tags.

        Limit: 50 calls per second, for the whole account.

        Args:
            op: Whether to add or remove the `tags`.
            tags: The tags, each a string such as `city:hangzhou`.
            user_ids: Users whose tags to change.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_update_user_tags(
                op=TagChange.ADD,
                tags=["city:hangzhou", "vip"],
                user_ids=[10001, 10002],
            )

        Source: https://www.volcengine.com/docs/6348/1125995
        """
        _request = _actions.BatchUpdateUserTagsRequest(
            op=op,
            tags=tags,
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_UPDATE_USER_TAGS, _request)

    def register_users(
        self,
        *,
        users: Sequence[RegisterUserInfo],
        app_id: int | None = None,
    ) -> RegisterUsersResult:
        """Register users or robots.

        Registration is required for broadcasts and for profiles stored by the service, but not for
        sending and receiving messages. At most 5000 robots can be registered.

        Limit: 50 calls per second, for the whole account.

        Args:
            users: The users with their profiles. At most 20 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.register_users(
                users=[
                    RegisterUserInfo(
                        user_id=10001,
                        ext={"city": "Hangzhou"},
                        nick_name="Lin",
                        portrait="https://example.com/lin.png",
                        tags=["city:hangzhou", "vip"],
                    ),
                    RegisterUserInfo(user_id=10090, nick_name="Helper", is_robot=True),
                ],
            )

        Source: https://www.volcengine.com/docs/6348/1125993
        """
        _request = _actions.RegisterUsersRequest(
            users=users,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.REGISTER_USERS, _request)

    def un_register_users(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> UnRegisterUsersResult:
        """Unregister users.

        Unregistered users receive no more broadcasts, and `BatchGetUser` reports them as not found.

        Limit: 50 calls per second, for the whole account.

        Args:
            user_ids: Users to unregister. At most 10 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.un_register_users(user_ids=[10001, 10002])

        Source: https://www.volcengine.com/docs/6348/1125994
        """
        _request = _actions.UnRegisterUsersRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.UN_REGISTER_USERS, _request)

    def batch_update_user(
        self,
        *,
        users: Sequence[UpdateUserInfo],
        app_id: int | None = None,
    ) -> BatchUpdateUserResult:
        """Update the profiles of registered users.

        Send the complete profile of each user, including the fields that do not change.

        Limit: 50 calls per second, for the whole account.

        Args:
            users: The users with their new profiles. At most 10 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_update_user(
                users=[
                    UpdateUserInfo(
                        user_id=10001,
                        ext={"city": "Hangzhou"},
                        nick_name="Lin",
                        portrait="https://example.com/lin.png",
                        tags=["city:hangzhou", "vip"],
                    ),
                ],
            )

        Source: https://www.volcengine.com/docs/6348/1187901
        """
        _request = _actions.BatchUpdateUserRequest(
            users=users,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_UPDATE_USER, _request)

    def batch_get_user(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchGetUserResult:
        """Get the profiles of registered users.

        Limit: 100 calls per second, for the whole account.

        Args:
            user_ids: Users to look up. At most 50 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `not_found_users`, `users`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_get_user(user_ids=[10001, 10009])

        Source: https://www.volcengine.com/docs/6348/1125996
        """
        _request = _actions.BatchGetUserRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_USER, _request)

    def query_online_status(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> QueryOnlineStatusResult:
        """Check which users are online, and on which devices.

        A user who is online on several devices has one entry per connection; an offline user has
        none.

        Limit: 100 calls per second, for the whole account.

        Args:
            user_ids: Users to check. At most 100 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `app_id`, `query_online_results`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.query_online_status(user_ids=[10001, 10002])

        Source: https://www.volcengine.com/docs/6348/788533
        """
        _request = _actions.QueryOnlineStatusRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.QUERY_ONLINE_STATUS, _request)


class AsyncUserMethods(BaseAsyncClient):
    """Register users, manage their profiles and tags, broadcast to them, and query who is online. Async."""

    @_hide_locals_async
    async def user_broadcast(
        self,
        *,
        content: str,
        msg_ttl: int,
        msg_type: MessageType | int,
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        tag_op: TagMatch | int | None = None,
        tags: list[str] | None = None,
        app_id: int | None = None,
    ) -> UserBroadcastResult:
        """Send a message to all registered users, or to users with certain tags.

        Args:
            content: Content of the message. If a client SDK parses it, it must have the message
                format of document 6348/372181.
            msg_ttl: Lifetime of the message. In seconds. 1 to 604800.
            msg_type: Type of the message; clients parse `content` by it.
            sender: User who sends the message. At least 0.
            ext: Custom data of the message, string to string.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            tag_op: Whether a user must have any or all of the `tags`. Default on the server: `0`.
            tags: Tags of the receivers. If omitted, all registered users receive the message.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.user_broadcast` for limits, errors and an example.
        """
        _request = _actions.UserBroadcastRequest(
            content=content,
            msg_ttl=msg_ttl,
            msg_type=msg_type,
            sender=sender,
            ext=ext,
            inbox_type=inbox_type,
            tag_op=tag_op,
            tags=tags,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.USER_BROADCAST, _request)

    async def batch_update_user_tags(
        self,
        *,
        op: TagChange | int,
        tags: list[str],
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchUpdateUserTagsResult:
        """Add tags to registered users, or remove tags from them.

        Args:
            op: Whether to add or remove the `tags`.
            tags: The tags, each a string such as `city:hangzhou`.
            user_ids: Users whose tags to change.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_update_user_tags` for limits, errors and an example.
        """
        _request = _actions.BatchUpdateUserTagsRequest(
            op=op,
            tags=tags,
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_UPDATE_USER_TAGS, _request)

    async def register_users(
        self,
        *,
        users: Sequence[RegisterUserInfo],
        app_id: int | None = None,
    ) -> RegisterUsersResult:
        """Register users or robots.

        Args:
            users: The users with their profiles. At most 20 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.register_users` for limits, errors and an example.
        """
        _request = _actions.RegisterUsersRequest(
            users=users,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.REGISTER_USERS, _request)

    async def un_register_users(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> UnRegisterUsersResult:
        """Unregister users.

        Args:
            user_ids: Users to unregister. At most 10 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.un_register_users` for limits, errors and an example.
        """
        _request = _actions.UnRegisterUsersRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.UN_REGISTER_USERS, _request)

    async def batch_update_user(
        self,
        *,
        users: Sequence[UpdateUserInfo],
        app_id: int | None = None,
    ) -> BatchUpdateUserResult:
        """Update the profiles of registered users.

        Args:
            users: The users with their new profiles. At most 10 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_update_user` for limits, errors and an example.
        """
        _request = _actions.BatchUpdateUserRequest(
            users=users,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_UPDATE_USER, _request)

    async def batch_get_user(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchGetUserResult:
        """Get the profiles of registered users.

        Args:
            user_ids: Users to look up. At most 50 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_get_user` for limits, errors and an example.
        """
        _request = _actions.BatchGetUserRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_USER, _request)

    async def query_online_status(
        self,
        *,
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> QueryOnlineStatusResult:
        """Check which users are online, and on which devices.

        Args:
            user_ids: Users to check. At most 100 items per call.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.query_online_status` for limits, errors and an example.
        """
        _request = _actions.QueryOnlineStatusRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.QUERY_ONLINE_STATUS, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.user",
        "..enums",
        "..structs",
    ),
    UserMethods,
    AsyncUserMethods,
)

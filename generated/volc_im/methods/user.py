# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
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
    """Register users, keep their profiles and tags, broadcast to them, and see who is online."""

    def user_broadcast(
        self,
        *,
        content: str,
        msg_ttl: int,
        msg_type: MessageType,
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        tag_op: TagMatch | None = None,
        tags: list[str] | None = None,
        app_id: int | None = None,
    ) -> UserBroadcastResult:
        """Send a message to all registered users, or to those who carry certain tags.

        Only users registered with `RegisterUsers` receive it, seconds to minutes later. The reply
        does not tell who was reached.

        Limit: 20 calls a day, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            msg_ttl: How long the message lives. In seconds. 1 to 604800.
            msg_type: Type of the message, which tells clients how to read `content`.
            sender: User who sends the message. 0 or more.
            ext: Your own data for the message, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            tag_op: Whether a user must carry one of the `tags` or all of them. The server takes `0`
                when it is left out.
            tags: Tags of the users to reach. Leave it out to reach every registered user.
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
            im.user_broadcast(
                content='{"text":"The sale starts now."}',
                msg_ttl=300,
                msg_type=MessageType.TEXT,
                sender=10001,
                tag_op=TagMatch.ANY,
                tags=["city:hangzhou", "vip"],
            )

        Source: document 6348/1125997.
        """
        try:
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
        finally:
            del content  # a traceback with locals would show what users wrote
        return self._call(_actions.USER_BROADCAST, _request)

    def batch_update_user_tags(
        self,
        *,
        op: TagChange,
        tags: list[str],
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchUpdateUserTagsResult:
        """Add tags to registered users, or remove tags from them.

        Every user gets the same change. Tags that are there already, or are not there to be
        removed, are skipped. `UserBroadcast` picks its receivers by these tags.

        Limit: 50 calls a second, for the whole account.

        Args:
            op: Whether the `tags` are added or removed.
            tags: The tags, each a plain text such as `city:hangzhou`.
            user_ids: Users whose tags change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_update_user_tags(
                op=TagChange.ADD,
                tags=["city:hangzhou", "vip"],
                user_ids=[10001, 10002],
            )

        Source: document 6348/1125995.
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

        Registration is needed for broadcasts and for profiles that the service keeps; messages can
        be sent and received without it. At most 5000 robots can be registered.

        Limit: 50 calls a second, for the whole account.

        Args:
            users: The users, each with a profile. 20 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

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

        Source: document 6348/1125993.
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

        Limit: 50 calls a second, for the whole account.

        Args:
            user_ids: Users to unregister. 10 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.un_register_users(user_ids=[10001, 10002])

        Source: document 6348/1125994.
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

        Send the whole profile of each user, including the parts that stay as they are.

        Limit: 50 calls a second, for the whole account.

        Args:
            users: The users, each with the new profile. 10 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

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

        Source: document 6348/1187901.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            user_ids: Users to look up. 50 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `not_found_users`, `users`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_get_user(user_ids=[10001, 10009])

        Source: document 6348/1125996.
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

        A user who is online on several devices has one entry for each connection; a user who is
        offline has none.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_ids: Users to check. 100 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `app_id`, `query_online_results`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.query_online_status(user_ids=[10001, 10002])

        Source: document 6348/788533.
        """
        _request = _actions.QueryOnlineStatusRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.QUERY_ONLINE_STATUS, _request)


class AsyncUserMethods(BaseAsyncClient):
    """Register users, keep their profiles and tags, broadcast to them, and see who is online. Awaited."""

    async def user_broadcast(
        self,
        *,
        content: str,
        msg_ttl: int,
        msg_type: MessageType,
        sender: int,
        ext: dict[str, str] | None = None,
        inbox_type: int | None = None,
        tag_op: TagMatch | None = None,
        tags: list[str] | None = None,
        app_id: int | None = None,
    ) -> UserBroadcastResult:
        """Send a message to all registered users, or to those who carry certain tags.

        Only users registered with `RegisterUsers` receive it, seconds to minutes later. The reply
        does not tell who was reached.

        Limit: 20 calls a day, for the whole account.

        Args:
            content: Body of the message. Where a client SDK reads it, it must follow the message
                format of document 6348/372181.
            msg_ttl: How long the message lives. In seconds. 1 to 604800.
            msg_type: Type of the message, which tells clients how to read `content`.
            sender: User who sends the message. 0 or more.
            ext: Your own data for the message, text to text.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            tag_op: Whether a user must carry one of the `tags` or all of them. The server takes `0`
                when it is left out.
            tags: Tags of the users to reach. Leave it out to reach every registered user.
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
            await im.user_broadcast(
                content='{"text":"The sale starts now."}',
                msg_ttl=300,
                msg_type=MessageType.TEXT,
                sender=10001,
                tag_op=TagMatch.ANY,
                tags=["city:hangzhou", "vip"],
            )

        Source: document 6348/1125997.
        """
        try:
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
        finally:
            del content  # a traceback with locals would show what users wrote
        return await self._call(_actions.USER_BROADCAST, _request)

    async def batch_update_user_tags(
        self,
        *,
        op: TagChange,
        tags: list[str],
        user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchUpdateUserTagsResult:
        """Add tags to registered users, or remove tags from them.

        Every user gets the same change. Tags that are there already, or are not there to be
        removed, are skipped. `UserBroadcast` picks its receivers by these tags.

        Limit: 50 calls a second, for the whole account.

        Args:
            op: Whether the `tags` are added or removed.
            tags: The tags, each a plain text such as `city:hangzhou`.
            user_ids: Users whose tags change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_update_user_tags(
                op=TagChange.ADD,
                tags=["city:hangzhou", "vip"],
                user_ids=[10001, 10002],
            )

        Source: document 6348/1125995.
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

        Registration is needed for broadcasts and for profiles that the service keeps; messages can
        be sent and received without it. At most 5000 robots can be registered.

        Limit: 50 calls a second, for the whole account.

        Args:
            users: The users, each with a profile. 20 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.register_users(
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

        Source: document 6348/1125993.
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

        Unregistered users receive no more broadcasts, and `BatchGetUser` reports them as not found.

        Limit: 50 calls a second, for the whole account.

        Args:
            user_ids: Users to unregister. 10 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.un_register_users(user_ids=[10001, 10002])

        Source: document 6348/1125994.
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

        Send the whole profile of each user, including the parts that stay as they are.

        Limit: 50 calls a second, for the whole account.

        Args:
            users: The users, each with the new profile. 10 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_update_user(
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

        Source: document 6348/1187901.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            user_ids: Users to look up. 50 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `not_found_users`, `users`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_get_user(user_ids=[10001, 10009])

        Source: document 6348/1125996.
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

        A user who is online on several devices has one entry for each connection; a user who is
        offline has none.

        Limit: 100 calls a second, for the whole account.

        Args:
            user_ids: Users to check. 100 items at the most per call.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `app_id`, `query_online_results`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.query_online_status(user_ids=[10001, 10002])

        Source: document 6348/788533.
        """
        _request = _actions.QueryOnlineStatusRequest(
            user_ids=user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.QUERY_ONLINE_STATUS, _request)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.drivers import BaseAsyncClient, BaseSyncClient
from .._runtime.lazy import LazyModule

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPager, Pager
    from ..actions import conversation as _actions
    from ..actions.conversation import CreateConversationResult, GetUserConversationsResult
    from ..enums import DataType
    from ..structs import ConversationCoreInfo, ConversationInfo
else:
    _actions = LazyModule("..actions.conversation", __package__)

__all__ = ["AsyncConversationMethods", "ConversationMethods"]


class ConversationMethods(BaseSyncClient):
    """Create conversations and find the ones that a user belongs to."""

    def create_conversation(
        self,
        *,
        conversation_core_info: ConversationCoreInfo,
        owner_user_id: int | None = None,
        owner_user_id_str: str | None = None,
        other_user_id: int | None = None,
        other_user_id_str: str | None = None,
        idempotent_id: str | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> CreateConversationResult:
        """Create a one-to-one, group or live-group conversation.

        A pair of users shares one one-to-one conversation: without `idempotent_id` the server
        derives the key from both user ids. A group without `idempotent_id` gets a random key, so a
        repeated call makes a second group. When the key is known already, nothing is created and
        `exist` is true.

        Limit: 50 calls a second, for the whole account.
        `other_user_id` is required when `conversation_core_info.conversation_type` is 1.

        Args:
            conversation_core_info: Kind and attributes of the conversation.
            owner_user_id: Owner of the group, or the first member of a one-to-one conversation. 0
                or more. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's id in its string form, for apps whose user ids are
                strings.
            other_user_id: The other member of a one-to-one conversation; needed when
                `conversation_type` is 1. 0 or more. Send this or `other_user_id_str`.
            other_user_id_str: The other member's id in its string form.
            idempotent_id: Your own key for this creation. A key that was used before returns the
                conversation made then.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_info`, `conversation_id`, `conversation_short_id`,
            `exist`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `CreateSingleConversationNeedOtherParticipantId` (A one-to-one
                conversation needs its other member); `InvalidParam` (A field has a value that the
                action does not accept).
            APIError: `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.create_conversation(
                conversation_core_info=ConversationCoreInfo(
                    conversation_type=ConversationType.SINGLE,
                    name="Order 7788",
                ),
                owner_user_id=10001,
                other_user_id=10002,
            )

        Source: document 6348/337013.
        """
        _request = _actions.CreateConversationRequest(
            conversation_core_info=conversation_core_info,
            owner_user_id=owner_user_id,
            owner_user_id_str=owner_user_id_str,
            other_user_id=other_user_id,
            other_user_id_str=other_user_id_str,
            idempotent_id=idempotent_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.CREATE_CONVERSATION, _request)

    def get_user_conversations(
        self,
        *,
        cursor: int,
        limit: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        data_type: DataType | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> GetUserConversationsResult:
        """List the conversations that a user belongs to, page by page.

        `data_type` chooses where the list is read from, and with that its order.

        Limit: 100 calls a second, for the whole account.

        Args:
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of conversations on a page. 1 to 20.
            participant_user_id: User whose conversations are listed. 0 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's id in its string form, for apps whose user ids are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Leave `member_count` out of the reply, which makes it cheaper. The
                server takes `False` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_infos`, `has_more`, `next_cursor`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_user_conversations(
                cursor=0,
                limit=20,
                participant_user_id=10001,
                data_type=DataType.RECENT,
                skip_member_count=True,
            )

        Source: document 6348/337049.
        """
        _request = _actions.GetUserConversationsRequest(
            cursor=cursor,
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            data_type=data_type,
            skip_member_count=skip_member_count,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_USER_CONVERSATIONS, _request)

    def iter_user_conversations(
        self,
        *,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        data_type: DataType | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[GetUserConversationsResult, ConversationInfo]:
        """List the conversations that a user belongs to, page by page.

        `data_type` chooses where the list is read from, and with that its order.

        Limit: 100 calls a second, for the whole account.

        Args:
            participant_user_id: User whose conversations are listed. 0 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's id in its string form, for apps whose user ids are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Leave `member_count` out of the reply, which makes it cheaper. The
                server takes `False` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of conversations on a page. 1 to 20.

        Returns:
            A listing that gives each ConversationInfo; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_user_conversations(
                participant_user_id=10001,
                data_type=DataType.RECENT,
                skip_member_count=True,
            ):
                print(item)

        Source: document 6348/337049.
        """
        from functools import partial as _partial

        from .._runtime.paging import Pager as _Pager

        _fetch = _partial(
            self.get_user_conversations,
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            data_type=data_type,
            skip_member_count=skip_member_count,
            inbox_type=inbox_type,
            app_id=app_id,
        )
        return _Pager(_actions.GET_USER_CONVERSATIONS_LISTING, _fetch, start)


class AsyncConversationMethods(BaseAsyncClient):
    """Create conversations and find the ones that a user belongs to. Awaited."""

    async def create_conversation(
        self,
        *,
        conversation_core_info: ConversationCoreInfo,
        owner_user_id: int | None = None,
        owner_user_id_str: str | None = None,
        other_user_id: int | None = None,
        other_user_id_str: str | None = None,
        idempotent_id: str | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> CreateConversationResult:
        """Create a one-to-one, group or live-group conversation.

        A pair of users shares one one-to-one conversation: without `idempotent_id` the server
        derives the key from both user ids. A group without `idempotent_id` gets a random key, so a
        repeated call makes a second group. When the key is known already, nothing is created and
        `exist` is true.

        Limit: 50 calls a second, for the whole account.
        `other_user_id` is required when `conversation_core_info.conversation_type` is 1.

        Args:
            conversation_core_info: Kind and attributes of the conversation.
            owner_user_id: Owner of the group, or the first member of a one-to-one conversation. 0
                or more. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's id in its string form, for apps whose user ids are
                strings.
            other_user_id: The other member of a one-to-one conversation; needed when
                `conversation_type` is 1. 0 or more. Send this or `other_user_id_str`.
            other_user_id_str: The other member's id in its string form.
            idempotent_id: Your own key for this creation. A key that was used before returns the
                conversation made then.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_info`, `conversation_id`, `conversation_short_id`,
            `exist`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `CreateSingleConversationNeedOtherParticipantId` (A one-to-one
                conversation needs its other member); `InvalidParam` (A field has a value that the
                action does not accept).
            APIError: `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.create_conversation(
                conversation_core_info=ConversationCoreInfo(
                    conversation_type=ConversationType.SINGLE,
                    name="Order 7788",
                ),
                owner_user_id=10001,
                other_user_id=10002,
            )

        Source: document 6348/337013.
        """
        _request = _actions.CreateConversationRequest(
            conversation_core_info=conversation_core_info,
            owner_user_id=owner_user_id,
            owner_user_id_str=owner_user_id_str,
            other_user_id=other_user_id,
            other_user_id_str=other_user_id_str,
            idempotent_id=idempotent_id,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.CREATE_CONVERSATION, _request)

    async def get_user_conversations(
        self,
        *,
        cursor: int,
        limit: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        data_type: DataType | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> GetUserConversationsResult:
        """List the conversations that a user belongs to, page by page.

        `data_type` chooses where the list is read from, and with that its order.

        Limit: 100 calls a second, for the whole account.

        Args:
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of conversations on a page. 1 to 20.
            participant_user_id: User whose conversations are listed. 0 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's id in its string form, for apps whose user ids are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Leave `member_count` out of the reply, which makes it cheaper. The
                server takes `False` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_infos`, `has_more`, `next_cursor`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_user_conversations(
                cursor=0,
                limit=20,
                participant_user_id=10001,
                data_type=DataType.RECENT,
                skip_member_count=True,
            )

        Source: document 6348/337049.
        """
        _request = _actions.GetUserConversationsRequest(
            cursor=cursor,
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            data_type=data_type,
            skip_member_count=skip_member_count,
            inbox_type=inbox_type,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_USER_CONVERSATIONS, _request)

    def iter_user_conversations(
        self,
        *,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        data_type: DataType | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[GetUserConversationsResult, ConversationInfo]:
        """List the conversations that a user belongs to, page by page.

        `data_type` chooses where the list is read from, and with that its order.

        Limit: 100 calls a second, for the whole account.

        Args:
            participant_user_id: User whose conversations are listed. 0 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's id in its string form, for apps whose user ids are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Leave `member_count` out of the reply, which makes it cheaper. The
                server takes `False` when it is left out.
            inbox_type: Number of the inbox; inboxes are isolated from each other. The server takes
                `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of conversations on a page. 1 to 20.

        Returns:
            A listing that gives each ConversationInfo; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `UserNotFound` (There is no such user).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_user_conversations(
                participant_user_id=10001,
                data_type=DataType.RECENT,
                skip_member_count=True,
            ):
                print(item)

        Source: document 6348/337049.
        """
        from functools import partial as _partial

        from .._runtime.paging import AsyncPager as _Pager

        _fetch = _partial(
            self.get_user_conversations,
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            data_type=data_type,
            skip_member_count=skip_member_count,
            inbox_type=inbox_type,
            app_id=app_id,
        )
        return _Pager(_actions.GET_USER_CONVERSATIONS_LISTING, _fetch, start)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import conversation as _actions
    from ..actions.conversation import (
        BatchGetConversationsResult,
        CreateConversationResult,
        DestroyConversationResult,
        GetConversationMarksResult,
        GetConversationSettingResult,
        GetUserConversationsResult,
        MarkConversationResult,
        ModifyConversationResult,
        ModifyConversationSettingResult,
    )
    from ..enums import DataType, MarkAction
    from ..structs import (
        ConversationCoreInfo,
        ConversationInfo,
        ModifyConversationCoreInfo,
        ModifyConversationSettingInfo,
    )
else:
    _actions = LazyModule("..actions.conversation", __package__)

__all__ = ["AsyncConversationMethods", "ConversationMethods"]


class ConversationMethods(BaseSyncClient):
    """Create, change, mark and dissolve conversations, list the conversations of a user, and manage the settings of members."""

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

        Without `idempotent_id`, the server derives the key of a one-to-one conversation from both
        user IDs, so that two users have only one; different keys can create several of the same two
        users. A group without `idempotent_id` gets a random key, so a repeated call creates a
        second group. If the key already exists, nothing is created and `exist` is true.

        Limit: 50 calls per second, for the whole account.
        `other_user_id` is required when `conversation_core_info.conversation_type` is 1.

        Args:
            conversation_core_info: Type and attributes of the conversation.
            owner_user_id: Owner of the group, or the first member of a one-to-one conversation. At
                least 0. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's ID in its string form, for apps whose user IDs are
                strings.
            other_user_id: The other member of a one-to-one conversation; required if
                `conversation_type` is 1. At least 0. Send this or `other_user_id_str`.
            other_user_id_str: The other member's ID in its string form.
            idempotent_id: Idempotency key of this creation. A key that was used before returns the
                existing conversation.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `conversation_info`, `conversation_id`, `conversation_short_id`,
            `exist`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `CreateSingleConversationNeedOtherParticipantId` (A one-to-one
                conversation requires its other member); `InvalidParam` (The value of a field is
                invalid).
            APIError: `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.create_conversation(
                conversation_core_info=ConversationCoreInfo(
                    conversation_type=ConversationType.SINGLE,
                    name="Order 7788",
                ),
                owner_user_id=10001,
                other_user_id=10002,
            )

        Source: https://www.volcengine.com/docs/6348/337013
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

    def modify_conversation(
        self,
        *,
        conversation_core_info: ModifyConversationCoreInfo,
        app_id: int | None = None,
    ) -> ModifyConversationResult:
        """Change the attributes of a conversation.

        Sending `owner_user_id` transfers the conversation to a new owner.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_core_info: The conversation and the changes to it.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.modify_conversation(
                conversation_core_info=ModifyConversationCoreInfo(
                    conversation_short_id=7244530000000000002,
                    name="Team",
                    notice="We meet on Monday.",
                    owner_user_id=10002,
                ),
            )

        Source: https://www.volcengine.com/docs/6348/337115
        """
        _request = _actions.ModifyConversationRequest(
            conversation_core_info=conversation_core_info,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.MODIFY_CONVERSATION, _request)

    def destroy_conversation(
        self,
        *,
        conversation_short_id: int,
        owner_user_id: int | None = None,
        owner_user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> DestroyConversationResult:
        """Dissolve a group or a live group.

        Only the owner can dissolve a group. A one-to-one conversation cannot be dissolved.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The conversation's ID.
            owner_user_id: Owner of the conversation. The ID of another user is rejected. At least
                0. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's ID in its string form, for apps whose user IDs are
                strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner is permitted to do this).
            InvalidParameterError: `SingleConversationNotSupport` (Not supported in a one-to-one
                conversation); `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.destroy_conversation(
                conversation_short_id=7244530000000000002,
                owner_user_id=10001,
            )

        Source: https://www.volcengine.com/docs/6348/337036
        """
        _request = _actions.DestroyConversationRequest(
            conversation_short_id=conversation_short_id,
            owner_user_id=owner_user_id,
            owner_user_id_str=owner_user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.DESTROY_CONVERSATION, _request)

    def batch_get_conversations(
        self,
        *,
        conversation_short_id: Sequence[int],
        skip_member_count: bool | None = None,
        app_id: int | None = None,
    ) -> BatchGetConversationsResult:
        """Get several conversations by their IDs.

        Dissolved conversations are not returned.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: IDs of the conversations. The type is a list although the name is
                singular.
            skip_member_count: Omit `member_count` from the reply. Send false to get it. Default on
                the server: `True`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `conversation_core_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of IDs contains an
                invalid ID); `InvalidParam` (The value of a field is invalid).
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_get_conversations(
                conversation_short_id=[7244530000000000001],
                skip_member_count=False,
            )

        Source: https://www.volcengine.com/docs/6348/337118
        """
        _request = _actions.BatchGetConversationsRequest(
            conversation_short_id=conversation_short_id,
            skip_member_count=skip_member_count,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_CONVERSATIONS, _request)

    def get_user_conversations(
        self,
        *,
        limit: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        cursor: int | None = None,
        data_type: DataType | int | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> GetUserConversationsResult:
        """List the conversations of a user, page by page.

        `data_type` selects the source of the list, and with it the order.

        Limit: 100 calls per second, for the whole account.

        Args:
            limit: Number of conversations per page. 1 to 20.
            participant_user_id: User whose conversations to list. At least 0. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's ID in its string form, for apps whose user IDs are
                strings.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            data_type: Source and order of the list.
            skip_member_count: Omit `member_count` from the reply, which is faster. Default on the
                server: `False`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `conversation_infos`, `has_more`, `next_cursor`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_user_conversations(
                limit=20,
                participant_user_id=10001,
                cursor=0,
                data_type=DataType.RECENT,
                skip_member_count=True,
            )

        Source: https://www.volcengine.com/docs/6348/337049
        """
        if cursor is None:
            cursor = 0
        _request = _actions.GetUserConversationsRequest(
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            cursor=cursor,
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
        data_type: DataType | int | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[GetUserConversationsResult, ConversationInfo]:
        """List the conversations of a user, page by page.

        `data_type` selects the source of the list, and with it the order.

        Limit: 100 calls per second, for the whole account.

        Args:
            participant_user_id: User whose conversations to list. At least 0. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's ID in its string form, for apps whose user IDs are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Omit `member_count` from the reply, which is faster. Default on the
                server: `False`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of conversations per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of ConversationInfo; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `UserNotFound` (The user does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_user_conversations(
                participant_user_id=10001,
                data_type=DataType.RECENT,
                skip_member_count=True,
            ):
                print(item)

        Source: https://www.volcengine.com/docs/6348/337049
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

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

    def get_conversation_setting(
        self,
        *,
        conversation_short_id: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        no_read_index: bool | None = None,
        app_id: int | None = None,
    ) -> GetConversationSettingResult:
        """Get one member's settings for a conversation.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_id: Member whose settings to get. At least 1. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The member's ID in its string form, for apps whose user IDs are
                strings.
            no_read_index: Send true to omit the read position of the member.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `conversation_setting_info`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (The setting does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_conversation_setting(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
                no_read_index=False,
            )

        Source: https://www.volcengine.com/docs/6348/337014
        """
        _request = _actions.GetConversationSettingRequest(
            conversation_short_id=conversation_short_id,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            no_read_index=no_read_index,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_SETTING, _request)

    def modify_conversation_setting(
        self,
        *,
        conversation_setting_info: ModifyConversationSettingInfo,
        app_id: int | None = None,
    ) -> ModifyConversationSettingResult:
        """Change one member's settings for a conversation.

        Pinning a conversation needs two fields: `stick_top_time` is the time, and `is_stick_top`
        says that the time is stored. Favorites work in the same way, with `set_favorite_time` and
        `is_set_favorite`.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_setting_info: The conversation, the member, and the changes to the
                settings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (The setting does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.modify_conversation_setting(
                conversation_setting_info=ModifyConversationSettingInfo(
                    conversation_short_id=7244530000000000001,
                    participant_user_id=10002,
                    is_mute=False,
                    is_stick_top=True,
                    stick_top_time=1669714409000,
                ),
            )

        Source: https://www.volcengine.com/docs/6348/337015
        """
        _request = _actions.ModifyConversationSettingRequest(
            conversation_setting_info=conversation_setting_info,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.MODIFY_CONVERSATION_SETTING, _request)

    def mark_conversation(
        self,
        *,
        conversation_short_id: int,
        mark_types: list[str],
        mark_action: MarkAction | int | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> MarkConversationResult:
        """Add marks to a live group or remove them.

        A live group has at most 20 marks.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            mark_types: Names of the marks.
            mark_action: Whether to add the marks or to remove them. Default on the server: `1`.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            A result with metadata only.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            APIError: `ConversationMarkTypeMoreThanLimit` (The live group has too many marks. The
                limit is 20).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.mark_conversation(
                conversation_short_id=7244530000000000100,
                mark_types=["music", "outdoor"],
                mark_action=MarkAction.ADD,
                operator=10001,
            )

        Source: https://www.volcengine.com/docs/6348/1187904
        """
        _request = _actions.MarkConversationRequest(
            conversation_short_id=conversation_short_id,
            mark_types=mark_types,
            mark_action=mark_action,
            operator=operator,
            operator_str=operator_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.MARK_CONVERSATION, _request)

    def get_conversation_marks(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetConversationMarksResult:
        """Get the marks of a live group.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `mark_types`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_conversation_marks(conversation_short_id=7244530000000000100)

        Source: https://www.volcengine.com/docs/6348/1187905
        """
        _request = _actions.GetConversationMarksRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_MARKS, _request)


class AsyncConversationMethods(BaseAsyncClient):
    """Create, change, mark and dissolve conversations, list the conversations of a user, and manage the settings of members. Async."""

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

        Args:
            conversation_core_info: Type and attributes of the conversation.
            owner_user_id: Owner of the group, or the first member of a one-to-one conversation. At
                least 0. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's ID in its string form, for apps whose user IDs are
                strings.
            other_user_id: The other member of a one-to-one conversation; required if
                `conversation_type` is 1. At least 0. Send this or `other_user_id_str`.
            other_user_id_str: The other member's ID in its string form.
            idempotent_id: Idempotency key of this creation. A key that was used before returns the
                existing conversation.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.create_conversation` for limits, errors and an example.
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

    async def modify_conversation(
        self,
        *,
        conversation_core_info: ModifyConversationCoreInfo,
        app_id: int | None = None,
    ) -> ModifyConversationResult:
        """Change the attributes of a conversation.

        Args:
            conversation_core_info: The conversation and the changes to it.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.modify_conversation` for limits, errors and an example.
        """
        _request = _actions.ModifyConversationRequest(
            conversation_core_info=conversation_core_info,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.MODIFY_CONVERSATION, _request)

    async def destroy_conversation(
        self,
        *,
        conversation_short_id: int,
        owner_user_id: int | None = None,
        owner_user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> DestroyConversationResult:
        """Dissolve a group or a live group.

        Args:
            conversation_short_id: The conversation's ID.
            owner_user_id: Owner of the conversation. The ID of another user is rejected. At least
                0. Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's ID in its string form, for apps whose user IDs are
                strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.destroy_conversation` for limits, errors and an example.
        """
        _request = _actions.DestroyConversationRequest(
            conversation_short_id=conversation_short_id,
            owner_user_id=owner_user_id,
            owner_user_id_str=owner_user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.DESTROY_CONVERSATION, _request)

    async def batch_get_conversations(
        self,
        *,
        conversation_short_id: Sequence[int],
        skip_member_count: bool | None = None,
        app_id: int | None = None,
    ) -> BatchGetConversationsResult:
        """Get several conversations by their IDs.

        Args:
            conversation_short_id: IDs of the conversations. The type is a list although the name is
                singular.
            skip_member_count: Omit `member_count` from the reply. Send false to get it. Default on
                the server: `True`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_get_conversations` for limits, errors and an example.
        """
        _request = _actions.BatchGetConversationsRequest(
            conversation_short_id=conversation_short_id,
            skip_member_count=skip_member_count,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_CONVERSATIONS, _request)

    async def get_user_conversations(
        self,
        *,
        limit: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        cursor: int | None = None,
        data_type: DataType | int | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        app_id: int | None = None,
    ) -> GetUserConversationsResult:
        """List the conversations of a user, page by page.

        Args:
            limit: Number of conversations per page. 1 to 20.
            participant_user_id: User whose conversations to list. At least 0. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's ID in its string form, for apps whose user IDs are
                strings.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            data_type: Source and order of the list.
            skip_member_count: Omit `member_count` from the reply, which is faster. Default on the
                server: `False`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_user_conversations` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 0
        _request = _actions.GetUserConversationsRequest(
            limit=limit,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            cursor=cursor,
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
        data_type: DataType | int | None = None,
        skip_member_count: bool | None = None,
        inbox_type: int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[GetUserConversationsResult, ConversationInfo]:
        """List the conversations of a user, page by page.

        Args:
            participant_user_id: User whose conversations to list. At least 0. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The user's ID in its string form, for apps whose user IDs are
                strings.
            data_type: Source and order of the list.
            skip_member_count: Omit `member_count` from the reply, which is faster. Default on the
                server: `False`.
            inbox_type: Number of the inbox. Inboxes are isolated from each other. Default on the
                server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of conversations per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_user_conversations` for limits, errors and an example.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

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

    async def get_conversation_setting(
        self,
        *,
        conversation_short_id: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        no_read_index: bool | None = None,
        app_id: int | None = None,
    ) -> GetConversationSettingResult:
        """Get one member's settings for a conversation.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_id: Member whose settings to get. At least 1. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The member's ID in its string form, for apps whose user IDs are
                strings.
            no_read_index: Send true to omit the read position of the member.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_conversation_setting` for limits, errors and an example.
        """
        _request = _actions.GetConversationSettingRequest(
            conversation_short_id=conversation_short_id,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            no_read_index=no_read_index,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_SETTING, _request)

    async def modify_conversation_setting(
        self,
        *,
        conversation_setting_info: ModifyConversationSettingInfo,
        app_id: int | None = None,
    ) -> ModifyConversationSettingResult:
        """Change one member's settings for a conversation.

        Args:
            conversation_setting_info: The conversation, the member, and the changes to the
                settings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.modify_conversation_setting` for limits, errors and an example.
        """
        _request = _actions.ModifyConversationSettingRequest(
            conversation_setting_info=conversation_setting_info,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.MODIFY_CONVERSATION_SETTING, _request)

    async def mark_conversation(
        self,
        *,
        conversation_short_id: int,
        mark_types: list[str],
        mark_action: MarkAction | int | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> MarkConversationResult:
        """Add marks to a live group or remove them.

        Args:
            conversation_short_id: The live group's ID.
            mark_types: Names of the marks.
            mark_action: Whether to add the marks or to remove them. Default on the server: `1`.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.mark_conversation` for limits, errors and an example.
        """
        _request = _actions.MarkConversationRequest(
            conversation_short_id=conversation_short_id,
            mark_types=mark_types,
            mark_action=mark_action,
            operator=operator,
            operator_str=operator_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.MARK_CONVERSATION, _request)

    async def get_conversation_marks(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetConversationMarksResult:
        """Get the marks of a live group.

        Args:
            conversation_short_id: The live group's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_conversation_marks` for limits, errors and an example.
        """
        _request = _actions.GetConversationMarksRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_MARKS, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.conversation",
        "..enums",
        "..structs",
    ),
    ConversationMethods,
    AsyncConversationMethods,
)

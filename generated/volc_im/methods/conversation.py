# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
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
    """Create, change, mark and dissolve conversations, find the ones that a user belongs to, and keep each member's settings."""

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

    def modify_conversation(
        self,
        *,
        conversation_core_info: ModifyConversationCoreInfo,
        app_id: int | None = None,
    ) -> ModifyConversationResult:
        """Change the attributes of a conversation.

        Sending `owner_user_id` hands the conversation to another owner.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_core_info: The conversation, and what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.modify_conversation(
                conversation_core_info=ModifyConversationCoreInfo(
                    conversation_short_id=7244530000000000002,
                    name="Team",
                    notice="We meet on Monday.",
                    owner_user_id=10002,
                ),
            )

        Source: document 6348/337115.
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

        Only the owner may do this; a one-to-one conversation cannot be dissolved.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            owner_user_id: Owner of the conversation; the id of anybody else is refused. 0 or more.
                Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's id in its string form, for apps whose user ids are
                strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.destroy_conversation(
                conversation_short_id=7244530000000000002,
                owner_user_id=10001,
            )

        Source: document 6348/337036.
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
        """Look up several conversations by their ids.

        Dissolved conversations cannot be looked up.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Ids of the conversations; a list in spite of its name.
            skip_member_count: Leave `member_count` out of the reply. Send false to get it. The
                server takes `True` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_core_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of ids holds one
                that is no id); `InvalidParam` (A field has a value that the action does not
                accept).
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_get_conversations(
                conversation_short_id=[7244530000000000001],
                skip_member_count=False,
            )

        Source: document 6348/337118.
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
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

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
        """Read one member's settings for a conversation.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_id: Member whose settings are read. 1 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The member's id in its string form, for apps whose user ids are
                strings.
            no_read_index: Send true to leave out how far the member has read.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_setting_info`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (There is no such setting).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_conversation_setting(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
                no_read_index=False,
            )

        Source: document 6348/337014.
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

        A pin takes two fields: `stick_top_time` says when, and `is_stick_top` that this time is to
        be stored. Favourites work the same way, with `set_favorite_time` and `is_set_favorite`.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_setting_info: The conversation, the member, and what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (There is no such setting).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

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

        Source: document 6348/337015.
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
        mark_action: MarkAction | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> MarkConversationResult:
        """Add marks to a live group, or remove them.

        A live group holds 20 marks at the most.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            mark_types: Names of the marks.
            mark_action: Whether to add the marks or to remove them. The server takes `1` when it is
                left out.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            APIError: `ConversationMarkTypeMoreThanLimit` (The live group has too many marks; 20 at
                the most).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.mark_conversation(
                conversation_short_id=7244530000000000100,
                mark_types=["music", "outdoor"],
                mark_action=MarkAction.ADD,
                operator=10001,
            )

        Source: document 6348/1187904.
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
        """Read the marks of a live group.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `mark_types`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_conversation_marks(conversation_short_id=7244530000000000100)

        Source: document 6348/1187905.
        """
        _request = _actions.GetConversationMarksRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_MARKS, _request)


class AsyncConversationMethods(BaseAsyncClient):
    """Create, change, mark and dissolve conversations, find the ones that a user belongs to, and keep each member's settings. Awaited."""

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

    async def modify_conversation(
        self,
        *,
        conversation_core_info: ModifyConversationCoreInfo,
        app_id: int | None = None,
    ) -> ModifyConversationResult:
        """Change the attributes of a conversation.

        Sending `owner_user_id` hands the conversation to another owner.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_core_info: The conversation, and what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.modify_conversation(
                conversation_core_info=ModifyConversationCoreInfo(
                    conversation_short_id=7244530000000000002,
                    name="Team",
                    notice="We meet on Monday.",
                    owner_user_id=10002,
                ),
            )

        Source: document 6348/337115.
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

        Only the owner may do this; a one-to-one conversation cannot be dissolved.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            owner_user_id: Owner of the conversation; the id of anybody else is refused. 0 or more.
                Send this or `owner_user_id_str`.
            owner_user_id_str: The owner's id in its string form, for apps whose user ids are
                strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.destroy_conversation(
                conversation_short_id=7244530000000000002,
                owner_user_id=10001,
            )

        Source: document 6348/337036.
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
        """Look up several conversations by their ids.

        Dissolved conversations cannot be looked up.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: Ids of the conversations; a list in spite of its name.
            skip_member_count: Leave `member_count` out of the reply. Send false to get it. The
                server takes `True` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_core_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `ConversationShortIdsHasInvalidElem` (The list of ids holds one
                that is no id); `InvalidParam` (A field has a value that the action does not
                accept).
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_get_conversations(
                conversation_short_id=[7244530000000000001],
                skip_member_count=False,
            )

        Source: document 6348/337118.
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
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

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
        """Read one member's settings for a conversation.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_id: Member whose settings are read. 1 or more. Send this or
                `participant_user_id_str`.
            participant_user_id_str: The member's id in its string form, for apps whose user ids are
                strings.
            no_read_index: Send true to leave out how far the member has read.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `conversation_setting_info`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (There is no such setting).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_conversation_setting(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
                no_read_index=False,
            )

        Source: document 6348/337014.
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

        A pin takes two fields: `stick_top_time` says when, and `is_stick_top` that this time is to
        be stored. Favourites work the same way, with `set_favorite_time` and `is_set_favorite`.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_setting_info: The conversation, the member, and what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation);
                `SettingNotFound` (There is no such setting).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.modify_conversation_setting(
                conversation_setting_info=ModifyConversationSettingInfo(
                    conversation_short_id=7244530000000000001,
                    participant_user_id=10002,
                    is_mute=False,
                    is_stick_top=True,
                    stick_top_time=1669714409000,
                ),
            )

        Source: document 6348/337015.
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
        mark_action: MarkAction | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> MarkConversationResult:
        """Add marks to a live group, or remove them.

        A live group holds 20 marks at the most.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            mark_types: Names of the marks.
            mark_action: Whether to add the marks or to remove them. The server takes `1` when it is
                left out.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            Nothing but its metadata.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            APIError: `ConversationMarkTypeMoreThanLimit` (The live group has too many marks; 20 at
                the most).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.mark_conversation(
                conversation_short_id=7244530000000000100,
                mark_types=["music", "outdoor"],
                mark_action=MarkAction.ADD,
                operator=10001,
            )

        Source: document 6348/1187904.
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
        """Read the marks of a live group.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `mark_types`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_conversation_marks(conversation_short_id=7244530000000000100)

        Source: document 6348/1187905.
        """
        _request = _actions.GetConversationMarksRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_MARKS, _request)

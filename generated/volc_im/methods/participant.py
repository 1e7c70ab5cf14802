# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import participant as _actions
    from ..actions.participant import (
        BatchAddConversationParticipantResult,
        BatchDeleteConversationParticipantResult,
        BatchGetConversationParticipantResult,
        BatchModifyConversationParticipantResult,
        GetConversationUserCountResult,
        GetParticipantReadIndexResult,
        IsUserInConversationResult,
        ModifyParticipantReadIndexResult,
        ScanConversationParticipantListResult,
    )
    from ..structs import AddParticipantInfo, ModifyParticipantInfo, ScanParticipant
else:
    _actions = LazyModule("..actions.participant", __package__)

__all__ = ["AsyncParticipantMethods", "ParticipantMethods"]


class ParticipantMethods(BaseSyncClient):
    """Add, change, remove and look up the members of a group, and manage their read positions."""

    def batch_add_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_infos: Sequence[AddParticipantInfo],
        barrier: bool | None = None,
        app_id: int | None = None,
    ) -> BatchAddConversationParticipantResult:
        """Add several members to a group.

        The maximum number of members is set in the console. Adding an existing member overwrites
        that member's data; to change members, call BatchModifyConversationParticipant. The reply
        lists the users who could not be added.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check whether this user
                is in the group or has permission. At least 0.
            participant_infos: The members with their attributes.
            barrier: Whether to hide earlier messages from the new members. Default on the server:
                `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `SingleConversationNotSupport` (Not supported in a one-to-one
                conversation); `LiveConversationNotSupport` (Not supported in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the owner of the conversation);
                `InvalidParam` (The value of a field is invalid).
            APIError: `ConversationParticipantsMoreThanLimit` (The conversation would have too many
                members); `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_add_conversation_participant(
                conversation_short_id=7244530000000000002,
                operator=10001,
                participant_infos=[
                    AddParticipantInfo(
                        participant_user_id=10002,
                        ext={"city": "Hangzhou"},
                        nick_name="Lin",
                        role=ParticipantRole.MEMBER,
                    ),
                    AddParticipantInfo(participant_user_id=10004, nick_name="Chen"),
                ],
                barrier=True,
            )

        Source: https://www.volcengine.com/docs/6348/336991
        """
        _request = _actions.BatchAddConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_infos=participant_infos,
            barrier=barrier,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_ADD_CONVERSATION_PARTICIPANT, _request)

    def batch_delete_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchDeleteConversationParticipantResult:
        """Remove several members from a group.

        The reply lists the users who could not be removed.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check the permission of
                this user. At least 0.
            participant_user_ids: Members to remove.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not supported in a one-to-one
                conversation); `LiveConversationNotSupport` (Not supported in a live group);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_delete_conversation_participant(
                conversation_short_id=7244530000000000002,
                operator=10001,
                participant_user_ids=[10002, 10004],
            )

        Source: https://www.volcengine.com/docs/6348/336994
        """
        _request = _actions.BatchDeleteConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_user_ids=participant_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_DELETE_CONVERSATION_PARTICIPANT, _request)

    def batch_modify_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_infos: Sequence[ModifyParticipantInfo],
        app_id: int | None = None,
    ) -> BatchModifyConversationParticipantResult:
        """Change the attributes of several members of a group.

        Members who have left cannot be changed. The reply lists the users who could not be changed.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check the permission of
                this user. At least 0.
            participant_infos: The members and the changes to them.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not supported in a one-to-one
                conversation); `LiveConversationNotSupport` (Not supported in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the owner of the conversation);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_modify_conversation_participant(
                conversation_short_id=7244530000000000002,
                operator=10001,
                participant_infos=[
                    ModifyParticipantInfo(
                        participant_user_id=10002,
                        nick_name="Lin",
                        role=ParticipantRole.MANAGER,
                    ),
                    ModifyParticipantInfo(participant_user_id=10004, block_time=1669718009),
                ],
            )

        Source: https://www.volcengine.com/docs/6348/336995
        """
        _request = _actions.BatchModifyConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_infos=participant_infos,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_MODIFY_CONVERSATION_PARTICIPANT, _request)

    def batch_get_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchGetConversationParticipantResult:
        """Get several members of a conversation.

        If the lookup fails, `participants` is empty.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_ids: Members to look up.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `participants`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist);
                `ParticipantNotFound` (The member does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_get_conversation_participant(
                conversation_short_id=7244530000000000001,
                participant_user_ids=[10001, 10002],
            )

        Source: https://www.volcengine.com/docs/6348/336992
        """
        _request = _actions.BatchGetConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_CONVERSATION_PARTICIPANT, _request)

    def scan_conversation_participant_list(
        self,
        *,
        conversation_short_id: int,
        limit: int,
        cursor: int | None = None,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        app_id: int | None = None,
    ) -> ScanConversationParticipantListResult:
        """List the members of a conversation, page by page.

        In a live group the list contains the owner and the managers; with `scan_online_participant`
        it contains the members who are online.

        Limit: 100 calls per second, for the whole account.
        `limit` is at most 20 when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's ID.
            limit: Number of members per page. Without `only_user_ids` the maximum is lower. 1 to
                50.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            mark_type: List only online members with this mark.
            only_user_ids: List only the IDs of the members, without details. Default on the server:
                `False`.
            reverse: Order of the list: true for the latest members first, false for the order of
                joining. Default on the server: `False`.
            scan_online_participant: In a live group, true lists the online members, the latest
                first; `reverse` and `only_user_ids` then have no effect. In other types of
                conversation, true returns an empty list. Default on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.scan_conversation_participant_list(
                conversation_short_id=7244530000000000002,
                limit=20,
                cursor=0,
                only_user_ids=False,
            )

        Source: https://www.volcengine.com/docs/6348/336993
        """
        if cursor is None:
            cursor = 0
        _request = _actions.ScanConversationParticipantListRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST, _request)

    def iter_conversation_participants(
        self,
        *,
        conversation_short_id: int,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[ScanConversationParticipantListResult, ScanParticipant]:
        """List the members of a conversation, page by page.

        In a live group the list contains the owner and the managers; with `scan_online_participant`
        it contains the members who are online.

        Limit: 100 calls per second, for the whole account.
        `limit` is at most 20 when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's ID.
            mark_type: List only online members with this mark.
            only_user_ids: List only the IDs of the members, without details. Default on the server:
                `False`.
            reverse: Order of the list: true for the latest members first, false for the order of
                joining. Default on the server: `False`.
            scan_online_participant: In a live group, true lists the online members, the latest
                first; `reverse` and `only_user_ids` then have no effect. In other types of
                conversation, true returns an empty list. Default on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. Without `only_user_ids` the maximum is lower. 1 to
                50.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of ScanParticipant; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_conversation_participants(
                conversation_short_id=7244530000000000002,
                only_user_ids=False,
            ):
                print(item)

        Source: https://www.volcengine.com/docs/6348/336993
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        _fetch = _partial(
            self.scan_conversation_participant_list,
            limit=limit,
            conversation_short_id=conversation_short_id,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=app_id,
        )
        return _Pager(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST_LISTING, _fetch, start)

    def is_user_in_conversation(
        self,
        *,
        conversation_short_id: int,
        participant_user_id: int,
        app_id: int | None = None,
    ) -> IsUserInConversationResult:
        """Check whether a user is in a conversation.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_id: User to check. At least 0.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `is_user_in_conversation`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.is_user_in_conversation(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
            )

        Source: https://www.volcengine.com/docs/6348/336996
        """
        _request = _actions.IsUserInConversationRequest(
            conversation_short_id=conversation_short_id,
            participant_user_id=participant_user_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.IS_USER_IN_CONVERSATION, _request)

    def get_conversation_user_count(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetConversationUserCountResult:
        """Count the members of a conversation.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The conversation's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `count`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_conversation_user_count(conversation_short_id=7244530000000000001)

        Source: https://www.volcengine.com/docs/6348/336997
        """
        _request = _actions.GetConversationUserCountRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_CONVERSATION_USER_COUNT, _request)

    def get_participant_read_index(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetParticipantReadIndexResult:
        """Get the read position of each member of a conversation.

        The read position of a member who is not in the reply is 0.

        Args:
            conversation_short_id: The conversation's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `read_indexes`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_participant_read_index(conversation_short_id=7244530000000000001)
        """
        _request = _actions.GetParticipantReadIndexRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_PARTICIPANT_READ_INDEX, _request)

    def modify_participant_read_index(
        self,
        *,
        conversation_short_id: int,
        read_index: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> ModifyParticipantReadIndexResult:
        """Advance the read position of a member.

        Args:
            conversation_short_id: The conversation's ID.
            read_index: The new read position; it must be greater than the current one.
            participant_user_id: The member. At least 1. Send this or `participant_user_id_str`.
            participant_user_id_str: The member's ID in its string form, for apps whose user IDs are
                strings.
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
            im.modify_participant_read_index(
                conversation_short_id=7244530000000000001,
                read_index=1669723135894214,
                participant_user_id=10002,
            )
        """
        _request = _actions.ModifyParticipantReadIndexRequest(
            conversation_short_id=conversation_short_id,
            read_index=read_index,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.MODIFY_PARTICIPANT_READ_INDEX, _request)


class AsyncParticipantMethods(BaseAsyncClient):
    """Add, change, remove and look up the members of a group, and manage their read positions. Async."""

    async def batch_add_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_infos: Sequence[AddParticipantInfo],
        barrier: bool | None = None,
        app_id: int | None = None,
    ) -> BatchAddConversationParticipantResult:
        """Add several members to a group.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check whether this user
                is in the group or has permission. At least 0.
            participant_infos: The members with their attributes.
            barrier: Whether to hide earlier messages from the new members. Default on the server:
                `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_add_conversation_participant` for limits, errors and an example.
        """
        _request = _actions.BatchAddConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_infos=participant_infos,
            barrier=barrier,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_ADD_CONVERSATION_PARTICIPANT, _request)

    async def batch_delete_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchDeleteConversationParticipantResult:
        """Remove several members from a group.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check the permission of
                this user. At least 0.
            participant_user_ids: Members to remove.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_delete_conversation_participant` for limits, errors and an example.
        """
        _request = _actions.BatchDeleteConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_user_ids=participant_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_DELETE_CONVERSATION_PARTICIPANT, _request)

    async def batch_modify_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int,
        participant_infos: Sequence[ModifyParticipantInfo],
        app_id: int | None = None,
    ) -> BatchModifyConversationParticipantResult:
        """Change the attributes of several members of a group.

        Args:
            conversation_short_id: The group's ID.
            operator: User who performs the operation. The server does not check the permission of
                this user. At least 0.
            participant_infos: The members and the changes to them.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_modify_conversation_participant` for limits, errors and an example.
        """
        _request = _actions.BatchModifyConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            participant_infos=participant_infos,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_MODIFY_CONVERSATION_PARTICIPANT, _request)

    async def batch_get_conversation_participant(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int],
        app_id: int | None = None,
    ) -> BatchGetConversationParticipantResult:
        """Get several members of a conversation.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_ids: Members to look up.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_get_conversation_participant` for limits, errors and an example.
        """
        _request = _actions.BatchGetConversationParticipantRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_CONVERSATION_PARTICIPANT, _request)

    async def scan_conversation_participant_list(
        self,
        *,
        conversation_short_id: int,
        limit: int,
        cursor: int | None = None,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        app_id: int | None = None,
    ) -> ScanConversationParticipantListResult:
        """List the members of a conversation, page by page.

        Args:
            conversation_short_id: The conversation's ID.
            limit: Number of members per page. Without `only_user_ids` the maximum is lower. 1 to
                50.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            mark_type: List only online members with this mark.
            only_user_ids: List only the IDs of the members, without details. Default on the server:
                `False`.
            reverse: Order of the list: true for the latest members first, false for the order of
                joining. Default on the server: `False`.
            scan_online_participant: In a live group, true lists the online members, the latest
                first; `reverse` and `only_user_ids` then have no effect. In other types of
                conversation, true returns an empty list. Default on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.scan_conversation_participant_list` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 0
        _request = _actions.ScanConversationParticipantListRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST, _request)

    def iter_conversation_participants(
        self,
        *,
        conversation_short_id: int,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[ScanConversationParticipantListResult, ScanParticipant]:
        """List the members of a conversation, page by page.

        Args:
            conversation_short_id: The conversation's ID.
            mark_type: List only online members with this mark.
            only_user_ids: List only the IDs of the members, without details. Default on the server:
                `False`.
            reverse: Order of the list: true for the latest members first, false for the order of
                joining. Default on the server: `False`.
            scan_online_participant: In a live group, true lists the online members, the latest
                first; `reverse` and `only_user_ids` then have no effect. In other types of
                conversation, true returns an empty list. Default on the server: `False`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. Without `only_user_ids` the maximum is lower. 1 to
                50.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_conversation_participants` for limits, errors and an example.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        _fetch = _partial(
            self.scan_conversation_participant_list,
            limit=limit,
            conversation_short_id=conversation_short_id,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=app_id,
        )
        return _Pager(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST_LISTING, _fetch, start)

    async def is_user_in_conversation(
        self,
        *,
        conversation_short_id: int,
        participant_user_id: int,
        app_id: int | None = None,
    ) -> IsUserInConversationResult:
        """Check whether a user is in a conversation.

        Args:
            conversation_short_id: The conversation's ID.
            participant_user_id: User to check. At least 0.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.is_user_in_conversation` for limits, errors and an example.
        """
        _request = _actions.IsUserInConversationRequest(
            conversation_short_id=conversation_short_id,
            participant_user_id=participant_user_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.IS_USER_IN_CONVERSATION, _request)

    async def get_conversation_user_count(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetConversationUserCountResult:
        """Count the members of a conversation.

        Args:
            conversation_short_id: The conversation's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_conversation_user_count` for limits, errors and an example.
        """
        _request = _actions.GetConversationUserCountRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_CONVERSATION_USER_COUNT, _request)

    async def get_participant_read_index(
        self,
        *,
        conversation_short_id: int,
        app_id: int | None = None,
    ) -> GetParticipantReadIndexResult:
        """Get the read position of each member of a conversation.

        Args:
            conversation_short_id: The conversation's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_participant_read_index` for limits, errors and an example.
        """
        _request = _actions.GetParticipantReadIndexRequest(
            conversation_short_id=conversation_short_id,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_PARTICIPANT_READ_INDEX, _request)

    async def modify_participant_read_index(
        self,
        *,
        conversation_short_id: int,
        read_index: int,
        participant_user_id: int | None = None,
        participant_user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> ModifyParticipantReadIndexResult:
        """Advance the read position of a member.

        Args:
            conversation_short_id: The conversation's ID.
            read_index: The new read position; it must be greater than the current one.
            participant_user_id: The member. At least 1. Send this or `participant_user_id_str`.
            participant_user_id_str: The member's ID in its string form, for apps whose user IDs are
                strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.modify_participant_read_index` for limits, errors and an example.
        """
        _request = _actions.ModifyParticipantReadIndexRequest(
            conversation_short_id=conversation_short_id,
            read_index=read_index,
            participant_user_id=participant_user_id,
            participant_user_id_str=participant_user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.MODIFY_PARTICIPANT_READ_INDEX, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.participant",
        "..structs",
    ),
    ParticipantMethods,
    AsyncParticipantMethods,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
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
    """Add, change and remove the members of a group, look them up, and follow how far each has read."""

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

        How many members a group may have is set in the console. Adding somebody who is a member
        already overwrites that member's data; to change members, call
        BatchModifyConversationParticipant. Users who could not be added are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check that this user is
                in the group or has rights. 0 or more.
            participant_infos: The members, each with attributes.
            barrier: Hide the messages before this moment from the new members. The server takes
                `False` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the conversation's owner);
                `InvalidParam` (A field has a value that the action does not accept).
            APIError: `ConversationParticipantsMoreThanLimit` (The conversation would have too many
                members); `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other failure; see `volc_im.errors`.

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

        Source: document 6348/336991.
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

        Users who could not be removed are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check this user's
                rights. 0 or more.
            participant_user_ids: Members to remove.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_delete_conversation_participant(
                conversation_short_id=7244530000000000002,
                operator=10001,
                participant_user_ids=[10002, 10004],
            )

        Source: document 6348/336994.
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

        Members who have left cannot be changed. Users who could not be changed are listed in the
        reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check this user's
                rights. 0 or more.
            participant_infos: The members, each with what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the conversation's owner);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

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

        Source: document 6348/336995.
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
        """Look up chosen members of a conversation.

        When the lookup fails, `participants` is empty.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_ids: Members to look up.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotFound` (There is no such member).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_get_conversation_participant(
                conversation_short_id=7244530000000000001,
                participant_user_ids=[10001, 10002],
            )

        Source: document 6348/336992.
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
        cursor: int,
        limit: int,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        app_id: int | None = None,
    ) -> ScanConversationParticipantListResult:
        """List the members of a conversation, page by page.

        In a live group the list holds the owner and the managers; with `scan_online_participant` it
        holds the members who are online.

        Limit: 100 calls a second, for the whole account.
        `limit` is 20 at the most when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. Without `only_user_ids` a page holds fewer. 1 to 50.
            mark_type: List only members who are online and carry this mark.
            only_user_ids: List the ids of the members without their details. The server takes
                `False` when it is left out.
            reverse: Order of the list: true for those who joined last first, false for the order of
                joining. The server takes `False` when it is left out.
            scan_online_participant: For live groups: true lists the members who are online, those
                who joined last first, and `reverse` and `only_user_ids` have no effect then. For
                other kinds of conversation, true lists nobody. The server takes `False` when it is
                left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.scan_conversation_participant_list(
                conversation_short_id=7244530000000000002,
                cursor=0,
                limit=20,
                only_user_ids=False,
            )

        Source: document 6348/336993.
        """
        _request = _actions.ScanConversationParticipantListRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST, _request)

    def iter_conversation_participant_list(
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

        In a live group the list holds the owner and the managers; with `scan_online_participant` it
        holds the members who are online.

        Limit: 100 calls a second, for the whole account.
        `limit` is 20 at the most when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's id.
            mark_type: List only members who are online and carry this mark.
            only_user_ids: List the ids of the members without their details. The server takes
                `False` when it is left out.
            reverse: Order of the list: true for those who joined last first, false for the order of
                joining. The server takes `False` when it is left out.
            scan_online_participant: For live groups: true lists the members who are online, those
                who joined last first, and `reverse` and `only_user_ids` have no effect then. For
                other kinds of conversation, true lists nobody. The server takes `False` when it is
                left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. Without `only_user_ids` a page holds fewer. 1 to 50.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each ScanParticipant; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_conversation_participant_list(
                conversation_short_id=7244530000000000002,
                only_user_ids=False,
            ):
                print(item)

        Source: document 6348/336993.
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
        """See whether a user is in a conversation.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_id: User to look for. 0 or more.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `is_user_in_conversation`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.is_user_in_conversation(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
            )

        Source: document 6348/336996.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_conversation_user_count(conversation_short_id=7244530000000000001)

        Source: document 6348/336997.
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
        """See how far each member of a conversation has read.

        A member who is not in the reply stands at 0.

        Args:
            conversation_short_id: The conversation's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `read_indexes`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

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
        """Move forward how far a member has read.

        Args:
            conversation_short_id: The conversation's id.
            read_index: The new position; it must be greater than the present one.
            participant_user_id: The member. 1 or more. Send this or `participant_user_id_str`.
            participant_user_id_str: The member's id in its string form, for apps whose user ids are
                strings.
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
    """Add, change and remove the members of a group, look them up, and follow how far each has read. Awaited."""

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

        How many members a group may have is set in the console. Adding somebody who is a member
        already overwrites that member's data; to change members, call
        BatchModifyConversationParticipant. Users who could not be added are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check that this user is
                in the group or has rights. 0 or more.
            participant_infos: The members, each with attributes.
            barrier: Hide the messages before this moment from the new members. The server takes
                `False` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the conversation's owner);
                `InvalidParam` (A field has a value that the action does not accept).
            APIError: `ConversationParticipantsMoreThanLimit` (The conversation would have too many
                members); `MoreThanUserConversationLimit` (The user is in too many conversations).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_add_conversation_participant(
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

        Source: document 6348/336991.
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

        Users who could not be removed are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check this user's
                rights. 0 or more.
            participant_user_ids: Members to remove.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_delete_conversation_participant(
                conversation_short_id=7244530000000000002,
                operator=10001,
                participant_user_ids=[10002, 10004],
            )

        Source: document 6348/336994.
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

        Members who have left cannot be changed. Users who could not be changed are listed in the
        reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The group's id.
            operator: User on whose behalf this is done. The server does not check this user's
                rights. 0 or more.
            participant_infos: The members, each with what to change.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotInConversation` (The user is not a member of the conversation).
            InvalidParameterError: `SingleConversationNotSupport` (Not possible in a one-to-one
                conversation); `LiveConversationNotSupport` (Not possible in a live group);
                `OwnerShouldBeEqual` (A member added as owner is not the conversation's owner);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_modify_conversation_participant(
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

        Source: document 6348/336995.
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
        """Look up chosen members of a conversation.

        When the lookup fails, `participants` is empty.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_ids: Members to look up.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation);
                `ParticipantNotFound` (There is no such member).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_get_conversation_participant(
                conversation_short_id=7244530000000000001,
                participant_user_ids=[10001, 10002],
            )

        Source: document 6348/336992.
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
        cursor: int,
        limit: int,
        mark_type: str | None = None,
        only_user_ids: bool | None = None,
        reverse: bool | None = None,
        scan_online_participant: bool | None = None,
        app_id: int | None = None,
    ) -> ScanConversationParticipantListResult:
        """List the members of a conversation, page by page.

        In a live group the list holds the owner and the managers; with `scan_online_participant` it
        holds the members who are online.

        Limit: 100 calls a second, for the whole account.
        `limit` is 20 at the most when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. Without `only_user_ids` a page holds fewer. 1 to 50.
            mark_type: List only members who are online and carry this mark.
            only_user_ids: List the ids of the members without their details. The server takes
                `False` when it is left out.
            reverse: Order of the list: true for those who joined last first, false for the order of
                joining. The server takes `False` when it is left out.
            scan_online_participant: For live groups: true lists the members who are online, those
                who joined last first, and `reverse` and `only_user_ids` have no effect then. For
                other kinds of conversation, true lists nobody. The server takes `False` when it is
                left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.scan_conversation_participant_list(
                conversation_short_id=7244530000000000002,
                cursor=0,
                limit=20,
                only_user_ids=False,
            )

        Source: document 6348/336993.
        """
        _request = _actions.ScanConversationParticipantListRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            mark_type=mark_type,
            only_user_ids=only_user_ids,
            reverse=reverse,
            scan_online_participant=scan_online_participant,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.SCAN_CONVERSATION_PARTICIPANT_LIST, _request)

    def iter_conversation_participant_list(
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

        In a live group the list holds the owner and the managers; with `scan_online_participant` it
        holds the members who are online.

        Limit: 100 calls a second, for the whole account.
        `limit` is 20 at the most when `only_user_ids` is False.

        Args:
            conversation_short_id: The conversation's id.
            mark_type: List only members who are online and carry this mark.
            only_user_ids: List the ids of the members without their details. The server takes
                `False` when it is left out.
            reverse: Order of the list: true for those who joined last first, false for the order of
                joining. The server takes `False` when it is left out.
            scan_online_participant: For live groups: true lists the members who are online, those
                who joined last first, and `reverse` and `only_user_ids` have no effect then. For
                other kinds of conversation, true lists nobody. The server takes `False` when it is
                left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. Without `only_user_ids` a page holds fewer. 1 to 50.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each ScanParticipant; its `pages()` gives the results page by page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_conversation_participant_list(
                conversation_short_id=7244530000000000002,
                only_user_ids=False,
            ):
                print(item)

        Source: document 6348/336993.
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
        """See whether a user is in a conversation.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            participant_user_id: User to look for. 0 or more.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `is_user_in_conversation`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.is_user_in_conversation(
                conversation_short_id=7244530000000000001,
                participant_user_id=10002,
            )

        Source: document 6348/336996.
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

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The conversation's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `count`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_conversation_user_count(conversation_short_id=7244530000000000001)

        Source: document 6348/336997.
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
        """See how far each member of a conversation has read.

        A member who is not in the reply stands at 0.

        Args:
            conversation_short_id: The conversation's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `read_indexes`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_participant_read_index(conversation_short_id=7244530000000000001)
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
        """Move forward how far a member has read.

        Args:
            conversation_short_id: The conversation's id.
            read_index: The new position; it must be greater than the present one.
            participant_user_id: The member. 1 or more. Send this or `participant_user_id_str`.
            participant_user_id_str: The member's id in its string form, for apps whose user ids are
                strings.
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
            await im.modify_participant_read_index(
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
        return await self._call(_actions.MODIFY_PARTICIPANT_READ_INDEX, _request)

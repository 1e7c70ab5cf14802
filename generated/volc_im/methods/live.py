# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._core.pagination import AsyncPager, Pager
    from ..actions import live as _actions
    from ..actions.live import (
        BatchAddBlockParticipantsResult,
        BatchAddManagerResult,
        BatchAddWhitelistParticipantResult,
        BatchDeleteBlockParticipantsResult,
        BatchGetBlockParticipantsResult,
        BatchGetWhitelistParticipantResult,
        BatchRemoveManagerResult,
        BatchRemoveWhitelistParticipantResult,
        BatchUpdateLiveParticipantsResult,
        QueryLiveParticipantStatusResult,
    )
    from ..enums import BlockAction, MarkAction
    from ..structs import BlockParticipant, LiveParticipantInfo, WhitelistParticipant
else:
    _actions = LazyModule("..actions.live", __package__)

__all__ = ["AsyncLiveMethods", "LiveMethods"]


class LiveMethods(BaseSyncClient):
    """Managers, mutes, bans, whitelists and profiles of live groups."""

    def batch_add_manager(
        self,
        *,
        conversation_short_id: int,
        manager_user_ids: Sequence[int] | None = None,
        manager_user_ids_str: list[str] | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> BatchAddManagerResult:
        """Make members of a live group its managers.

        A live group has 10 managers at the most unless that was raised. The reply lists users who
        could not be promoted.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            manager_user_ids: Members to promote. Send this or `manager_user_ids_str`.
            manager_user_ids_str: The members' ids in their string form.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            APIError: `ManagerMoreThanLimit` (The live group has too many managers; 10 unless
                raised).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_add_manager(
                conversation_short_id=7244530000000000100,
                manager_user_ids=[10002, 10004],
                operator=10001,
            )

        Source: document 6348/1051343.
        """
        _request = _actions.BatchAddManagerRequest(
            conversation_short_id=conversation_short_id,
            manager_user_ids=manager_user_ids,
            manager_user_ids_str=manager_user_ids_str,
            operator=operator,
            operator_str=operator_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_ADD_MANAGER, _request)

    def batch_remove_manager(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        remove_manager_user_ids: Sequence[int] | None = None,
        remove_manager_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchRemoveManagerResult:
        """Turn managers of a live group back into ordinary members.

        Users who could not be demoted are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            remove_manager_user_ids: Managers to demote. Send this or `remove_manager_user_ids_str`.
            remove_manager_user_ids_str: The managers' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_remove_manager(
                conversation_short_id=7244530000000000100,
                operator=10001,
                remove_manager_user_ids=[10002, 10004],
            )

        Source: document 6348/1051344.
        """
        _request = _actions.BatchRemoveManagerRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            remove_manager_user_ids=remove_manager_user_ids,
            remove_manager_user_ids_str=remove_manager_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_REMOVE_MANAGER, _request)

    def batch_add_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchAddWhitelistParticipantResult:
        """Let chosen users speak while everyone else in a live group is muted.

        The whitelist holds 100 users unless the limit was raised. Users who could not be added are
        listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            participant_user_ids: Users to put on the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            APIError: `BlockConversationWhiteParticipantMoreThanLimit` (The live group's whitelist
                is full; 100 unless raised).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_add_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: document 6348/1051345.
        """
        _request = _actions.BatchAddWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_ADD_WHITELIST_PARTICIPANT, _request)

    def batch_remove_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchRemoveWhitelistParticipantResult:
        """Take users off the whitelist of a live group.

        When everyone is muted, they are again. Users who could not be removed are listed in the
        reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            participant_user_ids: Users to take off the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_remove_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: document 6348/1051346.
        """
        _request = _actions.BatchRemoveWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_REMOVE_WHITELIST_PARTICIPANT, _request)

    def batch_get_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        app_id: int | None = None,
    ) -> BatchGetWhitelistParticipantResult:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. 1 to 20.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_get_whitelist_participant(
                conversation_short_id=7244530000000000100,
                cursor=0,
                limit=20,
            )

        Source: document 6348/1051347.
        """
        _request = _actions.BatchGetWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_WHITELIST_PARTICIPANT, _request)

    def iter_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[BatchGetWhitelistParticipantResult, WhitelistParticipant]:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each WhitelistParticipant; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_whitelist_participant(conversation_short_id=7244530000000000100):
                print(item)

        Source: document 6348/1051347.
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        _fetch = _partial(
            self.batch_get_whitelist_participant,
            limit=limit,
            conversation_short_id=conversation_short_id,
            app_id=app_id,
        )
        return _Pager(_actions.BATCH_GET_WHITELIST_PARTICIPANT_LISTING, _fetch, start)

    def batch_add_block_participants(
        self,
        *,
        conversation_short_id: int,
        participant_block_infos: dict[str, int] | None = None,
        participant_block_infos_str: dict[str, int] | None = None,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchAddBlockParticipantsResult:
        """Mute members of a live group or ban them from it, each for a time of its own.

        A muted member cannot speak, a banned one cannot join. The reply lists users for whom this
        failed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_block_infos: How long each user is muted or banned: user id to length of
                time. In seconds. Send this or `participant_block_infos_str`.
            participant_block_infos_str: The same with user ids in their string form as keys, for
                apps whose user ids are strings.
            block_action: Whether to mute or to ban. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_add_block_participants(
                conversation_short_id=7244530000000000100,
                participant_block_infos={"10002": 6000, "10004": 600},
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788462.
        """
        _request = _actions.BatchAddBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_block_infos=participant_block_infos,
            participant_block_infos_str=participant_block_infos_str,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_ADD_BLOCK_PARTICIPANTS, _request)

    def batch_delete_block_participants(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchDeleteBlockParticipantsResult:
        """Lift the mutes or the bans of users in a live group before they run out.

        The reply lists users for whom this failed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_user_ids: Users who are muted or banned. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form, for apps whose user ids
                are strings.
            block_action: Which of the two to lift. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_delete_block_participants(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10002, 10004],
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788463.
        """
        _request = _actions.BatchDeleteBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_DELETE_BLOCK_PARTICIPANTS, _request)

    def batch_get_block_participants(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchGetBlockParticipantsResult:
        """List the users who are muted in a live group or banned from it, page by page.

        The list is sorted by user id, least first.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. 1 to 20.
            block_action: Which of the two to list. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_get_block_participants(
                conversation_short_id=7244530000000000100,
                cursor=0,
                limit=20,
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788464.
        """
        _request = _actions.BatchGetBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_BLOCK_PARTICIPANTS, _request)

    def iter_block_participants(
        self,
        *,
        conversation_short_id: int,
        block_action: BlockAction | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[BatchGetBlockParticipantsResult, BlockParticipant]:
        """List the users who are muted in a live group or banned from it, page by page.

        The list is sorted by user id, least first.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            block_action: Which of the two to list. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each BlockParticipant; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            for item in im.iter_block_participants(
                conversation_short_id=7244530000000000100,
                block_action=BlockAction.MUTE,
            ):
                print(item)

        Source: document 6348/788464.
        """
        from functools import partial as _partial

        from .._core.pagination import Pager as _Pager

        _fetch = _partial(
            self.batch_get_block_participants,
            limit=limit,
            conversation_short_id=conversation_short_id,
            block_action=block_action,
            app_id=app_id,
        )
        return _Pager(_actions.BATCH_GET_BLOCK_PARTICIPANTS_LISTING, _fetch, start)

    def batch_update_live_participants(
        self,
        *,
        conversation_short_id: int,
        participant_infos: Sequence[LiveParticipantInfo],
        mark_action: MarkAction | None = None,
        app_id: int | None = None,
    ) -> BatchUpdateLiveParticipantsResult:
        """Change the profiles and the marks of members of a live group.

        Each member needs at least one of `avatar_url`, `nick_name` and `ext`. Members who could not
        be changed are listed in the reply, each with a code.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_infos: The members, each with what to change. 10 items at the most per call.
            mark_action: Whether the `marks` of the members are added or removed. The server takes
                `1` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.batch_update_live_participants(
                conversation_short_id=7244530000000000100,
                participant_infos=[
                    LiveParticipantInfo(
                        user_id=10002,
                        avatar_url="https://example.com/lin.png",
                        marks=["vip"],
                        nick_name="Lin",
                    ),
                    LiveParticipantInfo(user_id=10004, nick_name="Chen"),
                ],
                mark_action=MarkAction.ADD,
            )

        Source: document 6348/1162951.
        """
        _request = _actions.BatchUpdateLiveParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_infos=participant_infos,
            mark_action=mark_action,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_UPDATE_LIVE_PARTICIPANTS, _request)

    def query_live_participant_status(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> QueryLiveParticipantStatusResult:
        """See which users are in a live group right now.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_user_ids: Users to look up. The server leaves any beyond the limit
                unanswered, without an error. 200 items at the most per call. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form, for apps whose user ids
                are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `status`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.query_live_participant_status(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10001, 10002],
            )

        Source: document 6348/1051348.
        """
        _request = _actions.QueryLiveParticipantStatusRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.QUERY_LIVE_PARTICIPANT_STATUS, _request)


class AsyncLiveMethods(BaseAsyncClient):
    """Managers, mutes, bans, whitelists and profiles of live groups. Awaited."""

    async def batch_add_manager(
        self,
        *,
        conversation_short_id: int,
        manager_user_ids: Sequence[int] | None = None,
        manager_user_ids_str: list[str] | None = None,
        operator: int | None = None,
        operator_str: str | None = None,
        app_id: int | None = None,
    ) -> BatchAddManagerResult:
        """Make members of a live group its managers.

        A live group has 10 managers at the most unless that was raised. The reply lists users who
        could not be promoted.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            manager_user_ids: Members to promote. Send this or `manager_user_ids_str`.
            manager_user_ids_str: The members' ids in their string form.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            APIError: `ManagerMoreThanLimit` (The live group has too many managers; 10 unless
                raised).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_add_manager(
                conversation_short_id=7244530000000000100,
                manager_user_ids=[10002, 10004],
                operator=10001,
            )

        Source: document 6348/1051343.
        """
        _request = _actions.BatchAddManagerRequest(
            conversation_short_id=conversation_short_id,
            manager_user_ids=manager_user_ids,
            manager_user_ids_str=manager_user_ids_str,
            operator=operator,
            operator_str=operator_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_ADD_MANAGER, _request)

    async def batch_remove_manager(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        remove_manager_user_ids: Sequence[int] | None = None,
        remove_manager_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchRemoveManagerResult:
        """Turn managers of a live group back into ordinary members.

        Users who could not be demoted are listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            remove_manager_user_ids: Managers to demote. Send this or `remove_manager_user_ids_str`.
            remove_manager_user_ids_str: The managers' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_remove_manager(
                conversation_short_id=7244530000000000100,
                operator=10001,
                remove_manager_user_ids=[10002, 10004],
            )

        Source: document 6348/1051344.
        """
        _request = _actions.BatchRemoveManagerRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            remove_manager_user_ids=remove_manager_user_ids,
            remove_manager_user_ids_str=remove_manager_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_REMOVE_MANAGER, _request)

    async def batch_add_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchAddWhitelistParticipantResult:
        """Let chosen users speak while everyone else in a live group is muted.

        The whitelist holds 100 users unless the limit was raised. Users who could not be added are
        listed in the reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            participant_user_ids: Users to put on the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            APIError: `BlockConversationWhiteParticipantMoreThanLimit` (The live group's whitelist
                is full; 100 unless raised).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_add_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: document 6348/1051345.
        """
        _request = _actions.BatchAddWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_ADD_WHITELIST_PARTICIPANT, _request)

    async def batch_remove_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        operator: int | None = None,
        operator_str: str | None = None,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> BatchRemoveWhitelistParticipantResult:
        """Take users off the whitelist of a live group.

        When everyone is muted, they are again. Users who could not be removed are listed in the
        reply.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            operator: User on whose behalf this is done. 0 or more. Send this or `operator_str`.
            operator_str: The operator's id in its string form, for apps whose user ids are strings.
            participant_user_ids: Users to take off the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner may do this).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_remove_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: document 6348/1051346.
        """
        _request = _actions.BatchRemoveWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            operator=operator,
            operator_str=operator_str,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_REMOVE_WHITELIST_PARTICIPANT, _request)

    async def batch_get_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        app_id: int | None = None,
    ) -> BatchGetWhitelistParticipantResult:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. 1 to 20.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_get_whitelist_participant(
                conversation_short_id=7244530000000000100,
                cursor=0,
                limit=20,
            )

        Source: document 6348/1051347.
        """
        _request = _actions.BatchGetWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_WHITELIST_PARTICIPANT, _request)

    def iter_whitelist_participant(
        self,
        *,
        conversation_short_id: int,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[BatchGetWhitelistParticipantResult, WhitelistParticipant]:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each WhitelistParticipant; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_whitelist_participant(conversation_short_id=7244530000000000100):
                print(item)

        Source: document 6348/1051347.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        _fetch = _partial(
            self.batch_get_whitelist_participant,
            limit=limit,
            conversation_short_id=conversation_short_id,
            app_id=app_id,
        )
        return _Pager(_actions.BATCH_GET_WHITELIST_PARTICIPANT_LISTING, _fetch, start)

    async def batch_add_block_participants(
        self,
        *,
        conversation_short_id: int,
        participant_block_infos: dict[str, int] | None = None,
        participant_block_infos_str: dict[str, int] | None = None,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchAddBlockParticipantsResult:
        """Mute members of a live group or ban them from it, each for a time of its own.

        A muted member cannot speak, a banned one cannot join. The reply lists users for whom this
        failed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_block_infos: How long each user is muted or banned: user id to length of
                time. In seconds. Send this or `participant_block_infos_str`.
            participant_block_infos_str: The same with user ids in their string form as keys, for
                apps whose user ids are strings.
            block_action: Whether to mute or to ban. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_add_block_participants(
                conversation_short_id=7244530000000000100,
                participant_block_infos={"10002": 6000, "10004": 600},
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788462.
        """
        _request = _actions.BatchAddBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_block_infos=participant_block_infos,
            participant_block_infos_str=participant_block_infos_str,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_ADD_BLOCK_PARTICIPANTS, _request)

    async def batch_delete_block_participants(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchDeleteBlockParticipantsResult:
        """Lift the mutes or the bans of users in a live group before they run out.

        The reply lists users for whom this failed.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_user_ids: Users who are muted or banned. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form, for apps whose user ids
                are strings.
            block_action: Which of the two to lift. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_delete_block_participants(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10002, 10004],
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788463.
        """
        _request = _actions.BatchDeleteBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_DELETE_BLOCK_PARTICIPANTS, _request)

    async def batch_get_block_participants(
        self,
        *,
        conversation_short_id: int,
        cursor: int,
        limit: int,
        block_action: BlockAction | None = None,
        app_id: int | None = None,
    ) -> BatchGetBlockParticipantsResult:
        """List the users who are muted in a live group or banned from it, page by page.

        The list is sorted by user id, least first.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            cursor: Where this page starts. Send 0 first, then the `next_cursor` of the page before.
            limit: Number of members on a page. 1 to 20.
            block_action: Which of the two to list. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_get_block_participants(
                conversation_short_id=7244530000000000100,
                cursor=0,
                limit=20,
                block_action=BlockAction.MUTE,
            )

        Source: document 6348/788464.
        """
        _request = _actions.BatchGetBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            cursor=cursor,
            limit=limit,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_BLOCK_PARTICIPANTS, _request)

    def iter_block_participants(
        self,
        *,
        conversation_short_id: int,
        block_action: BlockAction | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[BatchGetBlockParticipantsResult, BlockParticipant]:
        """List the users who are muted in a live group or banned from it, page by page.

        The list is sorted by user id, least first.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            block_action: Which of the two to list. The server takes `0` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.
            limit: Number of members on a page. 1 to 20.
            start: Where to begin: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            A listing that gives each BlockParticipant; its `pages()` gives the results page by
            page.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            async for item in im.iter_block_participants(
                conversation_short_id=7244530000000000100,
                block_action=BlockAction.MUTE,
            ):
                print(item)

        Source: document 6348/788464.
        """
        from functools import partial as _partial

        from .._core.pagination import AsyncPager as _Pager

        _fetch = _partial(
            self.batch_get_block_participants,
            limit=limit,
            conversation_short_id=conversation_short_id,
            block_action=block_action,
            app_id=app_id,
        )
        return _Pager(_actions.BATCH_GET_BLOCK_PARTICIPANTS_LISTING, _fetch, start)

    async def batch_update_live_participants(
        self,
        *,
        conversation_short_id: int,
        participant_infos: Sequence[LiveParticipantInfo],
        mark_action: MarkAction | None = None,
        app_id: int | None = None,
    ) -> BatchUpdateLiveParticipantsResult:
        """Change the profiles and the marks of members of a live group.

        Each member needs at least one of `avatar_url`, `nick_name` and `ext`. Members who could not
        be changed are listed in the reply, each with a code.

        Limit: 50 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_infos: The members, each with what to change. 10 items at the most per call.
            mark_action: Whether the `marks` of the members are added or removed. The server takes
                `1` when it is left out.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.batch_update_live_participants(
                conversation_short_id=7244530000000000100,
                participant_infos=[
                    LiveParticipantInfo(
                        user_id=10002,
                        avatar_url="https://example.com/lin.png",
                        marks=["vip"],
                        nick_name="Lin",
                    ),
                    LiveParticipantInfo(user_id=10004, nick_name="Chen"),
                ],
                mark_action=MarkAction.ADD,
            )

        Source: document 6348/1162951.
        """
        _request = _actions.BatchUpdateLiveParticipantsRequest(
            conversation_short_id=conversation_short_id,
            participant_infos=participant_infos,
            mark_action=mark_action,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_UPDATE_LIVE_PARTICIPANTS, _request)

    async def query_live_participant_status(
        self,
        *,
        conversation_short_id: int,
        participant_user_ids: Sequence[int] | None = None,
        participant_user_ids_str: list[str] | None = None,
        app_id: int | None = None,
    ) -> QueryLiveParticipantStatusResult:
        """See which users are in a live group right now.

        Limit: 100 calls a second, for the whole account.

        Args:
            conversation_short_id: The live group's id.
            participant_user_ids: Users to look up. The server leaves any beyond the limit
                unanswered, without an error. 200 items at the most per call. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' ids in their string form, for apps whose user ids
                are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `status`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            NotFoundError: `ConversationNotFound` (There is no such conversation).
            InvalidParameterError: `OnlyLiveConversationSupport` (Possible in live groups only);
                `InvalidParam` (A field has a value that the action does not accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.query_live_participant_status(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10001, 10002],
            )

        Source: document 6348/1051348.
        """
        _request = _actions.QueryLiveParticipantStatusRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.QUERY_LIVE_PARTICIPANT_STATUS, _request)

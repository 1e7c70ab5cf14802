# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
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

        A live group has at most 10 managers by default. The reply lists the users who could not be
        promoted.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            manager_user_ids: Members to promote. Send this or `manager_user_ids_str`.
            manager_user_ids_str: The members' IDs in their string form.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner is permitted to do this).
            APIError: `ManagerMoreThanLimit` (The live group has too many managers. The default
                limit is 10).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_add_manager(
                conversation_short_id=7244530000000000100,
                manager_user_ids=[10002, 10004],
                operator=10001,
            )

        Source: https://www.volcengine.com/docs/6348/1051343
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
        """Make managers of a live group ordinary members again.

        The reply lists the users who could not be demoted.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            remove_manager_user_ids: Managers to demote. Send this or `remove_manager_user_ids_str`.
            remove_manager_user_ids_str: The managers' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_manager_user_ids`, `failed_manager_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner is permitted to do this).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_remove_manager(
                conversation_short_id=7244530000000000100,
                operator=10001,
                remove_manager_user_ids=[10002, 10004],
            )

        Source: https://www.volcengine.com/docs/6348/1051344
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
        """Add users to the whitelist of a live group, so that they can send messages while everyone else is muted.

        The whitelist has at most 100 users by default. The reply lists the users who could not be
        added.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            participant_user_ids: Users to add to the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner is permitted to do this).
            APIError: `BlockConversationWhiteParticipantMoreThanLimit` (The whitelist of the live
                group is full. The default limit is 100).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_add_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: https://www.volcengine.com/docs/6348/1051345
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
        """Remove users from the whitelist of a live group.

        A mute for everyone then applies to these users again. The reply lists the users who could
        not be removed.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            participant_user_ids: Users to remove from the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_user_ids`, `failed_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            PermissionDeniedError: `OnlyOwnerCanOperator` (Only the owner is permitted to do this).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_remove_whitelist_participant(
                conversation_short_id=7244530000000000100,
                operator=10001,
                participant_user_ids=[10002, 10003],
            )

        Source: https://www.volcengine.com/docs/6348/1051346
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
        limit: int,
        cursor: int | None = None,
        app_id: int | None = None,
    ) -> BatchGetWhitelistParticipantResult:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            limit: Number of members per page. 1 to 20.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_get_whitelist_participant(
                conversation_short_id=7244530000000000100,
                limit=20,
                cursor=0,
            )

        Source: https://www.volcengine.com/docs/6348/1051347
        """
        if cursor is None:
            cursor = 0
        _request = _actions.BatchGetWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_WHITELIST_PARTICIPANT, _request)

    def iter_whitelist_participants(
        self,
        *,
        conversation_short_id: int,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[BatchGetWhitelistParticipantResult, WhitelistParticipant]:
        """List the users on the whitelist of a live group, page by page.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of WhitelistParticipant; its `pages()` iterates over the results, page by
            page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_whitelist_participants(conversation_short_id=7244530000000000100):
                print(item)

        Source: https://www.volcengine.com/docs/6348/1051347
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
        participant_block_infos: dict[int, int] | dict[str, int] | None = None,
        participant_block_infos_str: dict[str, int] | None = None,
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchAddBlockParticipantsResult:
        """Mute or ban members of a live group, each for its own duration.

        A muted member cannot send messages, a banned one cannot join. The reply lists the users for
        whom this failed.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            participant_block_infos: Duration of each mute or ban, by user ID. In seconds. Send this
                or `participant_block_infos_str`.
            participant_block_infos_str: Duration of each mute or ban, by user ID in its string
                form, for apps whose user IDs are strings.
            block_action: Whether to mute or to ban. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_add_block_participants(
                conversation_short_id=7244530000000000100,
                participant_block_infos={"10002": 6000, "10004": 600},
                block_action=BlockAction.MUTE,
            )

        Source: https://www.volcengine.com/docs/6348/788462
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
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchDeleteBlockParticipantsResult:
        """Lift the mutes or bans of users in a live group before they expire.

        The reply lists the users for whom this failed.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            participant_user_ids: Users who are muted or banned. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form, for apps whose user IDs
                are strings.
            block_action: Whether to lift mutes or bans. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_participant_user_ids`, `failed_participant_user_ids_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_delete_block_participants(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10002, 10004],
                block_action=BlockAction.MUTE,
            )

        Source: https://www.volcengine.com/docs/6348/788463
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
        limit: int,
        cursor: int | None = None,
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchGetBlockParticipantsResult:
        """List the muted or banned users of a live group, page by page.

        The list is sorted by user ID in ascending order.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            limit: Number of members per page. 1 to 20.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            block_action: Whether to list muted or banned users. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `has_more`, `next_cursor`, `participants`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.batch_get_block_participants(
                conversation_short_id=7244530000000000100,
                limit=20,
                cursor=0,
                block_action=BlockAction.MUTE,
            )

        Source: https://www.volcengine.com/docs/6348/788464
        """
        if cursor is None:
            cursor = 0
        _request = _actions.BatchGetBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.BATCH_GET_BLOCK_PARTICIPANTS, _request)

    def iter_block_participants(
        self,
        *,
        conversation_short_id: int,
        block_action: BlockAction | int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> Pager[BatchGetBlockParticipantsResult, BlockParticipant]:
        """List the muted or banned users of a live group, page by page.

        The list is sorted by user ID in ascending order.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            block_action: Whether to list muted or banned users. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        Returns:
            An iterable of BlockParticipant; its `pages()` iterates over the results, page by page.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            for item in im.iter_block_participants(
                conversation_short_id=7244530000000000100,
                block_action=BlockAction.MUTE,
            ):
                print(item)

        Source: https://www.volcengine.com/docs/6348/788464
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
        mark_action: MarkAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchUpdateLiveParticipantsResult:
        """Change the profiles and the marks of members of a live group.

        For each member, pass at least one of `avatar_url`, `nick_name` and `ext`. The reply lists
        the members who could not be changed, with error codes.

        Limit: 50 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            participant_infos: The members and the changes to them. At most 10 items per call.
            mark_action: Whether to add or remove the `marks` of the members. Default on the server:
                `1`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `failed_infos`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

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

        Source: https://www.volcengine.com/docs/6348/1162951
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
        """Check which users are currently in a live group.

        Limit: 100 calls per second, for the whole account.

        Args:
            conversation_short_id: The live group's ID.
            participant_user_ids: Users to check. The server ignores users beyond the limit without
                an error. At most 200 items per call. Send this or `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form, for apps whose user IDs
                are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `status`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            NotFoundError: `ConversationNotFound` (The conversation does not exist).
            InvalidParameterError: `OnlyLiveConversationSupport` (Supported only in live groups);
                `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.query_live_participant_status(
                conversation_short_id=7244530000000000100,
                participant_user_ids=[10001, 10002],
            )

        Source: https://www.volcengine.com/docs/6348/1051348
        """
        _request = _actions.QueryLiveParticipantStatusRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.QUERY_LIVE_PARTICIPANT_STATUS, _request)


class AsyncLiveMethods(BaseAsyncClient):
    """Managers, mutes, bans, whitelists and profiles of live groups. Async."""

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

        Args:
            conversation_short_id: The live group's ID.
            manager_user_ids: Members to promote. Send this or `manager_user_ids_str`.
            manager_user_ids_str: The members' IDs in their string form.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_add_manager` for limits, errors and an example.
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
        """Make managers of a live group ordinary members again.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            remove_manager_user_ids: Managers to demote. Send this or `remove_manager_user_ids_str`.
            remove_manager_user_ids_str: The managers' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_remove_manager` for limits, errors and an example.
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
        """Add users to the whitelist of a live group, so that they can send messages while everyone else is muted.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            participant_user_ids: Users to add to the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_add_whitelist_participant` for limits, errors and an example.
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
        """Remove users from the whitelist of a live group.

        Args:
            conversation_short_id: The live group's ID.
            operator: User who performs the operation. At least 0. Send this or `operator_str`.
            operator_str: The operator's ID in its string form, for apps whose user IDs are strings.
            participant_user_ids: Users to remove from the whitelist. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_remove_whitelist_participant` for limits, errors and an example.
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
        limit: int,
        cursor: int | None = None,
        app_id: int | None = None,
    ) -> BatchGetWhitelistParticipantResult:
        """List the users on the whitelist of a live group, page by page.

        Args:
            conversation_short_id: The live group's ID.
            limit: Number of members per page. 1 to 20.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_get_whitelist_participant` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 0
        _request = _actions.BatchGetWhitelistParticipantRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_WHITELIST_PARTICIPANT, _request)

    def iter_whitelist_participants(
        self,
        *,
        conversation_short_id: int,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[BatchGetWhitelistParticipantResult, WhitelistParticipant]:
        """List the users on the whitelist of a live group, page by page.

        Args:
            conversation_short_id: The live group's ID.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_whitelist_participants` for limits, errors and an example.
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
        participant_block_infos: dict[int, int] | dict[str, int] | None = None,
        participant_block_infos_str: dict[str, int] | None = None,
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchAddBlockParticipantsResult:
        """Mute or ban members of a live group, each for its own duration.

        Args:
            conversation_short_id: The live group's ID.
            participant_block_infos: Duration of each mute or ban, by user ID. In seconds. Send this
                or `participant_block_infos_str`.
            participant_block_infos_str: Duration of each mute or ban, by user ID in its string
                form, for apps whose user IDs are strings.
            block_action: Whether to mute or to ban. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_add_block_participants` for limits, errors and an example.
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
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchDeleteBlockParticipantsResult:
        """Lift the mutes or bans of users in a live group before they expire.

        Args:
            conversation_short_id: The live group's ID.
            participant_user_ids: Users who are muted or banned. Send this or
                `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form, for apps whose user IDs
                are strings.
            block_action: Whether to lift mutes or bans. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_delete_block_participants` for limits, errors and an example.
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
        limit: int,
        cursor: int | None = None,
        block_action: BlockAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchGetBlockParticipantsResult:
        """List the muted or banned users of a live group, page by page.

        Args:
            conversation_short_id: The live group's ID.
            limit: Number of members per page. 1 to 20.
            cursor: Start of this page. Send 0 first, then the `next_cursor` of the previous page.
                Default: `0`, the first page.
            block_action: Whether to list muted or banned users. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_get_block_participants` for limits, errors and an example.
        """
        if cursor is None:
            cursor = 0
        _request = _actions.BatchGetBlockParticipantsRequest(
            conversation_short_id=conversation_short_id,
            limit=limit,
            cursor=cursor,
            block_action=block_action,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.BATCH_GET_BLOCK_PARTICIPANTS, _request)

    def iter_block_participants(
        self,
        *,
        conversation_short_id: int,
        block_action: BlockAction | int | None = None,
        start: int = 0,
        limit: int = 20,
        app_id: int | None = None,
    ) -> AsyncPager[BatchGetBlockParticipantsResult, BlockParticipant]:
        """List the muted or banned users of a live group, page by page.

        Args:
            conversation_short_id: The live group's ID.
            block_action: Whether to list muted or banned users. Default on the server: `0`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.
            limit: Number of members per page. 1 to 20.
            start: Cursor to begin at: the `next_cursor` of a page, or the `cursor` of an error.

        See `Client.iter_block_participants` for limits, errors and an example.
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
        mark_action: MarkAction | int | None = None,
        app_id: int | None = None,
    ) -> BatchUpdateLiveParticipantsResult:
        """Change the profiles and the marks of members of a live group.

        Args:
            conversation_short_id: The live group's ID.
            participant_infos: The members and the changes to them. At most 10 items per call.
            mark_action: Whether to add or remove the `marks` of the members. Default on the server:
                `1`.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.batch_update_live_participants` for limits, errors and an example.
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
        """Check which users are currently in a live group.

        Args:
            conversation_short_id: The live group's ID.
            participant_user_ids: Users to check. The server ignores users beyond the limit without
                an error. At most 200 items per call. Send this or `participant_user_ids_str`.
            participant_user_ids_str: The users' IDs in their string form, for apps whose user IDs
                are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.query_live_participant_status` for limits, errors and an example.
        """
        _request = _actions.QueryLiveParticipantStatusRequest(
            conversation_short_id=conversation_short_id,
            participant_user_ids=participant_user_ids,
            participant_user_ids_str=participant_user_ids_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.QUERY_LIVE_PARTICIPANT_STATUS, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.live",
        "..enums",
        "..structs",
    ),
    LiveMethods,
    AsyncLiveMethods,
)

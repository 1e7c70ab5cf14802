# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.user import (
        BatchGetUserResult,
        BatchUpdateUserResult,
        BatchUpdateUserTagsResult,
        QueryOnlineStatusResult,
        RegisterUsersResult,
        UnRegisterUsersResult,
        UserBroadcastResult,
    )
    from ...enums import MessageType, TagChange, TagMatch
    from ...structs import RegisterUserInfo, UpdateUserInfo
    from ..expectations import Expectation

__all__ = ["UserMethods"]


class UserMethods(BaseStubs):
    """Stubs of Users."""

    def user_broadcast(
        self,
        *,
        content: str = UNCHECKED,
        msg_ttl: int = UNCHECKED,
        msg_type: MessageType | int = UNCHECKED,
        sender: int = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        tag_op: TagMatch | int | None = UNCHECKED,
        tags: list[str] | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[UserBroadcastResult]:
        """Expect a call of `user_broadcast` with these parameters."""
        return self._expect("UserBroadcast", locals())

    def batch_update_user_tags(
        self,
        *,
        op: TagChange | int = UNCHECKED,
        tags: list[str] = UNCHECKED,
        user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchUpdateUserTagsResult]:
        """Expect a call of `batch_update_user_tags` with these parameters."""
        return self._expect("BatchUpdateUserTags", locals())

    def register_users(
        self,
        *,
        users: Sequence[RegisterUserInfo] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[RegisterUsersResult]:
        """Expect a call of `register_users` with these parameters."""
        return self._expect("RegisterUsers", locals())

    def un_register_users(
        self,
        *,
        user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[UnRegisterUsersResult]:
        """Expect a call of `un_register_users` with these parameters."""
        return self._expect("UnRegisterUsers", locals())

    def batch_update_user(
        self,
        *,
        users: Sequence[UpdateUserInfo] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchUpdateUserResult]:
        """Expect a call of `batch_update_user` with these parameters."""
        return self._expect("BatchUpdateUser", locals())

    def batch_get_user(
        self,
        *,
        user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[BatchGetUserResult]:
        """Expect a call of `batch_get_user` with these parameters."""
        return self._expect("BatchGetUser", locals())

    def query_online_status(
        self,
        *,
        user_ids: Sequence[int] = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[QueryOnlineStatusResult]:
        """Expect a call of `query_online_status` with these parameters."""
        return self._expect("QueryOnlineStatus", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.user",
        "...enums",
        "...structs",
        "..expectations",
    ),
    UserMethods,
)

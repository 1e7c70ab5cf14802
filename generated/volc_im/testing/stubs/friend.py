# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.friend import (
        AddFriendResult,
        DeleteFriendResult,
        IsFriendResult,
        ListFriendResult,
        UpdateFriendResult,
    )
    from ...structs import UpdateFriendInfo
    from ..expectations import Expectation

__all__ = ["FriendMethods"]


class FriendMethods(BaseStubs):
    """Stubs of Friends."""

    def add_friend(
        self,
        *,
        friend_user_ids: Sequence[int] = UNCHECKED,
        user_id: int = UNCHECKED,
        ext: dict[str, str] | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[AddFriendResult]:
        """Expect a call of `add_friend` with these parameters."""
        return self._expect("AddFriend", locals())

    def delete_friend(
        self,
        *,
        delete_user_ids: Sequence[int] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[DeleteFriendResult]:
        """Expect a call of `delete_friend` with these parameters."""
        return self._expect("DeleteFriend", locals())

    def update_friend(
        self,
        *,
        friend_infos: Sequence[UpdateFriendInfo] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[UpdateFriendResult]:
        """Expect a call of `update_friend` with these parameters."""
        return self._expect("UpdateFriend", locals())

    def list_friend(
        self,
        *,
        user_id: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        limit: int | None = UNCHECKED,
        need_total: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[ListFriendResult]:
        """Expect a call of `list_friend` with these parameters."""
        return self._expect("ListFriend", locals())

    def is_friend(
        self,
        *,
        friend_user_ids: Sequence[int] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[IsFriendResult]:
        """Expect a call of `is_friend` with these parameters."""
        return self._expect("IsFriend", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.friend",
        "...structs",
        "..expectations",
    ),
    FriendMethods,
)

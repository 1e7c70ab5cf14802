# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...actions.blacklist import (
        AddBlackListResult,
        GetBlackListResult,
        IsInBlackListResult,
        RemoveBlackListResult,
        UpdateBlackListResult,
    )
    from ...structs import BlackListUserInfo
    from ..expectations import Expectation

__all__ = ["BlacklistMethods"]


class BlacklistMethods(BaseStubs):
    """Stubs of Blacklists."""

    def add_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[AddBlackListResult]:
        """Expect a call of `add_black_list` with these parameters."""
        return self._expect("AddBlackList", locals())

    def remove_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[RemoveBlackListResult]:
        """Expect a call of `remove_black_list` with these parameters."""
        return self._expect("RemoveBlackList", locals())

    def update_black_list(
        self,
        *,
        black_list_infos: Sequence[BlackListUserInfo] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[UpdateBlackListResult]:
        """Expect a call of `update_black_list` with these parameters."""
        return self._expect("UpdateBlackList", locals())

    def get_black_list(
        self,
        *,
        limit: int = UNCHECKED,
        user_id: int = UNCHECKED,
        cursor: int | None = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        need_total: bool | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetBlackListResult]:
        """Expect a call of `get_black_list` with these parameters."""
        return self._expect("GetBlackList", locals())

    def is_in_black_list(
        self,
        *,
        black_list_user_ids: Sequence[int] = UNCHECKED,
        user_id: int = UNCHECKED,
        inbox_type: int | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[IsInBlackListResult]:
        """Expect a call of `is_in_black_list` with these parameters."""
        return self._expect("IsInBlackList", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.blacklist",
        "...structs",
        "..expectations",
    ),
    BlacklistMethods,
)

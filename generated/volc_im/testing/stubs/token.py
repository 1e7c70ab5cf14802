# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: stubs of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..matchers import UNCHECKED
from ..stubbing import BaseStubs

if TYPE_CHECKING:
    from ...actions.token import GetAppTokenResult
    from ..expectations import Expectation

__all__ = ["TokenMethods"]


class TokenMethods(BaseStubs):
    """Stubs of Tokens."""

    def get_app_token(
        self,
        *,
        expire_time: int = UNCHECKED,
        user_id: int | None = UNCHECKED,
        user_id_str: str | None = UNCHECKED,
        app_id: int | None = UNCHECKED,
    ) -> Expectation[GetAppTokenResult]:
        """Expect a call of `get_app_token` with these parameters."""
        return self._expect("GetAppToken", locals())


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        "...actions.token",
        "..expectations",
    ),
    TokenMethods,
)

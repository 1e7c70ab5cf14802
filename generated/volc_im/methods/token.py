# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from ..actions import token as _actions
    from ..actions.token import GetAppTokenResult
else:
    _actions = LazyModule("..actions.token", __package__)

__all__ = ["AsyncTokenMethods", "TokenMethods"]


class TokenMethods(BaseSyncClient):
    """Issue the tokens with which client apps sign in."""

    def get_app_token(
        self,
        *,
        expire_time: int,
        user_id: int | None = None,
        user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> GetAppTokenResult:
        """Issue a token with which a client app signs in.

        The token gives access as the user until it expires. Pass it only to that user's app, and do
        not log it.

        Limit: 50 calls per second, for the whole account.

        Args:
            expire_time: Time at which the token expires. Unix time in milliseconds.
            user_id: User of the token. At least 0. Send this or `user_id_str`.
            user_id_str: The user's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        Returns:
            The result, with `app_id`, `token`, `user_id`, `user_id_str`.

        Raises:
            ValidationError: The request breaks a limit given above; nothing was sent.
            InvalidParameterError: `InvalidParam` (The value of a field is invalid).
            VolcIMError: Any other error; see `volc_im.errors`.

        Example:
            im.get_app_token(expire_time=4102444800000, user_id=10001)

        Source: https://www.volcengine.com/docs/6348/1208779
        """
        _request = _actions.GetAppTokenRequest(
            expire_time=expire_time,
            user_id=user_id,
            user_id_str=user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_APP_TOKEN, _request)


class AsyncTokenMethods(BaseAsyncClient):
    """Issue the tokens with which client apps sign in. Async."""

    async def get_app_token(
        self,
        *,
        expire_time: int,
        user_id: int | None = None,
        user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> GetAppTokenResult:
        """Issue a token with which a client app signs in.

        Args:
            expire_time: Time at which the token expires. Unix time in milliseconds.
            user_id: User of the token. At least 0. Send this or `user_id_str`.
            user_id_str: The user's ID in its string form, for apps whose user IDs are strings.
            app_id: ID of your application, from the console. Set it on the client, or for a single
                call. Default: the client's.

        See `Client.get_app_token` for limits, errors and an example.
        """
        _request = _actions.GetAppTokenRequest(
            expire_time=expire_time,
            user_id=user_id,
            user_id_str=user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_APP_TOKEN, _request)


_annotate_lazily(
    __name__,
    (
        "collections.abc",
        ".._core.pagination",
        "..actions.token",
    ),
    TokenMethods,
    AsyncTokenMethods,
)

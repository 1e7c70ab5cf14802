# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: the methods of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.util.lazy_module import LazyModule

if TYPE_CHECKING:
    from ..actions import token as _actions
    from ..actions.token import GetAppTokenResult
else:
    _actions = LazyModule("..actions.token", __package__)

__all__ = ["AsyncTokenMethods", "TokenMethods"]


class TokenMethods(BaseSyncClient):
    """Issue the tokens that client apps sign in with."""

    def get_app_token(
        self,
        *,
        expire_time: int,
        user_id: int | None = None,
        user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> GetAppTokenResult:
        """Issue the token that a client app signs in with.

        The token acts for the user until it expires. Hand it to that user's app only, and keep it
        out of logs.

        Limit: 50 calls a second, for the whole account.

        Args:
            expire_time: When the token expires. Unix time in milliseconds.
            user_id: User whom the token stands for. 0 or more. Send this or `user_id_str`.
            user_id_str: The user's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `app_id`, `token`, `user_id`, `user_id_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            im.get_app_token(expire_time=4102444800000, user_id=10001)

        Source: document 6348/1208779.
        """
        _request = _actions.GetAppTokenRequest(
            expire_time=expire_time,
            user_id=user_id,
            user_id_str=user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return self._call(_actions.GET_APP_TOKEN, _request)


class AsyncTokenMethods(BaseAsyncClient):
    """Issue the tokens that client apps sign in with. Awaited."""

    async def get_app_token(
        self,
        *,
        expire_time: int,
        user_id: int | None = None,
        user_id_str: str | None = None,
        app_id: int | None = None,
    ) -> GetAppTokenResult:
        """Issue the token that a client app signs in with.

        The token acts for the user until it expires. Hand it to that user's app only, and keep it
        out of logs.

        Limit: 50 calls a second, for the whole account.

        Args:
            expire_time: When the token expires. Unix time in milliseconds.
            user_id: User whom the token stands for. 0 or more. Send this or `user_id_str`.
            user_id_str: The user's id in its string form, for apps whose user ids are strings.
            app_id: Application that the call works on. Set it once on the client, or for one call.
                The client's unless given here.

        Returns:
            The result, with `app_id`, `token`, `user_id`, `user_id_str`.

        Raises:
            ValidationError: The request breaks a rule named above; nothing was sent.
            InvalidParameterError: `InvalidParam` (A field has a value that the action does not
                accept).
            VolcIMError: Any other failure; see `volc_im.errors`.

        Example:
            await im.get_app_token(expire_time=4102444800000, user_id=10001)

        Source: document 6348/1208779.
        """
        _request = _actions.GetAppTokenRequest(
            expire_time=expire_time,
            user_id=user_id,
            user_id_str=user_id_str,
            app_id=self._parameter("app_id", app_id),
        )
        return await self._call(_actions.GET_APP_TOKEN, _request)

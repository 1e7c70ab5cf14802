# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: bodies, results, and what is known about each action."""

from __future__ import annotations

from typing import Final

from msgspec import field

from .._core.schema.actions import Action
from .._core.schema.models import Result, Struct

__all__ = [
    "GET_APP_TOKEN",
    "GetAppTokenRequest",
    "GetAppTokenResult",
]


class GetAppTokenRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetAppToken."""

    app_id: int = field(name="AppId")
    """Application that the call works on. Set it once on the client, or for one call."""

    expire_time: int = field(name="ExpireTime")
    """When the token expires. Unix time in milliseconds."""

    user_id: int | None = field(default=None, name="UserId")
    """User whom the token stands for. 0 or more."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The user's id in its string form, for apps whose user ids are strings."""


class GetAppTokenResult(Result, kw_only=True):
    """Result of GetAppToken."""

    app_id: int = field(default=0, name="AppId")
    """Application that the token is for."""

    token: str = field(default="", name="Token")
    """The token."""

    user_id: int = field(default=0, name="UserId")
    """User whom the token stands for."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The user's id in its string form."""


GET_APP_TOKEN: Final = Action(
    name="GetAppToken",
    doc="6348/1208779",
    access="write",
    qps=50,
    request=GetAppTokenRequest,
    result=GetAppTokenResult,
)

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: requests, results and metadata of each action."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta, field

from .._core.schema.actions import Action
from .._core.schema.fields import FieldInfo
from .._core.schema.models import Result, Struct
from .._core.schema.types import Int64, SentInt32, SentInt64
from ..service import SERVICE

__all__ = [
    "GET_APP_TOKEN",
    "GetAppTokenRequest",
    "GetAppTokenResult",
]


class GetAppTokenRequest(Struct, kw_only=True, omit_defaults=True):
    """Body of GetAppToken."""

    app_id: SentInt32 = field(name="AppId")
    """ID of your application, from the console. Set it on the client, or for a single call."""

    expire_time: Annotated[SentInt64, FieldInfo(unit="milliseconds")] = field(name="ExpireTime")
    """Time at which the token expires. Unix time in milliseconds."""

    user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="UserIdStr", required=True),
    ] = field(default=None, name="UserId")
    """User of the token. At least 0."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The user's ID in its string form, for apps whose user IDs are strings."""


class GetAppTokenResult(Result, kw_only=True):
    """Result of GetAppToken."""

    app_id: int = field(default=0, name="AppId")
    """Application of the token."""

    token: Annotated[str, FieldInfo(sensitive=True)] = field(default="", name="Token")
    """The token."""

    user_id: Annotated[Int64, FieldInfo(string_alternative="UserIdStr")] = field(
        default=0, name="UserId"
    )
    """User of the token."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The user's ID in its string form."""


GET_APP_TOKEN: Final = Action(
    name="GetAppToken",
    version=SERVICE.api_version,
    doc="6348/1208779",
    access="write",
    qps=50,
    request=GetAppTokenRequest,
    result=GetAppTokenResult,
)

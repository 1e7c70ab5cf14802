"""Tokens for client apps. They have no use: no device connects to the emulator."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any, Final

from volc_sdk.emulator.errors import invalid

from ..im_context import IMContext, user_field

_PREFIX: Final = "emulator-"
_BYTES: Final = 32


def get_app_token(context: IMContext) -> dict[str, Any]:
    """GetAppToken: return random text, which is neither stored nor logged."""
    user = context.user("UserId")
    expire_ms = context.body["ExpireTime"]
    if expire_ms <= context.now_ms:
        raise invalid(
            f"is {expire_ms}; it must be after the current time, {context.now_ms}",
            path="ExpireTime",
        )
    return {
        "AppId": context.app_id,
        "Token": _PREFIX + token_urlsafe(_BYTES),
        **user_field("UserId", user),
    }


HANDLERS: Final = {"GetAppToken": get_app_token}

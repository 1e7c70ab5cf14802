"""Tokens for client apps. They open nothing: no device connects to the emulator."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any, Final

from volc_im.emulator.call import Call, named
from volc_im.emulator.errors import invalid

_PREFIX: Final = "emulator-"
_BYTES: Final = 32


def get_app_token(call: Call) -> dict[str, Any]:
    """GetAppToken: random text, neither kept nor logged."""
    user = call.user("UserId")
    expire_ms = call.body["ExpireTime"]
    if expire_ms <= call.now_ms:
        raise invalid(f"ExpireTime: is {expire_ms}, which has passed; the time is {call.now_ms}")
    return {
        "AppId": call.app_id,
        "Token": _PREFIX + token_urlsafe(_BYTES),
        **named("UserId", user),
    }


BEHAVIOUR: Final = {"GetAppToken": get_app_token}

"""Access tokens for RTC rooms, which a server makes without a call.

A client joins a room for audio and video calls with a token that its server signs with the AppKey of
the RTC application. The token of IM is another one: `get_app_token` requests it from the service.

    token = rtc_token.create(
        "123456781234567812345678", "AppKey", room_id="support-7788", user_id="10001", valid_s=3600
    )
"""

from __future__ import annotations

import base64
import binascii
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from hmac import compare_digest, digest
from secrets import randbelow
from typing import Final

from volc_im._core.util.package import public_in

__all__ = ["Privilege", "RTCToken", "create", "parse"]

VERSION: Final = "001"
APP_ID_LENGTH: Final = 24
_LATEST_S: Final = 2**32 - 1
_MAX_BYTES: Final = 2**16 - 1


@public_in("rtc_token")
class Privilege(IntEnum):
    """What the holder of a token may do in the room."""

    PUBLISH_STREAM = 0
    """Publish audio, video and data; a token for it also names these three."""
    PUBLISH_AUDIO = 1
    PUBLISH_VIDEO = 2
    PUBLISH_DATA = 3
    SUBSCRIBE_STREAM = 4


_PUBLISHED: Final = (Privilege.PUBLISH_AUDIO, Privilege.PUBLISH_VIDEO, Privilege.PUBLISH_DATA)
ALL: Final = (Privilege.PUBLISH_STREAM, Privilege.SUBSCRIBE_STREAM)


@public_in("rtc_token")
@dataclass(frozen=True)
class RTCToken:
    """The content of a token. Times are Unix seconds; 0 means without end."""

    app_id: str
    room_id: str
    user_id: str
    issued_at: int
    expires_at: int
    privileges: Mapping[int, int]
    """End of each privilege, by its number."""
    nonce: int = field(repr=False)
    signature: bytes = field(repr=False)

    def is_valid(self, app_key: str, *, now: float | None = None) -> bool:
        """Return whether the token is signed with this key and has not expired."""
        now = time.time() if now is None else now
        is_signed = compare_digest(self.signature, _signature(app_key, _message(self)))
        return is_signed and (self.expires_at == 0 or now < self.expires_at)


def create(
    app_id: str,
    app_key: str,
    *,
    room_id: str,
    user_id: str,
    valid_s: int = 24 * 60 * 60,
    privileges: Mapping[int, int] | None = None,
    now: float | None = None,
    nonce: int | None = None,
) -> str:
    """Return a token for a user and a room.

    Args:
        app_id: AppID of the RTC application, 24 characters. It is not the AppId of IM.
        app_key: Its AppKey, which must stay on the server.
        room_id: Room that the user may join.
        user_id: User who may join it.
        valid_s: Seconds until the token and its privileges expire; 0 for a token without end.
        privileges: End of each privilege in Unix seconds, 0 for the end of the token; by default
            publishing and subscribing until the token expires.
        now: Time of the token in Unix seconds, by default the current time.
        nonce: Random number; two tokens with the same one and the same content are equal.

    Raises:
        ValueError: An argument cannot be part of a token.
    """
    if len(app_id) != APP_ID_LENGTH or not app_id.isascii():
        raise ValueError(f"app_id must have {APP_ID_LENGTH} ASCII characters, not {len(app_id)}")
    if not app_key:
        raise ValueError("app_key is empty; it is shown with the application in the RTC console")
    issued_at = int(time.time() if now is None else now)
    if valid_s < 0:
        raise ValueError(f"valid_s is {valid_s}; use seconds above 0, or 0 for a token without end")
    expires_at = issued_at + valid_s if valid_s else 0
    ends = {
        int(key): end or expires_at for key, end in (privileges or dict.fromkeys(ALL, 0)).items()
    }
    if Privilege.PUBLISH_STREAM in ends:
        ends = dict.fromkeys(_PUBLISHED, ends[Privilege.PUBLISH_STREAM]) | ends
    token = RTCToken(
        app_id,
        room_id,
        user_id,
        issued_at,
        expires_at,
        ends,
        nonce=1 + randbelow(_LATEST_S) if nonce is None else nonce,
        signature=b"",
    )
    message = _message(token)
    content = _packed(message) + _packed(_signature(app_key, message))
    return f"{VERSION}{app_id}{base64.b64encode(content).decode()}"


def parse(token: str) -> RTCToken:
    """Return the content of a token; raise ValueError if it is not one. The signature is not checked."""
    start = len(VERSION) + APP_ID_LENGTH
    if not token.startswith(VERSION) or len(token) <= start:
        raise ValueError(f"the text is not a token of version {VERSION}")
    try:
        content = _Reader(base64.b64decode(token[start:], validate=True))
        message, signature = _Reader(content.bytes()), content.bytes()
        nonce, issued_at, expires_at = message.number(), message.number(), message.number()
        room_id, user_id = message.bytes().decode(), message.bytes().decode()
        ends = {message.short(): message.number() for _ in range(message.short())}
    except (binascii.Error, struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"the token is damaged: {error}") from None
    app_id = token[len(VERSION) : start]
    return RTCToken(app_id, room_id, user_id, issued_at, expires_at, ends, nonce, signature)


def _message(token: RTCToken) -> bytes:
    numbers = (token.nonce, token.issued_at, token.expires_at, *token.privileges.values())
    if not all(0 <= number <= _LATEST_S for number in numbers):
        raise ValueError(f"times and the nonce of a token must be 0 to {_LATEST_S}")
    return b"".join(
        (
            struct.pack("<III", token.nonce, token.issued_at, token.expires_at),
            _packed(token.room_id.encode()),
            _packed(token.user_id.encode()),
            struct.pack("<H", len(token.privileges)),
            *(struct.pack("<HI", *privilege) for privilege in sorted(token.privileges.items())),
        )
    )


def _packed(content: bytes) -> bytes:
    if len(content) > _MAX_BYTES:
        raise ValueError(
            f"a text of a token can have at most {_MAX_BYTES} bytes, not {len(content)}"
        )
    return struct.pack("<H", len(content)) + content


def _signature(app_key: str, message: bytes) -> bytes:
    return digest(app_key.encode(), message, "sha256")


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._rest = memoryview(content)

    def _take(self, length: int) -> memoryview:
        if len(self._rest) < length:
            raise struct.error("it ends too early")
        taken, self._rest = self._rest[:length], self._rest[length:]
        return taken

    def short(self) -> int:
        number: int = struct.unpack("<H", self._take(2))[0]
        return number

    def number(self) -> int:
        number: int = struct.unpack("<I", self._take(4))[0]
        return number

    def bytes(self) -> bytes:
        return bytes(self._take(self.short()))

"""Read the content of a message into a typed value."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any, Final, NoReturn, Protocol, overload

from volc_im._core.util.json_text import repaired_json, without_surrogates
from volc_im._core.util.typeguards import is_mapping

from . import keys
from .message_types import FIRST_SYSTEM_TYPE, KnownMessageType, SystemMessageType
from .values import (
    AudioContent,
    Content,
    CustomContent,
    FileContent,
    ImageContent,
    SystemContent,
    TextContent,
    UnknownContent,
    VideoContent,
)


class Readable(Protocol):
    """A message of a reply, such as a MessageBody."""

    @property
    def msg_type(self) -> int:
        """Type of the message."""
        ...

    @property
    def content(self) -> str:
        """The content, as JSON."""
        ...


@overload
def read(message: Readable, /) -> Content: ...
@overload
def read(msg_type: int, content: str) -> Content: ...
def read(msg_type: Readable | int, content: str | None = None) -> Content:
    """Return the content of a message: `read(message)`, or `read(msg_type, content)`.

    It never raises, because senders can use any format. `UnknownContent` keeps the text of an unknown
    type, of invalid JSON, and of a media message without a URL. Invalid details, such as a width that
    is not a number, are None. A text that was cut inside of a character has U+FFFD in place of it.

    Older clients send messages of other types inside custom messages. Such a message is returned as
    `CustomContent`; read the inner one with `read(data["CustomMsgType"], data["Data"])`.

    Example:
        >>> read(10001, '{"text":"hi"}').text
        'hi'
    """
    if not isinstance(msg_type, int):
        message = msg_type
        msg_type, content = message.msg_type, message.content
    found = without_surrogates(content) if isinstance(content, str) else ""
    data = _object(found)
    if msg_type == KnownMessageType.CUSTOM:
        return CustomContent(found if data is None else data)
    if msg_type >= FIRST_SYSTEM_TYPE:
        return SystemContent(SystemMessageType(msg_type), found if data is None else data)
    reader = _READERS.get(msg_type)
    value = reader(data) if reader and data is not None else None
    return UnknownContent(msg_type, found) if value is None else value


def _object(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(repaired_json(text.encode()), parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return data if is_mapping(data) else None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _text(data: dict[str, Any]) -> Content | None:
    text = data.get("text")
    return TextContent(text, raw=data) if isinstance(text, str) else None


def _image(data: dict[str, Any]) -> Content | None:
    media = _Media.of(data)
    if media is None:
        url = _text_or_none(data.get("url"))  # the format of some app servers
        return ImageContent(url, raw=data) if url else None
    return ImageContent(
        media.url,
        width=media.integer(keys.IMAGE_WIDTH),
        height=media.integer(keys.IMAGE_HEIGHT),
        thumbnail_url=media.text(keys.THUMBNAIL_URL),
        preview_url=media.text(keys.PREVIEW_URL),
        size=media.size,
        name=media.name,
        raw=data,
    )


def _video(data: dict[str, Any]) -> Content | None:
    media = _Media.of(data)
    if media is None:
        return None
    return VideoContent(
        media.url,
        duration_s=media.seconds(keys.VIDEO_DURATION),
        width=media.integer(keys.VIDEO_WIDTH, keys.IMAGE_WIDTH),
        height=media.integer(keys.VIDEO_HEIGHT, keys.IMAGE_HEIGHT),
        cover_url=media.text(keys.COVER_URL),
        size=media.size,
        name=media.name,
        raw=data,
    )


def _file(data: dict[str, Any]) -> Content | None:
    media = _Media.of(data)
    if media is None:
        return None
    return FileContent(media.url, name=media.name, size=media.size, raw=data)


def _audio(data: dict[str, Any]) -> Content | None:
    media = _Media.of(data)
    if media is None:
        return None
    return AudioContent(
        media.url,
        duration_s=media.seconds(keys.AUDIO_DURATION),
        size=media.size,
        name=media.name,
        raw=data,
    )


_READERS: Final[dict[int, Callable[[dict[str, Any]], Content | None]]] = {
    KnownMessageType.TEXT: _text,
    KnownMessageType.IMAGE: _image,
    KnownMessageType.VIDEO: _video,
    KnownMessageType.FILE: _file,
    KnownMessageType.AUDIO: _audio,
}


class _Media:
    """The file of a media message, with its details."""

    def __init__(self, url: str, entry: dict[str, Any]) -> None:
        self.url = url
        ext = entry.get(keys.EXT)
        self._ext = ext if is_mapping(ext) else {}
        self.size = _int_or_none(entry.get(keys.LENGTH))
        self.name = self.text(keys.NAME) or _text_or_none(entry.get(keys.FILE_NAME))

    @classmethod
    def of(cls, data: dict[str, Any]) -> _Media | None:
        files = data.get(keys.FILES)
        first = next(iter(files.values()), None) if is_mapping(files) else None
        url = _text_or_none(first.get(keys.REMOTE_URL)) if is_mapping(first) else None
        return cls(url, first) if is_mapping(first) and url else None

    def text(self, key: str) -> str | None:
        return _text_or_none(self._ext.get(key))

    def integer(self, *names: str) -> int | None:
        found = (_int_or_none(self._ext.get(name)) for name in names)
        return next((value for value in found if value is not None), None)

    def seconds(self, key: str) -> float | None:
        return _number(self._ext.get(key))


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _int_or_none(value: object) -> int | None:
    if type(value) is int:  # without the loss of precision of a float
        return value if value >= 0 else None
    number = _number(value)
    return None if number is None else int(number)


def _number(value: object) -> float | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None

"""From arguments to the type and the content of a message."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypedDict, cast

from volc_sdk._core.errors import ValidationError, Violation
from volc_sdk.content.kinds import MessageType

from . import keys

_PIXELS: Final = 2**31 - 1  # clients on phones hold them in 32 bits
_BYTES: Final = 2**63 - 1
_SECONDS: Final = 2**31 - 1


class Message(TypedDict):
    """The arguments that say what a message carries; hand them over with `**`."""

    msg_type: MessageType
    """What the message carries."""
    content: str
    """The content, as JSON."""


def text(text: str) -> Message:
    """A text message.

    Raises:
        ValidationError: It is no text, or holds half a surrogate pair.

    Example:
        >>> text("hi")["content"]
        '{"text":"hi"}'
    """
    _check("text", _words("text", text, least=0))
    return _message(MessageType.TEXT, {"text": text})


def image(
    url: str,
    *,
    width: int | None = None,
    height: int | None = None,
    thumbnail_url: str | None = None,
    preview_url: str | None = None,
    size: int | None = None,
    name: str | None = None,
) -> Message:
    """An image message. Upload the image first; clients fetch it from its address.

    Args:
        url: Where the image lies, `https://` or `http://`.
        width: Pixels.
        height: Pixels.
        thumbnail_url: A small version, for lists; the image itself unless given.
        preview_url: The version that clients show in the conversation; the image itself unless
            given, for some clients show nothing without it.
        size: Bytes.
        name: Name of the file.

    Raises:
        ValidationError: Arguments of another kind; all of them are named.
    """
    _check(
        "image",
        _link("url", url, needed=True),
        _whole("width", width, 1, _PIXELS),
        _whole("height", height, 1, _PIXELS),
        _link("thumbnail_url", thumbnail_url),
        _link("preview_url", preview_url),
        *_common(size, name),
    )
    ext = {
        keys.TYPE: keys.IMAGE,
        keys.IMAGE_WIDTH: width,
        keys.IMAGE_HEIGHT: height,
        keys.THUMBNAIL_URL: url if thumbnail_url is None else thumbnail_url,
        keys.PREVIEW_URL: url if preview_url is None else preview_url,
        keys.NAME: name,
    }
    return _media(MessageType.IMAGE, url, size, ext)


def video(
    url: str,
    *,
    duration_s: float | None = None,
    width: int | None = None,
    height: int | None = None,
    cover_url: str | None = None,
    size: int | None = None,
    name: str | None = None,
) -> Message:
    """A video message. Upload the video first; clients fetch it from its address.

    Args:
        url: Where the video lies, `https://` or `http://`.
        duration_s: Seconds.
        width: Pixels.
        height: Pixels.
        cover_url: The image to show before it plays.
        size: Bytes.
        name: Name of the file.

    Raises:
        ValidationError: Arguments of another kind; all of them are named.
    """
    _check(
        "video",
        _link("url", url, needed=True),
        _seconds("duration_s", duration_s),
        _whole("width", width, 1, _PIXELS),
        _whole("height", height, 1, _PIXELS),
        _link("cover_url", cover_url),
        *_common(size, name),
    )
    ext = {
        keys.TYPE: keys.VIDEO,
        keys.VIDEO_DURATION: duration_s,
        keys.VIDEO_WIDTH: width,
        keys.VIDEO_HEIGHT: height,
        keys.COVER_URL: cover_url,
        keys.NAME: name,
    }
    return _media(MessageType.VIDEO, url, size, ext)


def file(url: str, *, name: str | None = None, size: int | None = None) -> Message:
    """A file message. Upload the file first; clients fetch it from its address.

    Args:
        url: Where the file lies, `https://` or `http://`.
        name: Name to show, and to save the file by.
        size: Bytes.

    Raises:
        ValidationError: Arguments of another kind; all of them are named.
    """
    _check("file", _link("url", url, needed=True), *_common(size, name))
    return _media(MessageType.FILE, url, size, {keys.TYPE: keys.FILE, keys.NAME: name})


def audio(
    url: str,
    *,
    duration_s: float | None = None,
    size: int | None = None,
    name: str | None = None,
) -> Message:
    """An audio message. Upload the recording first; clients fetch it from its address.

    Args:
        url: Where the recording lies, `https://` or `http://`.
        duration_s: Seconds.
        size: Bytes.
        name: Name of the file.

    Raises:
        ValidationError: Arguments of another kind; all of them are named.
    """
    _check(
        "audio",
        _link("url", url, needed=True),
        _seconds("duration_s", duration_s),
        *_common(size, name),
    )
    ext = {keys.TYPE: keys.AUDIO, keys.AUDIO_DURATION: duration_s, keys.NAME: name}
    return _media(MessageType.AUDIO, url, size, ext)


def custom(data: Mapping[str, Any] | str) -> Message:
    """A message in a format of your own, for clients that know it.

    Args:
        data: What JSON can hold, by names; or a text, which is sent as it is.

    Raises:
        ValidationError: JSON cannot hold it.
    """
    if isinstance(data, str):
        _check("custom", _words("data", data, least=0))
        return {"msg_type": MessageType.CUSTOM, "content": data}
    try:
        content = _json(dict(data))
        content.encode()
    except (TypeError, ValueError, RecursionError) as error:
        # Not the reason as it stands: it may quote what a user wrote.
        problem = f"JSON cannot hold it ({type(error).__name__}); use texts, numbers, lists, dicts"
        raise ValidationError("content.custom", (Violation("data", problem),)) from None
    return {"msg_type": MessageType.CUSTOM, "content": content}


def _media(
    msg_type: MessageType, url: str, size: int | None, ext: Mapping[str, str | float | None]
) -> Message:
    found: dict[str, Any] = {keys.REMOTE_URL: url}
    if size is not None:
        found[keys.LENGTH] = size
    found[keys.EXT] = {key: _as_text(value) for key, value in ext.items() if value is not None}
    return _message(msg_type, {keys.FILES: {keys.MEDIA: found}})


def _as_text(value: str | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _message(msg_type: MessageType, data: dict[str, Any]) -> Message:
    return {"msg_type": msg_type, "content": _json(data)}


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _check(builder: str, *found: Violation | None) -> None:
    violations = tuple(each for each in found if each is not None)
    if violations:
        raise ValidationError(f"content.{builder}", violations)


def _common(size: object, name: object) -> tuple[Violation | None, ...]:
    named = None if name is None else _words("name", name, least=1)
    return _whole("size", size, 0, _BYTES), named


def _link(path: str, value: object, *, needed: bool = False) -> Violation | None:
    if value is None and not needed:
        return None
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return _words(path, value, least=1)
    return Violation(path, "must begin with https:// or http://, for clients to fetch it")


def _words(path: str, value: object, *, least: int) -> Violation | None:
    if not isinstance(value, str):
        return Violation(path, f"must be a str, not {type(value).__name__}")
    if len(value) < least:
        return Violation(path, "must not be empty; leave it out instead")
    try:
        value.encode()
    except UnicodeEncodeError:
        return Violation(path, "holds half a surrogate pair, which UTF-8 has no bytes for")
    return None


def _whole(path: str, value: object, least: int, most: int) -> Violation | None:
    if value is None or (type(value) is int and least <= value <= most):
        return None
    return Violation(path, f"must be an int from {least} to {most}")


def _seconds(path: str, value: object) -> Violation | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is None or (number and 0 <= cast(float, value) <= _SECONDS):  # NaN is in no range
        return None
    return Violation(path, f"must be a number of seconds from 0 to {_SECONDS}")

"""Build the type and the content of a message from arguments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, Generic, TypedDict, TypeVar, cast

from volc_sdk._core.enums import OpenIntEnum
from volc_sdk._core.errors import ValidationError, Violation
from volc_sdk._core.util.text_checks import UNPAIRED_SURROGATE, is_text
from volc_sdk._core.util.typeguards import unchecked

from . import keys
from .message_types import KnownMessageType

M = TypeVar("M", bound=OpenIntEnum)

_MAX_PIXELS: Final = 2**31 - 1  # clients on phones hold them in 32 bits
_MAX_BYTES: Final = 2**63 - 1
_MAX_SECONDS: Final = 2**31 - 1


class TypedContent(TypedDict, Generic[M]):
    """Arguments of a call that sends a message; pass them with `**`."""

    msg_type: M
    """Type of the message."""
    content: str
    """The content, as JSON."""


class ContentBuilder(Generic[M]):
    """Builds messages.

    Args:
        message_type: The enum that the API's documents define.
    """

    def __init__(self, message_type: type[M]) -> None:
        self._message_type = message_type

    def text(self, text: str) -> TypedContent[M]:
        """Build a text message.

        Raises:
            ValidationError: The text is not a str, or contains an unpaired surrogate.

        Example:
            >>> content.text("hi")["content"]
            '{"text":"hi"}'
        """
        _check("text", _check_text("text", text))
        return self._typed(KnownMessageType.TEXT, _json({"text": text}))

    def image(
        self,
        url: str,
        *,
        width: int | None = None,
        height: int | None = None,
        thumbnail_url: str | None = None,
        preview_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
    ) -> TypedContent[M]:
        """Build an image message. Upload the image first: clients fetch it from its URL.

        Args:
            url: URL of the image, `https://` or `http://`.
            width: Pixels.
            height: Pixels.
            thumbnail_url: URL of a small version for lists; by default the image itself.
            preview_url: URL of the version that clients show in the conversation; by default the image
                itself, because some clients show nothing without it.
            size: Bytes.
            name: Name of the file.

        Raises:
            ValidationError: Arguments are invalid; the message lists all of them.
        """
        _check(
            "image",
            _check_url("url", url, required=True),
            _check_int("width", width, 1, _MAX_PIXELS),
            _check_int("height", height, 1, _MAX_PIXELS),
            _check_url("thumbnail_url", thumbnail_url),
            _check_url("preview_url", preview_url),
            *_check_file(size, name),
        )
        ext = {
            keys.TYPE: keys.IMAGE,
            keys.IMAGE_WIDTH: width,
            keys.IMAGE_HEIGHT: height,
            keys.THUMBNAIL_URL: url if thumbnail_url is None else thumbnail_url,
            keys.PREVIEW_URL: url if preview_url is None else preview_url,
            keys.NAME: name,
        }
        return self._media(KnownMessageType.IMAGE, url, size, ext)

    def video(
        self,
        url: str,
        *,
        duration_s: float | None = None,
        width: int | None = None,
        height: int | None = None,
        cover_url: str | None = None,
        size: int | None = None,
        name: str | None = None,
    ) -> TypedContent[M]:
        """Build a video message. Upload the video first: clients fetch it from its URL.

        Args:
            url: URL of the video, `https://` or `http://`.
            duration_s: Seconds.
            width: Pixels.
            height: Pixels.
            cover_url: URL of the image to show before it plays.
            size: Bytes.
            name: Name of the file.

        Raises:
            ValidationError: Arguments are invalid; the message lists all of them.
        """
        _check(
            "video",
            _check_url("url", url, required=True),
            _check_seconds("duration_s", duration_s),
            _check_int("width", width, 1, _MAX_PIXELS),
            _check_int("height", height, 1, _MAX_PIXELS),
            _check_url("cover_url", cover_url),
            *_check_file(size, name),
        )
        ext = {
            keys.TYPE: keys.VIDEO,
            keys.VIDEO_DURATION: duration_s,
            keys.VIDEO_WIDTH: width,
            keys.VIDEO_HEIGHT: height,
            keys.COVER_URL: cover_url,
            keys.NAME: name,
        }
        return self._media(KnownMessageType.VIDEO, url, size, ext)

    def file(
        self, url: str, *, name: str | None = None, size: int | None = None
    ) -> TypedContent[M]:
        """Build a file message. Upload the file first: clients fetch it from its URL.

        Args:
            url: URL of the file, `https://` or `http://`.
            name: Name of the file.
            size: Bytes.

        Raises:
            ValidationError: Arguments are invalid; the message lists all of them.
        """
        _check("file", _check_url("url", url, required=True), *_check_file(size, name))
        return self._media(
            KnownMessageType.FILE, url, size, {keys.TYPE: keys.FILE, keys.NAME: name}
        )

    def audio(
        self,
        url: str,
        *,
        duration_s: float | None = None,
        size: int | None = None,
        name: str | None = None,
    ) -> TypedContent[M]:
        """Build an audio message. Upload the recording first: clients fetch it from its URL.

        Args:
            url: URL of the recording, `https://` or `http://`.
            duration_s: Seconds.
            size: Bytes.
            name: Name of the file.

        Raises:
            ValidationError: Arguments are invalid; the message lists all of them.
        """
        _check(
            "audio",
            _check_url("url", url, required=True),
            _check_seconds("duration_s", duration_s),
            *_check_file(size, name),
        )
        ext = {keys.TYPE: keys.AUDIO, keys.AUDIO_DURATION: duration_s, keys.NAME: name}
        return self._media(KnownMessageType.AUDIO, url, size, ext)

    def custom(self, data: Mapping[str, Any] | str) -> TypedContent[M]:
        """Build a message in a custom format, for clients that know it.

        Args:
            data: A JSON object; or a text, which is sent unchanged.

        Raises:
            ValidationError: The data cannot be encoded as JSON.
        """
        return self._typed(KnownMessageType.CUSTOM, _free_form("custom", data))

    def transparent(
        self, data: Mapping[str, Any] | str, *, msg_type: int = KnownMessageType.CUSTOM
    ) -> TypedContent[M]:
        """Build a point-to-point transparent message, for the call that delivers it without storing it.

        Args:
            data: A JSON object; or a text, which is sent unchanged.
            msg_type: Type by which clients parse the message; by default that of custom messages.

        Raises:
            ValidationError: The data cannot be encoded as JSON, or the type is not an int.

        Example:
            >>> content.transparent({"typing": True})["content"]
            '{"typing":true}'
        """
        if not isinstance(unchecked(msg_type), int) or isinstance(msg_type, bool):
            kind = type(msg_type).__name__
            _check("transparent", Violation("msg_type", f"must be an int, not {kind}"))
        return self._typed(msg_type, _free_form("transparent", data))

    def _media(
        self,
        type_: KnownMessageType,
        url: str,
        size: int | None,
        ext: Mapping[str, str | float | None],
    ) -> TypedContent[M]:
        entry: dict[str, Any] = {keys.REMOTE_URL: url}
        if size is not None:
            entry[keys.LENGTH] = size
        entry[keys.EXT] = {key: _as_text(value) for key, value in ext.items() if value is not None}
        return self._typed(type_, _json({keys.FILES: {keys.MEDIA: entry}}))

    def _typed(self, type_: int, content: str) -> TypedContent[M]:
        return {"msg_type": self._message_type(int(type_)), "content": content}


def _free_form(builder: str, data: Mapping[str, Any] | str) -> str:
    """Return the content of a message whose format the apps define."""
    if isinstance(data, str):
        _check(builder, _check_text("data", data))
        return data
    try:
        content = _json(dict(data))
        content.encode()
    except (TypeError, ValueError, RecursionError) as error:
        # The message omits the text of the error, which may quote what a user wrote.
        problem = (
            f"cannot be encoded as JSON ({type(error).__name__}); use str, numbers, lists and dicts"
        )
        raise ValidationError(f"content.{builder}", (Violation("data", problem),)) from None
    return content


def _as_text(value: str | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _check(builder: str, *found: Violation | None) -> None:
    violations = tuple(each for each in found if each is not None)
    if violations:
        raise ValidationError(f"content.{builder}", violations)


def _check_file(size: object, name: object) -> tuple[Violation | None, ...]:
    wrong_name = None if name is None else _check_text("name", name, required=True)
    return _check_int("size", size, 0, _MAX_BYTES), wrong_name


def _check_url(path: str, value: object, *, required: bool = False) -> Violation | None:
    if value is None and not required:
        return None
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return _check_text(path, value)
    return Violation(path, "must begin with https:// or http://, so that clients can fetch it")


def _check_text(path: str, value: object, *, required: bool = False) -> Violation | None:
    if not isinstance(value, str):
        return Violation(path, f"must be a str, not {type(value).__name__}")
    if required and not value:
        return Violation(path, "must not be empty; omit it instead")
    return None if is_text(value) else Violation(path, UNPAIRED_SURROGATE)


def _check_int(path: str, value: object, least: int, greatest: int) -> Violation | None:
    if value is None or (type(value) is int and least <= value <= greatest):
        return None
    return Violation(path, f"must be an int from {least} to {greatest}")


def _check_seconds(path: str, value: object) -> Violation | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # NaN is in no range.
    if value is None or (is_number and 0 <= cast(float, value) <= _MAX_SECONDS):
        return None
    return Violation(path, f"must be a number of seconds from 0 to {_MAX_SECONDS}")

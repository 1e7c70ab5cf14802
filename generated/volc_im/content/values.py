"""Contents of messages as frozen values; their `repr` masks what users wrote."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field, fields
from typing import Any, TypeAlias, cast

from volc_im._core.util.package import public_in

from .message_types import SystemMessageType


class _Masked:
    __slots__ = ()

    def __repr__(self) -> str:
        parts: list[str] = []
        for each in fields(cast(Any, self)):  # every subclass is a dataclass
            value = getattr(self, each.name)
            if each.repr and value is not None:
                shown = repr(value) if isinstance(value, int | float) else "***"
                parts.append(f"{each.name}={shown}")
        return f"{type(self).__name__}({', '.join(parts)})"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class _Object(_Masked):
    raw: dict[str, Any] = field(default_factory=dict[str, Any], repr=False, compare=False)
    """The whole JSON object, including names that this version does not know."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False)
class TextContent(_Object):
    """A text."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class _File(_Object):
    url: str
    """URL of the file."""
    _: KW_ONLY
    size: int | None = None
    """Bytes."""
    name: str | None = None
    """Name of the file."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ImageContent(_File):
    """An image."""

    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""
    thumbnail_url: str | None = None
    """URL of a small version for lists."""
    preview_url: str | None = None
    """URL of the version to show in the conversation."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class VideoContent(_File):
    """A video."""

    duration_s: float | None = None
    """Seconds."""
    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""
    cover_url: str | None = None
    """URL of the image to show before it plays."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False)
class FileContent(_File):
    """A file of any kind."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AudioContent(_File):
    """A recording."""

    duration_s: float | None = None
    """Seconds."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False)
class CustomContent(_Masked):
    """A custom format."""

    data: dict[str, Any] | str
    """The JSON object, or the text if it is not a JSON object."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False)
class SystemContent(_Masked):
    """A message that the service itself created, for example about a change of the conversation."""

    msg_type: SystemMessageType
    """What happened."""
    data: dict[str, Any] | str
    """The JSON object, or the text if it is not a JSON object. Its format is not documented."""


@public_in("content")
@dataclass(frozen=True, slots=True, repr=False)
class UnknownContent(_Masked):
    """A message of a type or format that this version does not know."""

    msg_type: int
    """Type of the message."""
    text: str
    """The content as it was received."""


Content: TypeAlias = (
    TextContent
    | ImageContent
    | VideoContent
    | FileContent
    | AudioContent
    | CustomContent
    | SystemContent
    | UnknownContent
)
"""Type of the values that `read` returns."""

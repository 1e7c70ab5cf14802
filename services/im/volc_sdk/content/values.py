"""What a message carries, as frozen values; their `repr` masks what users wrote."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field, fields
from typing import Any, TypeAlias, cast


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
    """The JSON object as it came, with the names that this version does not know."""


@dataclass(frozen=True, slots=True, repr=False)
class TextContent(_Object):
    """A text."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class _File(_Object):
    url: str
    """Where it lies."""
    _: KW_ONLY
    size: int | None = None
    """Bytes."""
    name: str | None = None
    """Name of the file."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class ImageContent(_File):
    """An image."""

    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""
    thumbnail_url: str | None = None
    """A small version, for lists."""
    preview_url: str | None = None
    """A version for the conversation."""


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
    """The image to show before it plays."""


@dataclass(frozen=True, slots=True, repr=False)
class FileContent(_File):
    """A file of any kind."""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AudioContent(_File):
    """A recording."""

    duration_s: float | None = None
    """Seconds."""


@dataclass(frozen=True, slots=True, repr=False)
class CustomContent(_Masked):
    """A format of your own."""

    data: dict[str, Any] | str
    """The JSON object; the text as it came where that is no JSON object."""


@dataclass(frozen=True, slots=True, repr=False)
class UnknownContent(_Masked):
    """A type or a form that this version does not know."""

    msg_type: int
    """The message's type."""
    text: str
    """The content as it came."""


Content: TypeAlias = (
    TextContent
    | ImageContent
    | VideoContent
    | FileContent
    | AudioContent
    | CustomContent
    | UnknownContent
)
"""What `read` returns."""

# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Contents of messages: text, images, videos, files, audio, custom formats and system messages.

The content of a message is a String of JSON in the API. The builders return it together with the type
of the message, for any call that sends a message; `read` converts it to a typed value:

    im.send_message(sender=10001, conversation_short_id=talk, **content.text("hi"))

    match content.read(message):
        case content.TextContent(text):
            print(text)
        case content.ImageContent(url, width=width):
            show(url, width)

The format of text messages is documented. The others are those of the platform's client demos and
client SDKs.
"""

from __future__ import annotations

from typing import TypeAlias

from ..enums import MessageType
from .building import ContentBuilder, TypedContent
from .format import ContentWarning
from .message_types import SystemMessageType
from .reading import Readable, read
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

__all__ = [
    "AudioContent",
    "Content",
    "ContentWarning",
    "CustomContent",
    "FileContent",
    "ImageContent",
    "Message",
    "MessageType",
    "Readable",
    "SystemContent",
    "SystemMessageType",
    "TextContent",
    "UnknownContent",
    "VideoContent",
    "audio",
    "custom",
    "file",
    "image",
    "read",
    "text",
    "transparent",
    "video",
]

Message: TypeAlias = TypedContent[MessageType]
"""Arguments of a call that sends a message; pass them with `**`."""

_builder = ContentBuilder(MessageType)
text = _builder.text
image = _builder.image
video = _builder.video
file = _builder.file
audio = _builder.audio
custom = _builder.custom
transparent = _builder.transparent

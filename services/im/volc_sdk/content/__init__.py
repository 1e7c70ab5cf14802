"""What messages carry: texts, images, videos, files, audio, and formats of your own.

The API takes and gives the content of a message as a String of JSON. The builders write it together
with its type, ready for any call that sends a message; `read` turns it into a typed value:

    im.send_message(sender=10001, conversation_short_id=talk, **content.text("hi"))

    match content.read(message):
        case content.TextContent(text):
            print(text)
        case content.ImageContent(url, width=width):
            show(url, width)

The form of texts is documented. The others are written and read as the platform's own client demos
and client SDKs read them.
"""

from __future__ import annotations

from volc_sdk.content.kinds import MessageType

from .building import Message, audio, custom, file, image, text, video
from .reading import Readable, read
from .values import (
    AudioContent,
    Content,
    CustomContent,
    FileContent,
    ImageContent,
    TextContent,
    UnknownContent,
    VideoContent,
)

__all__ = [
    "AudioContent",
    "Content",
    "CustomContent",
    "FileContent",
    "ImageContent",
    "Message",
    "MessageType",
    "Readable",
    "TextContent",
    "UnknownContent",
    "VideoContent",
    "audio",
    "custom",
    "file",
    "image",
    "read",
    "text",
    "video",
]

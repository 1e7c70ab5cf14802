"""Types of messages whose content this package builds and reads."""

from __future__ import annotations

from typing import Final

from volc_sdk._core.enums import OpenIntEnum
from volc_sdk._core.util.package import public_in

FIRST_SYSTEM_TYPE: Final = 50000
"""The least type of the messages that the service itself creates."""


class KnownMessageType(OpenIntEnum):
    """Types of messages that this package knows. A message may have another type."""

    TEXT = 10001
    IMAGE = 10003
    VIDEO = 10004
    FILE = 10005
    AUDIO = 10006
    CUSTOM = 10012


@public_in("content")
class SystemMessageType(OpenIntEnum):
    """Types of system messages. The service may create others, from 50000."""

    CONVERSATION_EXT_CHANGED = 50002
    """`Ext` of a conversation was changed."""
    ALL_MUTED = 50011
    """All members of a conversation were muted."""

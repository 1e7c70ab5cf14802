"""Types of messages whose content this package builds and reads."""

from __future__ import annotations

from volc_im._core.enums import OpenIntEnum


class KnownMessageType(OpenIntEnum):
    """Types of messages that this package knows. A message may have another type."""

    TEXT = 10001
    IMAGE = 10003
    VIDEO = 10004
    FILE = 10005
    AUDIO = 10006
    CUSTOM = 10012

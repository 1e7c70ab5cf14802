# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The types of messages that this package knows the content of."""

from __future__ import annotations

from .._runtime.enums import OpenIntEnum

__all__ = ["MessageType"]


class MessageType(OpenIntEnum):
    """What a message carries. Other numbers are possible."""

    TEXT = 10001
    IMAGE = 10003
    VIDEO = 10004
    FILE = 10005
    AUDIO = 10006
    CUSTOM = 10012

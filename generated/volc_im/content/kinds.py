# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The types of messages that this package knows the content of."""

from __future__ import annotations

from ..enums import MessageType

__all__ = ["MessageType"]

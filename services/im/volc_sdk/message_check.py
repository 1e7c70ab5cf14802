"""The check of each message that is sent: fast, and without importing `content` in most cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_STARTS: Final = ('{"text":"', '{"text": "', '{"__files":{', '{"__files": {')
"""Beginnings of contents as the builders in `content`, and `json.dumps`, write them."""


def check_message(action: str, data: Mapping[str, Any]) -> None:
    """Warn about a request in wire form whose content apps cannot parse."""
    content = data["Content"]
    if not (content.startswith(_STARTS) and content.endswith("}")):
        from .content.format import warn_about_content

        warn_about_content(action, data["MsgType"], content)

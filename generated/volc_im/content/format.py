"""Whether the content of a message has the format that apps parse."""

from __future__ import annotations

import json
import warnings
from typing import Final

from volc_im._core.util.package import PACKAGE, public_in
from volc_im._core.util.typeguards import is_mapping

from . import keys
from .message_types import KnownMessageType

_BUILDERS: Final = {
    KnownMessageType.TEXT: "text",
    KnownMessageType.IMAGE: "image",
    KnownMessageType.VIDEO: "video",
    KnownMessageType.FILE: "file",
    KnownMessageType.AUDIO: "audio",
}
"""Builders of the types whose content must be a JSON object; the content of other types is free."""


@public_in("content")
class ContentWarning(UserWarning):
    """The content of a message does not have the format that apps parse."""


def content_problem(msg_type: int, content: str) -> str:
    """Return what is wrong with the content of a message; empty if apps can parse it.

    The description contains no part of the content.
    """
    if msg_type not in _BUILDERS:
        return ""
    is_text = msg_type == KnownMessageType.TEXT
    expected = 'JSON such as {"text": "…"}' if is_text else f'JSON such as {{"{keys.FILES}": …}}'
    words = f"the content of a message of type {int(msg_type)} must be {expected}"
    try:
        data: object = json.loads(content)
    except (ValueError, RecursionError):
        return f"{words}, not plain text"
    if not is_mapping(data):
        return f"{words}, not another JSON value"
    if is_text and not isinstance(data.get("text"), str):
        return f"{words}, not an object without a text"
    return ""


def warn_about_content(action: str, msg_type: int, content: str) -> None:
    """Warn if apps cannot parse the content of a message."""
    problem = content_problem(msg_type, content)
    if problem:
        builder = _BUILDERS[KnownMessageType(msg_type)]
        send = f"call send_{builder}(…), or " if action == "SendMessage" else ""
        warnings.warn(
            f"{action}: {problem}, so apps cannot show it; {send}pass **content.{builder}(…)",
            ContentWarning,
            stacklevel=_levels(),
        )


def _levels() -> int:
    """Return the stack level of the first frame outside of this package."""
    from inspect import currentframe  # slow to import, and few messages cause a warning

    level, frame = 0, currentframe()
    while frame is not None and _is_ours(frame.f_globals.get("__name__", "")):
        level, frame = level + 1, frame.f_back
    return level


def _is_ours(module: str) -> bool:
    return module == PACKAGE or module.startswith(f"{PACKAGE}.")

"""Whether apps can parse the content of a message that is sent."""

from __future__ import annotations

from volc_im.emulator.errors import invalid

from ..content.format import content_problem
from ..content.message_types import KnownMessageType
from .im_context import IMContext

_FIELD = "Content"


def check_content(context: IMContext, msg_type: int) -> None:
    """Warn of a text message that apps cannot parse, or refuse it if the emulator is strict.

    The formats of other messages are not documented.
    """
    content = context.body.get(_FIELD)
    if content is None or msg_type != KnownMessageType.TEXT:
        return
    if problem := content_problem(msg_type, content):
        if context.strict:
            raise invalid(problem, path=_FIELD)
        context.warnings.append(f"{_FIELD}: {problem}")

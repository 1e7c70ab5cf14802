"""Whether apps can parse the content of a message that is sent."""

from __future__ import annotations

from volc_sdk.emulator.errors import invalid

from ..content.message_types import KnownMessageType
from ..content.reading import read
from ..content.values import UnknownContent
from .im_context import IMContext

_FIELD = "Content"


def check_content(context: IMContext, msg_type: int) -> None:
    """Warn of a text message that apps cannot parse, or refuse it if the emulator is strict.

    The formats of other messages are not documented.
    """
    content = context.body.get(_FIELD)
    if content is None or msg_type != KnownMessageType.TEXT:
        return
    if isinstance(read(msg_type, content), UnknownContent):
        problem = 'apps cannot show this text message; send JSON such as {"text":"hi"}'
        if context.strict:
            raise invalid(problem, path=_FIELD)
        context.warnings.append(f"{_FIELD}: {problem}")

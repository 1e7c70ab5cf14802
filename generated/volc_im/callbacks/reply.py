"""Replies to the service, and the statuses of refused events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from volc_im._core.errors import ConfigError
from volc_im._core.util.log import LOGGER
from volc_im._core.util.package import public_in
from volc_im._core.util.typeguards import unchecked
from volc_im.callbacks.errors import CallbackError, Reason

STATUSES: Final[Mapping[Reason, int]] = {
    "malformed": 400,
    "duplicate_key": 400,
    "data": 400,
    "signature": 403,
    "app_id": 403,
    "time": 403,
    "too_large": 413,
    "busy": 503,
}
"""HTTP status for each reason of a refusal."""
MAX_BODY_BYTES: Final = 1024 * 1024
DRAIN_FACTOR: Final = 16
"""A client does not read a reply while it sends. A body that is too large is read and discarded, up to
this multiple of the limit, before the reply is sent."""


@public_in("callbacks")
class Reply(NamedTuple):
    """An HTTP reply to the service."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json"

    @property
    def is_final(self) -> bool:
        """Whether the event was handled: with a status other than 2xx, it passes again."""
        return 200 <= self.status < 300


Answer: TypeAlias = "Reply | Mapping[str, object] | None"
"""What a handler returns: a reply, an object that is sent as JSON, or None for an empty reply."""


def as_reply(answer: Answer) -> Reply:
    """Return the reply that an answer stands for."""
    if answer is None:
        return Reply()
    if isinstance(answer, Reply):
        return answer
    if not isinstance(unchecked(answer), Mapping):
        raise ConfigError(
            "handle: expected it to return None, a mapping or a Reply, got "
            f"{type(answer).__name__}"
        )
    return Reply(json.dumps(answer, ensure_ascii=False).encode())


def refusal(error: CallbackError) -> Reply:
    """Log the refusal of an event, and return the reply."""
    LOGGER.warning("a callback was refused (%s): %s", error.reason, error)
    return Reply(json.dumps({"reason": error.reason}).encode(), STATUSES[error.reason])


def check_size(size: int, max_body_bytes: int) -> None:
    """Raise CallbackError if a body is too large."""
    if size > max_body_bytes:
        raise CallbackError(
            f"the body has more than {max_body_bytes} bytes, the limit max_body_bytes",
            reason="too_large",
        )


def to_bytes(reply: Reply) -> bytes:
    """Return a reply as a deduplicator keeps it."""
    return f"{reply.status} {reply.content_type}\n".encode() + reply.body


def from_bytes(kept: bytes) -> Reply:
    """Return the reply that `to_bytes` was called with; an empty one for no bytes."""
    if not kept:  # completed by `once`, which has no reply
        return Reply()
    head, _, body = kept.partition(b"\n")
    status, _, content_type = head.decode().partition(" ")
    return Reply(body, int(status), content_type)

"""Keep what a client sends and gets, without keys and without what users wrote."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from .._core.errors import TransportError
from .._core.http.transport import HTTPRequest, HTTPResponse
from .cassettes import Exchange, add, start
from .client_hooks import endpoint_of, secrets_of, watch
from .masking import Masker, header_secrets

if TYPE_CHECKING:
    from ..client import AsyncClient, Client

_KEPT_HEADERS: Final = ("retry-after",)


@contextmanager
def record(client: Client | AsyncClient, path: str | os.PathLike[str]) -> Generator[None]:
    """Record the calls of a client and of its copies, for `replay`; a new file each time.

    The file has no header of a request, no access key, no token, and none of the fields that are
    sensitive; text that the documents do not name is masked too. This is done in memory, before
    anything is written. Requests for credentials are not recorded at all.

    Args:
        client: Any client; it sends as ever.
        path: The file, made with its folder; one exchange a line.

    Raises:
        CassetteError: The file cannot be written.

    Example:
        with Client(app_id=661000) as im, record(im, "tests/chat.jsonl"):
            im.get_user_conversations(participant_user_id=10001, cursor=0, limit=20)
    """
    start(path)
    lock = threading.Lock()

    def witness(request: HTTPRequest, outcome: HTTPResponse | TransportError) -> None:
        if request.url.startswith(f"{endpoint_of(client)}/"):
            exchange = _exchange(request, outcome, secrets_of(client))
            with lock:
                add(path, exchange)

    undo = watch(client, witness)
    try:
        yield
    finally:
        undo()


def _exchange(
    request: HTTPRequest, outcome: HTTPResponse | TransportError, keys: set[str]
) -> Exchange:
    masker = Masker(request.action, keys | header_secrets(request.headers))
    body = masker.request(json_of(request.body))
    if isinstance(outcome, TransportError):
        kind, sent = type(outcome).__name__, outcome.request_sent
        return Exchange(action=request.action, request=body, error=kind, request_sent=sent)
    return Exchange(
        action=request.action,
        request=body,
        status=outcome.status,
        headers={n: v for n in _KEPT_HEADERS if (v := outcome.headers.get(n)) is not None},
        reply=masker.reply(json_of(outcome.body)),
    )


def json_of(body: bytes) -> object:
    """What a body says; None where it is no JSON."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None

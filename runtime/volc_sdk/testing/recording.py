"""Record the requests and responses of a client, without keys and with sensitive fields masked."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from .._core.errors import TransportError
from .._core.http.transport import HTTPRequest, HTTPResponse
from .cassettes import Exchange, add, start
from .client_hooks import AnyClient, is_call, observe, secrets_of, state_of
from .masking import Masker, header_secrets
from .sent_fields import decoded_json, sent_fields

_KEPT_HEADERS: Final = ("retry-after",)


@contextmanager
def record(client: AnyClient, path: str | os.PathLike[str]) -> Generator[None]:
    """Record the calls of a client and its copies in a new file, for `replay`.

    The file contains no headers of requests, no access keys and no tokens. Sensitive fields are
    masked, and so is text in fields that the documents do not name. All of this is done in memory,
    before anything is written. Requests for credentials are not recorded.

    Args:
        client: Any client; it sends as usual.
        path: The file; its folder is created. It has one request and response per line.

    Raises:
        CassetteError: The file cannot be written.

    Example:
        with record(client, "tests/items.jsonl"):
            client.get_items(limit=20)
    """
    service = state_of(client).service
    start(path, service)
    lock = threading.Lock()

    def observer(request: HTTPRequest, outcome: HTTPResponse | TransportError) -> None:
        if is_call(client, request):
            secrets = secrets_of(client) | header_secrets(request.headers)
            exchange = _exchange(request, outcome, Masker(service, request.action, secrets))
            with lock:
                add(path, exchange)

    undo = observe(client, observer)
    try:
        yield
    finally:
        undo()


def _exchange(
    request: HTTPRequest, outcome: HTTPResponse | TransportError, masker: Masker
) -> Exchange:
    body = masker.request(sent_fields(masker.service, request))
    if isinstance(outcome, TransportError):
        return Exchange(
            action=request.action,
            request=body,
            error=type(outcome).__name__,
            request_sent=outcome.request_sent,
        )
    return Exchange(
        action=request.action,
        request=body,
        status=outcome.status,
        headers={n: v for n in _KEPT_HEADERS if (v := outcome.headers.get(n)) is not None},
        reply=masker.reply(decoded_json(outcome.body)),
    )

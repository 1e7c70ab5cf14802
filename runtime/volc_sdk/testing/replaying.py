"""Respond to the calls of a client from a recording."""

from __future__ import annotations

import difflib
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import msgspec

from .._core import errors
from .._core.http.transport import HTTPRequest, HTTPResponse
from .cassettes import Exchange, load
from .client_hooks import AnyClient, intercept, secrets_of, state_of
from .diff import differences, shown
from .errors import UnexpectedCallError, UnusedAnswersError
from .masking import Masker, header_secrets
from .sent_fields import sent_fields

_TRANSPORT_ERRORS: Final[dict[str, type[errors.TransportError]]] = {
    class_.__name__: class_
    for class_ in (errors.ConnectError, errors.TimeoutError, errors.ConnectionLostError)
}


@contextmanager
def replay(
    client: AnyClient, path: str | os.PathLike[str], *, use_all: bool = False
) -> Generator[None]:
    """Answer the calls of a client and its copies from a recording; nothing is sent.

    A call gets the answer that was recorded for the same action and body; the order of fields is
    ignored. Idempotency keys, parameters of the client and masked fields are not compared. Answers
    to equal calls are used in the order of the recording, each once.

    Args:
        client: Any client; its keys may have any value.
        path: A file that was written by `record`.
        use_all: Raise an error at the end if an answer was not used.

    Raises:
        CassetteError: The file cannot be read.
        UnexpectedCallError: A call is not in the recording; raised by the call, and at the end.
        UnusedAnswersError: An answer was not used, and `use_all` is true.

    Example:
        with replay(client, "tests/items.jsonl"):
            client.get_items(limit=20)
    """
    player = _Player(client, os.fspath(path), load(path))
    undo = intercept(client, player.respond)
    try:
        yield
    finally:
        undo()
    player.finish(use_all=use_all)


class _Player:
    """Finds the recorded response to each call."""

    def __init__(self, client: AnyClient, path: str, recorded: list[Exchange]) -> None:
        self._client = client
        self._path = path
        self._recorded = recorded
        self._unused = [*recorded]
        self._lock = threading.Lock()
        self._unexpected: UnexpectedCallError | None = None

    def respond(self, request: HTTPRequest) -> HTTPResponse:
        secrets = secrets_of(self._client) | header_secrets(request.headers)
        service = state_of(self._client).service
        masker = Masker(service, request.action, secrets)
        call = Exchange(
            action=request.action, request=masker.request(sent_fields(service, request))
        )
        with self._lock:
            for index, exchange in enumerate(self._unused):
                if exchange.key == call.key:
                    return _response(request, self._unused.pop(index))
            error = UnexpectedCallError(self._explanation(call))
            self._unexpected = self._unexpected or error
        raise error

    def finish(self, *, use_all: bool) -> None:
        if self._unexpected is not None:
            raise self._unexpected
        if use_all and self._unused:
            unused = [f"{each.action} {shown(each.request)}" for each in self._unused]
            lines = (f"recorded answers of {self._path} that were not used:", *unused)
            raise UnusedAnswersError("\n  ".join(lines))

    def _explanation(self, call: Exchange) -> str:
        text = f"{call.action} {shown(call.request)}"
        count = sum(exchange.key == call.key for exchange in self._recorded)
        if count:
            return f"{text} was made more often than it is recorded in {self._path}: {count} times"
        lines = [f"{text} is not recorded in {self._path}"]
        same = [each for each in self._recorded if each.action == call.action]
        if same:
            by_distance = [[*differences(each.request, call.request)] for each in same]
            lines.append("differences from the most similar recorded call:")
            lines += [f"  {line}" for line in min(by_distance, key=len)]
        elif self._recorded:
            names = sorted({each.action for each in self._recorded})
            near = difflib.get_close_matches(call.action, names, 1, 0.0)
            lines.append(f"no {call.action} is recorded; the most similar name is {near[0]}")
        return "\n".join(lines)


def _response(request: HTTPRequest, exchange: Exchange) -> HTTPResponse:
    if not exchange.status:
        class_ = _TRANSPORT_ERRORS.get(exchange.error, errors.TransportError)
        message = "replayed from a recording"
        raise class_(request.action, message, request_sent=exchange.request_sent)
    body = b"" if exchange.reply is None else msgspec.json.encode(exchange.reply)
    return HTTPResponse(exchange.status, exchange.headers, body)

"""Answer a client from a recording."""

from __future__ import annotations

import difflib
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from .._core import errors
from .._core.http.transport import HTTPRequest, HTTPResponse
from .cassettes import Exchange, load
from .client_hooks import divert, secrets_of
from .diff import differences, shown
from .errors import UnexpectedCallError, UnusedAnswersError
from .masking import Masker, header_secrets
from .recording import json_of

if TYPE_CHECKING:
    from ..client import AsyncClient, Client

_FAILURES: Final[dict[str, type[errors.TransportError]]] = {
    kind.__name__: kind
    for kind in (errors.ConnectError, errors.TimeoutError, errors.ConnectionLostError)
}


@contextmanager
def replay(
    client: Client | AsyncClient, path: str | os.PathLike[str], *, use_all: bool = False
) -> Generator[None]:
    """Answer the calls of a client and of its copies from a recording; nothing is sent.

    A call gets the answer that was recorded for the same action and body, whatever the order of
    names. Not compared are idempotency keys, the client's own parameters such as AppId, and what
    the recording masks. Answers to equal calls come in the order of the recording, each once.

    Args:
        client: Any client; its keys can be made up.
        path: A file of `record`.
        use_all: Fail at the end if an answer was not used.

    Raises:
        CassetteError: The file cannot be read.
        UnexpectedCallError: A call is not in the recording; raised by the call, and at the end.
        UnusedAnswersError: See `use_all`.

    Example:
        with replay(im, "tests/chat.jsonl"):
            im.get_user_conversations(participant_user_id=10001, cursor=0, limit=20)
    """
    player = _Player(client, os.fspath(path), load(path))
    undo = divert(client, player.answer)
    try:
        yield
    finally:
        undo()
    player.finish(use_all=use_all)


class _Player:
    def __init__(self, client: Client | AsyncClient, path: str, recorded: list[Exchange]) -> None:
        self._client = client
        self._path = path
        self._recorded = recorded
        self._waiting = [*recorded]
        self._lock = threading.Lock()
        self._unexpected: UnexpectedCallError | None = None

    def answer(self, request: HTTPRequest) -> HTTPResponse:
        masker = Masker(request.action, secrets_of(self._client) | header_secrets(request.headers))
        body = masker.request(json_of(request.body))
        asked = Exchange(action=request.action, request=body)
        with self._lock:
            for place, exchange in enumerate(self._waiting):
                if exchange.key == asked.key:
                    return _played(request, self._waiting.pop(place))
            error = UnexpectedCallError(self._explained(asked))
            self._unexpected = self._unexpected or error
        raise error

    def finish(self, *, use_all: bool) -> None:
        if self._unexpected is not None:
            raise self._unexpected
        if use_all and self._waiting:
            unused = [f"{each.action} {shown(each.request)}" for each in self._waiting]
            raise UnusedAnswersError("\n  ".join((f"not used of {self._path}:", *unused)))

    def _explained(self, asked: Exchange) -> str:
        call = f"{asked.action} {shown(asked.request)}"
        times = sum(exchange.key == asked.key for exchange in self._recorded)
        if times:
            return f"{call} came more often than {self._path} has it, which is {times} times"
        lines = [f"{call} is not in {self._path}"]
        same = [each for each in self._recorded if each.action == asked.action]
        if same:
            by_distance = [[*differences(each.request, asked.request)] for each in same]
            lines += ["the nearest there differs in:"]
            lines += [f"  {line}" for line in min(by_distance, key=len)]
        elif self._recorded:
            names = sorted({each.action for each in self._recorded})
            near = difflib.get_close_matches(asked.action, names, 1, 0.0)
            lines.append(f"it has no {asked.action}; the nearest is {near[0]}")
        return "\n".join(lines)


def _played(request: HTTPRequest, exchange: Exchange) -> HTTPResponse:
    if not exchange.status:
        kind = _FAILURES.get(exchange.error, errors.TransportError)
        raise kind(request.action, "as it was recorded", request_sent=exchange.request_sent)
    body = b"" if exchange.reply is None else msgspec.json.encode(exchange.reply)
    return HTTPResponse(exchange.status, exchange.headers, body)

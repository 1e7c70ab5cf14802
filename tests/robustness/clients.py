"""Both clients with each built-in transport, used in the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from attacks.outcomes import expect
from support.loopback import KEYS

from volc_im import APIError, AsyncClient, Client, TransportConfig, VolcIMError
from volc_im.transports import (
    AsyncHttpx2Transport,
    AsyncioTransport,
    Httpx2Transport,
    ReqwestTransport,
)

Call = Callable[[Any], Any]
"""A function that makes a call of a client; of an async client, it returns the coroutine."""
VALUE: Final = "value"


def read(user: int = 1) -> Call:
    """Return a call that is safe to repeat."""
    return lambda im: im.batch_get_user(user_ids=[user])


def write(message: int = 1) -> Call:
    """Return a call that must not be repeated once the server may have acted."""
    return lambda im: im.recall_message(
        conversation_short_id=1, message_id=message, participant_user_id=3
    )


@dataclass(frozen=True, slots=True)
class Caller:
    """An open client; `call` makes a call and returns its result, also of an async client."""

    im: Any
    call: Callable[[Call], Any]

    def outcome(self, call: Call, endpoint: str) -> str:
        """Return VALUE or the name of the error, which must name the server."""
        try:
            self.call(call)
        except VolcIMError as error:
            check_error(error, endpoint)
            return type(error).__name__
        return VALUE


def check_error(error: VolcIMError, endpoint: str) -> None:
    """Raise Fault unless an error is one line without a secret, and names the server."""
    text = str(error)
    expect(text.isprintable() and len(text) < 5_000, f"not one line: {text[:200]!r}")
    expect(KEYS["secret_key"] not in f"{error!r}{vars(error)}", "the error shows the secret key")
    # An error that the API sends has a code, or at least a request id.
    if not (isinstance(error, APIError) and (error.code or error.request_id)):
        expect(urlsplit(endpoint).netloc in text, f"the error names no server: {text[:300]!r}")


@dataclass(frozen=True, slots=True)
class Side:
    """A client, and the transport that it uses."""

    client: str
    transport: str
    _make: Callable[[TransportConfig | None], Any]

    def __str__(self) -> str:
        return f"{self.client}, {self.transport}"

    @property
    def is_async(self) -> bool:
        """Whether the client is async."""
        return self.client == "AsyncClient"

    def settings(self, endpoint: str, **options: Any) -> dict[str, Any]:
        """Return the arguments of a client of an endpoint, without its transport."""
        usual = {**KEYS, "endpoint": endpoint, "app_id": 1, "max_retries": 1, "rate_limit": None}
        return {**usual, **options}

    def transport_of(self, config: TransportConfig | None = None) -> Any:
        """Return a new transport."""
        return self._make(config)

    @contextmanager
    def open(
        self, endpoint: str, config: TransportConfig | None = None, **options: Any
    ) -> Iterator[Caller]:
        """Yield a client of an endpoint; close it and its transport."""
        settings = self.settings(endpoint, **options)
        if not self.is_async:
            with (
                closing(self._make(config)) as transport,
                Client(**settings, transport=transport) as im,
            ):
                yield Caller(im, lambda call: call(im))
            return
        with asyncio.Runner() as runner:
            transport = self._make(config)
            talk = AsyncClient(**settings, transport=transport)
            try:
                yield Caller(talk, lambda call: runner.run(_awaited(call(talk))))
            finally:
                runner.run(transport.close())


async def _awaited(result: Any) -> Any:
    return await result


SIDES: Final = (
    Side("Client", "pyreqwest", ReqwestTransport),
    Side("Client", "httpx2", Httpx2Transport),
    Side("AsyncClient", "asyncio", AsyncioTransport),
    Side("AsyncClient", "httpx2", AsyncHttpx2Transport),
)

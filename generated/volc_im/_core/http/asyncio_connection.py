"""One HTTP/1.1 connection in an asyncio event loop, for one exchange at a time."""

from __future__ import annotations

import asyncio
import select
import zlib
from collections.abc import Callable
from typing import Any, Final, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from .transport import BodyBuffer, HTTPRequest, HTTPResponse

_GZIP: Final = 16 + zlib.MAX_WBITS
_STEP: Final = 64 * 1024
"""Decompressed bytes per step, so that a small reply cannot fill the memory before its size is checked."""
_CLOSED: Final = "connection closed before message completed"
"""The words of pyreqwest, so that both clients raise the same error."""
_MAX_HEAD: Final = 256 * 1024
"""Maximum size in bytes of the headers of a reply, and of anything else without a byte of the body: interim
replies, extensions of chunks, trailers."""


class LostError(Exception):
    """The connection ended, or the reply is not HTTP."""


class CorruptError(Exception):
    """The reply cannot be decompressed."""


class Connection(asyncio.Protocol):
    """A connection that is kept open between exchanges."""

    idle_since = 0.0
    """When the last exchange ended, by the clock of the event loop."""

    def __init__(self) -> None:
        self.lost = asyncio.get_running_loop().create_future()
        """Future that is done when the connection has ended."""
        self._transport: asyncio.Transport | None = None
        self._reply: _Reply | None = None
        self._is_usable = True

    @property
    def is_usable(self) -> bool:
        """Whether another exchange may use the connection."""
        transport = self._transport
        return self._is_usable and transport is not None and not transport.is_closing()

    @property
    def has_unread(self) -> bool:
        """Whether bytes, or the end of the connection, have arrived that the event loop has not read."""
        assert self._transport is not None
        number = self._transport.get_extra_info("socket").fileno()
        if number < 0:
            return True
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([number], [], [], 0)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))

    async def exchange(
        self, request: HTTPRequest, encode: Callable[[HTTPRequest], bytes], limit: int
    ) -> HTTPResponse:
        """Send a request and return the reply; if this fails or is cancelled, end the connection.

        Args:
            request: The request.
            encode: Returns the bytes of the request. Tracebacks with locals would show a plain value.
            limit: Maximum size of the body of the reply.

        Raises:
            LostError: The connection ended, or the reply is not HTTP.
            CorruptError: The reply cannot be decompressed.
            TransportError: The reply is too large.
        """
        assert self._transport is not None
        self._reply = reply = _Reply(request, limit)
        try:
            self._transport.write(encode(request))
            response = await reply.response
        except BaseException:
            self.abort()
            raise
        finally:
            self._reply = None
            reply.break_cycles()
        if not reply.keeps_alive or self._transport.get_write_buffer_size():
            self.abort()
        return response

    def abort(self) -> None:
        """End the connection at once. Bytes that have not been sent yet are dropped."""
        self._is_usable = False
        if self._transport is not None:
            self._transport.abort()

    # Called by the event loop

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Store the transport: first that of TCP, then that of TLS if it is used."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Read a part of the reply."""
        if self._reply is None or self._reply.response.done():
            self.abort()  # bytes that belong to no request
        else:
            self._reply.feed(data)

    def eof_received(self) -> None:
        """Handle the end of what the server sends. The event loop then closes the connection."""
        self._end(_CLOSED)

    def connection_lost(self, exc: Exception | None) -> None:
        """Handle the end of the connection."""
        self._end(str(exc) if exc else _CLOSED)
        if not self.lost.done():  # an event loop that is closing cancels it
            self.lost.set_result(None)

    def _end(self, reason: str) -> None:
        self._is_usable = False
        if self._reply is not None:
            self._reply.end(reason)


class _Reply:
    """A reply that arrives in parts."""

    keeps_alive = False
    """Whether the server keeps the connection open after this reply."""
    _overhead = 0
    """Bytes since the last byte of the body."""
    _ends_with_connection = False
    _is_gzip = False
    _unzip: Any = None

    def __init__(self, request: HTTPRequest, limit: int) -> None:
        self.response: asyncio.Future[HTTPResponse] = asyncio.get_running_loop().create_future()
        self._request = request
        self._limit = limit
        self._headers: dict[str, str] = {}
        self._buffer: BodyBuffer | None = None
        self._parser = HttpResponseParser(self)

    def feed(self, data: bytes) -> None:
        """Read the next bytes of the connection."""
        try:
            self._overhead += len(data)
            self._parser.feed_data(data)
            if self._overhead > _MAX_HEAD and not self.response.done():
                raise LostError(f"the headers of the reply exceed {_MAX_HEAD} bytes")
        except (HttpParserError, HttpParserUpgrade) as error:
            raised = error.__context__  # by a method below
            self._fail(LostError(str(error)) if raised is None else raised)
        except LostError as error:
            self._fail(error)

    def end(self, reason: str) -> None:
        """Handle the end of the connection, which also ends a reply of unknown length."""
        try:
            if self._ends_with_connection:
                self.on_message_complete()
        except CorruptError as error:
            self._fail(error)
        self._fail(LostError(reason))

    def break_cycles(self) -> None:
        """Leave no work to the garbage collector, whose pauses delay all tasks of the event loop.

        The parser refers to this reply, and an exception of the future to the frame that awaited it.
        """
        del self._parser, self.response

    def _fail(self, error: BaseException) -> None:
        self.keeps_alive = False
        if not self.response.done():
            # A traceback with locals would show parts of the reply.
            error.__context__ = None
            self.response.set_exception(error.with_traceback(None))

    # Called by the parser

    def on_message_begin(self) -> None:
        self._headers = {}
        self.keeps_alive = False  # another message after the reply belongs to no request

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._buffer is not None:
            return  # a trailer
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        known = self._headers.get(key)
        self._headers[key] = text if known is None else f"{known}, {text}"

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 100:
            raise LostError(f"the status {status:03} is not valid")
        if status < 200:
            return  # an interim reply, such as 103 Early Hints
        headers = self._headers
        length = headers.get("content-length", "")
        chunked = headers.get("transfer-encoding", "").lower().endswith("chunked")
        self._ends_with_connection = not length and not chunked
        self._buffer = BodyBuffer(self._request, self._limit, int(length) if length else -1)
        self._is_gzip = headers.get("content-encoding", "").lower() == "gzip"

    def on_body(self, data: bytes) -> None:
        assert self._buffer is not None
        self._overhead = 0
        if not self._is_gzip:
            self._buffer.add(data)
            return
        self._unzip = self._unzip or zlib.decompressobj(_GZIP)
        try:
            while data and not self._unzip.eof:
                self._buffer.add(self._unzip.decompress(data, _STEP))
                data = self._unzip.unconsumed_tail
        except zlib.error as error:
            raise CorruptError(str(error)) from None

    def on_message_complete(self) -> None:
        if self._buffer is None or self.response.done():
            return
        if self._unzip is not None and not self._unzip.eof:
            raise CorruptError("the compressed data is incomplete")
        self.keeps_alive = self._parser.should_keep_alive()
        status, body = self._parser.get_status_code(), self._buffer.content()
        self.response.set_result(HTTPResponse(status, self._headers, body))

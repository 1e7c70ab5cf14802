"""Opening of connections in an asyncio event loop: directly, or through an HTTP or SOCKS proxy."""

from __future__ import annotations

import asyncio
import socket
from base64 import b64encode
from functools import lru_cache
from ipaddress import IPv4Address
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from .asyncio_connection import Connection
from .endpoints import DEFAULT_PORTS, parse_ip
from .proxy_url import split_userinfo
from .tls import TLS

_NEXT_ADDRESS_S: Final = 1.0
"""Seconds after which the next address of a host is tried."""
_SOCKS_REPLIES: Final = {
    2: "the proxy does not allow this connection",
    3: "the proxy cannot reach the network",
    4: "the proxy cannot reach the host",
    5: "connection refused behind the proxy",
}


class ProxyError(Exception):
    """The proxy rejected the connection, or did not answer as its protocol requires."""


class Origin(NamedTuple):
    """The server part of a URL."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port, as in a CONNECT request."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Target(NamedTuple):
    """The parts of a URL that a request needs."""

    origin: Origin
    host: str
    """Value of the Host header."""
    path: str
    """Path and query."""


@lru_cache(maxsize=256)
def parse_target(url: str) -> Target:
    """Return the parts of an http or https URL."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]
    path = parts._replace(scheme="", netloc="", fragment="", path=parts.path or "/").geturl()
    return Target(Origin(parts.scheme, host, port), parts.netloc, path)


class Connector:
    """Opens connections through one proxy, or directly if there is none."""

    def __init__(self, proxy: str | None, tls: TLS) -> None:
        self._tls = tls
        self._proxy = None
        self._userinfo: tuple[str, str] | None = None
        if proxy is not None:
            url, self._userinfo = split_userinfo(proxy)
            parts = urlsplit(url)
            default = 1080 if parts.scheme.startswith("socks") else DEFAULT_PORTS[parts.scheme]
            self._proxy = Origin(parts.scheme, parts.hostname or "", parts.port or default)

    def forwards(self, origin: Origin) -> bool:
        """Return whether requests are sent to the proxy itself, with the full URL."""
        return (
            self._proxy is not None
            and origin.scheme == "http"
            and not self._proxy.scheme.startswith("socks")
        )

    @property
    def authorization(self) -> str:
        """Value of the Proxy-Authorization header; empty if there is none."""
        if self._userinfo is None:
            return ""
        return f"Basic {b64encode(':'.join(self._userinfo).encode()).decode()}"

    async def connect(self, origin: Origin) -> Connection:
        """Open a connection, with TLS for https.

        Raises:
            OSError: DNS, TCP or TLS failed.
            ProxyError: The proxy did not open a tunnel.
        """
        if self._proxy is None:
            return await self._open(origin)
        if self.forwards(origin):
            return await self._open(self._proxy)
        return await self._tunnel(self._proxy, origin)

    async def _open(self, origin: Origin) -> Connection:
        options = self._tls_options(origin)
        sock = await _connected_socket(origin.host, origin.port)
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(Connection, sock=sock, **options)
        return connection

    def _tls_options(self, origin: Origin) -> dict[str, Any]:
        if origin.scheme != "https":
            return {}
        return {"ssl": self._tls.context, "server_hostname": origin.host}

    async def _tunnel(self, proxy: Origin, origin: Origin) -> Connection:
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=64 * 1024)
        stream = asyncio.StreamReaderProtocol(reader)
        options, inner = self._tls_options(proxy), self._tls_options(origin)
        sock = await _connected_socket(proxy.host, proxy.port)
        transport, _ = await loop.create_connection(lambda: stream, sock=sock, **options)
        try:
            try:
                if proxy.scheme.startswith("socks"):
                    await self._open_socks(reader, transport, origin, proxy.scheme == "socks5h")
                else:
                    await self._open_connect(reader, transport, origin)
            except asyncio.IncompleteReadError:
                raise ProxyError("the proxy closed the connection") from None
            connection = Connection()
            transport.set_protocol(connection)
            connection.connection_made(transport)
            if inner:
                secured = await loop.start_tls(
                    transport, connection, inner["ssl"], server_hostname=origin.host
                )
                assert secured is not None
                connection.connection_made(secured)
        except BaseException:
            transport.abort()
            raise
        return connection

    async def _open_connect(
        self, reader: asyncio.StreamReader, transport: asyncio.WriteTransport, origin: Origin
    ) -> None:
        head = f"CONNECT {origin.authority} HTTP/1.1\r\nHost: {origin.authority}\r\n"
        if self._userinfo is not None:
            head += f"Proxy-Authorization: {self.authorization}\r\n"
        transport.write(f"{head}\r\n".encode("latin-1"))
        try:
            reply = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            raise ProxyError("the reply of the proxy is too long") from None
        status = reply.partition(b"\r\n")[0].split(b" ", 2)
        if not reply.startswith(b"HTTP/1.") or len(status) < 2:
            raise ProxyError("the reply of the proxy is not HTTP")
        if not status[1].startswith(b"2"):
            shown = b" ".join(status[1:]).decode("ascii", "backslashreplace")
            raise ProxyError(f"the proxy refused the connection: {shown}")

    async def _open_socks(
        self,
        reader: asyncio.StreamReader,
        transport: asyncio.WriteTransport,
        origin: Origin,
        by_name: bool,
    ) -> None:
        """Open a tunnel with SOCKS 5 (RFC 1928), with user and password if given (RFC 1929)."""
        methods = b"\x00" if self._userinfo is None else b"\x00\x02"
        transport.write(bytes((5, len(methods))) + methods)
        version, method = await reader.readexactly(2)
        if version != 5:
            raise ProxyError("the proxy does not use SOCKS 5")
        if method == 2 and self._userinfo is not None:
            user, password = (text.encode()[:255] for text in self._userinfo)
            transport.write(bytes((1, len(user))) + user + bytes((len(password),)) + password)
            if (await reader.readexactly(2))[1] != 0:
                raise ProxyError("the proxy rejected user and password")
        elif method != 0:
            raise ProxyError("the proxy requires user and password")
        transport.write(b"\x05\x01\x00" + await _socks_address(origin, by_name))
        _, reply, _, kind = await reader.readexactly(4)
        if reply != 0:
            raise ProxyError(_SOCKS_REPLIES.get(reply, f"the proxy answered with code {reply}"))
        length = {1: 4, 4: 16}.get(kind) or (await reader.readexactly(1))[0]
        await reader.readexactly(length + 2)  # address and port of the proxy's side


async def _look_up(host: str, port: int) -> list[tuple[Any, ...]]:
    """Return the addresses of a host, as `socket.getaddrinfo` does."""
    if parse_ip(host) is not None:  # needs no thread
        return [*socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    loop = asyncio.get_running_loop()
    return [*await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


async def _connected_socket(host: str, port: int) -> socket.socket:
    """Return a socket that is connected to the first address of a host that answers."""
    loop = asyncio.get_running_loop()
    infos = await _look_up(host, port)
    for number, (family, kind, protocol, _, address) in enumerate(infos, 1):
        is_last = number == len(infos)
        try:
            sock = socket.socket(family, kind, protocol)
        except OSError:  # such as IPv6 on a machine without it
            if is_last:
                raise
            continue
        try:
            sock.setblocking(False)
            async with asyncio.timeout(None if is_last else _NEXT_ADDRESS_S):
                await loop.sock_connect(sock, address)
        except BaseException as error:
            sock.close()
            if is_last or not isinstance(error, OSError):
                raise
        else:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return sock
    raise OSError("the host name has no address")


async def _socks_address(origin: Origin, by_name: bool) -> bytes:
    """Return a host and port as SOCKS sends them; the proxy resolves the name if `by_name`."""
    host = origin.host
    address = parse_ip(host)
    if address is None and not by_name:
        address = parse_ip(str((await _look_up(host, origin.port))[0][4][0]))
    port = origin.port.to_bytes(2, "big")
    if address is None:
        name = host.encode("idna")
        return b"\x03" + bytes((len(name),)) + name + port
    kind = b"\x01" if isinstance(address, IPv4Address) else b"\x04"
    return kind + address.packed + port

"""Run a server: over the standard streams of the process, or over HTTP on a loopback address."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import uvicorn
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette

from .audit import AuditLog
from .definitions import MCPDefinition
from .gateway import Gateway
from .options import Options
from .server import make_server
from .texts import read_texts

HOST: Final = "127.0.0.1"


async def serve(
    definition: MCPDefinition,
    options: Options,
    audit: AuditLog,
    client_arguments: Mapping[str, Any],
    *,
    parameters: Mapping[str, Any],
    port: int | None,
    allow_origins: Sequence[str] = (),
    ready: Callable[[str], None],
) -> None:
    """Serve until the client closes the streams, or until the process is interrupted.

    Args:
        definition: The service.
        options: What the tools may do.
        audit: Log of the calls.
        client_arguments: Arguments of the client.
        parameters: Values of the parameters of the client, by wire names.
        port: TCP port for HTTP, 0 for any free one; None for the standard streams.
        allow_origins: Origins of web pages that may send requests, besides the server's own.
        ready: Called with a line that has the address, when a server over HTTP can be reached.
    """
    texts = read_texts(definition.service.package, options.language)
    async with definition.client(**client_arguments, validate=False) as client:
        gateway = Gateway(definition, client, options, texts, audit, parameters)
        if port is None:
            server = make_server(gateway)
            async with stdio_server() as (incoming, outgoing):
                await server.run(incoming, outgoing, server.create_initialization_options())
        else:
            await _serve_http(gateway, port, allow_origins, ready)


async def _serve_http(
    gateway: Gateway, port: int, allow_origins: Sequence[str], ready: Callable[[str], None]
) -> None:
    listener = socket.create_server((HOST, port))
    port = listener.getsockname()[1]
    app = http_app(gateway, port, allow_origins)
    ready(f"{gateway.definition.service.title}: MCP on http://{HOST}:{port}/mcp")
    config = uvicorn.Config(app, log_config=None, ws="none")
    await uvicorn.Server(config).serve(sockets=[listener])


def http_app(gateway: Gateway, port: int, allow_origins: Sequence[str] = ()) -> Starlette:
    """Return the server as an ASGI application, which checks the headers Host and Origin.

    A web page cannot send requests in the name of its visitor: its Origin is refused, and a name that
    it lets point at the loopback address is refused as Host.
    """
    names = [f"{name}:{port}" for name in (HOST, "localhost")]
    security = TransportSecuritySettings(
        allowed_hosts=names,
        allowed_origins=[*(f"http://{name}" for name in names), *allow_origins],
    )
    return make_server(gateway).streamable_http_app(transport_security=security, host=HOST)


def run(*arguments: Any, **options: Any) -> None:
    """Run `serve` in an event loop."""
    asyncio.run(serve(*arguments, **options))

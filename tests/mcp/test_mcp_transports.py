"""Sessions over the standard streams and over HTTP, and web pages that HTTP keeps out."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from mcp import Client as MCPClient
from mcp import StdioServerParameters
from mcp_sessions import ERAS, GROUP, TALK, Tools, accept, elicitation, gateway

from volc_im.emulator import Emulator
from volc_im.mcp.options import Options
from volc_im.mcp.serving import HOST, http_app

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
JSON = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


async def a_session(client: MCPClient) -> None:
    """Find, describe and call an action, write, and confirm."""
    tools = Tools(client)
    assert await tools.names() == ["list_actions", "describe_action", "call_action"]
    listed = await tools.call("list_actions", query="online")
    assert "QueryOnlineStatus" in listed["actions"]["Users"]
    described = await tools.call("describe_action", action="GetConversationUserCount")
    assert described["arguments"]["required"] == ["ConversationShortId"]
    call = {"action": "GetConversationUserCount", "arguments": {"ConversationShortId": TALK}}
    assert (await tools.call("call_action", **call))["action"] == "GetConversationUserCount"
    text = {"Sender": "10001", "ConversationShortId": TALK, "MsgType": 10001, "Content": "{}"}
    sent = await tools.call("call_action", action="SendMessage", arguments=text)
    assert int(sent["result"]["MessageId"]) > 2**53
    assert "apps cannot show it" in sent["notes"][0]
    removal = {"ConversationShortId": GROUP, "Operator": 10001, "ParticipantUserIds": [10003]}
    remove = {"action": "BatchDeleteConversationParticipant", "arguments": removal}
    await tools.call("call_action", **remove)
    assert (await client.read_resource("im://errors/InvalidParam")).contents


@pytest.mark.parametrize("era", ERAS)
def test_a_session_over_the_standard_streams(emulator: Emulator, era: str) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "volc_im", "mcp", "--tools", "search", "--allow-writes", "--app-id", "661000"],
        env={
            "PATH": os.environ["PATH"],
            "VOLCENGINE_ENDPOINT": emulator.endpoint,
            "VOLCENGINE_ACCESS_KEY": "AK",
            "VOLCENGINE_SECRET_KEY": "SK",
        },
    )

    async def main() -> None:
        async with MCPClient(server, mode=era, elicitation_callback=elicitation(accept)) as client:
            assert (client.protocol_version == "2026-07-28") is (era != "legacy")
            await a_session(client)

    asyncio.run(main())


@asynccontextmanager
async def http_server(emulator: Emulator, **options: Any) -> AsyncIterator[str]:
    """Serve over HTTP in this event loop; yield the address."""
    import socket

    chosen = Options(profile="search", allow_writes=True)
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
        async with gateway(emulator, chosen) as calls:
            app = http_app(calls, port, **options)
            server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none"))
            task = asyncio.create_task(server.serve(sockets=[listener]))
            try:
                yield f"http://{HOST}:{port}/mcp"
            finally:
                server.should_exit = True
                await task


@pytest.mark.parametrize("era", ERAS)
def test_a_session_over_http(emulator: Emulator, era: str) -> None:
    async def main() -> None:
        async with (
            http_server(emulator) as url,
            MCPClient(url, mode=era, elicitation_callback=elicitation(accept)) as client,
        ):
            await a_session(client)

    asyncio.run(main())


def test_foreign_origins_and_hosts_are_refused(emulator: Emulator) -> None:
    async def main() -> None:
        pages = {"allow_origins": ["http://localhost:5173"]}
        async with http_server(emulator, **pages) as url, httpx2.AsyncClient() as http:
            port = url.split(":")[2].split("/")[0]

            async def status(**headers: str) -> int:
                return (await http.post(url, json=PING, headers=JSON | headers)).status_code

            for origin in (
                "https://evil.example",
                "null",
                "http://127.0.0.1:1",
                "http://localhost",
            ):
                assert await status(Origin=origin) == 403
            for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1"):
                assert await status(Host=host) == 421
            allowed = ("http://localhost:5173", f"http://127.0.0.1:{port}")
            for origin in allowed:
                assert await status(Origin=origin) not in (403, 421)
            assert await status(Host=f"localhost:{port}") not in (403, 421)

    asyncio.run(main())

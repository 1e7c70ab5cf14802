"""Sessions of the official client with the server, against the emulator."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mcp_types as types
from mcp import Client as MCPClient

from volc_im import AsyncClient
from volc_im.emulator import Emulator
from volc_im.mcp.audit import AuditLog
from volc_im.mcp.definition import DEFINITION
from volc_im.mcp.gateway import Gateway
from volc_im.mcp.options import Options
from volc_im.mcp.server import make_server
from volc_im.mcp.texts import read_texts

APP_ID = 661000
TALK = "7244530000000000001"
GROUP = "7244530000000000002"
ERAS = ("legacy", "2026-07-28")
KEYS = {"access_key": "AK", "secret_key": "SK"}

Asked = Callable[[str], types.ElicitResult]
Work = Callable[["Tools"], Awaitable[None]]


def accept(question: str) -> types.ElicitResult:
    return types.ElicitResult(action="accept", content={"confirm": True})


@dataclass
class Tools:
    """The tools of a server, called by the official client."""

    client: MCPClient

    async def names(self) -> list[str]:
        return [tool.name for tool in (await self.client.list_tools()).tools]

    async def call(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """Return the structured result of a call that succeeds."""
        result = await self.raw(name, arguments)
        assert not result.is_error, result.structured_content
        assert result.structured_content is not None
        return result.structured_content

    async def error(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """Return the error of a call that fails."""
        result = await self.raw(name, arguments)
        assert result.is_error, result.structured_content
        assert result.structured_content is not None
        error: dict[str, Any] = result.structured_content["error"]
        return error

    async def raw(self, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        return await self.client.call_tool(name, arguments)


def elicitation(answer: Asked | None) -> Any:
    """A callback of the client that answers questions; None for a client that cannot ask."""
    if answer is None:
        return None

    async def callback(context: Any, params: Any) -> types.ElicitResult:
        return answer(params.message)

    return callback


@asynccontextmanager
async def gateway(
    emulator: Emulator, options: Options, audit: Path | None = None
) -> AsyncIterator[Gateway]:
    settings: dict[str, Any] = {"rate_limit": None, "validate": False, **KEYS}
    async with AsyncClient(endpoint=emulator.endpoint, app_id=APP_ID, **settings) as im:
        log = AuditLog(str(audit) if audit else "")
        texts = read_texts("volc_im", options.language)
        yield Gateway(DEFINITION, im, options, texts, log, {"AppId": APP_ID})


@dataclass
class InProcess:
    """Runs work in a session with a server in this process."""

    emulator: Emulator

    def run(
        self,
        work: Work,
        *,
        era: str = "2026-07-28",
        answer: Asked | None = None,
        audit: Path | None = None,
        **options: Any,
    ) -> None:
        async def main() -> None:
            chosen = Options(**{"profile": "search", **options})
            async with (
                gateway(self.emulator, chosen, audit) as calls,
                MCPClient(
                    make_server(calls), mode=era, elicitation_callback=elicitation(answer)
                ) as client,
            ):
                await work(Tools(client))

        asyncio.run(main())


def sent_texts(emulator: Emulator, conversation: str = TALK) -> list[str]:
    """The contents of the messages of a conversation, the oldest first."""
    from volc_im import Client

    with Client(endpoint=emulator.endpoint, app_id=APP_ID, **KEYS) as im:
        found = im.iter_conversation_messages(conversation_short_id=int(conversation), reverse=1)
        return [each.content for each in found][::-1]

"""Documents and error codes as resources; nothing else can be read."""

from __future__ import annotations

import pytest
from mcp.shared.exceptions import MCPError
from mcp_sessions import ERAS, InProcess, Tools

from volc_im.service import SERVICE


@pytest.mark.parametrize("era", ERAS)
def test_pages_and_error_codes_are_read(sessions: InProcess, era: str) -> None:
    async def work(tools: Tools) -> None:
        client = tools.client
        pages = {str(each.uri): each for each in (await client.list_resources()).resources}
        assert "im://docs/errors" in pages
        assert pages["im://docs/message"].title == "Messages"
        templates = (await client.list_resource_templates()).resource_templates
        assert {each.uri_template for each in templates} == {
            "im://errors/{code}",
            "im://docs/{page}",
        }
        for uri in pages:
            assert len((await client.read_resource(uri)).model_dump_json()) > 1_000
        for code in SERVICE.error_codes.categories:
            read = await client.read_resource(f"im://errors/{code}")
            assert f"# {code}" in read.model_dump_json()

    sessions.run(work, era=era)


@pytest.mark.parametrize(
    "uri",
    [
        "im://docs/../../pyproject.toml",
        "im://docs/%2e%2e/en/index",
        "im://docs/..%2Fzh%2Findex",
        "im://docs/%2Fetc%2Fpasswd",
        "im://docs/index.md",
        "im://docs/",
        "im://errors/Nope",
        "file:///etc/passwd",
        "im://other/index",
    ],
)
def test_everything_else_is_refused(sessions: InProcess, uri: str) -> None:
    async def work(tools: Tools) -> None:
        with pytest.raises(MCPError, match="there is no resource"):
            await tools.client.read_resource(uri)

    sessions.run(work)


def test_chinese_pages_and_remedies(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        read = await tools.client.read_resource("im://errors/ConversationNotFound")
        assert "会话" in read.model_dump_json()
        error = await tools.error("read_messages", conversation_id="404")
        assert "会话" in error["advice"]

    sessions.run(work, profile="curated", language="zh")

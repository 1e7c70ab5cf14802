"""IM and three other services in one process: clients, errors, fixtures, commands and tools."""

from __future__ import annotations

import asyncio
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Final

import pytest
from mcp import Client as MCPClient

import volc_im
from services.conftest import KEYS, SERVICES, Package
from volc_im.emulator import Emulator

ROOTS: Final = {
    "im": "VolcIMError",
    "tag": "VolcTagError",
    "quota": "VolcQuotaError",
    "sqs": "VolcSqsError",
}
QUEUE: Final = "trn:sqs:cn-beijing:2100000000:orders"


@pytest.fixture(scope="module")
def im() -> Iterator[Emulator]:
    with Emulator(**KEYS, app_ids=[661000], strict_signing=True) as server:
        yield server


def test_each_client_calls_its_own_service(packages: dict[str, Package], im: Emulator) -> None:
    tag, quota, sqs = (packages[name] for name in SERVICES)
    with (
        volc_im.Client(**KEYS, endpoint=im.endpoint, app_id=661000) as im_client,
        tag.module.Client(**tag.options()) as tag_client,
        quota.module.Client(**quota.options()) as quota_client,
        sqs.module.Client(**sqs.options()) as sqs_client,
    ):
        assert im_client.get_app_token(user_id=1, expire_time=4_000_000_000_000).token
        assert [each.key for each in tag_client.iter_tags()] == ["team"]
        assert quota_client.get_alarm_rule(id="rule-1").quota_alarm_rule.threshold == "80"
        assert sqs_client.send_message(queue_trn=QUEUE, message_body="a").message_id == "msg-1"


def test_errors_are_caught_by_the_root_of_their_package_alone(
    packages: dict[str, Package], im: Emulator
) -> None:
    modules = {"im": volc_im, **{name: each.module for name, each in packages.items()}}
    servers = {"im": im, **{name: each.server for name, each in packages.items()}}
    parameters: dict[str, dict[str, Any]] = {"im": {"app_id": 661000}}
    roots = {name: getattr(modules[name], root) for name, root in ROOTS.items()}
    for name, module in modules.items():
        options = {**KEYS, "endpoint": servers[name].endpoint, **parameters.get(name, {})}
        with (
            module.Client(**options, max_retries=0) as client,
            pytest.raises(roots[name]) as caught,
        ):
            client.with_options(validate=False).call("NoSuchAction", {}, version="2020-01-01")
        others = tuple(root for other, root in roots.items() if other != name)
        assert not isinstance(caught.value, others)
    assert len({logging.getLogger(f"volc_{name}") for name in modules}) == 4
    for name, package in packages.items():
        assert package.part("_core.util.log").LOGGER is logging.getLogger(f"volc_{name}")


SUITE = """
import asyncio


def test_all(im, tag, quota, sqs, im_server, tag_server, quota_server, sqs_server):
    servers = im_server, tag_server, quota_server, sqs_server
    assert len({server.endpoint for server in servers}) == 4
    assert im.get_app_token(user_id=1, expire_time=4_000_000_000_000).token
    assert [each.tag_key for each in tag.iter_tag_keys()] == ["team"]
    assert quota.list_products().product_info[0].provider_code == "ecs"
    assert sqs.list_queues().total_count == 2
    assert [len(server.requests) for server in servers] == [1, 1, 1, 1]


def test_stubs(tag, sqs):
    from volc_sqs.testing import stub as stub_sqs
    from volc_tag.testing import stub as stub_tag
    stub_sqs(sqs).create_queue(queue_display_name="a").returns(queue_trn="trn")
    stub_tag(tag).get_tags().returns(tags=[], next_token="")
    assert sqs.create_queue(queue_display_name="a").queue_trn == "trn"
    assert [*tag.iter_tags()] == []


def test_async_clients(async_im, async_tag, async_quota, async_sqs):
    async def calls():
        await async_im.get_app_token(user_id=1, expire_time=4_000_000_000_000)
        await async_tag.list_resource_types()
        await async_quota.list_products()
        await async_sqs.list_queues()
    asyncio.run(calls())
"""


def test_fixtures_of_all_packages_work_together(
    packages: dict[str, Package], tmp_path: Path
) -> None:
    (tmp_path / "test_all.py").write_text(SUITE)
    plugins = [word for name in SERVICES for word in ("-p", f"volc_{name}.testing.plugin")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, "-p", "no:cacheprovider", "test_all.py"],
        cwd=tmp_path,
        env={
            "PYTHONPATH": ":".join(str(package.root) for package in packages.values()),
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_the_command_line_of_a_service(
    packages: dict[str, Package], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqs = packages["sqs"]
    main, program = sqs.part("cli.main").main, sqs.part("cli.program").PROGRAM
    for name, value in {**sqs.server.env, "LANG": "C"}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str) -> str:
        with redirect_stdout(io.StringIO()) as out:
            assert main(program, arguments) == 0
        return out.getvalue()

    shown = run("--help")
    assert "Simple Queue Service" in shown
    assert "message" in shown
    assert "conversation" not in shown
    sent = ("message", "send-message", "--queue-trn", QUEUE, "--message-body", "hello")
    assert '"MessageId": "msg-1"' in run(*sent)
    assert '"QueueDisplayName": "orders"' in run("queue", "list-queues", "--all")


def test_the_tools_of_a_service(packages: dict[str, Package]) -> None:
    tag = packages["tag"]
    options = tag.part("mcp.options").Options(profile="all")
    texts = tag.part("mcp.texts").read_texts(tag.name, options.language)

    async def names() -> Any:
        async with tag.module.AsyncClient(**{**tag.options(), "validate": False}) as client:
            gateway = tag.part("mcp.gateway").Gateway(
                tag.part("mcp.definition").DEFINITION, client, options, texts,
                tag.part("mcp.audit").AuditLog(""),
            )  # fmt: skip
            async with MCPClient(tag.part("mcp.server").make_server(gateway)) as session:
                tools = (await session.list_tools()).tools
                called = await session.call_tool("GetTagKeys", {"MatchType": "prefix"})
                return [tool.name for tool in tools], called.structured_content

    listed, result = asyncio.run(names())
    # Without permission to write, only the actions that read are tools.
    assert listed == ["GetTags", "GetTagKeys", "GetTagValues", "GetResources", "ListResourceTypes"]
    assert result is not None
    assert result["result"]["TagKeys"] == [{"Category": "custom", "TagKey": "team"}]

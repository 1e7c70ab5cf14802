"""The three profiles: sizes of their lists, schemas, hints, and each action called through `search`."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from mcp_sessions import InProcess, Tools, accept

from volc_im.mcp.definition import DEFINITION
from volc_im.mcp.options import BYTES_PER_TOKEN
from volc_im.mcp.texts import read_texts
from volc_im.service import SERVICE

TOKENS: dict[tuple[str, bool], int] = {
    ("curated", False): 1_100,
    ("curated", True): 2_300,
    ("search", True): 450,
    ("all", False): 5_000,
    ("all", True): 17_500,
}
"""Upper bounds of `tools/list` by profile, and whether writes are permitted; bytes divided by four."""


@pytest.mark.parametrize(("profile", "writes"), TOKENS)
def test_the_list_of_tools_is_small_and_valid(
    sessions: InProcess, profile: str, writes: bool
) -> None:
    async def work(tools: Tools) -> None:
        listed = await tools.client.list_tools()
        size = len(listed.model_dump_json(by_alias=True, exclude_none=True).encode())
        assert size / BYTES_PER_TOKEN <= TOKENS[profile, writes]
        for tool in listed.tools:
            assert tool.title
            assert tool.description
            jsonschema.Draft202012Validator.check_schema(tool.input_schema)
            # Hosts refuse these keys at the top of the schema of a tool.
            assert not tool.input_schema.keys() & {"anyOf", "allOf", "oneOf", "not"}
            assert tool.input_schema["type"] == "object"

    sessions.run(work, profile=profile, allow_writes=writes)


def test_the_list_of_actions_costs_about_a_thousand_tokens(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        result = await tools.raw("list_actions", {})
        assert len(result.content[0].model_dump_json().encode()) / BYTES_PER_TOKEN <= 1_250
        found = await tools.call("list_actions", query="mute")
        names = [name for group in found["actions"].values() for name in group]
        assert "BatchAddBlockParticipants" in names
        assert len(names) < 10

    sessions.run(work, allow_writes=True)


def test_hints_come_from_access_and_idempotency(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        for tool in (await tools.client.list_tools()).tools:
            action, hints = SERVICE.action(tool.name), tool.annotations
            assert hints is not None
            assert hints.read_only_hint is (action.access == "read")
            assert hints.destructive_hint is action.destructive
            assert hints.idempotent_hint is action.repeatable

    sessions.run(work, profile="all", allow_writes=True)


def examples() -> dict[str, dict[str, Any]]:
    """The documented example of each action, in the order of the documents."""
    texts = read_texts("volc_im", "en")
    return {name: texts.actions[name].get("example", {}) for name in SERVICE.actions}


def test_each_action_is_found_described_and_called_with_its_example(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        listed = await tools.call("list_actions")
        names = {name for group in listed["actions"].values() for name in group}
        assert names == {*SERVICE.actions} - {"GetAppToken"}
        failed: dict[str, Any] = {}
        for name, arguments in examples().items():
            described = await tools.call("describe_action", action=name)
            schema = described["arguments"]
            assert described["example"] == arguments
            jsonschema.validate(as_text(arguments, schema), schema)
            if name not in names:
                continue
            sessions.emulator.reset()  # each example has the samples as they were
            call = {"action": name, "arguments": arguments}
            result = await tools.raw("call_action", call)
            if result.is_error:
                assert result.structured_content is not None
                failed[name] = result.structured_content["error"]["code"]
        assert failed == {}

    sessions.run(work, allow_writes=True, answer=accept)


def as_text(value: Any, schema: dict[str, Any]) -> Any:
    """A value with text in place of integers where the schema has text."""
    if schema["type"] == "string" and isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return [as_text(item, schema["items"]) for item in value]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        rest = schema.get("additionalProperties")
        return {name: as_text(item, properties.get(name, rest)) for name, item in value.items()}
    return value


def test_an_unknown_action_is_refused_with_a_suggestion(sessions: InProcess) -> None:
    async def work(tools: Tools) -> None:
        for tool in ("describe_action", "call_action"):
            error = await tools.error(tool, action="GetMesages", arguments={})
            assert error["code"] == "unknown_action"
            assert "GetMessages" in error["message"]
        assert (await tools.error("call_action"))["code"] == "unknown_action"
        error = await tools.error("call_action", action="BatchGetUser", arguments=[1])
        assert error["code"] == "invalid_arguments"

    sessions.run(work)


def test_the_texts_of_both_languages_name_the_same_fields() -> None:
    english, chinese = (read_texts("volc_im", language) for language in ("en", "zh"))
    assert english.actions.keys() == chinese.actions.keys() == SERVICE.actions.keys()
    for name in SERVICE.actions:
        one, other = english.actions[name], chinese.actions[name]
        assert one["request"].keys() == other["request"].keys()
        assert one["summary"] != other["summary"]


def test_tasks_are_about_a_dozen_and_call_known_actions() -> None:
    assert 10 <= len(DEFINITION.tasks) <= 14
    assert {name for task in DEFINITION.tasks for name in task.actions} <= {*SERVICE.actions}

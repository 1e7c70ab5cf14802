"""The tools of a server, by profile: names, schemas, hints, and what they return.

`curated` has the tools for tasks that a service defines, `search` has three tools that find, describe
and call any action, and `all` has one tool for each action. Only what is permitted is listed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import msgspec

from .._core.schema.actions import Action
from .budget import fit
from .definitions import Answer, Reply, Task
from .gateway import Ask, Gateway
from .refusals import Refused
from .schemas import Schema, request_schema, result_schema, rules
from .task_arguments import read_arguments, schema_of
from .texts import Texts
from .untrusted import free_texts

_REPEATED: Final = (
    "Nothing new happened: this server has made the same call before, with the same idempotency key."
    " To do it again, call with another value of `{field}`."
)


class Hints(NamedTuple):
    """What a client may tell a person about a tool."""

    read_only: bool
    destructive: bool
    idempotent: bool


@dataclass(frozen=True, eq=False, kw_only=True)
class Tool:
    """A tool, in a form that does not depend on the protocol."""

    name: str
    title: str
    description: str
    schema: Schema
    hints: Hints
    run: Callable[[Mapping[str, Any], Ask], Awaitable[dict[str, Any]]]
    """Returns the structured result."""
    is_trusted: bool = False
    """Whether results contain texts of the package only."""


def tools_of(gateway: Gateway) -> dict[str, Tool]:
    """Return the tools of the profile by name."""
    match gateway.options.profile:
        case "curated":
            found = [
                _task_tool(gateway, task)
                for task in gateway.definition.tasks
                if all(gateway.permissions.permits(name) for name in task.actions)
            ]
        case "search":
            found = _search_tools(gateway)
        case "all":
            found = [
                _action_tool(gateway, gateway.action(name))
                for name in gateway.definition.service.actions
                if gateway.permissions.permits(name)
            ]
    return {tool.name: tool for tool in found}


def _hints(*actions: Action[Any]) -> Hints:
    return Hints(
        read_only=all(action.access == "read" for action in actions),
        destructive=any(action.destructive for action in actions),
        idempotent=all(action.repeatable for action in actions),
    )


def _action_tool(gateway: Gateway, action: Action[Any]) -> Tool:
    async def run(arguments: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
        return shown(await gateway.call(action.name, action.name, arguments, ask), gateway)

    return Tool(
        name=action.name,
        title=gateway.texts.summary(action.name),
        description=_about(action, gateway.texts),
        schema=request_schema(action, gateway.texts, gateway.parameters),
        hints=_hints(action),
        run=run,
    )


def _about(action: Action[Any], texts: Texts) -> str:
    parts = [texts.about(action.name), *rules(action)]
    if action.idempotency_field:
        words = "The server sets it, so that the same call takes effect once."
        parts.append(f"`{action.idempotency_field}` is an idempotency key. {words}")
    return " ".join(parts)


def shown(reply: Reply, gateway: Gateway) -> dict[str, Any]:
    """Return the structured result of a call of an action, within the budget."""
    texts, options = gateway.texts, gateway.options
    result, cut = fit(reply.result, options.max_tokens)
    found: dict[str, Any] = {"action": reply.action, "result": result}
    if reply.request_id:
        found["request_id"] = reply.request_id
    struct = gateway.action(reply.action).result
    if paths := free_texts(result, struct):
        found["untrusted"] = [f"result.{path}" if path else "result" for path in paths]
    if notes := _notes(reply, gateway.action(reply.action).idempotency_field):
        found["notes"] = notes
    if cut is not None:
        limit = texts.page_limit(reply.action)
        if limit and cut.omitted and result:
            # The cursors lead to what follows the omitted items, which would be lost.
            found["result"] = {
                name: each
                for name, each in result.items()
                if name not in texts.cursors(reply.action)
            }
            advice = f"Call again with {limit} {max(cut.shown, 1)}; its cursor leads to the rest."
        else:
            advice = "Ask for fewer items, or for single ones."
        path = ".".join(("result", *cut.path))
        found["more"] = {"list": path, "shown": cut.shown, "omitted": cut.omitted, "advice": advice}
        if cut.shortened:
            found["more"]["shortened_texts"] = True
    return found


def _notes(reply: Reply, key: str) -> list[str]:
    """Return what a model should know about a call that succeeded; `key` is the name of the key."""
    return [*reply.warnings, *([_REPEATED.format(field=key)] if reply.repeated else [])]


def _task_tool(gateway: Gateway, task: Task) -> Tool:
    async def run(arguments: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
        replies: list[Reply] = []

        async def call(name: str, fields: dict[str, Any]) -> Reply:
            if name not in task.actions:
                raise AssertionError(f"{task.name} calls {name}, which it does not declare")
            replies.append(await gateway.call(task.name, name, fields, ask, arguments))
            return replies[-1]

        answer: Answer = await task.run(read_arguments(arguments, task.arguments), call)
        result, cut = fit(answer.result, gateway.options.max_tokens)
        found: dict[str, Any] = {"result": result}
        if answer.untrusted:
            found["untrusted"] = [f"result.{path}" for path in answer.untrusted]
        if notes := [note for reply in replies for note in _notes(reply, "key")]:
            found["notes"] = notes
        if cut is not None:
            found["more"] = {
                "list": ".".join(("result", *cut.path)),
                "shown": cut.shown,
                "omitted": cut.omitted,
                "advice": "Ask for fewer items.",
            }
            if cut.omitted and _is_page(result):
                found["result"] = {k: v for k, v in result.items() if k != "next_cursor"}
                found["more"]["advice"] = f"Call again with limit {max(cut.shown, 1)}."
        return found

    return Tool(
        name=task.name,
        title=task.title,
        description=task.description,
        schema=schema_of(task.arguments),
        hints=_hints(*(gateway.action(name) for name in task.actions)),
        run=run,
    )


def _is_page(result: Mapping[str, Any]) -> bool:
    """Return whether the result of a task is a page of a listing."""
    return "next_cursor" in result


def _search_tools(gateway: Gateway) -> list[Tool]:
    actions = gateway.definition.service.actions
    permitted = [gateway.action(name) for name in actions if gateway.permissions.permits(name)]
    texts = gateway.texts

    async def list_actions(arguments: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
        query = str(arguments.get("query") or "").lower()
        found: dict[str, dict[str, str]] = {}
        for group in texts.groups.values():
            lines = {
                name: texts.summary(name)
                for name in group["actions"]
                if gateway.permissions.permits(name)
                and query in f"{name} {texts.about(name)} {group['title']}".lower()
            }
            if lines:
                found[group["title"]] = lines
        return {"actions": found}

    async def describe_action(arguments: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
        action = gateway.action(arguments.get("action"))
        found: dict[str, Any] = {
            "action": action.name,
            "access": action.access,
            "permitted": gateway.permissions.permits(action.name),
            "description": _about(action, texts),
            "arguments": request_schema(action, texts, gateway.parameters),
            "example": texts.actions[action.name].get("example", {}),
            "result": result_schema(action, texts),
            "errors": {
                code: texts.remedy(code) for code in texts.actions[action.name].get("errors", ())
            },
        }
        if action.destructive:
            found["destructive"] = True
        return found

    async def call_action(arguments: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
        given = arguments.get("arguments", {})
        reply = await gateway.call("call_action", str(arguments.get("action")), given, ask)
        return shown(reply, gateway)

    name = {"type": "string", "description": "Name of the action, such as " + next(iter(actions))}
    reads = Hints(read_only=True, destructive=False, idempotent=True)
    title = gateway.definition.service.title
    return [
        Tool(
            name="list_actions",
            title="List actions",
            description=f"List the permitted actions of {title}: names and one sentence each, by"
            " group. Call this first.",
            schema=_object({"query": {"type": "string", "description": "Word to search for."}}),
            hints=reads,
            run=list_actions,
            is_trusted=True,
        ),
        Tool(
            name="describe_action",
            title="Describe an action",
            description="Return the schema of the arguments of an action, an example, its result and"
            " its errors. Call this before you call an action for the first time.",
            schema=_object({"action": name}, ["action"]),
            hints=reads,
            run=describe_action,
            is_trusted=True,
        ),
        Tool(
            name="call_action",
            title="Call an action",
            description="Call an action with the arguments that describe_action shows. Ids are text.",
            schema=_object(
                {"action": name, "arguments": {"type": "object"}}, ["action", "arguments"]
            ),
            hints=_hints(*permitted),
            run=call_action,
        ),
    ]


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    found: Schema = {"type": "object", "properties": properties}
    return found | ({"required": required} if required else {}) | {"additionalProperties": False}


def tool_named(tools: Mapping[str, Tool], name: str, gateway: Gateway) -> Tool:
    """Return a tool; raise Refused with the reason why it is missing."""
    if name in tools:
        return tools[name]
    named = {task.name: task.actions for task in gateway.definition.tasks}
    for action in named.get(name, (name,)):
        if action in gateway.definition.service.actions:
            gateway.permissions.check_action(gateway.action(action))
    raise Refused("unknown_tool", f"there is no tool {name!r}", "List the tools of the server.")


def encoded(value: object) -> str:
    """Return a value as compact JSON."""
    return msgspec.json.encode(value).decode()

"""The one way from a tool to an action: permissions, checks, confirmation, idempotency, call, audit."""

from __future__ import annotations

import time
import warnings
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from .._core.client import BaseAsyncClient
from .._core.errors import APIError, ConfigError, SDKError
from .._core.schema.action_names import known_action
from .._core.schema.actions import Action
from .._core.schema.int64_text import large_as_text, longs_as_text
from .._core.schema.models import UntypedResult
from .._core.schema.types import Object
from .arguments import wire_body
from .audit import AuditLog
from .definitions import MCPDefinition, Reply
from .options import Options
from .permissions import Permissions
from .refusals import Refused
from .rounds import Rounds
from .texts import Texts

Ask = Callable[[str], Awaitable[bool]]
"""Asks the person a question; returns whether they agreed. Raises Refused if it cannot ask a person."""

_SHOWN: Final = 600
"""Characters of a request that a question shows."""


@dataclass(frozen=True, eq=False)
class Gateway:
    """Calls actions for tools, within the options of the operator."""

    definition: MCPDefinition
    client: BaseAsyncClient
    """A client with `validate=False`: requests are checked here, before a person is asked."""
    options: Options
    texts: Texts
    audit: AuditLog
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Values of the client for fields that a call may leave out, by wire names."""
    rounds: Rounds = field(init=False)
    permissions: Permissions = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rounds", Rounds(self.options.round))
        permissions = Permissions(self.definition, self.options, self.texts)
        object.__setattr__(self, "permissions", permissions)

    def action(self, name: object) -> Action[Any]:
        """Return an action by its name; raise Refused if there is none."""
        service = self.definition.service
        try:
            return service.action(known_action(name, service.actions))
        except ConfigError as error:
            advice = "Use the name of an action of this service."
            raise Refused("unknown_action", str(error), advice) from None

    async def call(
        self,
        tool: str,
        name: str,
        arguments: Mapping[str, Any],
        ask: Ask,
        shown: Mapping[str, Any] | None = None,
    ) -> Reply:
        """Call an action.

        Args:
            tool: Name of the tool, for questions and for the log.
            name: Name of the action.
            arguments: Fields by wire names.
            ask: Asks the person.
            shown: Arguments that a question shows, if the tool has others than the action. They must
                be the same whenever the call is repeated with the answer.

        Raises:
            Refused: The call is not permitted, or the person did not agree.
            SDKError: The arguments are not valid, or the call failed.
        """
        action = self.action(name)
        facts: dict[str, Any] = {"tool": tool, "action": action.name, "access": action.access}
        body: dict[str, Any] | None = None
        started = time.monotonic()
        try:
            self.permissions.check_action(action)
            body = wire_body(action, arguments, self.parameters)
            self.permissions.check_ids(body)
            facts["confirmed"] = await self._confirm(
                tool, action, body if shown is None else shown, ask
            )
            reply = await self._send(action, body, facts)
        except Refused as refusal:
            self.audit.write(action, body, facts | {"outcome": refusal.code})
            raise
        except SDKError as error:
            code = error.code if isinstance(error, APIError) else type(error).__name__
            facts |= {"outcome": "error", "code": code}
            facts["request_id"] = getattr(error, "request_id", None) or None
            self.audit.write(action, body, facts | {"ms": _ms_since(started)})
            raise
        facts |= {"outcome": "ok", "request_id": reply.request_id, "ms": _ms_since(started)}
        self.audit.write(action, body, facts | {"repeated": reply.repeated or None})
        return reply

    async def _confirm(
        self, tool: str, action: Action[Any], arguments: Mapping[str, Any], ask: Ask
    ) -> bool | None:
        """Return True if a person agreed, and None if none has to be asked; raise Refused."""
        wanted = self.options.confirm
        is_asked = action.destructive or (wanted == "writes" and action.access == "write")
        if wanted == "never" or not is_asked:
            return None
        text = msgspec.json.encode(arguments).decode()
        if len(text) > _SHOWN:
            text = f"{text[:_SHOWN]}… ({len(text) - _SHOWN} more characters)"
        if not await ask(f"{self.texts.summary(action.name)}\n{tool} {text}"):
            advice = "Do not try again unless the person asks for it."
            raise Refused("declined", f"the person did not agree to {action.name}", advice)
        return True

    async def _send(
        self, action: Action[Any], body: dict[str, Any], facts: dict[str, Any]
    ) -> Reply:
        key = self.rounds.add_key(action, body)
        facts["idempotency_key"] = key
        is_repeated = self.rounds.is_repeated(key)
        try:
            result: UntypedResult = await self.client.call(action.name, body)
        except SDKError as error:
            error.idempotency_key = error.idempotency_key or key
            raise
        self.rounds.succeeded(key)
        return Reply(
            action=action.name,
            result=ids_as_text(result.data, action),
            request_id=result.request_id,
            idempotency_key=key,
            repeated=is_repeated,
            warnings=_warnings(action, body),
        )


def ids_as_text(data: Any, action: Action[Any]) -> Any:
    """Return a result in wire form with the 64-bit integers of known and unknown fields as text."""
    is_known = not issubclass(action.result, UntypedResult)
    return large_as_text(longs_as_text(data, Object(action.result)) if is_known else data)


def _warnings(action: Action[Any], body: dict[str, Any]) -> tuple[str, ...]:
    """Return likely mistakes in a valid request, of which the client would warn its caller."""
    if action.check is None:
        return ()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        action.check(action.name, body)
    return tuple(str(each.message) for each in found)


def _ms_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)

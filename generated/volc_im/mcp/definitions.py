"""What the server needs to know about a service: its client, its task tools and its ids."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from .._core.client import BaseAsyncClient
from .._core.service import ServiceModel
from .options import Profile

Call: TypeAlias = "Callable[[str, dict[str, Any]], Awaitable[Reply]]"
"""Calls an action, by name, with its fields by wire names."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The reply to a call."""

    action: str
    result: Any
    """Field `Result` of the reply, by wire names; ids are text."""
    request_id: str = ""
    idempotency_key: str | None = None
    repeated: bool = False
    """Whether an earlier call of this server had the same idempotency key."""
    warnings: tuple[str, ...] = ()
    """Likely mistakes in the request."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a task tool returns."""

    result: dict[str, Any]
    untrusted: tuple[str, ...] = ()
    """Paths of texts that users wrote, such as `messages[].text`."""


class Arguments(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Base class of the arguments of task tools. Their schema is made from the annotations."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Task:
    """A tool for one task, in the words of a person; it calls actions."""

    name: str
    title: str
    description: str
    actions: tuple[str, ...]
    """Actions that it calls. The tool is listed if all of them are permitted."""
    arguments: type[Arguments]
    run: Callable[[Any, Call], Awaitable[Answer]]
    """Takes the arguments, and the function that calls actions."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A kind of ids that an operator can limit, such as those of users."""

    name: str
    """Name of the kind of ids, in messages and in the option `--allow-ids`."""
    fields: frozenset[str]
    """Wire names of the fields that have such ids, in requests."""


@dataclass(frozen=True, eq=False, kw_only=True)
class MCPDefinition:
    """The service that a server serves."""

    service: ServiceModel
    client: Callable[..., BaseAsyncClient]
    """Class of the async client."""
    tasks: tuple[Task, ...] = ()
    """Tools of the profile `curated`."""
    scopes: tuple[Scope, ...] = ()
    """Ids that can be limited, besides the parameters of the client."""

    @property
    def default_profile(self) -> Profile:
        """Return the profile without an option: the task tools, or `search` if there are none."""
        return "curated" if self.tasks else "search"

    @property
    def all_scopes(self) -> tuple[Scope, ...]:
        """Return the scopes with those of the parameters of the client."""
        parameters = self.service.parameters
        own = (
            Scope(name=name.replace("_", "-"), fields=frozenset({parameter.wire_name}))
            for name, parameter in parameters.items()
        )
        return (*own, *self.scopes)

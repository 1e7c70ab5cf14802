"""Find the function that answers an action."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from .._core.schema.actions import Action
from .._core.service import ServiceModel
from .engine_interface import EmulatorDefinition, Handler
from .errors import ServiceError
from .example_responses import empty_result


@dataclass(frozen=True, slots=True)
class Route:
    """An action, the function that answers it, and the kind of its answers."""

    action: Action[Any]
    handle: Handler
    answer: Literal["handler", "example"]


def route(definition: EmulatorDefinition, action: str, version: str, method: str) -> Route:
    """Return the route of a request; raise ServiceError if there is none."""
    service = definition.service
    if action not in service.actions:
        raise _invalid(f"there is no action {action}")
    found = _action(service, action)
    if version != found.version:
        raise _invalid(f"{action} has no version {version}; use {found.version}")
    if method != found.method:
        message = f"{action} does not accept {method}; use {found.method}"
        raise ServiceError("MethodNotAllowed", message)
    handler = definition.plugin.handlers.get(action)
    if handler is not None:
        return Route(found, handler, "handler")
    result = definition.example_results.get(action) or empty_result(found)
    return Route(found, lambda context: result, "example")


@cache
def _action(service: ServiceModel, name: str) -> Action[Any]:
    return service.action(name)


def _invalid(reason: str) -> ServiceError:
    return ServiceError("InvalidActionOrVersion", reason)

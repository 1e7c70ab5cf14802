"""Which function answers which action. A new action is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from .. import actions
from .._runtime.facts import Action
from ..service import API_VERSION
from .call import Call
from .conversations import create_conversation, get_user_conversations
from .failures import Failure

Handler = Callable[[Call], dict[str, Any]]

HANDLERS: Final[dict[str, Handler]] = {
    "CreateConversation": create_conversation,
    "GetUserConversations": get_user_conversations,
}


@dataclass(frozen=True, slots=True)
class Route:
    """An action, and what answers it."""

    action: Action[Any]
    handle: Handler


def route(action: str, version: str) -> Route:
    """Where a request goes; raises Failure."""
    known = _actions().get(action)
    if known is None:
        raise _invalid(f"there is no action {action}")
    if version != API_VERSION:
        raise _invalid(f"{action} has no version {version}; use {API_VERSION}")
    handler = HANDLERS.get(action)
    if handler is None:
        raise _invalid(f"the emulator does not have {action} yet")
    return Route(known, handler)


@cache
def _actions() -> dict[str, Action[Any]]:
    """Every action of the package, found by its descriptor: there is no second list to keep."""
    modules = [
        import_module(f"{actions.__name__}.{m.name}") for m in iter_modules(actions.__path__)
    ]
    values = [value for module in modules for value in vars(module).values()]
    return {value.name: value for value in values if isinstance(value, Action)}


def _invalid(reason: str) -> Failure:
    return Failure("InvalidActionOrVersion", reason)

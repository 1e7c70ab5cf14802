"""Which function answers which action, gathered from the modules of `behaviour`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Final, Literal

from .. import actions
from .._core.schema.actions import Action
from ..registry import ACTIONS
from ..service import API_VERSION
from . import conversations
from . import handlers as behaviour
from .errors import Failure
from .example_responses import example
from .handlers import Behaviour


def _modules() -> list[ModuleType]:
    return [
        import_module(f"{behaviour.__name__}.{found.name}")
        for found in iter_modules(behaviour.__path__)
    ]


def _gathered(modules: list[ModuleType]) -> dict[str, Behaviour]:
    found: dict[str, Behaviour] = {}
    for module in modules:
        for action, function in module.BEHAVIOUR.items():
            if action in found:
                raise TypeError(f"{module.__name__}: {action} has two behaviours")
            found[action] = function
    return found


def _schema(modules: list[ModuleType]) -> str:
    """The tables that several modules share, then each module's own."""
    return "\n".join((conversations.SCHEMA, *(getattr(module, "SCHEMA", "") for module in modules)))


_MODULES: Final = _modules()
BEHAVIOUR: Final[dict[str, Behaviour]] = _gathered(_MODULES)
SCHEMA: Final = _schema(_MODULES)


@dataclass(frozen=True, slots=True)
class Route:
    """An action, what answers it, and whether that acts or shows an example."""

    action: Action[Any]
    handle: Behaviour
    answer: Literal["behaviour", "example"]


def route(action: str, version: str) -> Route:
    """Where a request goes; raises Failure."""
    if action not in ACTIONS:
        raise _invalid(f"there is no action {action}")
    if version != API_VERSION:
        raise _invalid(f"{action} has no version {version}; use {API_VERSION}")
    known = _action(action)
    handle = BEHAVIOUR.get(action)
    return Route(known, example, "example") if handle is None else Route(known, handle, "behaviour")


@cache
def _action(name: str) -> Action[Any]:
    module, constant = ACTIONS[name]
    found: Action[Any] = getattr(import_module(f"{actions.__name__}.{module}"), constant)
    return found


def _invalid(reason: str) -> Failure:
    return Failure("InvalidActionOrVersion", reason)

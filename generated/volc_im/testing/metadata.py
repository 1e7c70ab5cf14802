"""What the package knows of an action or a struct, by its name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .._core.errors import Violation
from .._core.schema.actions import Action, Condition
from .._core.schema.models import Result, Struct
from .._core.serde.validation import violations
from ..fields import FIELDS
from ..registry import ACTIONS


def action_named(name: str) -> Action[Any] | None:
    """The action, None where the package does not know it."""
    if name not in ACTIONS:
        return None
    module, constant = ACTIONS[name]
    action: Action[Any] = getattr(import_module(f"..actions.{module}", __package__), constant)
    return action


def action_of(request: type[Struct]) -> Action[Any] | None:
    """The action that a class is the body of."""
    action = action_named(request.__name__.removesuffix("Request"))
    return action if action is not None and action.request is request else None


def broken_rules(
    data: dict[str, Any], kind: type[Struct], conditions: tuple[Condition, ...] = ()
) -> tuple[Violation, ...]:
    """The documented rules of a struct, a request or a result that data in wire form breaks."""
    if kind.__name__ not in FIELDS:
        return ()
    stand_in = Action(
        name=kind.__name__,
        doc="",
        access="read",
        qps=None,
        request=kind,
        result=Result,
        conditions=conditions,
    )
    return violations(data, stand_in, FIELDS)

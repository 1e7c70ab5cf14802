"""Calls by name: of actions that the package knows, and of those that it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from ..errors import ConfigError
from ..registry import ACTIONS
from ..service import API_VERSION, PARAMETERS
from .data import unchecked
from .facts import Action
from .model import Struct, UntypedResult, WireBody
from .options import Options

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VERSION: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def untyped_call(
    name: str, body: Mapping[str, Any], options: Options, *, read: bool, version: str | None
) -> tuple[Action[UntypedResult], WireBody]:
    """The action and the whole body of a call by name."""
    try:
        return _action(str(name), read=read, version=version), _whole(body, options)
    finally:
        del body  # a traceback with locals would show what users wrote


def _whole(body: Mapping[str, Any], options: Options) -> WireBody:
    """The body with the fields that every request carries."""
    if not isinstance(unchecked(body), Mapping):
        raise ConfigError(f"the body is a mapping of fields, not {type(body).__name__}")
    carried = {
        wire: options.parameters[python]
        for python, wire in PARAMETERS.items()
        if options.parameters[python] is not None
    }
    return WireBody({**carried, **body})


@lru_cache(maxsize=256)
def _action(name: str, *, read: bool, version: str | None) -> Action[UntypedResult]:
    if not _NAME.fullmatch(name) or not _VERSION.fullmatch(version or API_VERSION):
        raise ConfigError(f"{name!r} in version {version!r} is no action")
    if name in ACTIONS and version in (None, API_VERSION):
        module, constant = ACTIONS[name]
        known = getattr(import_module(f"..actions.{module}", __package__), constant)
        action: Action[UntypedResult] = replace(known, result=UntypedResult, failures=None)
        return action
    return Action(
        name=name,
        doc="",
        access="read" if read else "write",
        qps=None,
        request=Struct,
        result=UntypedResult,
        version=version or API_VERSION,
    )

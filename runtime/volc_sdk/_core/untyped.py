"""Calls by name: of actions that the package knows, and of those that it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from ..registry import ACTIONS
from ..service import API_VERSION, PARAMETERS
from .call.options import Options
from .errors import ConfigError
from .schema.action_names import meant
from .schema.actions import Action
from .schema.models import Struct, UntypedResult, WireBody
from .util.import_lock import LOADING
from .util.typeguards import unchecked

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VERSION: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def untyped_call(
    name: str, body: Mapping[str, Any], options: Options, *, read: bool, version: str | None
) -> tuple[Action[UntypedResult], WireBody]:
    """The action and the whole body of a call by name."""
    try:
        return _action(_checked(name), read=read, version=_version(version)), _whole(body, options)
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


def _checked(name: object) -> str:
    """The name of an action, which this package need not know."""
    if isinstance(name, str) and _NAME.fullmatch(name):
        return str.__str__(name)  # an enum writes itself otherwise
    raise ConfigError(f"{name!r} is no name of an action{meant(name, ACTIONS)}")


def _version(version: object) -> str:
    if version is None:
        return API_VERSION
    if isinstance(version, str) and _VERSION.fullmatch(version):
        return version
    raise ConfigError(f"version is a date such as {API_VERSION!r}, not {version!r}")


@lru_cache(maxsize=256)
def _action(name: str, *, read: bool, version: str) -> Action[UntypedResult]:
    if name in ACTIONS and version == API_VERSION:
        module, constant = ACTIONS[name]
        with LOADING:
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
        version=version,
    )

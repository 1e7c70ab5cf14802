"""Calls by action name, including actions that this package does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, Literal

from .call.options import Options
from .errors import ConfigError
from .schema.action_names import suggestion
from .schema.actions import Action
from .schema.models import Struct, UntypedResult, WireBody
from .service import ServiceModel
from .util.typeguards import unchecked

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VERSION: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def untyped_call(
    service: ServiceModel,
    name: str,
    body: Mapping[str, Any],
    options: Options,
    *,
    read: bool,
    version: str | None,
    method: str | None,
) -> tuple[Action[UntypedResult], WireBody]:
    """Return the action and the complete body of a call by name.

    Raises:
        ConfigError: The name, the version, the method or the body is not valid.
    """
    action = _action(
        _check_name(name, service),
        _check_version(version, service),
        _check_method(method),
        read=read,
        service=service,
    )
    return action, _with_parameters(body, options, service)


def _with_parameters(body: Mapping[str, Any], options: Options, service: ServiceModel) -> WireBody:
    """Return the body with the parameters of the client, which the body may override."""
    if not isinstance(unchecked(body), Mapping):
        raise ConfigError(f"the body must be a mapping of fields, not {type(body).__name__}")
    parameters = {
        parameter.wire_name: options.parameters[name]
        for name, parameter in service.parameters.items()
        if options.parameters[name] is not None
    }
    return WireBody({**parameters, **body})


def _check_name(name: object, service: ServiceModel) -> str:
    if isinstance(name, str) and _NAME.fullmatch(name):
        return str.__str__(name)  # the str() of an enum member is not its value
    raise ConfigError(f"{name!r} is not an action name{suggestion(name, service.actions)}")


def _check_method(method: object) -> Literal["GET", "POST"] | None:
    if method is None:
        return None
    if method == "GET":
        return "GET"
    if method == "POST":
        return "POST"
    raise ConfigError(f"method must be 'GET' or 'POST', not {method!r}")


def _check_version(version: object, service: ServiceModel) -> str | None:
    if version is None:
        return None
    if isinstance(version, str) and _VERSION.fullmatch(version):
        return version
    raise ConfigError(f"version must be a date such as {service.api_version!r}, not {version!r}")


@lru_cache(maxsize=256)
def _action(
    name: str,
    version: str | None,
    method: Literal["GET", "POST"] | None,
    *,
    read: bool,
    service: ServiceModel,
) -> Action[UntypedResult]:
    if name in service.actions:
        known = service.action(name)
        if version in (None, known.version) and method in (None, known.method):
            action: Action[UntypedResult] = replace(known, result=UntypedResult, failures=None)
            return action
    method = method or service.method
    encoding = service.encoding
    if method != service.method:
        encoding = "query" if method == "GET" else "json"
    return Action(
        name=name,
        version=version or service.api_version,
        doc="",
        access="read" if read else "write",
        qps=None,
        request=Struct,
        result=UntypedResult,
        method=method,
        encoding=encoding,
    )

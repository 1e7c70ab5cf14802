"""The service that is called, as one frozen value: names, hosts, actions and error codes.

The generated package defines it as `SERVICE` in its module `service` and passes it to the core,
which never imports a generated module by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from .errors import ConfigError
from .util.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from .schema.actions import Action
    from .schema.error_codes import ErrorCodes


class Parameter(NamedTuple):
    """A field that every request carries, set on the client."""

    wire_name: str
    type: type[int] | type[str] | type[bool] | type[float] = int
    """Type of its values."""


PARAMETER_TYPES: Final[Mapping[type, str]] = {
    int: "an integer",
    float: "a number",
    str: "text",
    bool: "True or False",
}
"""Types of parameters, as messages name them."""


class ServiceModel(NamedTuple):
    """Names, hosts, actions and error codes of one service."""

    name: str
    """Short name, which pytest fixtures are named after."""
    title: str
    """Full name, for help texts."""
    package: str
    """Import name of the generated package."""
    distribution: str
    """Name of the package on the package index."""
    version: str
    """Version of the package."""
    api_version: str
    """Version of the API, a date."""
    signing_name: str
    """Name of the service in the credential scope of signatures."""
    default_region: str
    hosts: Mapping[str, str]
    """Host of each region; empty if one host serves all regions."""
    timeout_s: float
    """Default timeout of one attempt, in seconds."""
    parameters: Mapping[str, Parameter]
    """Fields that every request carries, by Python name."""
    actions: Mapping[str, str]
    """Module and constant of each action, such as `group.CREATE_THING`, by name of the action."""
    host: str = ""
    """Host that serves all regions; empty if each region has its own."""
    method: Literal["GET", "POST"] = "POST"
    """HTTP method of most actions."""
    encoding: Literal["json", "form", "query"] = "json"
    """Where the fields of requests with this method are."""

    def has_region(self, region: str) -> bool:
        """Return whether a client can call a region; one host for all regions serves any."""
        return bool(self.host) or region in self.hosts

    def host_of(self, region: str) -> str:
        """Return the host of a region."""
        return self.host or self.hosts[region]

    def __hash__(self) -> int:
        return hash((self.package, self.version))  # mappings have no hash

    def action(self, name: str) -> Action[Any]:
        """Return an action by its name; import its module on first use."""
        module, _, constant = self.actions[name].partition(".")
        with IMPORT_LOCK:
            found: Action[Any] = getattr(self._module(f"actions.{module}"), constant)
        return found

    @property
    def error_codes(self) -> ErrorCodes:
        """The documented error codes; their module is imported on first use."""
        with IMPORT_LOCK:
            found: ErrorCodes = self._module("error_codes").ERROR_CODES
        return found

    def _module(self, name: str) -> Any:
        return import_module(f"{self.package}.{name}")


def check_parameters(service: ServiceModel, values: Mapping[str, object]) -> None:
    """Raise ConfigError if a value does not have the type of its parameter; None is not checked."""
    for name, value in values.items():
        expected = service.parameters[name].type
        if value is not None and not _is_value(value, expected):
            what = PARAMETER_TYPES[expected]
            raise ConfigError(f"{name} must be {what}, not {type(value).__name__}")


def _is_value(value: object, type_: type) -> bool:
    if isinstance(value, bool):
        return type_ is bool
    # Integers of other libraries, such as those of numpy, are accepted.
    return isinstance(value, type_) or (type_ in (int, float) and hasattr(value, "__index__"))

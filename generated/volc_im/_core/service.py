"""The service that is called, as one frozen value: names, hosts, actions and error codes.

The generated package defines it as `SERVICE` in its module `service` and passes it to the core,
which never imports a generated module by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from .util.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from .schema.actions import Action
    from .schema.error_codes import ErrorCodes


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
    """Host of each region."""
    timeout_s: float
    """Default timeout of one attempt, in seconds."""
    parameters: Mapping[str, str]
    """Wire names, by Python name, of the fields that every request carries."""
    actions: Mapping[str, str]
    """Module and constant of each action, such as `group.CREATE_THING`, by name of the action."""

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

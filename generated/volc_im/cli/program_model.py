"""Description of a command line: its groups of actions and its commands, without their code."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from .language import Text


class Command(NamedTuple):
    """A command that is not an action. See the package `cli` for what its module has."""

    name: str
    """One or two words, such as `explain` or `import users`."""
    module: str
    """Module in the package `cli`, which is imported when the command is used."""
    help: Text
    """One sentence."""
    options: tuple[str, ...] = ()
    """Its own options, for completion."""


class Group(NamedTuple):
    """Actions that belong together."""

    name: str
    module: str
    """Module in `cli.groups`, with its actions."""
    help: Text


class ClientParameter(NamedTuple):
    """A field of every request, which is an option of every command that calls the service."""

    option: str
    """Such as `--shop-id`."""
    name: str
    """Argument of the client, such as `shop_id`."""
    help: Text
    type: type
    """int, float, bool or str."""

    @property
    def metavar(self) -> str:
        """Placeholder for the value in help texts."""
        return "ID" if self.name.endswith("id") else self.name.rpartition("_")[2].upper()


class Program(NamedTuple):
    """A command line."""

    name: str
    """Name of the executable file, which is the name of the distribution."""
    package: str
    """Import name of the package."""
    version: str
    title: Text
    """What the service is."""
    regions: tuple[str, ...]
    parameters: tuple[ClientParameter, ...]
    groups: tuple[Group, ...]
    commands: tuple[Command, ...]

    def actions(self, group: Group) -> tuple[ActionCommand, ...]:
        """Return the actions of a group, whose module is imported on first use."""
        found: tuple[ActionCommand, ...] = import_module(
            f"{self.package}.cli.groups.{group.module}"
        ).ACTIONS
        return found


class OptionHelp(NamedTuple):
    """Help of an option that is a field of a request. Types are read from the models, on a call."""

    option: str
    """Such as `--thing-id`."""
    wire_name: str
    """Name of the field."""
    kind: str
    """Type of the value in the help, such as INTEGER."""
    is_required: bool
    """Whether each request must have it."""
    help: Text
    values: tuple[str, ...] = ()
    """Names of the values of an enum."""


class ActionCommand(NamedTuple):
    """A command that calls one action."""

    name: str
    """The action in lower case, such as `create-thing`."""
    action: str
    """Name of the action, such as `CreateThing`."""
    method: str
    """Method of the client that calls it."""
    help: Text
    """Its summary."""
    description: Text
    options: tuple[OptionHelp, ...]
    iterator: str = ""
    """Method of the client that iterates over all items; empty if the action is not a listing."""
    cursor: str = ""
    """Wire name of the cursor of a listing."""
    page_size: str = ""
    """Wire name of the size of its pages."""


class ErrorHelp(NamedTuple):
    """An error code, as `explain` describes it."""

    code: str
    number: int | None
    """Number of the code, if it has one."""
    exception: str
    """Class of the exception that it raises."""
    meaning: Text
    remedy: Text

"""Definition of an emulated service, and the state that the parts of a running emulator share.

An `EmulatorDefinition` contains everything that the engine needs to know about a service. Its
`EmulatorPlugin` is written by hand, for services whose actions do more than answer with examples.
"""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, TypeAlias

from .._core.service import ServiceModel
from .context import RequestContext
from .state import EmulatorState
from .store import Store

Handler: TypeAlias = Callable[[Any], dict[str, Any]]
"""Takes the context that the plug-in made for a request, and returns `Result`; raises ServiceError."""

ControlHandler: TypeAlias = "Callable[[Backend, bytes], dict[str, Any]]"
"""Takes the body of a request to the control endpoint, and returns the content of the response.

It raises ControlError or ValueError for a request that it refuses."""

ContextFactory: TypeAlias = Callable[..., RequestContext]
"""Makes the context of a request. Takes the same arguments as RequestContext."""


class Overview(NamedTuple):
    """Data of the database that the views show."""

    selected: str
    """Id of the object whose details are shown; empty if there is none."""
    data: dict[str, Any]


@dataclass(frozen=True, eq=False, kw_only=True)
class WebPage:
    """Views that the console has for this service, of the data of the emulator."""

    folder: Traversable
    """Their files, also in a zip application. The console imports the module `plugin.js`."""
    overview: Callable[[sqlite3.Connection, str, int], Overview]
    """Reads the data to show. Takes a connection within a transaction, the id of the object whose
    details are requested, and the time in Unix milliseconds. The id may be any text."""


@dataclass(frozen=True, eq=False, kw_only=True)
class EmulatorPlugin:
    """The parts of an emulator that only one service has. Without them, actions answer with examples."""

    title: str = ""
    """Name of the service in messages; empty for the title of the service."""
    handlers: Mapping[str, Handler] = field(default_factory=dict[str, Handler])
    """Handler by action. Other actions answer with the documented example."""
    context: ContextFactory = RequestContext
    """Makes the context that handlers get."""
    schema: str = ""
    """Tables as SQL statements, each ended by a semicolon and a line feed."""
    open_enum_fields: frozenset[str] = frozenset()
    """Wire names of fields that accept values their enum does not name."""
    control_routes: Mapping[str, Mapping[str, ControlHandler]] = field(
        default_factory=dict[str, Mapping[str, ControlHandler]]
    )
    """Resources of the control endpoint: a handler by path and HTTP method."""
    page: WebPage | None = None
    add_samples: Callable[[Backend], None] | None = None
    """Adds sample data to a database that may have it already."""
    samples_help: str = ""
    """What the sample data are, for the help of the command line."""
    add_arguments: Callable[[ArgumentParser], None] | None = None
    """Adds options to the command line; each `dest` is an argument of the emulator's class."""


@dataclass(frozen=True, eq=False, kw_only=True)
class EmulatorDefinition:
    """What the engine needs to emulate a service."""

    service: ServiceModel
    example_results: Mapping[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    """Documented example of the result, by action."""
    plugin: EmulatorPlugin = field(default_factory=EmulatorPlugin)

    @property
    def title(self) -> str:
        """Name of the service in messages."""
        return self.plugin.title or self.service.title


@dataclass(frozen=True, eq=False, kw_only=True)
class Backend:
    """Definition, state and database of a running emulator. Calls must not overlap."""

    definition: EmulatorDefinition
    state: EmulatorState
    store: Store
    samples: bool = False
    """Whether the database has sample data from the start."""

    def context(self, action: str, body: dict[str, Any], database: sqlite3.Connection) -> Any:
        """Return the plug-in's context for work outside of a request."""
        make, service = self.definition.plugin.context, self.definition.service
        return make(service.action(action), body, database, self.state.clock.now_ns())

    def prepare(self) -> None:
        """Add the sample data, if the emulator starts with sample data."""
        if self.samples and self.definition.plugin.add_samples is not None:
            self.definition.plugin.add_samples(self)

    def reset(self) -> None:
        """Forget all data and state. Sample data are added again; quotas stay on or off."""
        self.store.clear()
        self.state.reset()
        self.prepare()

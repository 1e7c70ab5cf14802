"""Decide which actions and ids are permitted. Everything that calls an action asks here first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from .._core.schema.actions import Action
from .._core.util.typeguards import is_list, is_mapping
from .definitions import MCPDefinition, Scope
from .options import Options
from .refusals import Refused
from .texts import Texts


@dataclass(frozen=True, eq=False)
class Permissions:
    """The permissions of one server."""

    definition: MCPDefinition
    options: Options
    texts: Texts

    def permits(self, name: str) -> bool:
        """Return whether an action may be called."""
        return self._refusal(self.definition.service.action(name)) is None

    def check_action(self, action: Action[Any]) -> None:
        """Raise Refused if an action may not be called."""
        if (refusal := self._refusal(action)) is not None:
            raise refusal

    def check_ids(self, body: dict[str, Any]) -> None:
        """Raise Refused if the body of a request, at any depth, has an id that is not permitted."""
        for scope in self.definition.all_scopes:
            patterns = self.options.allow_ids.get(scope.name)
            if not patterns:
                continue
            for path, value in ids_within(body, scope):
                if not _matches(value, patterns):
                    raise Refused(
                        "id_not_allowed",
                        f"{path}: {value!r} is not a permitted id of the kind {scope.name}",
                        f"Use an id that matches one of: {', '.join(patterns)}.",
                    )

    def _refusal(self, action: Action[Any]) -> Refused | None:
        name, options = action.name, self.options
        if self.texts.returns_credentials(name) and name not in options.allow:
            return Refused(
                "action_not_allowed",
                f"{name} returns a credential and is not permitted",
                f"The operator can permit it by its full name: --allow {name}.",
            )
        if options.allow:
            if _matches(name, options.allow):
                return None
            return Refused(
                "action_not_allowed",
                f"{name} is not permitted by --allow",
                f"Use an action that matches one of: {', '.join(options.allow)}.",
            )
        if action.access == "read" or options.allow_writes:
            return None
        return Refused(
            "read_only",
            f"{name} writes, and this server only reads",
            f"The operator can start it with --allow {name} or --allow-writes. Do not try again.",
        )


def ids_within(data: object, scope: Scope, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the ids of a scope in the data of a request, as text, each with its path."""
    if is_mapping(data):
        for name, value in data.items():
            here = f"{path}.{name}" if path else name
            if name in scope.fields:
                yield from _ids(value, here)
            yield from ids_within(value, scope, here)
    elif is_list(data):
        for index, item in enumerate(data):
            yield from ids_within(item, scope, f"{path}[{index}]")


def _ids(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the ids in the value of a field: one, a list of them, or the keys of a map."""
    if is_mapping(value):
        yield from ((f"{path}[{key}]", key) for key in value)
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _ids(item, f"{path}[{index}]")
    elif isinstance(value, str | int):
        yield path, str(value)


def _matches(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)

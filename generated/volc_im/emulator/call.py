"""One checked request, as a behaviour sees it: its fields, the time, and a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from .._core.schema.actions import Action
from .errors import invalid
from .spec_data import DEFAULTS
from .store import next_number

User = int | str
"""A user by the form that the request used: an integer, or text in the `…Str` twin."""

_NS_PER_S: Final = 1_000_000_000
_NS_PER_MS: Final = 1_000_000


def user_key(user: User) -> str:
    """What identifies a user: both forms of one id name the same user."""
    return str(user)


def named(field: str, user: User) -> dict[str, User]:
    """The field of a reply, or its twin, by the form of the user's id."""
    return {field if isinstance(user, int) else f"{field}Str": user}


def named_lists(field: str, users: Iterator[User] | list[User]) -> dict[str, list[User]]:
    """The same for a list: always the field, and its twin where some ids are text."""
    given = list(users)
    texts: list[User] = [user for user in given if isinstance(user, str)]
    numbers: list[User] = [user for user in given if isinstance(user, int)]
    return {field: numbers, f"{field}Str": texts} if texts else {field: numbers}


@dataclass(frozen=True)
class Call:
    """A request whose fields, so far as the documents have rules for them, are good."""

    action: Action[Any]
    body: dict[str, Any]
    """The fields as they came, without nulls. For a documented default use `value`."""
    database: sqlite3.Connection
    """Within a transaction: all of the call happens, or, when it raises, nothing."""
    now_ns: int
    """When the call began, by the emulator's clock."""

    @property
    def now_s(self) -> int:
        """The time in Unix seconds; the same throughout a call."""
        return self.now_ns // _NS_PER_S

    @property
    def now_ms(self) -> int:
        """The time in Unix milliseconds; the same throughout a call."""
        return self.now_ns // _NS_PER_MS

    @cached_property
    def app_id(self) -> int:
        """The application; nothing is shared between two of them."""
        return int(self.body["AppId"])

    @cached_property
    def inbox_type(self) -> int:
        """The inbox; nothing is shared between two of them."""
        return int(self.body.get("InboxType", 0))

    def new_id(self) -> int:
        """An id above all that were given before; for writes only."""
        return next_number(self.database, self.now_ns)

    def value(self, name: str) -> Any:
        """A field of the body, or else its documented default, or else None."""
        known = self.body.get(name)
        return DEFAULTS.get(self.action.request.__name__, {}).get(name) if known is None else known

    def user(self, name: str, within: Mapping[str, Any] | None = None) -> User:
        """The user that a field, or its twin, names; one of the two must be there.

        `within` is a struct of the body, such as an item of a list, in place of the body.
        """
        user = self.user_or_none(name, within)
        if user is None:
            raise invalid(f"{name}: is required")
        return user

    def user_or_none(self, name: str, within: Mapping[str, Any] | None = None) -> User | None:
        """The same; None where neither field is there."""
        fields = self.body if within is None else within
        if name in fields:
            return int(fields[name])
        if f"{name}Str" not in fields:
            return None
        return _text_id(f"{name}Str", fields[f"{name}Str"])

    def users(self, name: str, within: Mapping[str, Any] | None = None) -> list[User]:
        """The users that a list, or its twin, names, each once; empty where neither is there."""
        return [user for user, _ in self.user_items(name, within)]

    def user_items(
        self, name: str, within: Mapping[str, Any] | None = None
    ) -> list[tuple[User, Any]]:
        """The same for a map too, whose keys are users: each user with its value."""
        fields = self.body if within is None else within
        path = name if name in fields else f"{name}Str"
        given: dict[Any, Any] | list[Any] = fields.get(path, [])
        values: dict[Any, Any] = given if isinstance(given, dict) else dict.fromkeys(given)
        checked = _integer_id if path == name else _text_id
        found: dict[str, tuple[User, Any]] = {}
        for item, value in values.items():
            user = checked(path, item)
            found.setdefault(user_key(user), (user, value))
        return list(found.values())


def _text_id(path: str, value: object) -> str:
    if not value:
        raise invalid(f"{path}: is empty")
    return str(value)


def _integer_id(path: str, value: object) -> int:
    # The keys of a map are text even where users are integers.
    text = str(value)
    if not (text.isascii() and text.isdigit() and int(text) < 2**63):
        raise invalid(f"{path}: {text[:40]!r} is no user id; 0 to {2**63 - 1} is allowed")
    return int(text)

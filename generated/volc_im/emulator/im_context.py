"""The context of a request to IM: its application, its inbox, and the users that it names.

A user is named by an integer, or by text in the string alternative of the field, whose name ends in
`Str`. Both forms of one id name the same user.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from volc_im.emulator.context import RequestContext
from volc_im.emulator.errors import errors_inside, invalid

User = int | str
"""A user's id in the form in which it was sent."""


def user_key(user: User) -> str:
    """Return the text that identifies a user."""
    return str(user)


def user_field(field: str, user: User) -> dict[str, User]:
    """Return a user's id as a field of a reply: the given one, or its string alternative for text."""
    return {field if isinstance(user, int) else f"{field}Str": user}


def user_list_fields(field: str, users: Iterable[User]) -> dict[str, list[User]]:
    """Return ids of users as a field of a reply; text ids are in its string alternative."""
    numbers: list[User] = []
    texts: list[User] = []
    for user in users:
        (numbers if isinstance(user, int) else texts).append(user)
    return {field: numbers, f"{field}Str": texts} if texts else {field: numbers}


class UserItem(NamedTuple):
    """A user in a list or map of a request."""

    path: str
    """Place in the body by wire names, such as `Users[0]`."""
    user: User
    value: Any
    """Value in the map, or the object that names the user; None in a list of ids."""


@dataclass(frozen=True)
class IMContext(RequestContext):
    """One request to an action of IM."""

    conversation_kinds: Mapping[str, tuple[str, ...]]
    """Kinds of conversation that an action accepts; an action that is missing accepts all."""

    @cached_property
    def app_id(self) -> int:
        """The application. Applications share no data."""
        return int(self.body["AppId"])

    @cached_property
    def inbox_type(self) -> int:
        """The inbox. Inboxes share no data."""
        return int(self.body.get("InboxType", 0))

    def user(self, name: str, within: Mapping[str, Any] | None = None) -> User:
        """Return the user in a field or its string alternative; raise ServiceError if both are missing.

        `within` is an object in the body, such as an item of a list, to read in place of the body.
        """
        user = self.user_or_none(name, within)
        if user is None:
            raise invalid("is required", path=name)
        return user

    def user_or_none(self, name: str, within: Mapping[str, Any] | None = None) -> User | None:
        """Return the user in a field or its string alternative; None if both are missing."""
        fields = self.body if within is None else within
        if name in fields:
            return int(fields[name])
        if f"{name}Str" not in fields:
            return None
        return _text_id(f"{name}Str", fields[f"{name}Str"])

    def user_path(self, name: str) -> str:
        """Return the name of the field that names a user: the given one or its string alternative."""
        return name if name in self.body else f"{name}Str"

    def users(self, name: str, within: Mapping[str, Any] | None = None) -> list[User]:
        """Return the users of a list or its string alternative, without duplicates."""
        return [item.user for item in self.user_items(name, within)]

    def user_items(self, name: str, within: Mapping[str, Any] | None = None) -> list[UserItem]:
        """Return the users in a map with their values, or the users in a list, each with None.

        A user who is named twice is returned once.
        """
        fields = self.body if within is None else within
        field = name if name in fields else f"{name}Str"
        sent: dict[Any, Any] | list[Any] = fields.get(field, [])
        parse = _integer_id if field == name else _text_id
        found: list[tuple[object, object, object]] = (
            [(key, key, value) for key, value in sent.items()]
            if isinstance(sent, dict)
            else [(index, user, None) for index, user in enumerate(sent)]
        )
        items: dict[str, UserItem] = {}
        for place, sent_user, value in found:
            path = f"{field}[{place}]"
            user = parse(path, sent_user)
            items.setdefault(user_key(user), UserItem(path, user, value))
        return list(items.values())

    def user_infos(self, name: str, field: str) -> list[UserItem]:
        """Return the objects in a list, each with the user that it names in a field."""
        items: list[UserItem] = []
        for index, info in enumerate(self.body[name]):
            path = f"{name}[{index}]"
            with errors_inside(path):
                items.append(UserItem(path, self.user(field, info), info))
        return items


def _text_id(path: str, value: object) -> str:
    if not value:
        raise invalid("is empty", path=path)
    return str(value)


def _integer_id(path: str, value: object) -> int:
    # The names in a map are text even if users are integers.
    text = str(value)
    if not (text.isascii() and text.isdigit() and int(text) < 2**63):
        raise invalid(f"{text[:40]!r} is not a user id; use 0 to {2**63 - 1}", path=path)
    return int(text)

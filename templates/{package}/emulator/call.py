"""One checked request, as a handler sees it: its fields, and a transaction to work in."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from .failures import invalid

User = int | str
"""A user by the form that the request used: an integer, or text in the `…Str` twin."""


def user_key(user: User) -> str:
    """What identifies a user: both forms of one id name the same user."""
    return str(user)


@dataclass(frozen=True, slots=True)
class Call:
    """A request whose fields, so far as the documents have rules for them, are good."""

    body: dict[str, Any]
    database: sqlite3.Connection

    @property
    def app_id(self) -> int:
        """The application; nothing is shared between two of them."""
        return int(self.body["AppId"])

    @property
    def inbox_type(self) -> int:
        """The inbox; nothing is shared between two of them."""
        return int(self.body.get("InboxType", 0))

    def user(self, name: str) -> User:
        """The user that a field, or its twin, names; one of the two is there."""
        if name in self.body:
            return int(self.body[name])
        text = str(self.body[f"{name}Str"])
        if not text:
            raise invalid(f"{name}Str: is empty")
        return text

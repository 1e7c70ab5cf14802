"""Wire names to Python names, in one place: `ConversationShortId` → `conversation_short_id`."""

from __future__ import annotations

import keyword
import re
from typing import Final

# A run of capitals keeps together (`URL`, `P2P`), with a plural s (`IDs`); else a capital begins a word.
_WORDS: Final = re.compile(
    r"[A-Z][A-Z0-9]+s(?![A-Za-z0-9])|[A-Z0-9]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]"
)

# Names that mean something where fields and parameters live: the types in annotations,
# the receiver, and what every result carries.
RESERVED: Final = frozenset(
    [
        "self",
        "cls",
        "int",
        "str",
        "float",
        "bool",
        "list",
        "dict",
        "field",
        "metadata",
        "request_id",
        "to_dict",
        "to_json",
    ]
)
# What every result has; a field with such a name would hide it.
RESULT_ATTRIBUTES: Final = frozenset(
    [
        "failed",
        "idempotency_key",
        "metadata",
        "raw_response",
        "request_id",
        "to_dict",
        "to_json",
    ]
)
# Attributes of the clients; no action may hide one.
CLIENT_ATTRIBUTES: Final = frozenset(
    ["close", "aclose", "call", "with_options", "with_raw_response"]
)

_LISTING_VERBS: Final = ("batch_get_", "get_", "list_", "scan_")


def words(name: str) -> list[str]:
    """The words of a wire name, in lower case."""
    return [word.lower() for word in _WORDS.findall(name)]


def snake(name: str) -> str:
    """A field, a parameter or a method; a Python word gets an underscore behind it.

    Raises ValueError where the name has nothing to make an identifier of.
    """
    python = "_".join(words(name))
    if not python.isidentifier():
        raise ValueError(f"`{name}` makes no Python name")
    return f"{python}_" if keyword.iskeyword(python) or python in RESERVED else python


def constant(name: str) -> str:
    """An enum's member or a module's constant."""
    python = "_".join(words(name)).upper()
    if not python.isidentifier():
        raise ValueError(f"`{name}` makes no Python name")
    return python


def iterator(action: str) -> str:
    """The iterator over a listing: `GetUserConversations` → `iter_user_conversations`."""
    python = snake(action)
    for verb in _LISTING_VERBS:
        if python.startswith(verb):
            return f"iter_{python.removeprefix(verb)}"
    return f"iter_{python}"


def request_class(action: str) -> str:
    """The class of an action's body."""
    return f"{action}Request"


def result_class(action: str) -> str:
    """The class of an action's result."""
    return f"{action}Result"


def mixin(group: str) -> str:
    """The class that holds a group's methods: `conversation` → `ConversationMethods`."""
    return "".join(word.capitalize() for word in group.split("_")) + "Methods"
